import { randomUUID } from 'node:crypto'
import { isoDay } from '@/lib/core/clock'
import { pool } from '@/lib/server/db'
import { groupCommit } from '@/lib/server/group-commit'
import { bandOf, KEEPS_ROLES } from './repo-responses'
import { answerRateSubject } from './rules-rate'
import type { Answers } from '../schema'
import type { Tenure } from '../schema-tenure'

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
  /** The single-use link it came by: its hash, and whether it was the person's first, so that this is their only such answer. */
  link: { hash: string; isFirst: boolean } | null
  limit: { window: Date; count: number }
  /** When it came: a survey whose time is over takes it no more. */
  now: Date
}

export interface Stored {
  withinLimit: boolean
  /** Open, and still as it was when the answers were checked. */
  open: boolean
  stored: boolean
}

/*
 * One statement for all that came meanwhile: the rate is counted, the survey's state checked, keys and links claimed and the responses
 * stored, or nothing of it. Of two with one key or link, the first is stored.
 * $1 survey, $2 its revision, $3 subject, $4 window and $6 count of its rate, $5 the responses, $7 the moment.
 */
const ADMITTED = `given AS (
  SELECT * FROM jsonb_to_recordset($5::jsonb) AS r("at" int, "id" text, "day" date, "answers" jsonb, "teamId" text, "role" text, "personId" text,
    "language" text, "tenure" text, "hash" text, "body" text, "ticket" text, "invited" boolean)
), ticked AS (
  INSERT INTO "RateWindow" AS w ("subject", "window", "count") SELECT $3, $4, count(*) FROM given
  ON CONFLICT ("subject", "window") DO UPDATE SET "count" = w."count" + excluded."count" WHERE w."count" < $6
  RETURNING $6 - "count" + (SELECT count(*) FROM given) AS "room"
), survey AS (
  SELECT "id", "anonymity", "disclosure" FROM "Survey" WHERE "id" = $1 AND "status" = 'open' AND "revision" = $2
    AND ("closesAt" IS NULL OR "closesAt" > $7::timestamptz)
), admitted AS (
  SELECT given.* FROM given, ticked, survey WHERE "at" < "room"
)`

// Team, role and tenure are kept as they are on the day of the answer, whatever becomes of them. Where single responses are shown, of these
// only the team is kept (lib/disclosure/rules-responses.ts).
const STORED = `stored AS (
  INSERT INTO "SurveyResponse" ("id", "surveyId", "anonymity", "day", "answers", "teamId", "role", "personId", "language", "tenure", "invited")
  SELECT o."id", $1, s."anonymity", o."day", o."answers", o."teamId",
    CASE WHEN ${KEEPS_ROLES} THEN COALESCE(o."role", p."discipline") END, o."personId", o."language",
    CASE WHEN ${KEEPS_ROLES} THEN COALESCE(o."tenure", ${bandOf('p."startedOn"', 'o."day"')}) END, o."invited"
  FROM claimable o CROSS JOIN survey s LEFT JOIN "Person" p ON p."id" = o."personId"
  WHERE o."hash" IS NULL OR o."hash" IN (SELECT "hash" FROM claimed)
  RETURNING "id"
)
SELECT COALESCE((SELECT "room" FROM ticked), 0)::int AS "room", EXISTS (SELECT 1 FROM survey) AS "open", ARRAY(SELECT "id" FROM stored) AS "ids"`

const RESPOND = `
WITH ${ADMITTED}, claimable AS (
  SELECT DISTINCT ON (COALESCE("hash", "id")) * FROM admitted ORDER BY COALESCE("hash", "id"), "at"
), claimed AS (
  INSERT INTO "SurveyReceipt" ("surveyId", "hash", "body") SELECT $1, "hash", "body" FROM claimable WHERE "hash" IS NOT NULL
  ON CONFLICT DO NOTHING RETURNING "hash"
), ${STORED}`

// With tickets: of a thousand at once, one inserts its hash and the others find it there. A key that was used with another ticket
// breaks the receipts' key, which takes the ticket back too: it is spent for an answer, or not at all.
const RESPOND_WITH_TICKET = `
WITH ${ADMITTED}, holders AS (
  SELECT DISTINCT ON ("ticket") * FROM admitted ORDER BY "ticket", "at"
), spent AS (
  INSERT INTO "SurveyTicket" ("surveyId", "hash") SELECT $1, "ticket" FROM holders ON CONFLICT DO NOTHING RETURNING "hash"
), claimable AS (
  SELECT * FROM holders WHERE "ticket" IN (SELECT "hash" FROM spent)
), claimed AS (
  INSERT INTO "SurveyReceipt" ("surveyId", "hash", "body") SELECT $1, "hash", "body" FROM claimable WHERE "hash" IS NOT NULL
  RETURNING "hash"
), ${STORED}`

/** Stores responses to one survey, all by tickets or none. */
async function storeAll(responses: readonly NewResponse[]): Promise<Stored[]> {
  const { surveyId, revision, link: first, limit } = responses[0]!
  const rows = responses.map(({ answers, teamId, role, personId, language, tenure, receipt, link, ...one }, at) => ({
    at,
    id: randomUUID(),
    day: isoDay(one.day),
    answers,
    teamId,
    role,
    personId,
    language,
    tenure,
    ...receipt,
    ticket: link?.hash ?? null,
    invited: link?.isFirst ?? false,
  }))
  const [name, text] = first === null ? ['survey-respond', RESPOND] : ['survey-respond-ticket', RESPOND_WITH_TICKET]
  const values = [
    surveyId,
    revision,
    answerRateSubject(surveyId),
    limit.window.toISOString(),
    JSON.stringify(rows),
    limit.count,
    new Date(Math.max(...responses.map((one) => one.now.getTime()))).toISOString(),
  ]
  const {
    rows: [outcome],
  } = await pool().query<{ room: number; open: boolean; ids: string[] }>({ name, text, values })
  const { room, open, ids } = outcome!
  const kept = new Set(ids)
  return rows.map(({ at, id }) => ({ withinLimit: at < room, open, stored: kept.has(id) }))
}

/** PostgreSQL's own refusals carry a code (SQLSTATE, five characters) and the constraint that was broken. */
const refusal = (error: unknown): { code?: unknown; constraint?: unknown } =>
  typeof error === 'object' && error !== null ? error : {}
const breaks = (error: unknown, constraint: string): boolean =>
  refusal(error).code === '23505' && refusal(error).constraint === constraint
// Classes 22 and 23: a row's data, or a constraint it breaks. Of anything else, a lost connection say, nobody knows whether it was done.
const isOnesFault = (error: unknown): boolean => /^2[23]/.test(String(refusal(error).code))

/** This person has answered this survey before: the unique index says so. */
export const isSecondAnswer = (error: unknown): boolean => breaks(error, 'SurveyResponse_surveyId_personId_key')
/** This key was used before, with another ticket. */
export const isUsedKey = (error: unknown): boolean => breaks(error, 'SurveyReceipt_pkey')

/**
 * Stores one response, in one statement with those that came while the last one ran. Whoever answers twice under a name, or uses a key
 * again with another ticket, breaks a unique index, which takes the whole statement back; then each is stored by itself.
 * @throws a unique violation, see `isSecondAnswer` and `isUsedKey`
 */
export const storeResponse: (response: NewResponse) => Promise<Stored> = groupCommit(
  storeAll,
  ({ surveyId, revision, link, limit }) => `${surveyId} ${revision} ${link !== null} ${limit.window.getTime()}`,
  isOnesFault,
)
