/** Characters that Markdown would take for mark-up. */
const escaped = (text: string) => text.replace(/[\\*_`[\]~|]/g, '\\$&')

interface Notes {
  list: string[]
}

const code = (text: string) => {
  const clean = text
    .replace(/<\/?nowiki>/gi, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
  const ticks = '`'.repeat(Math.max(0, ...[...clean.matchAll(/`+/g)].map(([run]) => run.length)) + 1)
  return clean.trim() === '' ? '' : `${ticks}${/^`|`$/.test(clean) ? ` ${clean} ` : clean}${ticks}`
}

/** Inline wikitext as Markdown. What is set apart (code, links, notes) is kept in `held` while the rest is escaped. */
function inline(text: string, notes: Notes): string {
  const held: string[] = []
  const hold = (markdown: string) => `\u0001${held.push(markdown) - 1}\u0002`
  const address = (target: string) =>
    target
      .trim()
      .replace(/ /g, '%20')
      .replace(/[()]/g, (sign) => encodeURIComponent(sign))
  const out = text
    .replace(/[\u0001\u0002]/g, '')
    .replace(/<!--.{0,2000}?-->/g, '')
    .replace(/<(code|tt)>(.{0,2000}?)<\/\1>/gi, (_, __, inner: string) => hold(code(inner)))
    .replace(/<nowiki>(.{0,2000}?)<\/nowiki>/gi, (_, inner: string) => hold(escaped(inner)))
    .replace(/<math[^<>]*>(.{0,2000}?)<\/math>/gi, (_, inner: string) => hold(code(inner)))
    .replace(/<ref[^<>/]*>(.{0,4000}?)<\/ref>/gi, (_, inner: string) =>
      hold(`[^${notes.list.push(inline(inner, notes))}]`),
    )
    .replace(/<ref[^<>]*\/>|<\/?references[^<>]*>/gi, '')
    .replace(/\[\[(?:File|Image):([^[\]|]+)(?:\|([^[\]]*))?\]\]/gi, (_, file: string, rest?: string) =>
      hold(`![${escaped(rest?.split('|').at(-1) ?? file)}](${address(file)})`),
    )
    .replace(/\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]/g, (_, target: string, words?: string) =>
      hold(`[${escaped(words ?? target)}](${address(target)})`),
    )
    .replace(/\[((?:https?|mailto):[^\s\]]+)(?:\s+([^\]]*))?\]/gi, (_, url: string, words?: string) =>
      hold(`[${inline(words ?? url, notes)}](${address(url)})`),
    )
    .replace(/https?:\/\/[^\s<>\u0001)]+/gi, (url) => hold(`<${url}>`))
    .replace(/<(\/?)(sub|sup|b|i|u|s|br|kbd|small|del|ins)\s*\/?>/gi, (tag) => hold(tag))
  const marked = escaped(out)
    .replace(/'''''(.+?)'''''/g, '***$1***')
    .replace(/'''(.+?)'''/g, '**$1**')
    .replace(/''(.+?)''/g, '*$1*')
    .replace(/<(?=[\w/!?])/g, '&lt;')
  const release = (value: string): string =>
    value.replace(/\u0001(\d+)\u0002/g, (_, at: string) => release(held[Number(at)]!))
  return release(marked)
}

