import type { RfcLink } from '../schema'
import { readStatus } from './rules-statuses'
import { baseName, bodyStart, linesOf, readDay, stem, titleFromName } from './rules-text'
import type { Report, SourceDocument, SourceFile } from './schema'

const known = new Set([
  'pep',
  'title',
  'author',
  'sponsor',
  'bdfl-delegate',
  'pep-delegate',
  'discussions-to',
  'status',
  'type',
  'topic',
  'requires',
  'created',
  'python-version',
  'post-history',
  'replaces',
  'superseded-by',
  'resolution',
  'content-type',
  'version',
  'last-modified',
])
type Header = { name: string; value: string; line: number }

/** Whether a file begins with the RFC-822 headers of a Python Enhancement Proposal. */
export const isPep = (text: string) => /^\uFEFF?\s*PEP[ \t]*:/i.test(text)

/** Reads one PEP: RFC-822 headers with continuation lines, then reStructuredText (or what Content-Type says). */
export const readPep = (file: SourceFile, report: Report): SourceDocument => {
  const lines = linesOf(file.text)
  const headers: Header[] = []
  let next = 0
  while (next < lines.length && lines[next]!.text.replace('\uFEFF', '').trim() === '') next += 1
  for (; next < lines.length && lines[next]!.text.trim() !== ''; next += 1) {
    const line = lines[next]!
    const match = /^\uFEFF?([A-Za-z][A-Za-z-]*)[ \t]*:(.*)$/.exec(line.text)
    const last = headers.at(-1)
    if (match) {
      if (/^( {2,}|\s*\t)\S/.test(match[2]!) || /\s:/.test(line.text.slice(0, match[1]!.length + 2)))
        report(line.number, `the value of "${match[1]}" is padded with white space; trimmed`)
      headers.push({ name: match[1]!.toLowerCase(), value: match[2]!.trim(), line: line.number })
    } else if (/^\s/.test(line.text) && last) last.value = `${last.value} ${line.text.trim()}`.trim()
    else report(line.number, `"${line.text.trim().slice(0, 80)}" is no header; kept in the original header only`)
  }
  const at = bodyStart(lines, next, file.text.length)
  const values = new Map<string, Header>()
  for (const header of headers) {
    if (!known.has(header.name))
      report(header.line, `header "${header.name}" is not known; kept in the original header only`)
    if (/^\$\w+.*\$$/.test(header.value))
      report(header.line, `"${header.name}" is an unexpanded keyword: ${header.value}`)
    if (values.has(header.name)) report(header.line, `header "${header.name}" stands twice; the first one counts`)
    else values.set(header.name, header)
  }
  const statusHeader = values.get('status')
  const status = readStatus(statusHeader?.value || 'Draft', 'pep')
  if (!statusHeader?.value) report(statusHeader?.line ?? 1, 'no "Status"; read as draft')
  if (status.note) report(statusHeader?.line ?? 1, status.note)
  const kinds = ['type', 'topic'].flatMap((name) => (values.get(name)?.value ?? '').split(','))
  return {
    dialect: 'pep',
    key: `pep:${stem(file.path)}`,
    path: file.path,
    headerPath: file.path,
    header: file.text.slice(0, at),
    body: file.text.slice(at),
    format: /markdown/i.test(values.get('content-type')?.value ?? '') ? 'markdown' : 'rst',
    title: titleOf(file, values.get('title'), report),
    sourceNumber: numberOf(file, values.get('pep'), report),
    sourceStatus: statusHeader?.value || null,
    status: status.status,
    authors: authorsOf(values.get('author'), report),
    labels: [...kinds.map((kind) => kind.trim().toLowerCase().replace(/\s+/g, '-')), status.label ?? ''].filter(
      Boolean,
    ),
    dates: dateOf(values.get('created'), report),
    links: [
      ...numbersIn(values.get('replaces'), 'replaces', report),
      ...numbersIn(values.get('superseded-by'), 'superseded-by', report),
      ...numbersIn(values.get('requires'), 'requires', report),
      ...urlsIn(values.get('discussions-to')),
      ...urlsIn(values.get('resolution')),
    ],
  }
}

const titleOf = (file: SourceFile, header: Header | undefined, report: Report) => {
  if (header?.value) return header.value.replace(/\s+/g, ' ')
  const title = titleFromName(file.path)
  report(header?.line ?? 1, `no "Title"; titled "${title}" after the file name`)
  return title
}

const numberOf = (file: SourceFile, header: Header | undefined, report: Report) => {
  const named = /(\d+)/.exec(baseName(file.path))?.[1]?.replace(/^0+(?=\d)/, '') ?? null
  const number = /^0*(\d+)$/.exec(header?.value ?? '')?.[1] ?? null
  if (!number) report(header?.line ?? 1, `"PEP" is no number: "${header?.value ?? ''}"`)
  else if (named && named !== number) report(header!.line, `the file is number ${named}, its header says ${number}`)
  return number ?? named
}

/** Names only: the addresses stay in the original header. */
const authorsOf = (header: Header | undefined, report: Report): string[] => {
  if (!header?.value) {
    report(header?.line ?? 1, 'no "Author"')
    return []
  }
  const entries = header.value
    .replace(/<[^>]*>/g, '')
    .replace(/\S+@\S+\s*\(([^)]*)\)/g, '$1')
    .split(',')
    .map((name) => name.trim())
  if (entries.some((name) => name === '')) report(header.line, '"Author" has an empty entry; left out')
  return entries.filter(Boolean).map((name) => name.replace(/\s+/g, ' '))
}

const dateOf = (header: Header | undefined, report: Report): Record<string, string> => {
  const found = header ? readDay(header.value) : null
  if (!found) {
    report(header?.line ?? 1, header ? `"Created" is no day: "${header.value}"` : 'no "Created"')
    return {}
  }
  if (!found.canonical) report(header!.line, `"Created" "${header!.value}" read as ${found.day}`)
  return { created: found.day }
}

const numbersIn = (header: Header | undefined, rel: RfcLink['rel'], report: Report): RfcLink[] =>
  (header?.value ?? '')
    .split(/[,\s]+/)
    .filter(Boolean)
    .flatMap((entry) => {
      const number = /^(?:PEP-?)?0*(\d+)$/i.exec(entry)?.[1]
      if (!number) report(header!.line, `"${header!.name}" names "${entry}", which is no PEP number`)
      return number ? [{ rel, target: `PEP ${number}`, url: null }] : []
    })

const urlsIn = (header: Header | undefined): RfcLink[] =>
  [...(header?.value ?? '').matchAll(/https?:\/\/[^\s>,`]+/g)].map(([url]) => ({
    rel: 'discussion' as const,
    target: url,
    url,
  }))
