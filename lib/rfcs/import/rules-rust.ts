import type { RfcLink } from '../schema'
import {
  baseName,
  bodyStart,
  firstHeading,
  linesOf,
  plainValue,
  readDay,
  stem,
  titleFromName,
  type Line,
} from './rules-text'
import { folderStatus } from './rules-statuses'
import type { Report, SourceDocument, SourceFile } from './schema'

const known =
  /^(feature name|title|start date|rfc prs?|(?:rust|react) issues?|tracking issues?|authors?|author\(s\)|team)$/i
const item = /^\s{0,3}[-*+]\s+\**\s*([A-Za-z][A-Za-z ()]*?)\s*(#)?\s*\**\s*:\s*\**\s*(.*)$/

type Entry = { key: string; value: string; line: number }

const FIRST_HEADING = /^\uFEFF?\s*##?\s.*/
/** Whether a file begins with Rust's header: a list with at least one of its three telling keys. */
export const isRust = (text: string) => {
  // A title may stand above the list, and may be a heading of the second level.
  const head = text.slice(0, 3000).replace(FIRST_HEADING, '').split(/^##\s/m)[0] ?? ''
  // Vue's, Cloud Native Buildpacks' and other lists begin in the same way and have keys of their own, of which a status is one.
  if (/^\s{0,3}[-*+]\s+\**(target major version|reference issues|name|status|state)\**\s*:/im.test(head)) return false
  return /^\s{0,3}[-*+]\s+\**\s*(feature name|start date|rfc pr)s?\s*#?\s*\**\s*:/im.test(head)
}

const isBlank = ({ text }: Line) => text.trim() === ''

/** The header's entries and the index of the first line after them. */
const entriesOf = (lines: readonly Line[], report: Report): { entries: Entry[]; next: number } => {
  const entries: Entry[] = []
  let next = 0
  for (const [index, line] of lines.entries()) {
    const match = item.exec(line.text.replace(/^\uFEFF/, ''))
    const key = match?.[1]?.toLowerCase() ?? ''
    const inside = entries.length > 0
    if (match && (known.test(key) || inside)) {
      if (!known.test(key)) report(line.number, `header "${match[1]}" is not known; kept in the original header only`)
      if (match[2]) report(line.number, `header "${match[1]} #" read as "${match[1]}"`)
      entries.push({ key: key.replace('(s)', ''), value: match[3]!, line: line.number })
      next = index + 1
    } else if (inside && next === index && /^\s+\S/.test(line.text)) {
      const last = entries.at(-1)!
      last.value = `${last.value} ${line.text.trim()}`
      next = index + 1
    } else if (
      line.text.trim() === '' ||
      (inside && /^\[\^[^\]]+\]:/.test(line.text)) ||
      (!inside && index < 40 && (!/^##\s/.test(line.text) || lines.slice(0, index).every(isBlank)))
    )
      continue
    else break
  }
  return { entries, next }
}

const unfilled = (value: string) =>
  /^\(?(fill me in|leave (this )?empty)/i.test(value) || /YYYY-MM-DD/i.test(value) || /\b0000\b/.test(value)

/** Reads one Rust RFC: a bullet list of `Key: value`, then Markdown. */
export const readRust = (file: SourceFile, report: Report): SourceDocument => {
  const lines = linesOf(file.text)
  const { entries, next } = entriesOf(lines, report)
  const at = bodyStart(lines, next, file.text.length)
  const values = new Map<string, Entry>()
  for (const entry of entries) {
    const key = entry.key
      .replace(/^react issue/, 'rust issue')
      .replace(/^(rfc pr|rust issue|tracking issue|author)s$/, '$1')
    if (/\[\^[^\]]+\]/.test(entry.value))
      report(entry.line, `header "${entry.key}" carries a footnote mark; left out of its value`)
    if (values.has(key)) report(entry.line, `header "${entry.key}" stands twice; the first one counts`)
    else values.set(key, entry)
  }
  const number = /^(\d+)/.exec(baseName(file.path))?.[1]?.replace(/^0+(?=\d)/, '') ?? null
  const pr = values.get('rfc pr')
  const merged = Boolean(pr && /\d/.test(pr.value) && !unfilled(pr.value))
  const folder = folderStatus(file.path)
  const status = folder?.status ?? (merged ? 'accepted' : 'draft')
  const readAs = folder ? `${status} from the folder "${folder.folder}"` : 'a draft'
  if (!pr) report(1, `no "RFC PR"; read as ${readAs}`)
  else if (!merged) report(pr.line, `"RFC PR" is not filled in: "${pr.value}"; read as ${readAs}`)
  const prNumber = /#(\d+)|pull\/(\d+)/.exec(pr?.value ?? '')
  if (number && merged && prNumber && (prNumber[1] ?? prNumber[2]) !== number) {
    report(pr!.line, `the file is number ${number}, its RFC PR ${prNumber[1] ?? prNumber[2]}`)
  }
  const authors = values.get('author')
  return {
    dialect: 'rust',
    key: `rust:${stem(file.path)}`,
    path: file.path,
    headerPath: file.path,
    header: file.text.slice(0, at),
    body: file.text.slice(at),
    format: 'markdown',
    title: titleOf(file, values, report),
    sourceNumber: number,
    sourceStatus: null,
    status,
    authors: authors
      ? plainValue(authors.value)
          .split(/\s*(?:,|;| and )\s*/)
          .filter(Boolean)
      : [],
    labels: [],
    dates: dateOf(values.get('start date'), report),
    links: [
      ...linksIn(pr, 'discussion'),
      ...linksIn(values.get('rust issue'), 'issue'),
      ...linksIn(values.get('tracking issue'), 'issue'),
    ],
  }
}

const titleOf = (file: SourceFile, values: Map<string, Entry>, report: Report): string => {
  const entry = values.get('feature name') ?? values.get('title')
  const value = entry ? plainValue(entry.value) : ''
  if (entry && value && !/^(n\/?a|none|-|—)$/i.test(value) && !unfilled(value)) return value
  const heading = firstHeading(file.text)
  const title = heading && !/^(summary|motivation)$/i.test(heading.title) ? heading.title : titleFromName(file.path)
  report(
    entry?.line ?? 1,
    `${entry ? `"Feature Name" is "${value}"` : 'no "Feature Name"'}; titled "${title}" after ` +
      `the ${heading?.title === title ? 'heading' : 'file name'}`,
  )
  return title
}

const dateOf = (entry: Entry | undefined, report: Report): Record<string, string> => {
  if (!entry) {
    report(1, 'no "Start Date"')
    return {}
  }
  const first = plainValue(entry.value)
  const found = readDay(first) ?? readDay(/\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.exec(first)?.[0] ?? '')
  if (!found) {
    report(entry.line, `"Start Date" is no day: "${entry.value}"`)
    return {}
  }
  if (!found.canonical || first !== found.day) report(entry.line, `"Start Date" "${first}" read as ${found.day}`)
  return { created: found.day }
}

const linksIn = (entry: Entry | undefined, rel: RfcLink['rel']): RfcLink[] => {
  if (!entry) return []
  const links = [...entry.value.matchAll(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g)].map(([, target, url]) => ({
    rel,
    target: target!,
    url: url!,
  }))
  const short = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(entry.value.trim())
  const bare = short
    ? `https://github.com/${short[1]}/${rel === 'issue' ? 'issues' : 'pull'}/${short[2]}`
    : /^<?(https?:\S+?)>?$/.exec(entry.value.trim())?.[1]
  return links.length || !bare ? links : [{ rel, target: bare, url: bare }]
}
