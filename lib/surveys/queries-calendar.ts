import { authorize, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { db } from '@/lib/server/db'
import { listSurveysBetween } from './repo-calendar'
import type { SurveyDays } from './schema-calendar'

const MOST = 300

/** Opened surveys and their days, from here to there. For those who ask. */
export async function listSurveyDays(actor: MaybeActor, from: Date, to: Date): Promise<SurveyDays[]> {
  authorize(actor, 'survey.write')
  const rows = await listSurveysBetween(db, from, to, MOST)
  return rows.flatMap(({ id, title, openedAt, closesAt, closedAt, resultsOn, remindAfter, _count }) => {
    if (openedAt === null) return []
    const closes = closedAt ?? closesAt
    const reminders = remindAfter.map((days) => new Date(openedAt.getTime() + days * DAY_MS))
    return [
      {
        ...{ id, title, openedAt, closes, resultsOn, everybody: _count.invitations === 0 },
        reminders: reminders.filter((moment) => closes === null || moment < closes),
      },
    ]
  })
}
