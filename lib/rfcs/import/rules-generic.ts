import type { RfcLink } from '../schema'
import { dialectOf } from './rules-dialects'
import {
  dayIn,
  fieldOfKey,
  isKnownKey,
  labelsIn,
  linksIn,
  linksOf,
  namesIn,
  sortFields,
  unfilled,
  type Fields,
} from './rules-fields'
import {
  asciidocEntries,
  frontMatter,
  headLines,
  preformattedEntries,
  rstEntries,
  statusSection,
  type Entry,
  type Header,
} from './rules-header'
import { preambleEntries } from './rules-header-blocks'
import { tableEntries } from './rules-header-tables'
import { resolvePath } from './rules-paths'
import { folderStatus, readStatus, statusMarks } from './rules-statuses'
import { baseName, bodyStart, folderName, linesOf, plainValue, stem, type Line } from './rules-text'
import { headings, numberInTitle, titleOf } from './rules-title'
import type { Report, SourceDocument, SourceFile } from './schema'

export type Markup = 'markdown' | 'rst' | 'asciidoc' | 'mediawiki'

export const markupOf = (path: string): Markup =>
  /\.rst$/i.test(path)
    ? 'rst'
    : /\.(adoc|asciidoc|asc)$/i.test(path)
      ? 'asciidoc'
      : /\.(mediawiki|wiki)$/i.test(path)
        ? 'mediawiki'
        : 'markdown'

/** Keys outside a block that is a header by itself count only where they are known: "Note: …" is prose. */
const known = (entries: readonly Entry[]) => entries.filter((entry) => isKnownKey(entry.key))

const headerOf = (file: SourceFile, lines: readonly Line[], markup: Markup, report: Report): Header => {
  if (markup === 'mediawiki') return { entries: preformattedEntries(lines), frontLines: 0, kind: 'preformatted' }
  if (markup === 'asciidoc') {
    // An attribute with a digit or a dash is mostly an abbreviation for the text (":git-1-url:").
    const attributes = asciidocEntries(lines).filter(({ key }) => isKnownKey(key) || /^[a-z]+$/.test(key))
    return { entries: [...attributes, ...tableEntries(lines, isKnownKey)], frontLines: 0, kind: 'attributes' }
  }
  const front = frontMatter(file.text, lines, report)
  if (front) {
    // SIPs say who wrote them under the block.
    const under = headLines(lines, front.frontLines).filter(
      ({ key }) =>
        isKnownKey(key) && !front.entries.some((entry) => fieldOfKey(entry.key) === (fieldOfKey(key) ?? key)),
    )
    return { ...front, entries: [...front.entries, ...under] }
  }
  const preamble = preambleEntries(lines)
  if (preamble.length > 0) return { entries: preamble, frontLines: 0, kind: 'preformatted' }
  const table = tableEntries(lines, isKnownKey)
  if (table.length > 0) return { entries: table, frontLines: 0, kind: 'lines' }
  if (markup === 'rst') {
    const { entries, kind } = rstEntries(lines)
    if (entries.length > 0) return { entries, frontLines: 0, kind }
  }
  const preformatted = preformattedEntries(lines)
  if (preformatted.some(({ key }) => key === 'bip' || key === 'title'))
    return { entries: preformatted, frontLines: 0, kind: 'preformatted' }
  const entries = headLines(lines)
  const anchor = entries.some(({ key }) => /^(status|state|author|authors|proposal|date|created|start-date)$/.test(key))
  return { entries: anchor ? entries : known(entries), frontLines: 0, kind: 'lines' }
}

/**
 * Reads a proposal of any dialect without a reader of its own: YAML front matter, `Key: value` lines (bulleted, bold or plain),
 * reStructuredText fields and directives, AsciiDoc attributes, MediaWiki's preamble, and Nygard's section "Status".
 * Every key that is not understood is reported.
 */
