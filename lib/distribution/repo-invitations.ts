import { dayOf } from '@/lib/core/clock'
import { db, type Db, type Tx } from '@/lib/server/db'
import type { Audience } from './schema'
import { DEFAULT_CONTACT_LIMITS, contactLimitsSchema, type ContactLimits } from './rules-contact-limits'
import type { Candidate, InvitedBefore } from './rules-sample'

/** Asking is decided by counting, so it is done one at a time: two asks at once must not both find room under the cap. */
export const lockInviting = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(72707371)`

const CONTACT_LIMITS_KEY = 'surveys.fatigue'

export async function findContactLimits(client: Db = db): Promise<ContactLimits> {
  const row = await client.setting.findUnique({ where: { key: CONTACT_LIMITS_KEY } })
  const kept = contactLimitsSchema.safeParse(row?.value)
  return kept.success ? kept.data : DEFAULT_CONTACT_LIMITS
}

export const storeContactLimits = (tx: Tx, value: ContactLimits) =>
  tx.setting.upsert({
    where: { key: CONTACT_LIMITS_KEY },
    create: { key: CONTACT_LIMITS_KEY, value },
    update: { value },
  })

const monthsAgo = (now: Date, months: number): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, now.getUTCDate()))

export interface AudiencePerson extends Candidate {
  email: string
}

/** The people of an audience, before its sample is drawn. Stakeholders answer nothing: they are not the developers heard. */
export async function audiencePeople(
  client: Db,
  audience: Audience,
  series: string | null,
  now: Date,
): Promise<AudiencePerson[]> {
  const { teams, roles, tenureFrom, tenureTo, emails } = audience
  const people = await client.person.findMany({
    where: {
      active: true,
      role: { not: 'stakeholder' },
      ...(teams.length > 0 && { teamId: { in: teams } }),
      ...(roles.length > 0 && { discipline: { in: roles, mode: 'insensitive' as const } }),
      ...((tenureFrom !== null || tenureTo !== null) && {
        startedOn: {
          ...(tenureFrom !== null && { lte: monthsAgo(now, tenureFrom) }),
          ...(tenureTo !== null && { gt: monthsAgo(now, tenureTo) }),
        },
      }),
      ...(emails.length > 0 && { email: { in: emails } }),
    },
    select: { id: true, email: true, teamId: true },
    orderBy: { id: 'asc' },
  })
  const last = await lastAskedInSeries(client, series)
  return people.map((person) => ({ ...person, lastAsked: last.get(person.id) ?? null }))
}

async function lastAskedInSeries(client: Db, series: string | null): Promise<Map<string, Date>> {
  if (series === null) return new Map()
  const rows = await client.surveyInvitation.groupBy({
    by: ['personId'],
    where: { survey: { series } },
    _max: { day: true },
  })
  return new Map(rows.flatMap((row) => (row._max.day ? [[row.personId, row._max.day] as const] : [])))
}

/** The days on which surveys and events asked these people, since a day. */
export const listContactsSince = (
  client: Db,
  personIds: readonly string[],
  since: Date,
): Promise<{ personId: string; day: Date }[]> =>
  client.surveyInvitation.findMany({
    where: { personId: { in: [...personIds] }, day: { gte: dayOf(since) } },
    select: { personId: true, day: true },
  })

/** Who of these wants not to be asked on this day. */
export async function listOptedOut(client: Db, personIds: readonly string[], now: Date): Promise<Set<string>> {
  const rows = await client.askPreference.findMany({
    where: { personId: { in: [...personIds] }, quietUntil: { gte: dayOf(now) } },
    select: { personId: true },
  })
  return new Set(rows.map((row) => row.personId))
}

/** Who has been invited to a survey, how many those are of each team as it is now, and who has declined it under a name. */
export async function invitedAndDeclined(
  client: Db,
  surveyId: string,
): Promise<{ invited: Set<string>; byTeam: InvitedBefore; declined: Set<string> }> {
  const [invited, counts, declined] = await Promise.all([
    client.surveyInvitation.findMany({ where: { surveyId }, distinct: ['personId'], select: { personId: true } }),
    invitationCounts(client, surveyId),
    client.surveyDecline.findMany({ where: { surveyId }, select: { personId: true } }),
  ])
  return {
    invited: new Set(invited.map((row) => row.personId)),
    byTeam: new Map(counts.map((row) => [row.teamId, row.invited])),
    declined: new Set(declined.map((row) => row.personId)),
  }
}

export interface NewInvitation {
  personId: string
  round: number
  via: 'wave' | 'invite' | 'event'
  event: string | null
  mail: 'off' | 'waiting'
}

/** Writes the ledger, in the order of the people, and counts whom the survey has asked. */
export async function insertInvitations(
  tx: Tx,
  surveyId: string,
  now: Date,
  rows: readonly NewInvitation[],
): Promise<void> {
  await tx.surveyInvitation.createMany({ data: rows.map((row) => ({ ...row, surveyId, day: dayOf(now) })) })
}

/**
 * Stores how many were invited, the denominator of the response rate. This is not an edit of the survey, so it never
 * conflicts with somebody who edits it.
 */
export const setInvited = (tx: Tx, surveyId: string, invited: number) =>
  tx.survey.update({ where: { id: surveyId }, data: { invited } })

/** How many people of each team, as it is now, a survey has invited. */
export const invitationCounts = (
  client: Db,
  surveyId: string,
): Promise<{ teamId: string | null; invited: number; lastDay: Date }[]> =>
  client.$queryRaw`
    SELECT p."teamId", count(DISTINCT i."personId")::int AS "invited", max(i."day") AS "lastDay"
    FROM "SurveyInvitation" i LEFT JOIN "Person" p ON p."id" = i."personId" WHERE i."surveyId" = ${surveyId} GROUP BY p."teamId"`
/** Who has this address here, and answers surveys. */
export const findAskableByEmail = (client: Db, email: string): Promise<{ id: string } | null> =>
  client.person.findFirst({ where: { email, active: true, role: { not: 'stakeholder' } }, select: { id: true } })

export interface ContactPreference {
  noMail: boolean
  quietUntil: Date | null
}

export async function getPreference(personId: string): Promise<ContactPreference> {
  const [row] = await db.$queryRaw<ContactPreference[]>`
    SELECT "noMail", "quietUntil" FROM "AskPreference" WHERE "personId" = ${personId}`
  return row ?? { noMail: false, quietUntil: null }
}

export const setPreference = (tx: Tx, personId: string, value: Partial<ContactPreference>) =>
  tx.askPreference.upsert({ where: { personId }, create: { personId, ...value }, update: value })

/** Takes a person out of the ledger; how many were invited stays as it was counted. */
export async function deleteInvitations(tx: Tx, personId: string): Promise<void> {
  await tx.surveyInvitation.deleteMany({ where: { personId } })
  await tx.surveyDecline.deleteMany({ where: { personId } })
  await tx.askPreference.deleteMany({ where: { personId } })
}
