import { db, pool, transaction } from '@/lib/server/db'
import { answerRateSubject, declineRateSubject } from '@/lib/surveys/answering/rules-rate'

/** For so long a rate window may still be counting. */
const COUNTING_MS = 600_000

/**
 * Rewrites what anonymous surveys hold, each kind of row in the order of its random key and in one transaction: afterwards neither the
 * rows' transaction ids nor their places on disk say which answer came with which ticket, or when. Numbers stay as they are.
 * @param since responses of this day and later; earlier ones have been rewritten before
 */
export async function rewriteInOrder(surveyId: string, since: Date, now: Date): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`
      WITH gone AS (DELETE FROM "SurveyTicket" WHERE "surveyId" = ${surveyId} RETURNING *)
      INSERT INTO "SurveyTicket" SELECT * FROM gone ORDER BY "hash"`
    await tx.$executeRaw`
      WITH gone AS (DELETE FROM "SurveyReceipt" WHERE "surveyId" = ${surveyId} RETURNING *)
      INSERT INTO "SurveyReceipt" SELECT * FROM gone ORDER BY "hash"`
    await tx.$executeRaw`
      WITH gone AS (DELETE FROM "SurveyResponse" WHERE "surveyId" = ${surveyId} AND "anonymity" = 'anonymous'
        AND "day" >= ${since}::date RETURNING *)
      INSERT INTO "SurveyResponse" SELECT * FROM gone ORDER BY "id"`
    // A comment is written when its answer is counted, so its place would tell what the answer's no longer does.
    await tx.$executeRaw`
      WITH gone AS (DELETE FROM "SurveyComment" WHERE "surveyId" = ${surveyId} RETURNING *)
      INSERT INTO "SurveyComment" SELECT * FROM gone ORDER BY "id"`
    // Which minute an answer was counted in; minutes that are still counting stay, as long as the survey takes answers.
    await tx.$executeRaw`
      DELETE FROM "RateWindow" WHERE "subject" = ANY(${[answerRateSubject(surveyId), declineRateSubject(surveyId)]})
        AND ("window" < ${new Date(now.getTime() - COUNTING_MS)}
          OR NOT EXISTS (SELECT 1 FROM "Survey" WHERE "id" = ${surveyId} AND "status" = 'open'))`
  })
}

/** What was rewritten is still in the tables' dead rows until they are swept. Cannot run inside a transaction. */
export async function sweep(): Promise<void> {
  await pool().query('VACUUM "SurveyTicket", "SurveyReceipt", "SurveyResponse", "SurveyComment", "RateWindow"')
}

export interface UnshuffledSurvey {
  id: string
  datePrecision: string
  shuffledOn: Date | null
  openedAt: Date | null
}

/** Anonymous surveys that may have taken answers since they were last rewritten: those open, and those closed since. */
export const listUnshuffled = (surveyId: string | undefined): Promise<UnshuffledSurvey[]> =>
  db.$queryRaw`
    SELECT "id", "datePrecision", "shuffledOn", "openedAt" FROM "Survey"
    WHERE "anonymity" = 'anonymous' AND (${surveyId ?? null}::text IS NULL OR "id" = ${surveyId ?? null})
      AND ("status" = 'open' OR ("status" = 'closed' AND ("shuffledOn" IS NULL OR "shuffledOn" <= "closedAt"::date)))
    ORDER BY "id"`

export const markShuffled = (surveyId: string, day: Date) =>
  db.survey.updateMany({ where: { id: surveyId }, data: { shuffledOn: day } })
