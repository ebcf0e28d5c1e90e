import { randomUUID } from 'node:crypto'
import { isoDay } from '@/lib/core/clock'
import { db, pool, Prisma, type Db, type Tx } from '@/lib/server/db'
import type { Anonymity, Answers } from './schema'
import { TENURE_FROM, TENURES, type Tenure } from './tenure'

export interface NewResponse {
  surveyId: string
  revision: number
  day: Date
  answers: Answers
  teamId: string | null
  role: string | null
  /** What an anonymous respondent said; of a known person it is reckoned from when they started. */
  tenure: Tenure | null
  personId: string | null
  language: string | null
  /** Hashes of the sender's key and of what came with it. */
  receipt: { hash: string; body: string } | null
  /** Hash of the single-use link it came by. */
  ticket: string | null
  limit: { subject: string; window: Date; count: number }
}

export interface Stored {
  withinLimit: boolean
  /** Open, and still as it was when the answers were checked. */
  open: boolean
  stored: boolean
}

// One round trip: the rate is counted, the survey's state checked, the key claimed and the response stored, or nothing of it.
// Whoever answers twice under a name breaks the unique index, which takes the whole statement back.
const TICKED = `ticked AS (
  INSERT INTO "RateWindow" AS w ("subject", "window", "count") VALUES ($10, $11, 1)
  ON CONFLICT ("subject", "window") DO UPDATE SET "count" = w."count" + 1 WHERE w."count" < $12
  RETURNING 1
), survey AS (
  SELECT "id", "anonymity" FROM "Survey" WHERE "id" = $1 AND "status" = 'open' AND "revision" = $2 AND EXISTS (SELECT 1 FROM ticked)
)`
/** SQL: the band of tenure that a start lies in on a day, both dates; null without a start. */
const bandOf = (start: string, day: string): string =>
  `CASE WHEN ${start} IS NULL THEN NULL ${TENURE_FROM.map((months, index) => `WHEN ${start} > ${day} - interval '${months} months' THEN '${TENURES[index]}'`).join(' ')} ELSE '${TENURES.at(-1)}' END`

// Team, role and tenure are kept as they are on the day of the answer, whatever becomes of them.
const stored = (where: string) => `stored AS (
  INSERT INTO "SurveyResponse" ("id", "surveyId", "anonymity", "day", "answers", "teamId", "role", "personId", "language", "tenure")
  SELECT $3, "id", "anonymity", $4::date, $5::jsonb, $6, COALESCE($7, (SELECT "discipline" FROM "Person" WHERE "id" = $8)), $8, $9,
    COALESCE($15, (SELECT ${bandOf('"startedOn"', '$4::date')} FROM "Person" WHERE "id" = $8))
  FROM survey WHERE ${where}
  RETURNING 1
)
SELECT EXISTS (SELECT 1 FROM ticked) AS "withinLimit", EXISTS (SELECT 1 FROM survey) AS "open", EXISTS (SELECT 1 FROM stored) AS "stored"`

const RESPOND = `
WITH ${TICKED}, claimed AS (
  INSERT INTO "SurveyReceipt" ("surveyId", "hash", "body") SELECT "id", $13, $14 FROM survey WHERE $13::text IS NOT NULL
  ON CONFLICT DO NOTHING RETURNING 1
), ${stored('$13::text IS NULL OR EXISTS (SELECT 1 FROM claimed)')}`

// With a ticket: of a thousand at once, one inserts its hash and the others find it there. A key that was used with another ticket
// breaks the receipts' key, which takes the ticket back too: it is spent for an answer, or not at all.
const RESPOND_WITH_TICKET = `
WITH ${TICKED}, spent AS (
  INSERT INTO "SurveyTicket" ("surveyId", "hash") SELECT "id", $16 FROM survey ON CONFLICT DO NOTHING RETURNING 1
), claimed AS (
  INSERT INTO "SurveyReceipt" ("surveyId", "hash", "body") SELECT "id", $13, $14 FROM survey WHERE $13::text IS NOT NULL AND EXISTS (SELECT 1 FROM spent)
  RETURNING 1
), ${stored('EXISTS (SELECT 1 FROM spent) AND ($13::text IS NULL OR EXISTS (SELECT 1 FROM claimed))')}`

/** Stores one response in one statement. Throws a unique violation (23505) when this person has answered already. */
export async function storeResponse(response: NewResponse): Promise<Stored> {
  const values = [
    response.surveyId, response.revision, randomUUID(), isoDay(response.day), JSON.stringify(response.answers),
    response.teamId, response.role, response.personId, response.language,
    response.limit.subject, response.limit.window.toISOString(), response.limit.count,
    response.receipt?.hash ?? null, response.receipt?.body ?? null, response.tenure,
  ]
  const { rows } = await pool().query<Stored>(
    response.ticket === null
      ? { name: 'survey-respond', text: RESPOND, values }
      : { name: 'survey-respond-ticket', text: RESPOND_WITH_TICKET, values: [...values, response.ticket] },
  )
  return rows[0]!
}

