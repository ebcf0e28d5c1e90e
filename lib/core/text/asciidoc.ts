import { withoutConditions } from './asciidoc-conditions'
import { inline, type Notes } from './asciidoc-inline'
import { Lists } from './asciidoc-lists'
import { table, type TableFormat } from './asciidoc-table'

const FENCES = { '----': true, '....': true, '++++': true, '```': true } as const
type Fence = keyof typeof FENCES

const admonition = /^(NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+(.*)$/

/** A table's fence, and what sets its cells apart. */
const TABLES: Readonly<Record<string, TableFormat>> = { '|===': 'psv', ',===': 'csv', ':===': 'dsv' }

/**
 * AsciiDoc as Markdown, for reading: sections, lists, listings, tables, admonitions, quotes, links, images, footnotes. Attributes are
 * substituted, and conditions on them hold or do not; includes and macros beyond these stand as they are written. Lists and tables were
 * compared with @asciidoctor/core 3.0.4. Sanitised like any other Markdown.
 */
export function asciidocToMarkdown(source: string): string {
  const notes: Notes = { list: [] }
  const attributes = new Map<string, string>()
  const out: string[] = []
  const lines = withoutConditions(source.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/))
  const lists = new Lists()
  let language = ''
  let columns = 0
  let start = 0
  let format: TableFormat | '' = ''
  let said = ''
  let quote = ''
  let quoted = ''
  let by = ''
  /** What belongs to a list item begins with this. */
  let within = ''
  let isAfterBlank = false
  const words = (text: string) =>
    inline(
      text.replace(/\{([\w-]+)\}/g, (whole, name: string) => attributes.get(name.toLowerCase()) ?? whole),
      notes,
    )
  const put = (...made: string[]) => {
    const lead = `${within}${quote ? '> ' : ''}`
    out.push(...made.map((line) => (line === '' ? lead.trimEnd() : `${lead}${line}`)))
  }
  /** A block that belongs to no item ends the lists that are open. */
  const leave = () => {
    if (within || quote) return
    lists.close()
  }
  const putItem = (text: string): boolean => {
    const item = lists.item(text, start)
    if (!item) return false
    start = 0
    within = ''
    if (item.opens && lists.depth === 1 && out.at(-1) !== '') put('')
    put(`${item.lead} ${words(item.words)}`)
    isAfterBlank = false
    return true
  }
  for (let at = 0; at < lines.length; at += 1) {
    const text = lines[at]!
    const attribute = /^:(!?[A-Za-z][\w-]*!?):(?:\s+(.*))?$/.exec(text)
    const heading = /^(={1,6}|#{1,6})\s+(.+?)\s*$/.exec(text)
    const fence = text
      .trimEnd()
      .replace(/^(-{4})-+$/, '$1')
      .replace(/^(\.{4})\.+$/, '$1')
      .replace(/^```.*$/, '```')
    const close = text.trimEnd()
    const isBlank = close === ''
    const cells = TABLES[close.replace(/^([|,:])={3,}$/, '$1===')]
    if (isBlank) {
      if (!quote) within = ''
      put('')
    } else if (/^\/{4,}\s*$/.test(text)) while (at + 1 < lines.length && lines[(at += 1)]!.trimEnd() !== close);
    else if (/^\/\/(?!\/)/.test(text)) {
      // A comment between two lists keeps them apart.
      if (isAfterBlank && !quote) lists.close()
    } else if (attribute) {
      let value = attribute[2] ?? ''
      while (/(?:^|\s)\\$/.test(value) && at + 1 < lines.length)
        value = `${value.slice(0, -1)}${lines[(at += 1)]!.trim()}`
      attributes.set(attribute[1]!.toLowerCase(), value)
    } else if (Object.hasOwn(FENCES, fence)) {
      const raw: string[] = []
      const end = fence === ('```' as Fence) ? '```' : close
      while (at + 1 < lines.length && lines[at + 1]!.trimEnd() !== end) raw.push(lines[(at += 1)]!)
      at += 1
      leave()
      const ticks = '`'.repeat(Math.max(2, ...[...raw.join('\n').matchAll(/`+/g)].map(([run]) => run.length)) + 1)
      put('', `${ticks}${language || (/^```(\w+)/.exec(text)?.[1] ?? '')}`, ...raw, ticks, '')
      language = ''
    } else if (cells) {
      const rows: string[] = []
      while (at + 1 < lines.length && lines[at + 1]!.trimEnd() !== close) rows.push(lines[(at += 1)]!)
      at += 1
      leave()
      put(...table(rows, columns, format && cells === 'psv' ? format : cells, notes))
      columns = 0
      format = ''
    } else if (/^(={4,}|_{4,}|\*{4,}|--)\s*$/.test(text)) {
      if (quote === close) {
        if (quoted) put('', `— ${quoted}`)
        quote = quoted = within = ''
      } else if (!quote && !/^--\s*$/.test(text)) {
        leave()
        quoted = by
        quote = close
        if (said) put(`**${said}**`, '')
        said = ''
      }
      by = ''
      out.push('')
    } else if (/^\[.*\]\s*$/.test(text) && !/^\[\[.*\]\]\S/.test(text)) {
      language = /^\[(?:source|,)[^,\]]*,\s*([\w+#-]+)/.exec(text)?.[1] ?? language
      said = /^\[(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/.exec(text)?.[1] ?? ''
      by = words(/^\[(?:quote|verse),\s*([^\]]+)\]/.exec(text)?.[1]?.replace(/"/g, '') ?? '')
      start = Number(/\bstart="?(\d{1,9})/.exec(text)?.[1] ?? 0)
      format = (/\bformat="?(csv|tsv|dsv|psv)\b/.exec(text)?.[1] ?? format) as TableFormat | ''
      const cols = /cols\s*=\s*"?([^"\]]+)"?/.exec(text)?.[1]
      if (cols) columns = /^(\d+)\*/.test(cols) ? Number.parseInt(cols, 10) : cols.split(',').length
    } else if (heading) {
      lists.close()
      put('', `${'#'.repeat(heading[1]!.length)} ${words(heading[2]!)}`, '')
    } else if (admonition.test(text)) {
      const [, kind, rest] = admonition.exec(text)!
      leave()
      out.push('', `${within}> **${kind}:** ${words(rest!)}`)
    } else if (/^\+\s*$/.test(text) && lists.depth > 0) {
      put('')
      within = lists.indent(lists.depth)
    } else if (within === '' || !quote ? putItem(text) : false) continue
    else if (/^\S.*::(\s|$)/.test(text) && !/^(image|include|ifdef|ifndef|ifeval|endif|video|toc)::/.test(text)) {
      const [term = '', meaning = ''] = text.split(/::(?:\s+|$)/, 2)
      leave()
      put('', `**${words(term)}**${meaning ? `: ${words(meaning)}` : ''}`)
    } else if (/^\.[^\s.]/.test(text)) put('', `**${words(text.slice(1))}**`, '')
    else if (/^'{3,}\s*$/.test(text)) put('', '---', '')
    else if (/^(\+|<{3})\s*$/.test(text)) put('')
    else {
      if (isAfterBlank) leave()
      put(words(text).replace(/\s\+$/, '  '))
    }
    isAfterBlank = isBlank
  }
  const definitions = notes.list.map((note, index) => `[^${index + 1}]: ${note}`)
  return `${out.join('\n')}\n\n${definitions.join('\n')}`
}
