import { HORIZONS, STATUSES } from './schema'
import type { EventRow } from './schema-rows'

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

const UNDOABLE: readonly EventRow['kind'][] = ['moved', 'published', 'unpublished', 'merged', 'split']

/** Whether a line can be taken back: each line once, and nothing that was announced. */
export const isUndoable = (event: Pick<EventRow, 'kind' | 'undoneAt' | 'from' | 'to'>): boolean =>
  event.undoneAt === null &&
  (UNDOABLE.includes(event.kind) ||
    (event.kind === 'status' && statusOf(event.to) !== 'shipped' && statusOf(event.from) !== 'shipped'))
