import { parseDocument, LineCounter } from 'yaml'
import type { RfcLink } from '../schema'
import { readStatus } from './rules-statuses'
import {
  baseName,
  bodyStart,
  firstHeading,
  folderName,
  linesOf,
  plainValue,
  readDay,
  titleFromName,
  type Line,
} from './rules-text'
import type { Report, SourceDocument, SourceFile } from './schema'

type Entry = { value: string; line: number }

/** Reads any other Markdown: YAML front matter (MADR 4, Ember's `stage:`, older KEPs), MADR's `* Status:` list, or Nygard's `## Status`. */
export const readMarkdown = (file: SourceFile, report: Report): SourceDocument => {
  const lines = linesOf(file.text)
  const front = frontMatter(file, lines, report)
  const at = front ? bodyStart(lines, front.next, file.text.length) : 0
  const entries = front?.entries ?? listEntries(lines)
  const value = (...names: string[]) => names.map((name) => entries.get(name)).find((entry) => entry?.value) ?? null
  const statusEntry = value('status', 'stage') ?? statusSection(lines)
  const [word = '', replacement] = (statusEntry?.value ?? '').split(/\s+by\s+/i)
  const status = readStatus(plainValue(word) || 'draft', front ? 'front-matter' : 'markdown')
  if (!statusEntry) report(1, 'no status; read as draft')
  else if (status.note) report(statusEntry.line, status.note)
  const heading = firstHeading(file.text)
  const named = value('title')
  const title =
    (named ? plainValue(named.value) : heading?.title.replace(/^(ADR|RFC)[- ]?\d+\s*[:.-]\s*|^\d+\.\s+/i, '')) ||
    titleFromName(file.path)
  if (!named && !heading) report(1, `no title; titled "${title}" after the file name`)
  return {
    dialect: front ? 'front-matter' : 'markdown',
    key: `markdown:${[folderName(file.path), baseName(file.path)].filter(Boolean).join('/')}`,
    path: file.path,
    headerPath: file.path,
    header: file.text.slice(0, at),
    body: file.text.slice(at),
    format: 'markdown',
    title,
    sourceNumber: /^(?:[a-z]+-)?0*(\d+)/i.exec(baseName(file.path))?.[1] ?? null,
    sourceStatus: statusEntry?.value ?? null,
    status: status.status,
    authors: (value('authors', 'author', 'decision-makers', 'deciders')?.value ?? '')
      .split(/\s*[,;]\s*/)
      .map(plainValue)
      .filter(Boolean),
    labels: [
      ...new Set(
        [...(value('labels', 'tags', 'teams')?.value ?? '').split(/[,\s]+/), status.label ?? '']
          .map((label) => label.toLowerCase().replace(/"/g, ''))
          .filter(Boolean),
      ),
    ],
    dates: dateOf(value('date', 'created', 'creation-date', 'start-date'), report),
    links: [...(replacement ? [replacementLink(replacement)] : []), ...pullRequests(value('prs'))],
  }
}

/** Entries of a leading `---` block; lists are joined with commas. Null when there is none. */
const frontMatter = (
  file: SourceFile,
  lines: readonly Line[],
  report: Report,
): { entries: Map<string, Entry>; next: number } | null => {
  if (!/^\uFEFF?---\s*$/.test(lines[0]?.text ?? '')) return null
  const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line.text))
  if (end < 0) {
    report(1, 'front matter is opened and never closed; read as text')
    return null
  }
  const counter = new LineCounter()
  const yaml = parseDocument(file.text.slice(lines[0]!.end, lines[end]!.start), {
    lineCounter: counter,
    strict: false,
    uniqueKeys: false,
    logLevel: 'silent',
    schema: 'failsafe',
  })
  for (const error of yaml.errors)
    report((error.linePos?.[0].line ?? 0) + 1, `not valid YAML: ${error.message.split('\n')[0]}`)
  const entries = new Map<string, Entry>()
  const content: unknown = yaml.errors.length ? null : yaml.toJS({ maxAliasCount: 20 })
  if (content && typeof content === 'object') {
    for (const [key, value] of Object.entries(content)) {
      const line = lines.find((one) => one.text.startsWith(`${key}:`))?.number ?? 1
      entries.set(key.toLowerCase(), { value: wordsOf(value), line })
    }
  }
  return { entries, next: end + 1 }
}

/** A list's entries, and the values of a map (Ember's `prs: { accepted: … }`), are joined with commas. */
const wordsOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (!value || typeof value !== 'object') return ''
  return (Object.values(value) as unknown[])
    .filter((one): one is string => typeof one === 'string' && one !== '')
    .join(', ')
}

const pullRequests = (entry: Entry | null): RfcLink[] =>
  (entry?.value ?? '')
    .split(/,\s*/)
    .filter((url) => /^https?:\/\/\S+$/.test(url))
    .map((url) => ({ rel: 'discussion', target: url, url }))

const listEntries = (lines: readonly Line[]): Map<string, Entry> => {
  const entries = new Map<string, Entry>()
  for (const line of lines.slice(0, 30)) {
    if (/^##\s/.test(line.text)) break
    const match = /^\s{0,3}[-*+]\s+\**([A-Za-z][A-Za-z -]*?)\**\s*:\s*\**\s*(.+)$/.exec(line.text)
    if (match) entries.set(match[1]!.toLowerCase(), { value: match[2]!.trim(), line: line.number })
  }
  return entries
}

const statusSection = (lines: readonly Line[]): Entry | null => {
  const at = lines.findIndex((line) => /^##\s+status\s*$/i.test(line.text))
  const line = at < 0 ? undefined : lines.slice(at + 1).find((one) => one.text.trim() !== '')
  return line && !line.text.startsWith('#') ? { value: line.text.trim(), line: line.number } : null
}

const dateOf = (entry: Entry | null, report: Report): Record<string, string> => {
  if (!entry) return {}
  const found = readDay(entry.value)
  if (!found) report(entry.line, `the date is no day: "${entry.value}"`)
  else if (!found.canonical) report(entry.line, `date "${entry.value}" read as ${found.day}`)
  return found ? { created: found.day } : {}
}

const replacementLink = (text: string): RfcLink => {
  const markdown = /\[([^\]]+)\]\(([^)]+)\)/.exec(text)
  return {
    rel: 'superseded-by',
    target: markdown?.[1] ?? plainValue(text),
    url: /^https?:/.test(markdown?.[2] ?? '') ? markdown![2]! : null,
  }
}
