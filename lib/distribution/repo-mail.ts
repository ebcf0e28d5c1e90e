import { db, pool, type Tx } from '@/lib/server/db'
import type { MailEnd } from '@/lib/server/mail-queue'

/** A person whose mail is due, by one of their invitations. */
export interface Addressee {
  personId: string
  round: number
  email: string
  noMail: boolean
}

/** Whom an invitation is mailed to; null where it is gone, or the person has left. */
export async function findAddressee(surveyId: string, personId: string, round: number): Promise<Addressee | null> {
  // Asked once for each mail: so it goes to the driver itself, as in mail-claims.ts.
  const { rows } = await pool().query<Addressee>(
    `SELECT i."personId", i."round", p."email", coalesce(a."noMail", false) AS "noMail"
    FROM "SurveyInvitation" i JOIN "Person" p ON p."id" = i."personId" AND p."active"
    LEFT JOIN "AskPreference" a ON a."personId" = i."personId"
    WHERE i."surveyId" = $1 AND i."personId" = $2 AND i."round" = $3`,
    [surveyId, personId, round],
  )
  return rows[0] ?? null
}

export interface InvitationKey {
  surveyId: string
  personId: string
  round: number
}

/** Invitations to open surveys whose mail was not sent yet. */
export const listWaiting = (tx: Tx): Promise<InvitationKey[]> =>
  tx.surveyInvitation.findMany({
    where: { mail: 'waiting', survey: { status: 'open' } },
    select: { surveyId: true, personId: true, round: true },
    take: 10_000,
  })

/** What became of the mails of invitations. */
export async function setMailStates(tx: Tx, ends: readonly (InvitationKey & { state: MailEnd })[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "SurveyInvitation" i SET "mail" = e."state"
    FROM unnest(${ends.map((one) => one.surveyId)}::text[], ${ends.map((one) => one.personId)}::text[],
      ${ends.map((one) => one.round)}::int[], ${ends.map((one) => one.state)}::text[]) AS e("surveyId", "personId", "round", "state")
    WHERE i."surveyId" = e."surveyId" AND i."personId" = e."personId" AND i."round" = e."round"`
}

/**
 * Takes the people of a reminder round, each with the newest of their invitations that was mailed, and notes the round
 * with all of them: it does not say who is reminded in the end.
 */
export const claimForReminder = (tx: Tx, surveyId: string, round: number): Promise<InvitationKey[]> =>
  tx.$queryRaw`
    WITH due AS (
      SELECT DISTINCT ON (i."personId") i."surveyId", i."personId", i."round"
      FROM "SurveyInvitation" i JOIN "Person" p ON p."id" = i."personId" AND p."active"
      WHERE i."surveyId" = ${surveyId} AND i."mail" = 'sent' AND i."reminded" < ${round}
      ORDER BY i."personId", i."round" DESC),
    noted AS (UPDATE "SurveyInvitation" SET "reminded" = ${round} WHERE "surveyId" = ${surveyId}
      AND "personId" IN (SELECT "personId" FROM due))
    SELECT * FROM due`

/** The newest invitation of each person that was mailed: those that a reminder would repeat. */
export const listNewestMailed = (surveyId: string): Promise<InvitationKey[]> =>
  db.$queryRaw`
    SELECT DISTINCT ON ("personId") "surveyId", "personId", "round" FROM "SurveyInvitation"
    WHERE "surveyId" = ${surveyId} AND "mail" = 'sent' ORDER BY "personId", "round" DESC`

export interface RemindableSurvey {
  id: string
  remindAfter: number[]
  reminded: number
  openedAt: Date
}

/** Open surveys with reminder rounds that are not done. */
export const listRemindable = (): Promise<RemindableSurvey[]> =>
  db.$queryRaw`SELECT "id", "remindAfter", "reminded", "openedAt" FROM "Survey"
    WHERE "status" = 'open' AND cardinality("remindAfter") > "reminded" AND "openedAt" IS NOT NULL ORDER BY "id"`

/** Takes a reminder round; false when another process has it. */
export async function claimReminderRound(tx: Tx, surveyId: string, from: number, to: number): Promise<boolean> {
  const { count } = await tx.survey.updateMany({
    where: { id: surveyId, status: 'open', reminded: from },
    data: { reminded: to },
  })
  return count === 1
}
