import { authorize, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS, isoDay } from '@/lib/core/clock'
import { db } from '@/lib/server/db'
import { listTitles } from './repo'
import { listSessionDayRows } from './repo-calendar'
import { listPlanDayRows } from './repo-plan'
import { listEndingParticipants } from './repo-week'
import { consentEnds, consentState } from './rules-consent'
import { consentOf } from './rules-session'
import type { SessionDay, ConsentEnding } from './schema-calendar'

const MOST = 300

/** Sessions from here to there, and when what was agreed for some of their words ends. For those who read sessions. */
export async function getFieldworkDays(
  actor: MaybeActor,
  from: Date,
  to: Date,
  now: Date,
): Promise<{ sessions: SessionDay[]; endings: ConsentEnding[] }> {
  authorize(actor, 'session.read')
  const [sessions, timed] = await Promise.all([
    listSessionDayRows(db, from, to, MOST),
    listEndingParticipants(db, new Date(from.getTime() - DAY_MS), to),
  ])
  const endings = new Map<string, Omit<ConsentEnding, 'title'>>()
  for (const row of timed) {
    const ends = consentEnds(consentOf(row))
    if (!ends || ends > to || isoDay(ends) < isoDay(from) || consentState(consentOf(row), now) !== 'given') continue
    const key = `${row.sessionId} ${isoDay(ends)}`
    const people = (endings.get(key)?.people ?? 0) + 1
    endings.set(key, { sessionId: row.sessionId, day: isoDay(ends), people })
  }
  const ended = [...endings.values()].slice(0, MOST)
  const titles = new Map(
    (await listTitles(db, [...new Set(ended.map((one) => one.sessionId))])).map((one) => [one.id, one.title]),
  )
  return {
    sessions: sessions.map(({ date, ...session }) => ({ ...session, day: isoDay(date) })),
    endings: ended.map((one) => ({ ...one, title: titles.get(one.sessionId) ?? '' })),
  }
}

/** Sessions that are planned from here to there. Nothing was heard in them yet: they are no sessions. */
export async function listPlanDays(actor: MaybeActor, from: Date, to: Date): Promise<SessionDay[]> {
  authorize(actor, 'session.read')
  return (await listPlanDayRows(db, from, to, MOST)).map(({ date, ...plan }) => ({ ...plan, day: isoDay(date) }))
}
