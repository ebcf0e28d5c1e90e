import type { RfcStatus } from '../schema'
import type { Dialect } from './schema'

type Reading = { status: RfcStatus; label?: string }

/** Words of files by what they are here; a phrase is matched whole or at the beginning of a value. */
const words: readonly [RfcStatus, string, string?][] = [
  [
    'draft',
    'draft, wip, work in progress, in progress, predraft, prediscussion, ideation, idea, pending, todo, under development, new',
  ],
  ['draft', 'raw, planning, discovery, strawman, strawperson, straw person, speculative, exploratory'],
  ['draft', 'provisional', 'provisional'],
  ['draft', 'in development, unreviewed, incomplete, first draft, initial draft, awaiting implementation plan'],
  [
    'review',
    'proposed, proposal, in review, under review, review, reviewing, discussion, in discussion, under discussion',
  ],
  [
    'review',
    'public discussion, under consideration, active review, scheduled for review, awaiting review, submitted, open',
  ],
  ['review', 'request for comments, candidate, awaiting acceptance, feedback requested, design review'],
  ['review', 'to be reviewed, ready for review, ready for comment, ready for comments, awaiting decision'],
  ['review', 'demonstrated', 'demonstrated'],
  ['last-call', 'last call, final comment period, fcp'],
  [
    'accepted',
    'accepted, approved, active, published, publish, implementable, adopted, agreed, decided, ratified, living, passed',
  ],
  [
    'accepted',
    'waiting for implementation, awaiting implementation, in implementation, partially implemented, in preview',
  ],
  ['accepted', 'partially accepted, accepted with revisions, preview, ready for implementation, under implementation'],
  ['accepted', 'being implemented, unimplemented, implementing, beta, implementation, previewing, partially stable'],
  // It was voted for, and holds from a day on (Stacks).
  ['accepted', 'activation in progress'],
  ['accepted', 'partly superseded, partially superseded, superseded in part', 'partly-superseded'],
  ['accepted', 'experimental, prototype, prototyped', 'experimental'],
  [
    'implemented',
    'implemented, final, committed, shipped, completed, complete, done, stable, released, merged, deployed',
  ],
  ['implemented', 'delivered, finished, finalized, activated, in production, live'],
  ['rejected', 'rejected, declined, denied, refused, not accepted, closed'],
  ['rejected', 'april fool!', 'april-fool'],
  ['withdrawn', 'defunct', 'defunct'],
  ['withdrawn', 'withdrawn, abandoned, cancelled, canceled, dropped, retracted, discontinued, removed, deleted'],
  ['postponed', 'postponed, on hold, parked, paused, tabled, shelved, lacking interest, suspended'],
  ['postponed', 'deferred', 'deferred'],
  ['postponed', 'stagnant, stale, dormant, inactive, expired', 'stagnant'],
  ['postponed', 'returned for revision, returned, needs revision', 'returned-for-revision'],
  ['superseded', 'superseded, superceded, superseeded, superceeded, replaced, subsumed, merged into'],
  ['superseded', 'retired', 'retired'],
  ['superseded', 'reverted', 'reverted'],
  ['superseded', 'unrecommended', 'unrecommended'],
  ['superseded', 'obsolete, obsoleted, outdated', 'obsolete'],
  ['superseded', 'deprecated', 'deprecated'],
  ['superseded', 'moved', 'moved'],
  // German, French and Spanish.
  ['draft', 'entwurf, in arbeit, brouillon, borrador'],
  ['review', 'vorgeschlagen, vorschlag, in diskussion, proposé, proposée, en discussion, propuesto, propuesta'],
  ['accepted', 'akzeptiert, angenommen, beschlossen, entschieden, accepté, acceptée, adopté, adoptée'],
  ['accepted', 'approuvé, approuvée, aceptado, aceptada, aprobado, aprobada'],
  ['implemented', 'umgesetzt, implementiert, implémenté, implémentée, implementado, implementada'],
  ['rejected', 'abgelehnt, verworfen, rejeté, rejetée, refusé, refusée, rechazado, rechazada'],
  ['withdrawn', 'zurückgezogen, abandonné, abandonnée, retiré, retirée, retirado, retirada'],
  ['postponed', 'zurückgestellt, verschoben, reporté, reportée, aplazado, aplazada'],
  ['superseded', 'ersetzt, abgelöst, remplacé, remplacée, reemplazado, reemplazada'],
  ['superseded', 'veraltet, überholt, obsolète, obsoleto, obsoleta', 'obsolete'],
]
const everywhere: Record<string, Reading> = Object.fromEntries(
  words.flatMap(([status, phrases, label]) =>
    phrases.split(', ').map((phrase) => [phrase, label ? { status, label } : { status }]),
  ),
)
/** The same word means an accepted trial for Python and an unfinished proposal for Kubernetes. */
const special: Partial<Record<Dialect, Record<string, Reading>>> = {
  pep: { provisional: { status: 'accepted', label: 'provisional' } },
  kep: { provisional: { status: 'draft' } },
  // Closed says of a BIP that its authors gave it up, or that it is of no use any more.
  bip: { closed: { status: 'withdrawn', label: 'closed' } },
  // Ember's stages; elsewhere they would be near to other words.
  ember: {
    exploring: { status: 'review' },
    'ready for release': { status: 'accepted' },
    released: { status: 'implemented' },
    recommended: { status: 'implemented' },
    closed: { status: 'rejected' },
    discontinued: { status: 'withdrawn' },
  },
}

