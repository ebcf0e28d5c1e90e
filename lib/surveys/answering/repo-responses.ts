import type { ImportedResponse } from '../schema-record'
import { randomUUID } from 'node:crypto'
import { isoDay } from '@/lib/core/clock'
import { db, Prisma, type Db, type Tx } from '@/lib/server/db'
import { TENURE_FROM, TENURES } from '../schema-tenure'

/** SQL: the band of tenure that a start lies in on a day, both dates; null without a start. */
export const bandOf = (start: string, day: string): string =>
  `CASE WHEN ${start} IS NULL THEN ` +
  `NULL ${TENURE_FROM.map((months, index) => `WHEN ${start} > ${day} - interval '${months} months' THEN '${TENURES[index]}'`).join(' ')} ELSE '${TENURES.at(-1)}' END`

/** SQL: whether role and tenure are kept with a response of survey s; where single responses are shown, only the team is. */
export const KEEPS_ROLES = `(s."anonymity" = 'named' OR s."disclosure" IS DISTINCT FROM 'responses')`

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
  responses: readonly ImportedResponse[],
  importId: string | null = null,
): Promise<number> {
  const rows = responses.map((one) => ({ ...one, id: randomUUID(), day: isoDay(one.day) }))
  const keeps = Prisma.raw(KEEPS_ROLES)
  return tx.$executeRaw`
    WITH rows AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r("id" text, "hash" text, "body" text, "older" text, "day" date, "answers" jsonb, "teamId" text, "role" text, "personId" text)
    ), new AS (
      SELECT r.* FROM rows r WHERE NOT EXISTS (SELECT 1 FROM "SurveyReceipt" k WHERE k."surveyId" = ${surveyId} AND k."hash" = r."older")
    ), claimed AS (
      INSERT INTO "SurveyReceipt" ("surveyId", "hash", "body", "importId") SELECT ${surveyId}, "hash", "body", ${importId} FROM new
      ON CONFLICT DO NOTHING RETURNING "hash"
    )
    INSERT INTO "SurveyResponse" ("id", "surveyId", "anonymity", "day", "answers", "teamId", "role", "personId", "imported", "importId", "tenure")
    SELECT r."id", s."id", s."anonymity", r."day", r."answers", r."teamId", CASE WHEN ${keeps} THEN r."role" END, r."personId", true, ${importId},
      CASE WHEN ${keeps} THEN ${Prisma.raw(bandOf('p."startedOn"', 'r."day"'))} END
    FROM rows r JOIN claimed USING ("hash") JOIN "Survey" s ON s."id" = ${surveyId} LEFT JOIN "Person" p ON p."id" = r."personId"
    ON CONFLICT ("surveyId", "personId") DO NOTHING`
}

/** The hashes of those responses that were imported before and said something else then. */
export async function changedSinceImport(
  tx: Tx,
  surveyId: string,
  responses: readonly Pick<ImportedResponse, 'hash' | 'body'>[],
): Promise<Set<string>> {
  const rows = responses.map(({ hash, body }) => ({ hash, body }))
  const found = await tx.$queryRaw<{ hash: string }[]>`
    SELECT k."hash" FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("hash" text, "body" text)
    JOIN "SurveyReceipt" k ON k."surveyId" = ${surveyId} AND k."hash" = r."hash" AND k."body" <> r."body"`
  return new Set(found.map((one) => one.hash))
}

/** How many rows an import brought into a survey, and how many of them are counted nowhere yet. */
export async function countImported(
  tx: Tx,
  surveyId: string,
  importId: string,
): Promise<{ brought: number; waiting: number }> {
  const [brought, waiting] = await Promise.all([
    tx.surveyReceipt.count({ where: { surveyId, importId } }),
    tx.surveyResponse.count({ where: { surveyId, importId, imported: true, counted: false } }),
  ])
  return { brought, waiting }
}

/** Removes the rows of an import that are counted nowhere, with what knows the file again. */
export async function deleteImported(tx: Tx, surveyId: string, importId: string): Promise<void> {
  await tx.surveyResponse.deleteMany({ where: { surveyId, importId, imported: true, counted: false } })
  await tx.surveyReceipt.deleteMany({ where: { surveyId, importId } })
}

/**
 * Takes an imported row out of the way of the person's own answer. One that stands in figures that move in steps keeps counting without its
 * name, as a row of the file: figures with and without it, subtracted, would be what it says.
 * @returns false where there is none, so that what is there is the person's own
 */
export async function replaceImported(tx: Tx, surveyId: string, personId: string): Promise<boolean> {
  const found = await tx.surveyResponse.findFirst({ where: { surveyId, personId, imported: true } })
  if (!found) return false
  if (found.counted && found.anonymity !== 'named')
    await tx.surveyResponse.update({ where: { id: found.id }, data: { personId: null } })
  else {
    await tx.surveyResponse.delete({ where: { id: found.id } })
    if (found.counted) await tx.survey.update({ where: { id: surveyId }, data: { recount: true } })
  }
  return true
}

export const personAnswered = async (surveyId: string, personId: string): Promise<boolean> =>
  (await db.surveyResponse.count({ where: { surveyId, personId, imported: false } })) > 0

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
