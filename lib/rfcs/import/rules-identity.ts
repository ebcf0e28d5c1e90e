import { folderName, stem } from './rules-text'
import type { SourceDocument } from './schema'

/** What is compared of a document: the one in the file, or the RFC that an earlier file became. */
export type Identity = Pick<
  SourceDocument,
  'dialect' | 'headerPath' | 'title' | 'body' | 'sourceNumber' | 'authors' | 'dates' | 'links'
>
/** An RFC that was imported before, as far as a later file is compared with it. */
export type Known = Identity & {
  number: number
  from: string | null
  hash: string | null
  /** Its text or title was changed here since: then its title says nothing about the file's. */
  edited: boolean
}

export type Match = { kind: 'same'; number: number } | { kind: 'doubtful'; number: number } | { kind: 'new' }

/**
 * What a document is called at its source: its file's name without the extension, or its folder's where each proposal has a folder
 * ("rfd/0067/README.md"). Does not depend on the folder that was handed over.
 */
export const sourceFileOf = (path: string): string => {
  const name = stem(path).toLowerCase()
  return /^(readme|index|kep)$/.test(name) ? folderName(path).toLowerCase() || 'readme' : name
}

/** Whether one path is the end of the other: the same file, handed over alone, in its folder, or in its repository. */
export const samePlace = (a: string, b: string): boolean => {
  const [long, short] = [a, b].map((path) => path.toLowerCase().split('/')).sort((x, y) => y.length - x.length)
  return short!.every((part, index) => part === long![long!.length - short!.length + index])
}

const WORDS = 3
/** Runs of three words of the prose: headings and `key: value` lines are of the template, not of the document. */
const runsOf = (text: string): Set<string> => {
  const words = text
    .split(/\r\n|\r|\n/)
    .filter((line) => !/^\s*(#|=+\s|[-*+]?\s*\**[\p{L} -]{2,30}\**:\s)/u.test(line))
    .flatMap((line) => line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const runs = new Set<string>()
  for (let at = 0; at + WORDS <= words.length; at += 1) runs.add(words.slice(at, at + WORDS).join(' '))
  return runs
}

/** How much of the shorter of two texts is in the other: 0 to 1, by runs of three words. */
export const sharedText = (a: string, b: string): number => {
  if (a === b) return 1
  const [left, right] = [runsOf(a), runsOf(b)]
  const shared = [...left].filter((run) => right.has(run)).length
  return shared / Math.max(1, Math.min(left.size, right.size))
}

/** Dialects that many repositories write, each with numbers of its own: a number says nothing there. */
const shared = new Set<string>(['markdown', 'front-matter', 'adr', 'madr', 'generic'])

const sameNames = (a: readonly string[], b: readonly string[]) => a.length > 0 && a.join('\n') === b.join('\n')

/** A link that one proposal alone has (its pull request), or a number that its header declares with title and authors. */
const sameDeclared = (a: Identity, b: Known): boolean => {
  const urls = (one: Identity) => one.links.flatMap(({ rel, url }) => (rel === 'discussion' && url ? [url] : []))
  if (urls(a).some((url) => urls(b).includes(url))) return true
  const declared = a.dialect === b.dialect && !shared.has(a.dialect) && a.sourceNumber === b.sourceNumber
  if (!declared || a.sourceNumber === null || (a.title !== b.title && !b.edited)) return false
  return sameNames(a.authors, b.authors) || (a.dates.created !== undefined && a.dates.created === b.dates.created)
}

/** MADR's date is that of the decision's last change, which says nothing about whose file it is. */
const contradicts = (a: Identity, b: Identity): boolean =>
  a.dialect !== 'madr' &&
  a.dates.created !== undefined &&
  b.dates.created !== undefined &&
  a.dates.created !== b.dates.created

const ENOUGH = 0.5

const compare = (document: Identity, known: Known, from: string | null): Match['kind'] => {
  const place = samePlace(document.headerPath, known.headerPath)
  if (sameDeclared(document, known)) return 'same'
  const alike =
    !contradicts(document, known) &&
    document.sourceNumber === known.sourceNumber &&
    sharedText(document.body, known.body) >= ENOUGH
  if (from !== null && known.from === from) return place || alike ? 'same' : 'new'
  // A template's first record is the same in every repository: a name does not take what came without one.
  if (place) return alike && from === null ? 'same' : 'doubtful'
  return alike && document.title === known.title ? 'doubtful' : 'new'
}

/** The same bytes are the same document, but for a named source: what came without a name may be another's copy. */
const isHere = (known: Known, from: string | null) => from === null || known.from === from

/**
 * Which RFC a document of a file is. A named source is one place: there the path decides. Without a name two repositories may
 * both have an `adr/0001-…`, so that a path alone is no proof: the text or the header must say that it is the same proposal, and
 * what stays open is `doubtful`, never written over: a person says which it is. So is what came without a name, for a named source.
 *
 * @param known RFCs whose file is called the same (`sourceFileOf`)
 * @param from the named source of the import; RFCs of another named source are never this document
 */
export function matchDocument(document: Identity, hash: string, known: readonly Known[], from: string | null): Match {
  const possible = known.filter((one) => from === null || one.from === null || one.from === from)
  const rank = (one: Known) =>
    (one.hash === hash ? 4 : 0) +
    (from !== null && one.from === from ? 2 : 0) +
    (samePlace(document.headerPath, one.headerPath) ? 1 : 0)
  const sorted = [...possible].sort((a, b) => rank(b) - rank(a))
  let doubtful: Known | null = null
  for (const one of sorted) {
    const kind = one.hash === hash && isHere(one, from) ? 'same' : compare(document, one, from)
    if (kind === 'same') return { kind, number: one.number }
    if (kind === 'doubtful') doubtful ??= one
  }
  return doubtful ? { kind: 'doubtful', number: doubtful.number } : { kind: 'new' }
}
