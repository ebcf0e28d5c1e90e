import { formatScore } from '@/lib/core/format'
import { isUndoable, boardPlaceOf, statusOf } from './rules-history'
import type { ItemHistoryLine } from './schema'
import type { EventRow } from './schema-rows'

const COLUMN = { now: 'Now', next: 'Next', later: 'Later' } as const

const FIELD: Record<string, string> = {
  impactNote: 'the reason for impact',
  effortNote: 'the reason for effort',
  reachEstimate: 'people not heard',
  reachNote: 'the source of people not heard',
  riskReduction: 'risk reduction',
  rfcNumber: 'RFC',
  teamId: 'team',
  capabilityId: 'capability',
  reviewAt: 'review date',
  commitNote: 'the reason for committing',
  opposition: 'the answer to those who want the opposite',
}
const fieldName = (field: string): string => FIELD[field] ?? field

const shown = (value: unknown): string =>
  typeof value === 'number' ? formatScore(value) : typeof value === 'string' ? value : 'nothing'

/** Of these a line says only that they changed: ids say nothing to a reader. */
const UNSAID = ['teamId', 'capabilityId', 'insights', 'needs']

const scoreSays = ({ from, to }: Pick<EventRow, 'from' | 'to'>): string[] =>
  'rice' in to ? [`RICE ${shown(from.rice)} → ${shown(to.rice)}`] : []

/** What became of a measurable outcome where an item was taken over: for the item that was, and for the one that took it. */
const OUTCOME: Record<string, readonly [string, string]> = {
  moved: ['Its measurable outcome went there.', 'Its measurable outcome came along.'],
  stays: [
    'Its measurable outcome stays here: the other item has one of its own.',
    'Its measurable outcome stayed there: this item has one of its own.',
  ],
  back: ['The measurable outcome came back.', 'The measurable outcome went back.'],
  joined: ['The measurable outcome of the part came along.', 'Its measurable outcome went to the item.'],
  left: [
    'The measurable outcome of the part stayed there: this item has one of its own.',
    'Its measurable outcome stays here: the item has one of its own.',
  ],
  kept: [
    'The measurable outcome was stated anew since and stays with the other item.',
    'The measurable outcome was stated anew since and stays here.',
  ],
}
const outcomeSays = ({ to }: Pick<EventRow, 'to'>): string[] => {
  const [here, there] = OUTCOME[String(to.outcome)] ?? []
  const says = 'took' in to || 'of' in to ? there : here
  return says ? [says] : []
}

/** A sentence, and after it what became of a measurable outcome, and what it did to the score. */
const andScore = (sentence: string, event: EventRow): string =>
  [sentence, ...outcomeSays(event), ...scoreSays(event).map((score) => `${score}.`)].join(' ')

function changeSays({ from, to }: EventRow): string {
  const fields = Array.isArray(to.fields) ? to.fields.filter((one) => typeof one === 'string') : []
  const parts = fields.map((field) =>
    !UNSAID.includes(field) && (field in from || field in to)
      ? `${fieldName(field)} ${shown(from[field])} → ${shown(to[field])}`
      : fieldName(field),
  )
  return `Changed: ${[...parts, ...scoreSays({ from, to })].join(', ')}.`
}

function moveSays({ from, to }: EventRow): string {
  const [before, after] = [boardPlaceOf(from), boardPlaceOf(to)]
  if (!before || !after) return 'Moved.'
  if (before.horizon !== after.horizon) return `Moved from ${COLUMN[before.horizon]} to ${COLUMN[after.horizon]}.`
  return `Moved ${after.rank < before.rank ? 'up' : 'down'} in ${COLUMN[after.horizon]}.`
}

/** What was undone, by its kind: other changes may stand between it and the undoing. */
const UNDONE: Record<string, string> = {
  changed: 'a change of fields',
  moved: 'a move',
  published: 'the publication',
  unpublished: 'the return to a draft',
  status: 'a change of status',
  merged: 'the merge',
  split: 'the split',
}

export function says(event: EventRow): string {
  const { from, to } = event
  switch (event.kind) {
    case 'created':
      return 'Made.'
    case 'changed':
      return changeSays(event)
    case 'moved':
      return moveSays(event)
    case 'scored':
      return `Its evidence changed: RICE ${shown(from.rice)} → ${shown(to.rice)}.`
    case 'published':
      return 'Published.'
    case 'unpublished':
      return 'Made a draft again.'
    case 'status':
      return { open: 'Taken up again.', shipped: 'Shipped.', dropped: 'Dropped.' }[statusOf(to) ?? 'open']
    case 'merged':
      return andScore('took' in to ? 'Another item was merged into this one.' : 'Merged into another item.', event)
    case 'split':
      return andScore(
        'took' in to ? 'Split off from another item.' : 'A part was split off as an item of its own.',
        event,
      )
    case 'undone':
      return andScore(`Undone: ${UNDONE[String(to.was)] ?? 'a change'}.`, event)
  }
}

/** A line of history for a reader. `nameOf` gives the names of people by id. */
export const toHistoryLine = (
  event: EventRow,
  nameOf: ReadonlyMap<string, string>,
  writes: boolean,
): ItemHistoryLine => ({
  seq: event.seq,
  kind: event.kind,
  at: event.at.toISOString(),
  by: event.byId === null ? null : (nameOf.get(event.byId) ?? 'A person who has left'),
  says: says(event),
  why: event.why,
  undone: event.undoneAt !== null,
  undoable: writes && isUndoable(event) && !('took' in event.to),
  words: writes && (event.words !== null || event.why !== ''),
})
