import { HORIZONS, STATUSES } from './schema'
import type { EventRow, ItemRow } from './schema-rows'

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | null =>
  all.find((one) => one === value) ?? null

/** Where a move began or ended. */
export interface BoardPlace {
  horizon: (typeof HORIZONS)[number]
  rank: string
}

/** The position stored in `from` or `to` of a history line; null if there is none. */
export function boardPlaceOf(side: Record<string, unknown>): BoardPlace | null {
  const horizon = oneOf(HORIZONS, side.horizon)
  return horizon && typeof side.rank === 'string' ? { horizon, rank: side.rank } : null
}

export const statusOf = (side: Record<string, unknown>) => oneOf(STATUSES, side.status)

/** The ids in a list of one side of a line. */
export const idsOf = (side: Record<string, unknown>, key: string): string[] => {
  const list = side[key]
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
}

/** The score of an item before and after, as the sides of a line hold it; nothing where it stayed. */
export function riceOf(
  scored: readonly { itemId: string; from: number; to: number }[],
  itemId: string,
): { from: { rice?: number }; to: { rice?: number } } {
  const change = scored.find((one) => one.itemId === itemId)
  return change ? { from: { rice: change.from }, to: { rice: change.to } } : { from: {}, to: {} }
}

interface Needs {
  had: { itemId: string; needsId: string }[]
  gave: { itemId: string; needsId: string }[]
}

/** Dependencies that a merge moved, as a line of history holds them. */
export const asPairs = ({ had, gave }: Needs): { hadNeeds: string[]; gaveNeeds: string[] } => {
  const pairs = (all: Needs['had']) => all.map(({ itemId, needsId }) => `${itemId} ${needsId}`)
  return { hadNeeds: pairs(had), gaveNeeds: pairs(gave) }
}

/** Reads them back; a line of before has none. */
export function needsIn(side: Record<string, unknown>): Needs {
  const pairs = (key: string) =>
    idsOf(side, key).map((pair) => {
      const [itemId = '', needsId = ''] = pair.split(' ')
      return { itemId, needsId }
    })
  return { had: pairs('hadNeeds'), gave: pairs('gaveNeeds') }
}

/**
 * What became of the measurable outcome of an item that another one took over: it went there (and when it had been stated), it stays
 * since the other has its own; undone, it came back, or was stated anew since and is the other one's. Of a part whose split is
 * undone: it came to the item, or stays with the part.
 */
export interface OutcomeMoved {
  outcome?: 'moved' | 'stays' | 'back' | 'kept' | 'joined' | 'left'
  statedAt?: string
}

/** Reads it back from a line of a merge; a line of before has none. */
export const outcomeIn = ({ outcome, statedAt }: Record<string, unknown>): OutcomeMoved =>
  outcome === 'moved' && typeof statedAt === 'string' ? { outcome, statedAt } : {}

/** Fields whose values a history holds as they are: codes, numbers, days. The others are texts that people wrote. */
const VALUES = [
  'kind',
  'impact',
  'effort',
  'reachEstimate',
  'urgency',
  'riskReduction',
  'rfcNumber',
  'quarter',
  'teamId',
  'capabilityId',
  'reviewAt',
]

type Values = Record<string, string | number | null>

/** What a change did to the fields of an item. */
export interface FieldChange {
  changed: string[]
  from: Values
  to: Values
  /** Texts, by field; undefined where none changed. */
  words: Record<string, { from: Json; to: Json }> | undefined
}
type Json = string | { [key: string]: Json } | Json[]

export const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  new Set(a).size === new Set([...a, ...b]).size && new Set(b).size === new Set(a).size

const isAlike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const plain = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)

/** The fields of an item that `data` makes other than they are. */
export function changeOf(item: ItemRow, data: Readonly<Record<string, unknown>>): FieldChange {
  const before = item as unknown as Record<string, unknown>
  const changed = Object.keys(data).filter((key) => data[key] !== undefined && !isAlike(before[key], data[key]))
  const values = (side: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      changed.filter((key) => VALUES.includes(key)).map((key) => [key, plain(side[key]) as Values[string]]),
    )
  const words = changed
    .filter((key) => !VALUES.includes(key))
    .map((key) => [key, { from: before[key] as Json, to: data[key] as Json }] as const)
  return {
    changed,
    from: values(before),
    to: values(data),
    words: words.length > 0 ? Object.fromEntries(words) : undefined,
  }
}

/** Lists of an item that a change may set: ids, in any order. */
const LISTS = ['insights', 'needs']

const fieldsOf = ({ to }: Pick<EventRow, 'to'>): string[] => idsOf(to, 'fields')

/** What the fields of a change were before it; null where its line does not hold it. */
export function formerOf(
  event: Pick<EventRow, 'from' | 'to' | 'words'>,
): { data: Record<string, unknown>; lists: Record<string, string[]> } | null {
  const former = { data: {} as Record<string, unknown>, lists: {} as Record<string, string[]> }
  for (const field of fieldsOf(event)) {
    const words = event.words?.[field]
    if (LISTS.includes(field) && field in event.from) former.lists[field] = idsOf(event.from, field)
    else if (VALUES.includes(field) && field in event.from) {
      const value = event.from[field]
      former.data[field] = field === 'reviewAt' && typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : value
    } else if (words) former.data[field] = words.from
    else return null
  }
  return former
}

/** Whether everything that a change set is still as it set it. `lists`: those of the item now. */
export function isStillSo(
  event: Pick<EventRow, 'to' | 'words'>,
  item: ItemRow,
  lists: Readonly<Record<string, readonly string[]>>,
): boolean {
  const now = item as unknown as Record<string, unknown>
  return fieldsOf(event).every((field) => {
    if (LISTS.includes(field)) return isSameSet(lists[field] ?? [], idsOf(event.to, field))
    return isAlike(plain(now[field]), VALUES.includes(field) ? event.to[field] : event.words?.[field]?.to)
  })
}

const UNDOABLE: readonly EventRow['kind'][] = ['moved', 'published', 'unpublished', 'merged', 'split']

/** Whether a line can be taken back: each line once, and nothing that was announced. */
export const isUndoable = (event: Pick<EventRow, 'kind' | 'undoneAt' | 'from' | 'to' | 'words'>): boolean =>
  event.undoneAt === null &&
  (UNDOABLE.includes(event.kind) ||
    (event.kind === 'changed' && fieldsOf(event).length > 0 && formerOf(event) !== null) ||
    (event.kind === 'status' && statusOf(event.to) !== 'shipped' && statusOf(event.from) !== 'shipped'))
