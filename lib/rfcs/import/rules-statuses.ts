import type { RfcStatus } from '../schema'
import type { Dialect } from './schema'

type Reading = { status: RfcStatus; label?: string }

const everywhere: Record<string, Reading> = {
  draft: { status: 'draft' },
  proposed: { status: 'review' },
  'in review': { status: 'review' },
  review: { status: 'review' },
  discussion: { status: 'review' },
  'last call': { status: 'last-call' },
  'final comment period': { status: 'last-call' },
  accepted: { status: 'accepted' },
  approved: { status: 'accepted' },
  active: { status: 'accepted' },
  published: { status: 'accepted' },
  implementable: { status: 'accepted' },
  implemented: { status: 'implemented' },
  final: { status: 'implemented' },
  committed: { status: 'implemented' },
  rejected: { status: 'rejected' },
  'april fool!': { status: 'rejected', label: 'april-fool' },
  withdrawn: { status: 'withdrawn' },
  abandoned: { status: 'withdrawn' },
  superseded: { status: 'superseded' },
  replaced: { status: 'superseded' },
  deprecated: { status: 'superseded', label: 'deprecated' },
  deferred: { status: 'draft', label: 'deferred' },
}
/** The same word means an accepted trial for Python and an unfinished proposal for Kubernetes. */
const special: Partial<Record<Dialect, Record<string, Reading>>> = {
  pep: { provisional: { status: 'accepted', label: 'provisional' } },
  kep: { provisional: { status: 'draft' } },
  // Ember's stages; elsewhere they would be near to other words.
  'front-matter': {
    exploring: { status: 'review' },
    'ready for release': { status: 'accepted' },
    released: { status: 'implemented' },
    recommended: { status: 'implemented' },
    closed: { status: 'rejected' },
    discontinued: { status: 'withdrawn' },
  },
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

export const isPlaceholder = (value: string) => /^\s*\w[\w-]*(\s*\|\s*\w[\w-]*)+\s*$/.test(value)

/**
 * The status a word stands for, and what to tell about it: a misspelling is read as the one status it is near to
 * (two edits at most), a template's `a|b|c` and anything unknown as a draft.
 */
export const readStatus = (raw: string, dialect: Dialect): Reading & { note: string | null } => {
  const word = raw
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ')
    .trim()
  if (isPlaceholder(raw)) return { status: 'draft', note: `status "${raw}" is an unfilled placeholder; read as draft` }
  const table = { ...everywhere, ...special[dialect] }
  const exact = table[word]
  if (exact?.label)
    return { ...exact, note: `status "${raw}" has no counterpart; read as ${exact.status}, labelled ${exact.label}` }
  if (exact) return { ...exact, note: null }
  const near = Object.keys(table).filter((known) => word.length > 4 && editDistance(word, known) <= 2)
  const found = near.length === 1 ? table[near[0]!] : undefined
  if (found) return { ...found, note: `status "${raw}" is misspelt; read as "${near[0]}"` }
  return { status: 'draft', note: `status "${raw}" is not known; read as draft` }
}
