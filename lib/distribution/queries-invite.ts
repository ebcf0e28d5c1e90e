import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { isMailOn } from '@/lib/server/mail'
import { adviceByTeam, adviceFor, invitationsFor, USUAL_RATE, type Advice, type TeamAdvice } from './rules-advice'
import { getIneligibility } from './queries-eligibility'
import type { ContactLimits } from './rules-contact-limits'
import { drawSample } from './rules-sample'
import type { Audience } from './schema'
import { audiencePeople, invitationCounts, invitedAndDeclined, findContactLimits } from './repo-invitations'
import type { Survey } from '@/lib/surveys/schema'
import type { TeamRow } from '@/lib/surveys/schema-record'
import { listTeams, listDisciplines, findLastRate } from '@/lib/surveys/queries-record'

export interface AudiencePlan {
  /** People the audience names. */
  named: number
  already: number
  /** Asked enough for now, by the shared cap. */
  tired: number
  /** Wish not to be asked, or have said no. */
  unwilling: number
  /** Who would be invited now. */
  invited: number
  unknown: string[]
  /** Share expected to answer, and where that comes from. */
  rate: number
  rateFrom: 'last wave' | 'usual'
  advice: Advice
  byTeam: TeamAdvice[]
  /** Invitations that would buy ±10 and ±5 points, of everybody. */
  for10: number
  for5: number
  /** Invitations of one team that would bring enough answers for it to be shown. */
  forTeam: number
  population: number
}

/** What inviting this audience now would do, before anybody is. Names nobody. */
export async function planAudience(
  actor: MaybeActor,
  survey: Survey,
  audience: Audience,
  now: Date,
): Promise<AudiencePlan> {
  authorize(actor, 'survey.write')
  const [people, before, teams, last] = await Promise.all([
    audiencePeople(db, audience, survey.series, now),
    invitedAndDeclined(db, survey.id),
    listTeams(),
    survey.series ? findLastRate(survey.series, survey.id) : null,
  ])
  const held = await getIneligibility(
    db,
    people.map((person) => person.id),
    now,
  )
  const states = people.map((person) => ({
    person,
    why: before.invited.has(person.id) ? 'already' : before.declined.has(person.id) ? 'declined' : held(person.id),
  }))
  const chosen = drawSample(
    states.filter((one) => one.why === null).map((one) => one.person),
    audience,
    before.byTeam,
    survey.id,
  )
  const count = (...whys: string[]) => states.filter((one) => one.why !== null && whys.includes(one.why)).length
  const invitedOf = (team: TeamRow) => chosen.filter((person) => person.teamId === team.id).length
  const population = teams.reduce((sum, team) => sum + team.headcount, 0)
  const rate = last ?? USUAL_RATE
  const found = new Set(people.map((person) => person.email))
  return {
    named: people.length,
    already: count('already'),
    tired: count('capped', 'resting'),
    unwilling: count('quiet', 'declined'),
    invited: chosen.length,
    unknown: audience.emails.filter((email) => !found.has(email)),
    rate,
    rateFrom: last === null ? 'usual' : 'last wave',
    advice: adviceFor(chosen.length, Math.max(population, chosen.length), rate),
    byTeam: adviceByTeam(
      teams.map((team) => ({ ...team, invited: invitedOf(team) })).filter((team) => team.invited > 0),
      rate,
      survey.minScore,
    ),
    for10: invitationsFor(population, 0.1, rate),
    for5: invitationsFor(population, 0.05, rate),
    forTeam: Math.min(population, Math.ceil(survey.minScore / rate)),
    population,
  }
}

export interface Invitations {
  teams: { name: string; headcount: number | null; invited: number }[]
  invited: number
  waiting: number
  refused: number
  lastDay: Date | null
}

/** Whom a survey has invited, by team; who of them answered is in the results, and of an anonymous survey nowhere. */
export async function getInvitations(actor: MaybeActor, surveyId: string): Promise<Invitations> {
  authorize(actor, 'survey.write')
  const [counts, teams] = await Promise.all([invitationCounts(db, surveyId), listTeams()])
  const byId = new Map(teams.map((team) => [team.id, team]))
  const sum = (of: (row: (typeof counts)[number]) => number) => counts.reduce((total, row) => total + of(row), 0)
  return {
    teams: counts
      .map((row) => ({
        name: (row.teamId && byId.get(row.teamId)?.name) || 'No team',
        headcount: (row.teamId && byId.get(row.teamId)?.headcount) || null,
        invited: row.invited,
      }))
      .sort((a, b) => b.invited - a.invited || (a.name < b.name ? -1 : 1)),
    invited: sum((row) => row.invited),
    waiting: sum((row) => row.waiting),
    refused: sum((row) => row.refused),
    lastDay: counts.reduce<Date | null>(
      (last, row) => (last === null || row.lastDay > last ? row.lastDay : last),
      null,
    ),
  }
}

export interface AudienceChoices {
  teams: { value: string; label: string }[]
  roles: string[]
  mailOn: boolean
  fatigue: ContactLimits
}

/** What an audience can be made of. */
export async function getAudienceChoices(actor: MaybeActor): Promise<AudienceChoices> {
  authorize(actor, 'survey.write')
  const [teams, roles, fatigue] = await Promise.all([listTeams(), listDisciplines(1), findContactLimits()])
  return { teams: teams.map((team) => ({ value: team.id, label: team.name })), roles, mailOn: isMailOn(), fatigue }
}

/** How much anybody is asked, for the page that shows it. */
export async function getContactLimits(actor: MaybeActor): Promise<ContactLimits> {
  authorize(actor, 'survey.write')
  return findContactLimits()
}