const listItem = (marks: string, text: string) => {
  const kind = marks.at(-1)!
  const indent = '    '.repeat(marks.length - 1)
  // "#:" goes on with the item above it, which keeps its number.
  if (kind === ':' && /[*#]/.test(marks)) return `\n${indent}${text}\n`
  if (kind === ':') return `${'> '.repeat(marks.length)}${text}\n`
  return `${indent}${kind === '#' ? '1.' : '-'} ${kind === ';' ? `**${text}**` : text}`
}

/** A `{| … |}` table as a table of GitHub's Markdown; attributes of cells are left out. */
function table(rows: readonly string[], notes: Notes): string[] {
  const parsed: { head: boolean; cells: string[] }[] = []
  for (const row of rows) {
    const text = row.trim()
    if (/^\|-/.test(text) || /^\|\+/.test(text)) {
      parsed.push({ head: false, cells: [] })
      continue
    }
    const mark = text[0]
    if (mark === '|' || mark === '!') {
      if (parsed.length === 0) parsed.push({ head: false, cells: [] })
      const last = parsed.at(-1)!
      if (mark === '!') last.head = true
      for (const cell of text.slice(1).split(mark === '!' ? /!!|\|\|/ : /\|\|/))
        last.cells.push(inline(cell.replace(/^[^|[\]{}]*=[^|[\]{}]*\|(?!\|)/, '').trim(), notes))
    } else if (parsed.at(-1)?.cells.length) {
      const cells = parsed.at(-1)!.cells
      cells[cells.length - 1] = `${cells.at(-1)}<br>${inline(text, notes)}`
    }
  }
  const full = parsed.filter((row) => row.cells.length > 0)
  const width = Math.max(0, ...full.map((row) => row.cells.length))
  if (width === 0) return []
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`
  const head = full[0]!.head ? full[0]!.cells : []
  const body = full[0]!.head ? full.slice(1) : full
  return ['', line(head), line(Array.from({ length: width }, () => '---')), ...body.map((row) => line(row.cells)), '']
}

/**
 * MediaWiki's mark-up as Markdown: headings, lists, tables, preformatted text and code, links, images, notes. Templates stand as they are
 * written. Linear in the length of the text, and the result is sanitised like any other Markdown.
 */
export function mediawikiToMarkdown(source: string): string {
  const notes: Notes = { list: [] }
  const out: string[] = []
  const lines = source
    .replace(/^\uFEFF/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .split(/\r\n|\r|\n/)
  for (let at = 0; at < lines.length; at += 1) {
    const text = lines[at]!
    const block = /^\s*<(pre|source|syntaxhighlight)\b([^>]*)>/i.exec(text)
    const heading = /^(={1,6})\s*(.+?)\s*\1\s*$/.exec(text)
    const list = /^([*#:;]+)\s*(.*)$/.exec(text)
    if (block) {
      const end = new RegExp(`</${block[1]}>`, 'i')
      const raw = [text.slice(block.index + block[0].length)]
      while (!end.test(raw.at(-1)!) && at + 1 < lines.length) raw.push(lines[(at += 1)]!)
      const [inside = '', after = ''] = raw.join('\n').split(end)
      const fence = '`'.repeat(Math.max(2, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length)) + 1)
      const language = /lang(?:uage)?\s*=\s*"?([\w+#-]+)/i.exec(block[2]!)?.[1] ?? ''
      const clean = inside
        .replace(/<\/?nowiki>/gi, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&')
      // The preamble names authors with their addresses, which are not for readers.
      const shown = out.every((line) => line.trim() === '') ? clean.replace(/\s*<[^\s<>@]+@[^\s<>]+>/g, '') : clean
      out.push('', `${fence}${language}`, shown.replace(/^\n|\s+$/g, ''), fence, '')
      if (after.trim()) out.push(inline(after, notes))
    } else if (/^\s*\{\|/.test(text)) {
      const rows: string[] = []
      while (at + 1 < lines.length && !/^\s*\|\}/.test(lines[at + 1]!)) rows.push(lines[(at += 1)]!)
      at += 1
      out.push(...table(rows, notes))
    } else if (heading) out.push('', `${'#'.repeat(heading[1]!.length)} ${inline(heading[2]!, notes)}`, '')
    else if (list) {
      if (!/^([*#:;]+)/.test(lines[at - 1] ?? '')) out.push('')
      out.push(listItem(list[1]!, inline(list[2]!, notes)))
      if (!/^([*#:;]+)/.test(lines[at + 1] ?? '')) out.push('')
    } else if (/^-{4,}\s*$/.test(text)) out.push('', '---', '')
    else if (/^ \S/.test(text)) {
      const raw = [text.slice(1)]
      while (/^ /.test(lines[at + 1] ?? '')) raw.push(lines[(at += 1)]!.slice(1))
      out.push('', '```', ...raw, '```', '')
    } else out.push(inline(text, notes).replace(/^(\s*)([#>+-]|\d+[.)])/, '$1\\$2'))
  }
  const definitions = notes.list.map((note, index) => `[^${index + 1}]: ${note}`)
  return `${out.join('\n')}\n\n${definitions.join('\n')}`
}
