import { mapTeamOf } from '@/lib/people/queries'
import { publish } from '@/lib/server/events'
import type { Tx } from '@/lib/server/db'
import { listChampionRows } from './repo-champions'
import { insertNotices, type ChampionNews } from './repo-notices'
import { standingOf } from './rules-champions'

/**
 * Those who speak for a capability today, each once; of what concerns the whole platform, and of updates, also those who speak for
 * the platform. Whoever left, or is in another team by now, is told nothing more.
 * @param capabilityId null: of no capability
 */
export async function championsToTell(tx: Tx, { kind, capabilityId }: ChampionNews): Promise<string[]> {
  const rows = [
    ...(capabilityId === null ? [] : await listChampionRows(tx, capabilityId)),
    ...(kind === 'update' ? await listChampionRows(tx, null) : []),
  ]
  if (rows.length === 0) return []
  const teamOf = await mapTeamOf(
    tx,
    rows.map((row) => row.personId),
  )
  return [...new Set(rows.flatMap((row) => (standingOf(row, { teamOf }) === 'here' ? [row.personId] : [])))]
}

/**
 * Tells champions something in the transaction of what causes it: a line of their inbox, and a mail that is promised after it. Of one
 * thing each is told once, however often this runs.
 */
export async function tellChampions(
  tx: Tx,
  personIds: readonly string[],
  news: ChampionNews,
  now: Date,
): Promise<void> {
  if (personIds.length === 0) return
  await publish(tx, 'champion.told', { ids: await insertNotices(tx, personIds, news, now) })
}
