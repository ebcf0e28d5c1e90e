import { invalid, invalidField } from '@/lib/core/errors'
import { findTeamIdByRef } from '@/lib/people/queries'
import { transaction } from '@/lib/server/db'
import { writeSetting } from '@/lib/server/setting'
import { deleteEvents, findEvents, listOpenIncidents, lockEvents, upsertEvents } from '../repo-delivery'
import type { EventRow } from '../rules-delivery'
import { changeOf, inOpenSeries } from './rules-change'
import type { DeliveryNews } from './rules-news'
import { hookHeardKey, type HookQuery, type HookTool } from './schema'

/**
 * Writes what a tool told, all or none.
 * @returns how many deployments and incidents changed
 * @throws AppError invalid where the address names a team that is not there, or an incident is over before it began
 */
export async function hearNews(
  tool: HookTool,
  told: readonly DeliveryNews[],
  { team, service }: HookQuery,
  now: Date,
): Promise<{ events: number }> {
  const teamId = team === undefined ? undefined : await findTeamIdByRef(team)
  if (teamId === null)
    throw invalidField('team', `There is no team "${team ?? ''}". It stands in the webhook's address.`)
  if (told.length === 0) return { events: 0 }
  return transaction(async (tx) => {
    await lockEvents(tx)
    const series = told.flatMap((news) => news.series ?? [])
    const news = inOpenSeries(told, series.length > 0 ? await listOpenIncidents(tx, series) : [])
    const known = await findEvents(
      tx,
      news.map(({ id }) => id),
    )
    const rows = new Map<string, EventRow>()
    const gone: string[] = []
    for (const one of news) {
      const key = `${one.kind}\n${one.id}`
      const change = changeOf(one, known.get(key), { service, teamId })
      if (change && 'row' in change) rows.set(key, asPossible(change.row))
      else if (change) gone.push(one.id)
    }
    const { created, updated } =
      rows.size > 0 ? await upsertEvents(tx, [...rows.values()], null) : { created: [], updated: [] }
    if (gone.length > 0) await deleteEvents(tx, 'incident', gone)
    await writeSetting(tx, hookHeardKey(tool), now.toISOString())
    return { events: created.length + updated.length + gone.length }
  })
}

function asPossible(row: EventRow): EventRow {
  if (row.resolvedAt && row.resolvedAt < row.at)
    throw invalid(`${row.id} is over at ${row.resolvedAt.toISOString()}, before it began at ${row.at.toISOString()}.`)
  return row
}
