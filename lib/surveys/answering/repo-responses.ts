import type { ImportedResponse } from '../schema-record'
import { randomUUID } from 'node:crypto'
import { isoDay } from '@/lib/core/clock'
import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import type { Anonymity } from '../schema'
import { TENURE_FROM, TENURES } from '../schema-tenure'

/** SQL: the band of tenure that a start lies in on a day, both dates; null without a start. */
export const bandOf = (start: string, day: string): string =>
  `CASE WHEN ${start} IS NULL THEN NULL ${TENURE_FROM.map((months, index) => `WHEN ${start} > ${day} - interval '${months} months' THEN '${TENURES[index]}'`).join(' ')} ELSE '${TENURES.at(-1)}' END`

/** Spends a ticket without an answer. @returns false when it was spent before */
export async function markLinkUsed(tx: Tx, surveyId: string, hash: string): Promise<boolean> {
  const { count } = await tx.surveyTicket.createMany({ data: { surveyId, hash }, skipDuplicates: true })
  return count === 1
}

/** What came with an earlier use of a key; null when it was not used. */
export async function findSubmissionBody(surveyId: string, hash: string): Promise<string | null> {
  const row = await db.surveyReceipt.findUnique({
    where: { surveyId_hash: { surveyId, hash } },
    select: { body: true },
  })
  return row?.body ?? null
}

/**
 * Stores imported responses, each once however often its file is imported, in one statement.
 * @returns how many are new; those of a person who has answered already are not
 */
export async function insertImported(
  tx: Tx,
  surveyId: string,
  anonymity: Anonymity,
  responses: readonly ImportedResponse[],
): Promise<number> {
  const rows = responses.map((one) => ({ ...one, id: randomUUID(), day: isoDay(one.day) }))
  return tx.$executeRaw`
    WITH rows AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r("id" text, "hash" text, "day" date, "answers" jsonb, "teamId" text, "role" text, "personId" text)
    ), claimed AS (
      INSERT INTO "SurveyReceipt" ("surveyId", "hash", "body") SELECT ${surveyId}, "hash", '' FROM rows
      ON CONFLICT DO NOTHING RETURNING "hash"
    )
    INSERT INTO "SurveyResponse" ("id", "surveyId", "anonymity", "day", "answers", "teamId", "role", "personId", "imported", "tenure")
    SELECT r."id", ${surveyId}, ${anonymity}, r."day", r."answers", r."teamId", r."role", r."personId", true, ${Prisma.raw(bandOf('p."startedOn"', 'r."day"'))}
    FROM rows r JOIN claimed USING ("hash") LEFT JOIN "Person" p ON p."id" = r."personId"
    ON CONFLICT ("surveyId", "personId") DO NOTHING`
}

export const personAnswered = async (surveyId: string, personId: string): Promise<boolean> =>
  (await db.surveyResponse.count({ where: { surveyId, personId } })) > 0

/** Whether somebody has answered here: rows of a file are no such answers. */
export const hasLiveAnswers = async (surveyId: string, client: Db = db): Promise<boolean> =>
  (await client.surveyResponse.findFirst({ where: { surveyId, imported: false }, select: { id: true } })) !== null

/** What a person does, as conditions on `segment.role` read it. */
export async function disciplineOf(personId: string): Promise<string | null> {
  const person = await db.person.findUnique({ where: { id: personId }, select: { discipline: true } })
  return person?.discipline ?? null
}

/** Takes a person's name off their answers, which stay counted. */
export async function unlinkPerson(tx: Tx, personId: string): Promise<void> {
  await tx.surveyResponse.updateMany({ where: { personId }, data: { personId: null } })
}
