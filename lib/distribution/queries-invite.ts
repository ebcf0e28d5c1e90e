import { authorize, type MaybeActor } from '@/lib/core/actor'
import { chosenFirst, withWords, type PickerChoice } from '@/lib/core/picker'
import { db } from '@/lib/server/db'
import { isMailOn } from '@/lib/server/mail'
import { countMails } from '@/lib/server/mail-queue'
import { adviceByTeam, adviceFor, invitationsFor, USUAL_RATE, type Advice, type TeamAdvice } from './rules-advice'
import { drawAudience } from './queries-audience'
import type { ContactLimits } from './rules-contact-limits'
import type { Audience } from './schema'
import { invitationMailType } from './schema-mails'
import { invitationCounts, findContactLimits } from './repo-invitations'
import type { Survey } from '@/lib/surveys/schema'
import type { TeamRow } from '@/lib/surveys/schema-record'
import { listTeams, listDisciplines, findLastRate } from '@/lib/surveys/queries-record'

export interface AudiencePlan {
  /** People the audience names. */
  named: number
  already: number
  /** Asked enough for now, by the shared cap. */
  limitReached: number
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
  const [{ named, chosen, leftOut, unknown }, teams, last] = await Promise.all([
    drawAudience(db, survey, audience, { now }),
    listTeams(),
    survey.series ? findLastRate(survey.series, survey.id) : null,
  ])
  const invitedOf = (team: TeamRow) => chosen.filter((person) => person.teamId === team.id).length
  const population = teams.reduce((sum, team) => sum + team.headcount, 0)
  const rate = last ?? USUAL_RATE
  return {
    named,
    already: leftOut.already,
    limitReached: leftOut.capped + leftOut.resting,
    unwilling: leftOut.quiet + leftOut.declined,
    invited: chosen.length,
    unknown,
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
  /** Mails that were not sent yet; `refused` by the mail server for good, `failed` after three days without it. */
  waiting: number
  refused: number
  failed: number
  /** What keeps them from being sent, in the mail server's codes. */
  trouble: string | null
  /** Since when the oldest mail waits. */
  waitingSince: Date | null
  lastDay: Date | null
}

/** Whom a survey has invited, by team; who of them answered is in the results, and of an anonymous survey nowhere. */
export async function getInvitations(actor: MaybeActor, surveyId: string): Promise<Invitations> {
  authorize(actor, 'survey.write')
  const [counts, teams, mails] = await Promise.all([invitationCounts(db, surveyId), listTeams(), countMails(surveyId)])
  const mail = mails.get(invitationMailType.name)
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
    waiting: mail?.waiting ?? 0,
    refused: mail?.refused ?? 0,
    failed: mail?.failed ?? 0,
    trouble: mail?.trouble ?? null,
    waitingSince: mail?.oldest ?? null,
    lastDay: counts.reduce<Date | null>(
      (last, row) => (last === null || row.lastDay > last ? row.lastDay : last),
      null,
    ),
  }
}

/** Teams or roles that are offered before anything is searched. */
const OFFERED = 20

export interface AudienceChoices {
  /** Those chosen first, then the first of the others; the rest is found by words. */
  teams: PickerChoice[]
  roles: PickerChoice[]
  mailOn: boolean
  contactLimits: ContactLimits
}

const teamChoices = async (): Promise<PickerChoice[]> =>
  (await listTeams()).map(({ id, name }) => ({ id, label: name }))
const roleChoices = async (): Promise<PickerChoice[]> =>
  (await listDisciplines(1)).map((role) => ({ id: role, label: role }))

/** What an audience can be made of. */
export async function getAudienceChoices(actor: MaybeActor, audience: Audience): Promise<AudienceChoices> {
  authorize(actor, 'survey.write')
  const [teams, roles, fatigue] = await Promise.all([teamChoices(), roleChoices(), findContactLimits()])
  return {
    teams: chosenFirst(teams, audience.teams, OFFERED),
    roles: chosenFirst(roles, audience.roles, OFFERED),
    mailOn: isMailOn(),
    contactLimits: fatigue,
  }
}

/** Teams whose name has the words, for a picker. */
export async function findTeamChoices(actor: MaybeActor, { text }: { text: string }): Promise<PickerChoice[]> {
  authorize(actor, 'survey.write')
  return withWords(await teamChoices(), text).slice(0, OFFERED)
}

/** Roles that have the words, for a picker. */
export async function findRoleChoices(actor: MaybeActor, { text }: { text: string }): Promise<PickerChoice[]> {
  authorize(actor, 'survey.write')
  return withWords(await roleChoices(), text).slice(0, OFFERED)
}

/** How much anybody is asked, for the page that shows it. */
export async function getContactLimits(actor: MaybeActor): Promise<ContactLimits> {
  authorize(actor, 'survey.write')
  return findContactLimits()
}