export const readGeneric = (file: SourceFile, report: Report): SourceDocument => {
  const lines = linesOf(file.text)
  const markup = markupOf(file.path)
  const header = headerOf(file, lines, markup, report)
  const at = header.frontLines ? bodyStart(lines, header.frontLines, file.text.length) : 0
  const sorted = sortFields(header.entries, report)
  const dialect = dialectOf({ path: file.path, text: file.text, format: markup, header })
  const { entry: statusEntry, rest } = statusOf(sorted, lines)
  const status = resolveStatus(file, statusEntry, dialect, sorted, report)
  const body = file.text.slice(at)
  const heads = headings(body, markup)
  const number = numberOf(file.path, sorted) ?? numberInTitle(sorted.title?.[0]?.value || (heads[0]?.title ?? ''))
  const { title, from } = titleOf(
    file.path,
    [sorted.title?.[0]?.value, ...(sorted.feature ?? []).map((one) => one.value)],
    heads,
    number,
  )
  if (from === 'file') report(1, `no title; titled "${title}" after the file name`)
  // The sponsor of a JEP is who writes it; elsewhere a sponsor lends a name.
  if (header.entries.some(({ key }) => key === 'jep'))
    sorted.authors ??= header.entries.filter(({ key }) => key === 'sponsor' || key === 'sponsors')
  const authors = namesIn(sorted.authors)
  tellUnused(sorted, { title, statusEntry, authors }, report)
  const links = [
    ...linksIn(sorted),
    ...rest.flatMap(statusLinks),
    ...(statusEntry ? [...statusLinks(statusEntry), ...talkedAbout(statusEntry)] : []),
  ]
  return {
    dialect,
    key: `markdown:${[folderName(file.path), baseName(file.path)].filter(Boolean).join('/')}`,
    path: file.path,
    headerPath: file.path,
    header: file.text.slice(0, at),
    body,
    format: markup,
    title,
    sourceNumber: number,
    sourceStatus: statusEntry?.value ?? null,
    status: status.status,
    authors,
    labels: [...new Set([...labelsIn(sorted.labels), ...(status.label ? [status.label] : [])])],
    dates: datesOf(sorted, report),
    links: unique(links).map((link) => withPath(link, file.path)),
  }
}

/** What a key that is known holds and no field of the hub took. */
function tellUnused(
  sorted: Fields,
  taken: { title: string; statusEntry: Entry | null; authors: readonly string[] },
  report: Report,
): void {
  const tell = (entry: Entry, why: string) =>
    report(entry.line, `header "${entry.name}" ${why}; kept in the file's header only`)
  for (const entry of sorted.status ?? [])
    if (entry !== taken.statusEntry && entry.value !== '')
      tell(entry, `says "${plainValue(entry.value)}" beside the status`)
  for (const entry of sorted.feature ?? [])
    if (!unfilled(entry.value) && plainValue(entry.value) !== taken.title) tell(entry, 'is not the title')
  for (const rel of ['discussion', 'issue'] as const)
    for (const entry of sorted[rel] ?? [])
      // GHC says in which release it was implemented, which its status was read from.
      if (
        !(entry.key === 'implemented' && !taken.statusEntry) &&
        !unfilled(entry.value) &&
        linksOf(entry.value, rel, entry.key).length === 0
      )
        tell(entry, 'names no address')
  for (const entry of sorted.authors ?? [])
    if (taken.authors.length === 0 && !unfilled(entry.value)) tell(entry, 'names nobody but by an address')
}

const statusOf = (sorted: Fields, lines: readonly Line[]): { entry: Entry | null; rest: Entry[] } => {
  // A process may have both: SIP's "stage" is where it stands in the process, "status" what became of it.
  const said = (sorted.status ?? []).filter((entry) => entry.value !== '')
  const own = said.find((entry) => entry.key === 'status') ?? said[0]
  if (own) return { entry: own, rest: [] }
  const [entry = null, ...rest] = statusSection(lines)
  const marks = entry ? null : statusMarks(lines)
  return marks ? { entry: { key: 'status', name: 'status', ...marks }, rest: [] } : { entry, rest }
}

const resolveStatus = (
  file: SourceFile,
  entry: Entry | null,
  dialect: SourceDocument['dialect'],
  sorted: Fields,
  report: Report,
): ReturnType<typeof readStatus> => {
  if (entry) {
    const status = readStatus(entry.value, dialect)
    const place = status.isUnknown ? folderStatus(file.path) : null
    if (place) {
      report(
        entry.line,
        `status "${entry.value}" is not known; read as ${place.status} from the folder "${place.folder}"`,
      )
      return { status: place.status, note: null }
    }
    if (status.note) report(entry.line, status.note)
    return status
  }
  // GHC's proposals say it by what is filled in.
  if (dialect === 'ghc') {
    const done = sorted.issue?.find((one) => one.key === 'implemented' && !unfilled(one.value) && /\d/.test(one.value))
    if (done) return { status: 'implemented', note: null }
    if (sorted.accepted?.some((one) => /\d/.test(one.value))) return { status: 'accepted', note: null }
  }
  const folder = folderStatus(file.path)
  report(
    1,
    folder ? `no status; read as ${folder.status} from the folder "${folder.folder}"` : 'no status; read as draft',
  )
  return { status: folder?.status ?? 'draft', note: null }
}

