import { plural } from '@/lib/core/format'
import { machine } from '@/lib/core/machine'
import type { Status } from '@/lib/roadmap/schema'
import { TOLD_STATES, type Told, type ToldState, type ItemUpdateKind } from './schema'

/**
 * The life of a promise to tell one person. Told is a fact and stays: a count of kept promises does not fall
 * afterwards. A person who was told can hide it from their own list (`Told.hiddenAt`). A person who muted or declined
 * is not told later.
 */
export const ledgerMachine = machine<ToldState, 'person'>(
  [
    { from: 'owed', to: 'told', by: ['person'], verb: 'Show it' },
    { from: 'owed', to: 'muted', by: ['person'], verb: 'Turn off notifications' },
    { from: 'owed', to: 'declined', by: ['person'], verb: 'I would rather not be told' },
  ],
  { thing: 'promise' },
)

/** The states that a promise can be in before this one. */
export const statesBefore = (to: ToldState): ToldState[] => TOLD_STATES.filter((from) => ledgerMachine.can(from, to))

export const emptyLedger = (): Told => ({ owed: 0, told: 0, muted: 0, declined: 0 })

/** Rows of counts as one record. */
export const countLedger = (rows: readonly { state: ToldState; people: number }[]): Told =>
  rows.reduce((sum, row) => ({ ...sum, [row.state]: sum[row.state] + row.people }), emptyLedger())

/** The ledger in a sentence: "14 of 18 told, 3 to go, 1 muted". */
export function ledgerSentence(told: Told): string {
  const all = told.owed + told.told + told.muted + told.declined
  if (all === 0) return 'Nobody to tell by name'
  const rest = [
    ...(told.owed > 0 ? [`${told.owed} to go`] : []),
    ...(told.muted > 0 ? [`${told.muted} muted`] : []),
    ...(told.declined > 0 ? [`${told.declined} declined`] : []),
  ]
  return [`${told.told} of ${all} told`, ...rest].join(', ')
}

/** Who would be told if an item shipped now. */
export interface Forecast {
  owed: number
  muted: number
  anonymous: number
  /** People who said the opposite; told only where there is something to say to them. */
  against: number
}

/** "18 people will be told, 1 has muted updates, at least 12 spoke anonymously and can only read it." */
export function forecastSentence({ owed, muted, anonymous }: Omit<Forecast, 'against'>): string {
  const told = owed === 0 ? 'Nobody can be told by name' : `${plural(owed, 'person', 'people')} will be told`
  const rest = [
    ...(muted > 0 ? [`${muted} ${muted === 1 ? 'has' : 'have'} muted updates`] : []),
    ...(anonymous > 0 ? [`at least ${anonymous} spoke anonymously and can only read it`] : []),
  ]
  return `${[told, ...rest].join(', ')}.`
}

const KINDS_FOR: Record<Status, readonly [ItemUpdateKind, ...ItemUpdateKind[]]> = {
  open: ['started', 'shipped', 'declined'],
  shipped: ['shipped', 'measured'],
  dropped: ['declined'],
}
/** What there is to tell of an item in this status; the first is the likeliest. */
export const kindsFor = (status: Status): readonly [ItemUpdateKind, ...ItemUpdateKind[]] => KINDS_FOR[status]
