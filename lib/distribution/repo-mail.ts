import { db, type Tx } from '@/lib/server/db'

/** Somebody whose mail is due: their newest invitation. */
export interface Addressee {
  personId: string
  round: number
  email: string
  name: string
  noMail: boolean
}

const addressees = (rows: readonly (Omit<Addressee, 'noMail'> & { noMail: boolean | null })[]): Addressee[] =>
  rows.map((row) => ({ ...row, noMail: row.noMail ?? false }))

/** The next invitations that wait to be mailed, in the order of the people. */
export const waitingForMail = async (surveyId: string, limit: number): Promise<Addressee[]> =>
  addressees(
    await db.$queryRaw`
    SELECT i."personId", i."round", p."email", p."name", a."noMail"
    FROM "SurveyInvitation" i JOIN "Person" p ON p."id" = i."personId" AND p."active" LEFT JOIN "AskPreference" a ON a."personId" = i."personId"
    WHERE i."surveyId" = ${surveyId} AND i."mail" = 'waiting' ORDER BY i."personId", i."round" LIMIT ${limit}`,
  )

/** What became of invitations that waited. */
export const setMailStates = (surveyId: string, mail: 'sent' | 'refused' | 'off', personIds: readonly string[]) =>
  db.surveyInvitation.updateMany({
    where: { surveyId, mail: 'waiting', personId: { in: [...personIds] } },
    data: { mail },
  })

/** The next people of a reminder round, in their order: each with the newest of their invitations that was mailed. */
export const forReminder = async (surveyId: string, round: number, limit: number): Promise<Addressee[]> =>
  addressees(
    await db.$queryRaw`
    SELECT DISTINCT ON (i."personId") i."personId", i."round", p."email", p."name", a."noMail"
    FROM "SurveyInvitation" i JOIN "Person" p ON p."id" = i."personId" AND p."active" LEFT JOIN "AskPreference" a ON a."personId" = i."personId"
    WHERE i."surveyId" = ${surveyId} AND i."mail" = 'sent' AND i."reminded" < ${round} ORDER BY i."personId", i."round" DESC LIMIT ${limit}`,
  )

/** These people were looked at in this round. It says so of all of them, reminded or not. */
export const markReminderRound = (surveyId: string, round: number, personIds: readonly string[]) =>
  db.surveyInvitation.updateMany({ where: { surveyId, personId: { in: [...personIds] } }, data: { reminded: round } })

export interface RemindableSurvey {
  id: string
  remindAfter: number[]
  reminded: number
  openedAt: Date
}

/** Open surveys with reminder rounds that are not done. */
export const remindable = (): Promise<RemindableSurvey[]> =>
  db.$queryRaw`SELECT "id", "remindAfter", "reminded", "openedAt" FROM "Survey"
    WHERE "status" = 'open' AND cardinality("remindAfter") > "reminded" AND "openedAt" IS NOT NULL ORDER BY "id"`

/** Takes a reminder round; false when somebody else has it. */
export async function claimReminderRound(tx: Tx, surveyId: string, from: number, to: number): Promise<boolean> {
  const { count } = await tx.survey.updateMany({
    where: { id: surveyId, status: 'open', reminded: from },
    data: { reminded: to },
  })
  return count === 1
}