/** Spends a ticket without an answer. @returns false when it was spent before */
export async function spendTicket(tx: Tx, surveyId: string, hash: string): Promise<boolean> {
  const { count } = await tx.surveyTicket.createMany({ data: { surveyId, hash }, skipDuplicates: true })
  return count === 1
}

/** What came with an earlier use of a key; null when it was not used. */
export async function receiptBody(surveyId: string, hash: string): Promise<string | null> {
  const row = await db.surveyReceipt.findUnique({ where: { surveyId_hash: { surveyId, hash } }, select: { body: true } })
  return row?.body ?? null
}

export interface ResponseRow {
  id: string
  day: string
  answers: Answers
  teamId: string | null
  role: string | null
  personId: string | null
  language: string | null
  /** Its team may stand beside it. */
  placed: boolean
}

const toRow = (row: Prisma.SurveyResponseModel): ResponseRow => ({
  id: row.id,
  day: isoDay(row.day),
  answers: row.answers as unknown as Answers,
  teamId: row.teamId,
  role: row.role,
  personId: row.personId,
  language: row.language,
  placed: row.placed,
})

/**
 * Responses by their random ids: an order that says nothing about when they came. Only those that the figures stand on, unless `all`:
 * one that came alone would stand out.
 */
export async function listResponses(surveyId: string, limit: number, afterId: string | undefined, all: boolean, client: Db = db): Promise<ResponseRow[]> {
  const rows = await client.surveyResponse.findMany({
    where: { surveyId, ...(!all && { counted: true }), ...(afterId && { id: { gt: afterId } }) },
    orderBy: { id: 'asc' },
    take: limit + 1,
  })
  return rows.map(toRow)
}

/** Names and addresses of people, for the modes that show them. */
export async function peopleOf(ids: string[]): Promise<Map<string, { name: string; email: string }>> {
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, email: true } })
  return new Map(people.map((person) => [person.id, person]))
}

export interface ImportedResponse {
  hash: string
  day: Date
  answers: Answers
  teamId: string | null
  role: string | null
  personId: string | null
}

/**
 * Stores imported responses, each once however often its file is imported, in one statement.
 * @returns how many are new; those of a person who has answered already are not
 */
export async function insertImported(tx: Tx, surveyId: string, anonymity: Anonymity, responses: readonly ImportedResponse[]): Promise<number> {
  const rows = responses.map((one) => ({ ...one, id: randomUUID(), day: isoDay(one.day) }))
  return tx.$executeRaw`
    WITH rows AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r("id" text, "hash" text, "day" date, "answers" jsonb, "teamId" text, "role" text, "personId" text)
    ), claimed AS (
      INSERT INTO "SurveyReceipt" ("surveyId", "hash", "body") SELECT ${surveyId}, "hash", '' FROM rows
      ON CONFLICT DO NOTHING RETURNING "hash"
    )
    INSERT INTO "SurveyResponse" ("id", "surveyId", "anonymity", "day", "answers", "teamId", "role", "personId", "tenure")
    SELECT r."id", ${surveyId}, ${anonymity}, r."day", r."answers", r."teamId", r."role", r."personId", ${Prisma.raw(bandOf('p."startedOn"', 'r."day"'))}
    FROM rows r JOIN claimed USING ("hash") LEFT JOIN "Person" p ON p."id" = r."personId"
    ON CONFLICT ("surveyId", "personId") DO NOTHING`
}

/** Ids by lower-case e-mail address, of these people. */
export async function idsByEmail(tx: Db, emails: string[]): Promise<Map<string, { id: string; teamId: string | null; discipline: string | null }>> {
  const people = await tx.person.findMany({ where: { email: { in: emails } }, select: { id: true, email: true, teamId: true, discipline: true } })
  return new Map(people.map((person) => [person.email, person]))
}

const breaks = (error: unknown, constraint: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '23505' && 'constraint' in error && error.constraint === constraint

/** This person has answered this survey before: the unique index says so. */
export const isSecondAnswer = (error: unknown): boolean => breaks(error, 'SurveyResponse_surveyId_personId_key')
/** This key was used before, with another ticket. */
export const isUsedKey = (error: unknown): boolean => breaks(error, 'SurveyReceipt_pkey')

export const personAnswered = async (surveyId: string, personId: string): Promise<boolean> =>
  (await db.surveyResponse.count({ where: { surveyId, personId } })) > 0

/** What a person does, as conditions on `segment.role` read it. */
export async function disciplineOf(personId: string): Promise<string | null> {
  const person = await db.person.findUnique({ where: { id: personId }, select: { discipline: true } })
  return person?.discipline ?? null
}

/** Takes a person's name off their answers, which stay counted. */
export async function unlinkPerson(tx: Tx, personId: string): Promise<void> {
  await tx.surveyResponse.updateMany({ where: { personId }, data: { personId: null } })
}
