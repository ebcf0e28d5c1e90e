import { keyOf, type Entry } from './rules-header'
import type { Line } from './rules-text'

// A header as a table of two columns: HTML (conda's CEPs), a grid or a list-table of reStructuredText (Open edX' OEPs), or a Markdown table.

/** How far down a header begins, and how far it goes. */
const TOP = 30
const ROWS = 60

/** The words above the two columns. */
const HEAD = /^(?:metadata|field|key|name|item|property|attribute) \| (?:value|content|description)$/i

type Row = { name: string; value: string; line: number }

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ', '#39': "'" }
const wordsOf = (html: string): string =>
  html
    .replace(/<\/?[a-z][^<>@]*>/gi, ' ')
    .replace(/&(lt|gt|amp|quot|nbsp|#39);/gi, (_, name: string) => ENTITIES[name.toLowerCase()]!)
    .replace(/\s+/g, ' ')
    .trim()

/** A value that goes on in the next line: names under one another are several. */
const joined = (name: string, value: string, more: string): string => {
  const text = wordsOf(more.replace(/^\s*(?:\||[*-]\s)\s*/, ''))
  const glue = /author|arbiter|decider/i.test(name) && value !== '' && !/[,;]$/.test(value) ? ', ' : ' '
  return text === '' ? value : `${value}${glue}${text}`.trim()
}

/** `<tr><td>Status</td><td>Accepted</td></tr>`, on one line or several; the end of a row may be left out. */
function htmlRows(lines: readonly Line[], start: number): Row[] {
  const rows: Row[] = []
  let open = ''
  let from = lines[start]!.number
  const close = () => {
    const [name, ...cells] = [...open.matchAll(/<t[dh]\b[^>]*>([\s\S]*?)(?=<\/?t[dhr]\b|<\/table|$)/gi)].map(
      ([, cell]) => wordsOf(cell!),
    )
    if (name && cells.length === 1) rows.push({ name, value: cells[0]!, line: from })
    open = ''
  }
  for (const line of lines.slice(start, start + ROWS)) {
    for (const piece of line.text.split(/(?=<tr\b)/i)) {
      if (/^<tr\b/i.test(piece)) {
        close()
        from = line.number
      }
      open += `${piece}\n`
    }
    if (/<\/table>/i.test(line.text)) break
  }
  close()
  return rows
}

/** The line of dashes under the first row of a Markdown table, with or without bars at its ends. */
const isRule = (text: string) => /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/.test(text) && text.includes('|')

/** `| Status | Accepted |`; in a grid, a row without a name goes on with the value before it. */
function pipeRows(lines: readonly Line[], start: number): Row[] {
  const rows: Row[] = []
  const isBare = !/^\s*[|+]/.test(lines[start]!.text)
  for (const line of lines.slice(start, start + ROWS)) {
    const text = line.text.trim()
    if (/^\+[-=+]+\+$/.test(text) || isRule(text)) continue
    if (!/^\|/.test(text) && !(isBare && /\|/.test(text))) break
    // Markdown lets the bars at both ends of a row be left out.
    const cells = text
      .replace(/^\|/, '')
      .replace(/(?<!\\)\|$/, '')
      .split(/(?<!\\)\|/)
      .map((cell) => wordsOf(cell.replaceAll('\\|', '|')))
    // Of a row that names no value the bar at its end is the one in its middle; a cell too many may be an empty one.
    while (cells.length > 2 && cells.at(-1) === '') cells.pop()
    if (cells.length > 2) return []
    const [name = '', value = ''] = cells
    const last = rows.at(-1)
    if (name === '' && last) last.value = joined(last.name, last.value, value)
    else if (name !== '') rows.push({ name, value, line: line.number })
  }
  return rows
}

/** AsciiDoc's `|===` with a cell on each line, names and values in turn (Jenkins' JEPs); lines of comment are left out. */
function asciidocRows(lines: readonly Line[], start: number): Row[] {
  const cells: { text: string; line: number }[] = []
  for (const { text, number } of lines.slice(start + 1, start + ROWS * 2)) {
    if (/^\|===/.test(text)) break
    if (/^\/\//.test(text) || text.trim() === '') continue
    const parts = text.split(/(?:^|\s)[a-z]?\|(?:\s|$)/)
    const [over = '', ...begun] = parts.map((part) => part.trim())
    const last = cells.at(-1)
    if (over && last) last.text = `${last.text} ${over}`.trim()
    for (const one of begun) cells.push({ text: one, line: number })
  }
  return cells.flatMap((cell, index) =>
    index % 2 === 0 && cell.text !== '' && cells[index + 1]
      ? [{ name: cell.text, value: cells[index + 1]!.text, line: cell.line }]
      : [],
  )
}

/** `.. list-table::` with `* - Status` and `- Accepted` under it. */
function listRows(lines: readonly Line[], start: number): Row[] {
  const rows: Row[] = []
  let cell = 0
  for (const line of lines.slice(start + 1, start + ROWS)) {
    const text = line.text
    if (text.trim() === '') continue
    if (!/^\s/.test(text)) break
    const first = /^\s+\*\s+-\s*(.*)$/.exec(text)
    const next = /^\s+-\s*(.*)$/.exec(text)
    const last = rows.at(-1)
    if (first) {
      rows.push({ name: wordsOf(first[1]!), value: '', line: line.number })
      cell = 0
    } else if (next && last) {
      cell += 1
      if (cell === 1) last.value = joined(last.name, '', next[1]!)
    } else if (last && cell === 1 && !/^\s+:/.test(text)) last.value = joined(last.name, last.value, text)
  }
  return rows
}

/**
 * The entries of a header that is a table; none where the first table at the top is none: it must say where the proposal stands, who
 * wrote it or when, and another thing that is known.
 */
export function tableEntries(lines: readonly Line[], isKnown: (key: string) => boolean): Entry[] {
  const start = lines
    .slice(0, TOP)
    .findIndex(
      ({ text }, index) =>
        /^\s*<table\b/i.test(text) ||
        /^\|===/.test(text) ||
        /^\s*(?:\+-|\|)/.test(text) ||
        /^\.\. list-table::/.test(text) ||
        (text.includes('|') && isRule(lines[index + 1]?.text.trim() ?? '')),
    )
  if (start < 0) return []
  const { text } = lines[start]!
  const rows = /<table/i.test(text)
    ? htmlRows(lines, start)
    : /^\.\./.test(text)
      ? listRows(lines, start)
      : /^\|===/.test(text)
        ? asciidocRows(lines, start)
        : pipeRows(lines, start)
  const entries = rows
    .filter(({ name, value }, index) => index > 0 || !HEAD.test(`${name} | ${value}`))
    .map(({ name, value, line }) => ({ key: keyOf(name), name: name.replace(/[*_`]/g, ''), value, line }))
  const anchored = entries.some(({ key }) => /^(status|state|author|authors|created|date)$/.test(key))
  return anchored && entries.filter(({ key }) => isKnown(key)).length > 1 ? entries : []
}
