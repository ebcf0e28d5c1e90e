import { authorize, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS, isoDay } from '@/lib/core/clock'
import { db } from '@/lib/server/db'
import { listTitles } from './repo'
import { listEndingParticipants, listSessionsBetween } from './repo-week'
import { consentEnds, consentState } from './rules-consent'
import { consentOf } from './rules-session'

const WEEK_DAYS = 7
/** Early enough to ask whether it may be kept. */
const ENDING_DAYS = 30
const MAX_COMING = 20

export interface FieldworkWeek {
  /** Sessions dated today and in the next seven days. */
  coming: { id: string; title: string; date: string }[]
  /** Sessions with a consent that ends within thirty days, the first first: then their words leave the hub. */
  ending: { id: string; title: string; on: string; people: number }[]
}

/** What fieldwork asks of a researcher now. */
export async function getFieldworkWeek(actor: MaybeActor, now: Date): Promise<FieldworkWeek> {
  authorize(actor, 'session.write')
  const horizon = now.getTime() + ENDING_DAYS * DAY_MS
  const [coming, timed] = await Promise.all([
    listSessionsBetween(db, now, new Date(now.getTime() + WEEK_DAYS * DAY_MS), MAX_COMING),
    // A consent counts to the end of its last day.
    listEndingParticipants(db, new Date(now.getTime() - DAY_MS), new Date(horizon)),
  ])
  const bySession = new Map<string, { on: Date; people: number }>()
  for (const row of timed) {
    const ends = consentEnds(consentOf(row))
    if (!ends || ends.getTime() > horizon || consentState(consentOf(row), now) !== 'given') continue
    const known = bySession.get(row.sessionId)
    bySession.set(row.sessionId, {
      on: known && known.on < ends ? known.on : ends,
      people: (known?.people ?? 0) + 1,
    })
  }
  const titles = new Map((await listTitles(db, [...bySession.keys()])).map((one) => [one.id, one.title]))
  return {
    coming: coming.map(({ id, title, date }) => ({ id, title, date: isoDay(date) })),
    ending: [...bySession]
      .sort(([, a], [, b]) => a.on.getTime() - b.on.getTime())
      .map(([id, { on, people }]) => ({ id, title: titles.get(id) ?? '', on: isoDay(on), people })),
  }
}
