import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { isoDay } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { listPlannedWaves, listTeamAsks } from '@/lib/distribution/queries-calendar'
import { getFieldworkDays, listPlanDays } from '@/lib/fieldwork/queries-calendar'
import { listOutcomeDays } from '@/lib/outcomes/queries-calendar'
import { listPresentTeams } from '@/lib/people/queries'
import { listRfcEndings } from '@/lib/rfcs/queries-calendar'
import { actorOfPerson, sessionEpochOf } from '@/lib/server/actors'
import { personKey, personOfKey } from '@/lib/server/person-key'
import { listSurveyDays } from '@/lib/surveys/queries-calendar'
import { daysLater, entriesOf, loadOf } from './rules-calendar'
import type { Calendar, CalendarEntry, CalendarQuery, TeamLoad } from './schema-calendar'

const LOAD_DAYS = 30
const startOf = (day: string): Date => new Date(`${day}T00:00:00.000Z`)
const endOf = (day: string): Date => new Date(`${day}T23:59:59.999Z`)

/** What research is planned and runs on these days. For those who lead conversations. */
export async function listCalendar(
  actor: MaybeActor,
  { from, to }: CalendarQuery,
  now: Date,
): Promise<CalendarEntry[]> {
  const reader = authorize(actor, 'session.read')
  const [start, end] = [startOf(from), endOf(to)]
  const [surveys, waves, rfcs, { sessions, endings }, plans, outcomes, teams] = await Promise.all([
    listSurveyDays(reader, start, end),
    listPlannedWaves(reader, new Date(Math.max(start.getTime(), startOf(isoDay(now)).getTime())), end),
    listRfcEndings(reader, start, end),
    getFieldworkDays(reader, start, end, now),
    listPlanDays(reader, start, end),
    listOutcomeDays(reader, start, end),
    listPresentTeams(reader),
  ])
  const names = new Map(teams.map(({ id, name }) => [id, name]))
  return entriesOf({ surveys, waves, rfcs, sessions, plans, endings, outcomes }, names, from, to)
}

/** How often each team was asked in the last thirty days, and what is planned for it in the next. */
export async function listTeamLoad(actor: MaybeActor, now: Date): Promise<TeamLoad[]> {
  const reader = authorize(actor, 'session.read')
  const today = isoDay(now)
  const [since, until] = [daysLater(today, 1 - LOAD_DAYS), daysLater(today, LOAD_DAYS)]
  const teams = await listPresentTeams(reader)
  const ids = teams.map(({ id }) => id)
  const [asks, surveys, past, waves, plans] = await Promise.all([
    listTeamAsks(reader, ids, startOf(since), endOf(today)),
    listSurveyDays(reader, startOf(since), endOf(today)),
    getFieldworkDays(reader, startOf(since), endOf(today), now),
    listPlannedWaves(reader, startOf(today), endOf(until)),
    listPlanDays(reader, startOf(today), endOf(until)),
  ])
  const opened = surveys.filter(({ openedAt, everybody }) => everybody && openedAt >= startOf(since))
  return loadOf({ teams, asks, toEverybody: opened.length, held: past.sessions, waves, plans })
}

/** The calendar with the load of every team. */
export async function getCalendar(actor: MaybeActor, query: CalendarQuery, now: Date): Promise<Calendar> {
  const [entries, load] = await Promise.all([listCalendar(actor, query, now), listTeamLoad(actor, now)])
  return { ...query, entries, load }
}

/** "Sign out everywhere" moves the epoch: the key of before then opens nothing any more. */
const purposeOf = (epoch: number): string => `research calendar ${epoch}`

/** The secret part of an address by which a calendar, which cannot sign in, reads research as this person. */
export async function getCalendarKey(actor: MaybeActor): Promise<string> {
  const reader = authorize(actor, 'session.read')
  return personKey(purposeOf((await sessionEpochOf(reader.id)) ?? 0), reader.id)
}

/** The person behind a calendar's key, as they are today. @throws AppError not_found */
export async function readerOfCalendar(key: string): Promise<Actor> {
  const claimed = key.slice(0, Math.max(0, key.lastIndexOf('.')))
  const epoch = claimed === '' ? null : await sessionEpochOf(claimed)
  const person = epoch === null ? null : personOfKey(purposeOf(epoch), key)
  const actor = person === null ? null : await actorOfPerson(person)
  if (!actor || !can(actor, 'session.read')) throw notFound('This calendar')
  return actor
}
