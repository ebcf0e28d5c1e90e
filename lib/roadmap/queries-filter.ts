import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { invalidField } from '@/lib/core/errors'
import { groupBy } from '@/lib/core/group'
import type { Page } from '@/lib/core/paging'
import { listCapabilitiesByRefs, listCapabilityNames } from '@/lib/catalog/queries-names'
import { listTeamNames, listTeamsByRefs } from '@/lib/people/queries'
import type { FilterNames } from './presenter-filter'
import { listItems } from './queries'
import { namesIn, parseBoardFilter, type BoardFilter } from './rules-filter'
import type { Item, ListQuery } from './schema'

const idsByRef = (rows: readonly { ref: string; id: string }[]): Map<string, string[]> =>
  new Map([...groupBy(rows, (row) => row.ref)].map(([ref, own]) => [ref, own.map(({ id }) => id)]))

/**
 * The roadmap's filter as this reader may use it. To filter by what a reader is not shown would show it, so teams and capabilities
 * are known to those who read scores and to no one else.
 */
export async function readBoardFilter(actor: MaybeActor, text: string | undefined): Promise<BoardFilter> {
  const reader = authorize(actor, 'roadmap.read')
  if (!can(reader, 'roadmap.score')) return parseBoardFilter(text)
  const named = namesIn(text)
  const [teams, capabilities] = await Promise.all([
    listTeamsByRefs(reader, named.team),
    listCapabilitiesByRefs(reader, named.capability),
  ])
  return parseBoardFilter(text, { team: idsByRef(teams), capability: idsByRef(capabilities) })
}

const MOST_CAPABILITIES = 1_000

/** Teams and capabilities to filter by; null for readers who do not know them of an item. */
export async function listFilterNames(actor: MaybeActor): Promise<FilterNames | null> {
  const reader = authorize(actor, 'roadmap.read')
  if (!can(reader, 'roadmap.score')) return null
  const [teams, capabilities] = await Promise.all([
    listTeamNames(reader),
    listCapabilityNames(reader, MOST_CAPABILITIES),
  ])
  const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)
  return { teams: names(teams), capabilities: names(capabilities) }
}

/**
 * Items by a score or in the order of the board, as `listItems`, by a filter as it is typed.
 * @throws AppError invalid where the filter asks for something that this reader's roadmap does not know: to leave it out would answer
 * more than was asked for
 */
export async function listFilteredItems(
  actor: MaybeActor,
  { q, ...query }: ListQuery & { q?: string | undefined },
): Promise<Page<Item>> {
  const filter = await readBoardFilter(actor, q)
  const [unknown] = [...filter.unknown, ...(filter.more ?? [])]
  if (unknown !== undefined) throw invalidField('q', `The roadmap cannot be filtered by “${unknown}”.`)
  return listItems(actor, query, filter)
}