/** Folders that a repository keeps proposals in by their status, where a file has none of its own. */
const folders: Record<string, RfcStatus> = {
  'active-rfcs': 'accepted',
  active: 'accepted',
  accepted: 'accepted',
  approved: 'accepted',
  implemented: 'implemented',
  final: 'implemented',
  completed: 'implemented',
  rejected: 'rejected',
  declined: 'rejected',
  withdrawn: 'withdrawn',
  abandoned: 'withdrawn',
  deferred: 'postponed',
  postponed: 'postponed',
  superseded: 'superseded',
  deprecated: 'superseded',
  proposed: 'review',
  drafts: 'draft',
  draft: 'draft',
}

/** "`final` `optional`" (Nostr): marks in code on a line of their own, of which the first is a status. */
export function statusMarks(
  lines: readonly { text: string; number: number }[],
): { value: string; line: number } | null {
  const line = lines.slice(0, 15).find(({ text }) => /^(?:`[a-z][\w:-]*`\s*)+$/.test(text))
  const value = /^`([^`]+)`/.exec(line?.text ?? '')?.[1]
  return line && value && everywhere[value] ? { value, line: line.number } : null
}

/** What the folder of a file says of its status; null where it is no such folder. */
export const folderStatus = (path: string): { status: RfcStatus; folder: string } | null => {
  const folder = path
    .split('/')
    .slice(0, -1)
    .reverse()
    .find((part) => folders[part.toLowerCase()])
  return folder === undefined ? null : { status: folders[folder.toLowerCase()]!, folder }
}

/** Edits between two words: insert, delete, replace, or swap neighbours (optimal string alignment). */
export const editDistance = (a: string, b: string): number => {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1))
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, before[column - 2]! + 1)
      current.push(cost)
    }
    before = last
    last = current
  }
  return last[b.length]!
}

/**
 * What is meant of several that stand in one value: the ticked of boxes ("[ ] Proposed, [x] Accepted"), and the one in bold of a list
 * ("Proposed | **Accepted** | Rejected"). Null where it is no such list, or none of them is marked.
 */
const markedOf = (value: string): { marked: string | null } | null => {
  const boxes = [...value.matchAll(/\[([ xX])\]\s*([^[\],]+)/g)]
  if (boxes.length > 1) return { marked: boxes.findLast(([, box]) => box !== ' ')?.[2]?.trim() ?? null }
  const parts = value.split(/\s*[|/]\s*/)
  if (parts.length < 3 || !parts.every((part) => /^[\p{L}\s*_~-]{3,40}$/u.test(part))) return null
  const bold = parts.filter((part) => /^(\*\*|__).+\1$/.test(part))
  return { marked: bold.length === 1 ? bold[0]!.replace(/[*_]/g, '') : null }
}

export const isPlaceholder = (value: string) =>
  /^\s*<(?!!--|https?:)[^<>]*>\s*$/.test(value) || /^\s*\w[\w-]*(\s*\|\s*\w[\w-]*)+\s*$/.test(value)

/** Mark-up, links, footnotes, quotation marks and emoji taken off; spelling in lower case with single blanks. */
const bare = (raw: string): string =>
  raw
    .normalize('NFC')
    .replace(/~~.*?~~/g, ' ')
    .replace(/<!--.*?-->/g, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/`([^`<]+?)\s*<[^>]*>`_{0,2}/g, '$1')
    .replace(/[*`"“”|{}]+/g, '')
    .replace(/(^|\s)#.*$/, '')
    .replace(/^\s*status\s*:\s*/i, '')
    .toLowerCase()
    .replace(/(^|\s):[a-z][a-z0-9_+-]*:/g, '$1')
    .replace(/[-_\s]+/g, ' ')
    .replace(/^\s*one of\s*:\s*/, '')
    // A stage with its name in brackets: "2 (candidate)", "X (abandoned)".
    .replace(/^\s*[\p{L}\d]\s*\((?=\p{L})/u, '')
    .replace(/^[^\p{L}]+/u, '')
    .trim()

const without = /\b(not|un|partially|partly|to be|being|awaiting|pending|will be|non)[ -]*$/

/**
 * A later state that the rest of a value tells: "Accepted, implemented in v6" is implemented, "Accepted, not implemented" is not.
 * Brackets hold notes ("Implemented (Swift 5.1)"); what follows "Partially implemented" says which part.
 */
const laterIn = (tail: string, found: Reading, isPart: boolean): Reading => {
  if (isPart || (found.status !== 'accepted' && found.status !== 'implemented')) return found
  for (const [word, status] of [
    ['superseded', 'superseded'],
    ['superceded', 'superseded'],
    ['implemented', 'implemented'],
    ['shipped', 'implemented'],
    ['released', 'implemented'],
  ] as const) {
    const at = tail.search(new RegExp(`(^|[^\\p{L}])${word}\\b`, 'u'))
    if (at >= 0 && !without.test(tail.slice(0, at + 1)) && !/\b(in part|partially)\b/.test(tail.slice(at)))
      return { status }
  }
  return found
}

/** The longest known phrase that a value begins with, and what follows it. */
const beginning = (value: string, table: Record<string, Reading>): { phrase: string; tail: string } | null => {
  const phrase = Object.keys(table)
    .filter((one) => value === one || (value.startsWith(one) && /[^\p{L}\p{N}]/u.test(value[one.length]!)))
    .sort((a, b) => b.length - a.length)[0]
  return phrase === undefined ? null : { phrase, tail: value.slice(phrase.length) }
}

/** Words that are one letter from a known one and say something else. */
const OTHER_WORDS = new Set(['skipped', 'reversed', 'adapted', 'reported', 'referred', 'defined', 'locked', 'planting'])

/**
 * Whether a word is a known one with a slip in it. "Unpublished", "selected" and "recommended" are near to published, rejected and
 * unrecommended, and say the opposite: so the first letter must be the same, and a short word has one slip at most.
 */
const isSlip = (word: string, known: string): boolean =>
  word.length > 4 &&
  word[0] === known[0] &&
  !OTHER_WORDS.has(word) &&
  editDistance(word, known) <= (Math.min(word.length, known.length) >= 10 ? 2 : 1)

/**
 * The status that a value stands for, and what to tell about it. A known word may have anything behind it: brackets, a version, who
 * replaced it. A misspelling is read as the one status it is near to, a template's `a|b|c` and anything unknown as a draft.
 */
export const readStatus = (raw: string, dialect: Dialect): Reading & { note: string | null; isUnknown?: true } => {
  if (isPlaceholder(raw)) return { status: 'draft', note: `status "${raw}" is an unfilled placeholder; read as draft` }
  const list = markedOf(raw)
  if (list?.marked === null) return { status: 'draft', note: `of "${raw}" none is marked; read as draft` }
  if (list) return readStatus(list.marked, dialect)
  const table = { ...everywhere, ...special[dialect] }
  const value = bare(raw)
  const found = beginning(value, table)
  if (found) {
    const reading = laterIn(found.tail, table[found.phrase]!, /^part/.test(found.phrase))
    const note = reading.label ? `status "${raw}" is kept as ${reading.status} with the label ${reading.label}` : null
    return { ...reading, note }
  }
  const [word = ''] = value.split(/\s*[(,;:.–—]\s*/)
  const near = Object.keys(table).filter((known) => isSlip(word, known))
  const statusesNear = new Set(near.map((known) => table[known]!.status))
  const nearest =
    statusesNear.size === 1 ? near.sort((a, b) => editDistance(word, a) - editDistance(word, b))[0]! : null
  if (nearest) return { ...table[nearest]!, note: `status "${raw}" is misspelt; read as "${nearest}"` }
  return { status: 'draft', note: `status "${raw}" is not known; read as draft`, isUnknown: true }
}