// German, French and Spanish beside English; `\b` knows no letter with an accent.
const BY = '(?:super[sc]eded|replaced|obsoleted) by|(?:ersetzt|abgelöst) durch|remplacée? par|reemplazad[oa] por'
const SUPERSEDED_BY = new RegExp(`(?<!\\p{L})(?:${BY})(?!\\p{L}):?\\s*(.*)$`, 'iu')
const SUPERSEDES = /(?<!\p{L})(?:super[sc]edes|replaces|obsoletes|ersetzt|remplace|reemplaza)(?!\p{L}):?\s*(.*)$/iu
const NEAR =
  /(?<!\p{L})(?:amends|amended by|clarifies|clarified by|relates to|related to|ergänzt(?: durch)?|modifie|modifica)(?!\p{L}):?\s*(.*)$/iu

/** "Superceded by [6. New](0006-new.md)", "Supercedes …", "Amends …" within a status. */
const statusLinks = ({ value }: Entry): RfcLink[] => {
  const by = SUPERSEDED_BY.exec(value)
  const over = SUPERSEDES.exec(value)
  const near = NEAR.exec(value)
  if (by) return named(by[1]!, 'superseded-by')
  if (over) return named(over[1]!, 'replaces')
  return near ? named(near[1]!, 'see-also') : []
}
/** "Activated ([Discussion](…))": where a word beside the status leads to what was said of it. */
const talkedAbout = ({ value }: Entry): RfcLink[] =>
  linksOf(value, 'discussion').filter(({ target, url }) => url && /discuss|forum|thread|vote|^#\d+$/i.test(target))

/** A link, or the words themselves where there is none ("Superseded by the new queue"). */
const named = (value: string, rel: RfcLink['rel']): RfcLink[] => {
  const links = linksOf(value, rel)
  const words = plainValue(value)
  return links.length > 0 || words === '' ? links : [{ rel, target: words, url: null }]
}

const unique = (links: readonly RfcLink[]) => [
  ...new Map(links.map((link) => [`${link.rel} ${link.url ?? link.path ?? link.target}`, link])).values(),
]

/** A relative link as a path of the import: "0006-new.md" of "doc/adr/0005-old.md" is "doc/adr/0006-new.md". */
const withPath = (link: RfcLink, from: string): RfcLink => {
  if (!link.path) return link
  const path = resolvePath(from, link.path)
  const { path: _, ...rest } = link
  return path === null ? rest : { ...rest, path }
}

/** "62-cell-id/cell-id.md" (Jupyter): a folder of its own, named as its file with a number before it. */
const numberOfFolder = (path: string): string | null => {
  const [, number, name] = /^0*(\d{1,6})[-_](.+)$/.exec(folderName(path)) ?? []
  return number && name?.toLowerCase() === stem(path).toLowerCase() ? number : null
}

const numberOf = (path: string, sorted: Fields): string | null => {
  const digits = (text: string) => /(?<![\d.])0*(\d{1,8})(?![\d.])/.exec(text)?.[1] ?? null
  const name = /^(readme|index)\./i.test(baseName(path)) ? folderName(path) : baseName(path)
  // A day in front is no number; one may follow it ("2020-04-04-2221-x").
  const afterDay = /^\d{4}-\d{2}-\d{2}(?:[-_.](.*))?$/.exec(name)
  if (afterDay && !sorted.number) return /^0*(\d{3,6})[-_]/.exec(afterDay[1] ?? '')?.[1] ?? null
  // "0012-x", "adr-12-x", "APE1", "rfc012"; a word that ends in a digit is none ("day2-add-nodes").
  const [, glued] = /^(?:[A-Z]{1,5}|adr|rfc|rfd|pep|eep|cap|sep|rep|nep)0*(\d+)(?![\dA-Za-z])/.exec(name) ?? []
  const fromName = /^(?:[a-z]+[-_ ])??0*(\d+)(?![\dA-Za-z])/i.exec(name)?.[1] ?? glued ?? numberOfFolder(path)
  const entry = sorted.number?.find((one) => !unfilled(one.value) && digits(plainValue(one.value)) !== null)
  return entry ? digits(plainValue(entry.value)) : fromName
}

const datesOf = (sorted: Fields, report: Report): Record<string, string> => {
  const dates: Record<string, string> = {}
  for (const name of ['created', 'updated', 'accepted'] as const)
    for (const entry of sorted[name] ?? []) {
      const day = dayIn(entry, report)
      if (day) dates[name] ??= day
    }
  return dates
}
