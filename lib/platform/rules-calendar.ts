import { DAY_MS, isoDay } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import type { PlannedWave } from '@/lib/distribution/schema-calendar'
import type { ConsentEnding, SessionDay } from '@/lib/fieldwork/schema-calendar'
import { metricWords } from '@/lib/outcomes/rules-format'
import type { OutcomeDay } from '@/lib/outcomes/schema-calendar'
import type { RfcEnding } from '@/lib/rfcs/schema-calendar'
import type { SurveyDays } from '@/lib/surveys/schema-calendar'
import type { CalendarEntry, TeamLoad } from './schema-calendar'

/** What every room says of its days. */
export interface CalendarSources {
  surveys: readonly SurveyDays[]
  waves: readonly PlannedWave[]
  rfcs: readonly RfcEnding[]
  sessions: readonly SessionDay[]
  /** Sessions that are to come, or were and nobody wrote down. */
  plans: readonly SessionDay[]
  endings: readonly ConsentEnding[]
  outcomes: readonly OutcomeDay[]
}

const SESSION_WORDS: Record<string, string> = { interview: 'Interview', embed: 'Embed', observation: 'Observation' }

type Said = Omit<CalendarEntry, 'outside' | 'team'> & Partial<Pick<CalendarEntry, 'outside' | 'team'>>
const entry = (said: Said): CalendarEntry => ({ outside: said.title, team: null, ...said })

function surveyEntries({ id, title, openedAt, closes, resultsOn, reminders }: SurveyDays): CalendarEntry[] {
  const href = paths.survey(id)
  return [
    entry({ id: `survey-${id}-opens`, kind: 'survey-opens', day: isoDay(openedAt), title: `Opens: ${title}`, href }),
    ...reminders.map((moment) =>
      entry({
        id: `survey-${id}-reminder-${Math.round((moment.getTime() - openedAt.getTime()) / DAY_MS)}`,
        ...{ kind: 'reminder', day: isoDay(moment), title: `Reminder: ${title}`, href },
      }),
    ),
    ...(closes
      ? [
          entry({
            id: `survey-${id}-closes`,
            kind: 'survey-closes',
            day: isoDay(closes),
            title: `Closes: ${title}`,
            href,
          }),
        ]
      : []),
    ...(resultsOn
      ? [
          entry({
            id: `survey-${id}-results`,
            kind: 'results',
            day: isoDay(resultsOn),
            title: `Results: ${title}`,
            href,
          }),
        ]
      : []),
  ]
}

/** Everything that is planned or runs from one day to another, both within, day by day. */
export function entriesOf(
  { surveys, waves, rfcs, sessions, plans, endings, outcomes }: CalendarSources,
  teamNames: ReadonlyMap<string, string>,
  from: string,
  to: string,
): CalendarEntry[] {
  const all = [
    ...surveys.flatMap(surveyEntries),
    ...waves.map(({ scheduleId, surveyId, title, day, daysOpen }) =>
      entry({
        ...{ id: `wave-${scheduleId}-${day}`, kind: 'wave', day, href: paths.survey(surveyId) },
        title: `Next wave, open ${plural(daysOpen, 'day')}: ${title}`,
      }),
    ),
    ...rfcs.map(({ number, title, lastCall, at }) =>
      entry({
        ...{ id: `rfc-${number}-${lastCall ? 'last-call' : 'review'}`, kind: 'rfc', day: isoDay(at) },
        ...{ title: `${lastCall ? 'Last call' : 'Review'} ends: RFC ${number} ${title}`, href: paths.rfc(number) },
      }),
    ),
    ...sessions.map(({ id, title, kind, day, teamId }) => {
      const team = teamId === null ? null : (teamNames.get(teamId) ?? null)
      const word = SESSION_WORDS[kind] ?? 'Session'
      return entry({
        ...{ id: `session-${id}`, kind: 'session', day, title: `${word}: ${title}`, href: paths.session(id), team },
        outside: team ? `${word} with ${team}` : word,
      })
    }),
    ...plans.map(({ id, title, kind, day, teamId }) => {
      const team = teamId === null ? null : (teamNames.get(teamId) ?? null)
      const word = `Planned ${(SESSION_WORDS[kind] ?? 'Session').toLowerCase()}`
      return entry({
        ...{ id: `plan-${id}`, kind: 'planned-session', day, title: `${word}: ${title}`, team },
        ...{ href: paths.sessions({}, 'planned'), outside: team ? `${word} with ${team}` : word },
      })
    }),
    ...endings.map(({ sessionId, title, day, people }) =>
      entry({
        ...{ id: `retention-${sessionId}-${day}`, kind: 'retention', day, href: paths.session(sessionId) },
        title: `Consent of ${plural(people, 'person', 'people')} ends: ${title}`,
        outside: `Consent of ${plural(people, 'person', 'people')} ends`,
      }),
    ),
    ...outcomes.map(({ itemId, title, metric, day }) =>
      entry({
        ...{ id: `outcome-${itemId}`, kind: 'outcome', day, href: paths.item(itemId) },
        title: `Outcome due: ${metricWords(metric)}, ${title}`,
      }),
    ),
  ]
  return all
    .filter(({ day }) => day >= from && day <= to)
    .sort((a, b) => a.day.localeCompare(b.day) || a.title.localeCompare(b.title) || a.id.localeCompare(b.id))
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  return isoDay(new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY_MS))
}

/** "2026-03-31" and a number of days later. */
export const daysLater = (day: string, days: number): string =>
  isoDay(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS))

/** Entries by week, each week from its Monday; weeks without any are there, too. */
export function weeksOf(entries: readonly CalendarEntry[], from: string, to: string) {
  const weeks: { monday: string; entries: CalendarEntry[] }[] = []
  for (let monday = mondayOf(from); monday <= to; monday = daysLater(monday, 7))
    weeks.push({ monday, entries: entries.filter(({ day }) => mondayOf(day) === monday) })
  return weeks
}

export interface LoadSources {
  teams: readonly { id: string; name: string; headcount: number; platform: boolean }[]
  /** Of the last thirty days. */
  asks: readonly { teamId: string; asks: number; invitations: number }[]
  /** Surveys of the last thirty days in which everybody was asked and nobody invited. */
  toEverybody: number
  held: readonly Pick<SessionDay, 'teamId'>[]
  /** Of the next thirty days. */
  waves: readonly Pick<PlannedWave, 'teams'>[]
  plans: readonly Pick<SessionDay, 'teamId'>[]
}

/** How often each team was asked and will be, so that none is asked too often; the one that was asked most first. */
export function loadOf({ teams, asks, toEverybody, held, waves, plans }: LoadSources): TeamLoad[] {
  const byTeam = new Map(asks.map((row) => [row.teamId, row]))
  return teams
    .filter(({ platform }) => !platform)
    .map(({ id, name, headcount }) => {
      const row = byTeam.get(id)
      return {
        ...{ id, team: name },
        asked: (row?.asks ?? 0) + toEverybody + held.filter(({ teamId }) => teamId === id).length,
        perPerson: headcount > 0 ? (row?.invitations ?? 0) / headcount + toEverybody : null,
        planned:
          waves.filter((wave) => wave.teams.length === 0 || wave.teams.includes(id)).length +
          plans.filter(({ teamId }) => teamId === id).length,
      }
    })
    .sort((a, b) => b.asked - a.asked || b.planned - a.planned || a.team.localeCompare(b.team))
}
