import { authorize, type MaybeActor } from '@/lib/core/actor'
import { dayOf, isoDay } from '@/lib/core/clock'
import { resolveItems } from '@/lib/roadmap/queries-titles'
import { db } from '@/lib/server/db'
import { listDueBetween } from './repo-calendar'
import type { OutcomeDay } from './schema-calendar'

const MOST = 200

/** Outcomes that are due from here to there and not recorded, of items that the reader may know and that were not dropped. */
export async function listOutcomeDays(actor: MaybeActor, from: Date, to: Date): Promise<OutcomeDay[]> {
  const reader = authorize(actor, 'outcome.read')
  const rows = await listDueBetween(db, dayOf(from), dayOf(to), MOST)
  const items = await resolveItems(
    reader,
    rows.map((row) => row.itemId),
  )
  return rows.flatMap(({ itemId, metric, by }) => {
    const item = items.get(itemId)
    return item && item.status !== 'dropped' ? [{ itemId, title: item.title, metric, day: isoDay(by) }] : []
  })
}
