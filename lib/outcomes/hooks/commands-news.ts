import { invalid, invalidField } from '@/lib/core/errors'
import { findTeamIdByRef } from '@/lib/people/queries'
import { transaction, type Tx } from '@/lib/server/db'
import { writeSetting } from '@/lib/server/setting'
import { deleteEvents, findEvents, listOpenIncidents, lockEvents, upsertEvents } from '../repo-delivery'
import { findOldestOfBranch, insertPushes, listBrought, markBrought, upsertMerge } from '../repo-changes'
import type { EventRow } from '../rules-delivery'
import { changeOf, inOpenSeries, TAKEN_BACK } from './rules-change'
import type { ChangeNews } from './rules-changes'
import type { DeliveryNews } from './rules-news'
import { hookHeardKey, type HookQuery, type HookTool } from './schema'

/** What a tool told in one message. */
export interface Told {
  events: readonly DeliveryNews[]
  changes: ChangeNews
}
/** How many deployments and incidents changed, and how many commits were told. */
export interface Heard {
  events: number
  commits: number
}

/**
 * Writes what a tool told, all or none.
 * @throws AppError invalid where the address names a team that is not there, or an incident is over before it began
 */
export async function hearNews(
  tool: HookTool,
  { events: told, changes }: Told,
  { team, service }: HookQuery,
  now: Date,
): Promise<Heard> {
  const teamId = team === undefined ? undefined : await findTeamIdByRef(team)
  if (teamId === null)
    throw invalidField('team', `There is no team "${team ?? ''}". It stands in the webhook's address.`)
  const commits = changes.pushes.reduce((sum, push) => sum + push.commits.length, 0)
  if (told.length === 0 && commits === 0 && changes.merges.length === 0) return { events: 0, commits }
  return transaction(async (tx) => {
    await lockEvents(tx)
    if (told.length === 0) {
      await keepChanges(tx, changes, now)
      return { events: 0, commits }
    }
    const series = told.flatMap((news) => news.series ?? [])
    const news = inOpenSeries(told, series.length > 0 ? await listOpenIncidents(tx, series) : [])
    const known = await findEvents(
      tx,
      news.map(({ id }) => id),
    )
    const rows = new Map<string, EventRow>()
    const gone: EventRow[] = []
    for (const one of news) {
      const key = `${one.kind}\n${one.id}`
      const before = known.get(key) ?? known.get(`${TAKEN_BACK}\n${one.id}`)
      const change = changeOf(one, before, { service, teamId })
      if (change && 'row' in change) rows.set(key, asPossible(change.row))
      else if (change) {
        rows.delete(key)
        gone.push({ kind: TAKEN_BACK, id: one.id, at: one.statedAt, statedAt: one.statedAt })
      }
    }
    const { created, updated } =
      rows.size > 0 ? await upsertEvents(tx, [...rows.values()], null) : { created: [], updated: [] }
    const removed = await deleteEvents(
      tx,
      'incident',
      gone.map(({ id }) => id),
    )
    if (gone.length > 0) await upsertEvents(tx, gone, null)
    await markChanges(tx, [...rows.values()], now)
    await writeSetting(tx, hookHeardKey(tool), now.toISOString())
    return { events: created.length + updated.length + removed, commits }
  })
}

function asPossible(row: EventRow): EventRow {
  if (row.resolvedAt && row.resolvedAt < row.at)
    throw invalid(`${row.id} is over at ${row.resolvedAt.toISOString()}, before it began at ${row.at.toISOString()}.`)
  return row
}

/** Keeps commits, and looks at the deployments of the last day once more: a push may be told after them. */
async function keepChanges(tx: Tx, { pushes, merges }: ChangeNews, now: Date): Promise<void> {
  await insertPushes(tx, pushes, now)
  // One message holds one merge.
  for (const merge of merges) {
    const oldestAt = await findOldestOfBranch(tx, merge)
    if (oldestAt) await upsertMerge(tx, merge, oldestAt, now)
  }
  const [repository] = [...pushes, ...merges].map((one) => one.repository)
  if (repository !== undefined) await markBrought(tx, await listBrought(tx, repository, now, now))
}

/** Finds the oldest new commit of deployments that were told, and of those after them. */
async function markChanges(tx: Tx, rows: readonly EventRow[], now: Date): Promise<void> {
  // One message holds one deployment of a repository.
  for (const { repository, at } of rows)
    if (repository !== undefined) await markBrought(tx, await listBrought(tx, repository, at, now))
}
