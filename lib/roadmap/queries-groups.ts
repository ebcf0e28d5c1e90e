import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { listCapabilityNames } from '@/lib/catalog/queries-names'
import { mapTeamNames } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import { seesDrafts } from './policy'
import { toCard, toPublishedCard, type Card } from './presenter'
import { everyItem, narrowed, publishedItems, scoredItems } from './repo'
import { boardVersion } from './repo-events'
import { groupCards, groupTotals, type GroupTotal } from './repo-groups'
import type { BoardFilter } from './rules-filter'
import { inBoardOrder, PUBLIC_GROUPS, type GroupBy } from './rules-groups'

export interface Group {
  key: string
  label: string
  cards: Card[]
  items: number
  /** Person-weeks; null for readers without scores. */
  weeks: number | null
}

export interface GroupedBoard {
  groups: Group[]
  /** Groups beyond those shown. */
  more: number
  version: number
}

/** What a group is called whose team or capability is not there any more. */
export const REMOVED = 'Removed since'

const MAX_GROUPS = 12
const FIRST_CARDS = 5
const MAX_CAPABILITIES = 200

const NOTHING: Record<GroupBy, string> = {
  quarter: 'No quarter',
  theme: 'No theme',
  capability: 'No capability',
  team: 'No team',
}

async function namesOf(actor: Actor, by: GroupBy, totals: readonly GroupTotal[]): Promise<Map<string, string>> {
  if (by === 'team') return mapTeamNames(totals.map(({ key }) => key).filter((key) => key !== ''))
  if (by !== 'capability') return new Map(totals.map(({ key, label }) => [key, label.replace('-Q', ' Q')]))
  const names = await listCapabilityNames(actor, MAX_CAPABILITIES)
  return new Map(names.map(({ id, name }) => [id, name]))
}

/**
 * Open items by quarter, theme, capability or team, each group with its first cards in the order of the board. Readers of the
 * published view get what is published, by quarter where they ask for a group that they do not know.
 */
export async function getGroupedBoard(actor: MaybeActor, asked: GroupBy, filter: BoardFilter): Promise<GroupedBoard> {
  const reader = authorize(actor, 'roadmap.read')
  const full = can(reader, 'roadmap.score')
  const by = full || PUBLIC_GROUPS.includes(asked) ? asked : 'quarter'
  const scored = narrowed(seesDrafts(reader) ? everyItem : scoredItems, filter)
  const published = narrowed(publishedItems, filter)
  const [totals, version] = await Promise.all([groupTotals(db, full ? scored : published, by), boardVersion(db)])
  const ordered = inBoardOrder(totals, by)
  const shown = ordered.slice(0, MAX_GROUPS)
  const keys = shown.map(({ key }) => key)
  const [names, cards] = await Promise.all([
    namesOf(reader, by, shown),
    full
      ? groupCards(db, scored, by, keys, FIRST_CARDS).then((rows) => cardsOf(rows, toCard))
      : groupCards(db, published, by, keys, FIRST_CARDS).then((rows) => cardsOf(rows, toPublishedCard)),
  ])
  return {
    groups: shown.map(({ key, items, weeks }) => ({
      key,
      label: key === '' ? NOTHING[by] : (names.get(key) ?? REMOVED),
      cards: cards.get(key) ?? [],
      items,
      weeks: full ? weeks : null,
    })),
    more: ordered.length - shown.length,
    version,
  }
}

const cardsOf = <Row>(rows: Map<string, Row[]>, toOne: (row: Row) => Card): Map<string, Card[]> =>
  new Map([...rows].map(([key, own]) => [key, own.map(toOne)]))
