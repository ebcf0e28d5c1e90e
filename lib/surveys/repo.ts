import { cache } from 'react'
import { literal } from '@/lib/core/like'
import type { z } from 'zod'
import { newId, newToken } from '@/lib/core/ids'
import { isoDay } from '@/lib/core/clock'
import { db, type Db, Prisma, type Tx } from '@/lib/server/db'
import { withYesNoIn } from './messages/presenter-yes-no'
import { env } from '@/lib/server/env'
import type {
  questionSchema,
  translationSchema,
  Anonymity,
  Disclosure,
  Question,
  SurveyStatus,
  Translation,
} from './schema'
import { TENURES, TENURE_FROM, monthsBefore, type Tenure } from './schema-tenure'
import { type SurveyRecord, type SurveyFields, type TeamRow } from './schema-record'

// Those that are counted are known: only the few of the last seconds are looked for.
const counted = { _count: { select: { responses: { where: { counted: false } } } } } as const
type Row = Prisma.SurveyGetPayload<{ include: typeof counted }>
/** Rows come out of our own writes, which were checked; the types follow the schema. */
const asQuestions = (json: Prisma.JsonValue): Question[] => json as unknown as z.infer<typeof questionSchema>[]
const asTranslations = (json: Prisma.JsonValue): Record<string, Translation> =>
  json as unknown as Record<string, z.infer<typeof translationSchema>>
const json = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue

/** What its figures show has to be decided anew at the next look. */
export const markFiguresDue = (tx: Tx, id: string) => tx.survey.update({ where: { id }, data: { figuresDue: true } })

export const publicUrl = (token: string): string => `${env().BASE_URL}/s/${token}`

function toSurvey(row: Row): SurveyRecord {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    status: row.status as SurveyStatus,
    anonymity: row.anonymity as Anonymity,
    questions: withYesNoIn(asQuestions(row.questions), row.language),
    publicToken: row.publicToken,
    publicUrl: publicUrl(row.publicToken),
    askedBy: row.askedBy,
    purpose: row.purpose,
    closing: row.closing,
    language: row.language,
    languages: Object.keys(asTranslations(row.translations)),
    translations: asTranslations(row.translations),
    invited: row.invited,
    series: row.series,
    resultsOn: row.resultsOn ? isoDay(row.resultsOn) : null,
    minScore: row.minScore,
    minComments: row.minComments,
    disclosure: row.disclosure as Disclosure | null,
    revision: row.revision,
    responses: row.counted + row._count.responses,
    declined: row.declined,
    openedAt: row.openedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    closesAt: row.closesAt?.toISOString() ?? null,
    closesAfter: row.closesAfter,
    createdAt: row.createdAt.toISOString(),
    wave: row.wave,
    invitedOnly: row.invitedOnly,
    embeddable: row.embeddable,
    remindAfter: row.remindAfter,
    sourceName: row.sourceName,
    scheduleId: row.scheduleId,
    datePrecision: row.datePrecision as SurveyRecord['datePrecision'],
    reminded: row.reminded,
    openResults: row.openResults,
    askedAgain: row.askedAgain,
  }
}

export interface SurveyFilter {
  statuses: SurveyStatus[]
  words?: string | undefined
}

const surveyColumns = Prisma.raw(
  Object.keys(Prisma.SurveyScalarFieldEnum)
    .map((name) => `s."${name}"`)
    .join(', '),
)

/** Surveys by hand, for what pages read each time: Prisma takes several times as long to ask. @param where with what follows it */
async function readSurveys(where: Prisma.Sql): Promise<SurveyRecord[]> {
  const rows = await db.$queryRaw<(Omit<Row, '_count'> & { uncounted: number })[]>`SELECT ${surveyColumns},
      (SELECT count(*)::int FROM "SurveyResponse" r WHERE r."surveyId" = s."id" AND NOT r."counted") AS "uncounted"
    FROM "Survey" s WHERE ${where}`
  return rows.map(({ uncounted, ...row }) => toSurvey({ ...row, _count: { responses: uncounted } }))
}

/** The newest first. One row more than `limit` tells that there is a next page. */
export const listSurveyRecords = (
  filter: SurveyFilter,
  limit: number,
  after?: readonly [string, string],
): Promise<SurveyRecord[]> =>
  readSurveys(Prisma.sql`s."status" = ANY(${filter.statuses})
    ${filter.words ? Prisma.sql`AND s."title" ILIKE ${`%${literal(filter.words)}%`}` : Prisma.empty}
    ${after ? Prisma.sql`AND (s."createdAt", s."id") < (${new Date(after[0])}::timestamptz, ${after[1]})` : Prisma.empty}
    ORDER BY s."createdAt" DESC, s."id" DESC LIMIT ${limit + 1}`)

/** A survey that was opened, by the address at which it is answered; null where there is none. Read once while a page is made. */
export const findOpened = cache(
  async (token: string): Promise<SurveyRecord | null> =>
    (await readSurveys(Prisma.sql`s."publicToken" = ${token} AND s."status" IN ('open', 'closed')`))[0] ?? null,
)

/** One survey among those of the given statuses; null where there is none. */
export async function findSurvey(
  where: Prisma.SurveyWhereInput,
  statuses: SurveyStatus[],
  client: Db = db,
): Promise<SurveyRecord | null> {
  const row = await client.survey.findFirst({ where: { AND: [where, { status: { in: statuses } }] }, include: counted })
  return row && toSurvey(row)
}

/** How some surveys treat who answers, by id. */
export async function mapAnonymity(ids: readonly string[]): Promise<Map<string, Anonymity>> {
  const rows = await db.survey.findMany({ where: { id: { in: [...ids] } }, select: { id: true, anonymity: true } })
  // The column's CHECK keeps it one of these.
  return new Map(rows.map((row) => [row.id, row.anonymity as Anonymity]))
}

/** Several surveys by id, for references to them. */
export async function findSurveys(ids: string[], statuses: SurveyStatus[]): Promise<{ id: string; title: string }[]> {
  return db.survey.findMany({ where: { id: { in: ids }, status: { in: statuses } }, select: { id: true, title: true } })
}

/** Several surveys by id, in no order. */
export const listSurveysById = async (ids: readonly string[]): Promise<SurveyRecord[]> =>
  (await db.survey.findMany({ where: { id: { in: [...ids] } }, include: counted })).map(toSurvey)

/** The last surveys of a series that were opened, the first of them first. */
export async function listSeries(series: string, statuses: SurveyStatus[], most: number): Promise<SurveyRecord[]> {
  const rows = await db.survey.findMany({
    where: { series, status: { in: statuses }, openedAt: { not: null } },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: most,
    include: counted,
  })
  return rows.reverse().map(toSurvey)
}

const toData = ({ questions, translations, resultsOn, closesAt, ...rest }: Partial<SurveyFields>) => ({
  ...rest,
  ...(closesAt !== undefined && { closesAt: closesAt === null ? null : new Date(closesAt) }),
  ...(questions && { questions: json(questions) }),
  ...(translations && { translations: json(translations) }),
  ...(resultsOn !== undefined && { resultsOn: resultsOn === null ? null : new Date(`${resultsOn}T00:00:00Z`) }),
})

export async function insertSurvey(
  tx: Tx,
  fields: Partial<SurveyFields> & Pick<SurveyFields, 'title' | 'anonymity' | 'questions'>,
  createdById: string,
  now: Date,
  sourceName: string | null = null,
): Promise<SurveyRecord> {
  const { questions, ...rest } = fields
  const row = await tx.survey.create({
    data: {
      id: newId(),
      publicToken: newToken(),
      createdById,
      createdAt: now,
      sourceName,
      ...toData(rest),
      title: fields.title,
      anonymity: fields.anonymity,
      questions: json(questions),
    },
    include: counted,
  })
  return toSurvey(row)
}

/** The survey, locked until the transaction ends, so that what depends on its state is decided once. */
export async function lockSurvey(tx: Tx, id: string, statuses: SurveyStatus[]): Promise<SurveyRecord | null> {
  await tx.$queryRaw`SELECT 1 FROM "Survey" WHERE "id" = ${id} FOR NO KEY UPDATE`
  return findSurvey({ id }, statuses, tx)
}

/** Writes fields and raises the revision, so that cached definitions are seen to be old. */
export async function updateSurvey(tx: Tx, id: string, fields: Partial<SurveyFields>): Promise<void> {
  await tx.survey.update({ where: { id }, data: { ...toData(fields), revision: { increment: 1 } } })
}

/** Moves from one of some statuses to another; false when it was in none of them any more. */
export async function changeStatus(
  tx: Tx,
  id: string,
  from: SurveyStatus[],
  to: SurveyStatus,
  now: Date,
): Promise<boolean> {
  const stamp = to === 'open' ? { openedAt: now, closedAt: null } : { closedAt: now }
  const { count } = await tx.survey.updateMany({
    where: { id, status: { in: from } },
    data: { status: to, ...stamp, revision: { increment: 1 } },
  })
  return count === 1
}

/** The keys of sent forms are of no use once nothing can be sent any more. Those of imported rows stay. */
export async function deleteSubmissionKeys(tx: Tx, surveyId: string): Promise<void> {
  await tx.surveyReceipt.deleteMany({ where: { surveyId, NOT: { hash: { startsWith: 'import:' } } } })
}

export const listTeams = (client: Db = db, where: { archivedAt?: null } = {}): Promise<TeamRow[]> =>
  client.$queryRaw`SELECT "id", "name", "headcount", "platform" FROM "Team"
    WHERE ${where.archivedAt === null ? Prisma.sql`"archivedAt" IS NULL` : Prisma.sql`true`} ORDER BY "name"`

/** Those of them that are there, for answering: nobody is in a team that was archived. */
export const listPresentTeams = (): Promise<TeamRow[]> => listTeams(db, { archivedAt: null })

/** What people do, for the segment a respondent may choose: only words shared by enough people to hide among. */
export async function listDisciplines(minimum: number, client: Db = db): Promise<string[]> {
  const groups = await client.person.groupBy({
    by: ['discipline'],
    where: { active: true, discipline: { not: null } },
    _count: true,
  })
  return groups
    .filter((group) => group._count >= minimum)
    .map((group) => group.discipline!)
    .sort()
}

/** The bands of tenure that enough people are in on a day to hide among. */
export async function listTenures(minimum: number, now: Date, client: Db = db): Promise<Tenure[]> {
  // Counted in the database: this is asked on each look at an answering page, of everyone.
  const [months, years, long] = TENURE_FROM.map((count) => isoDay(monthsBefore(now, count)))
  const sizes = await client.$queryRaw<{ band: number; people: number }[]>`
    SELECT CASE WHEN "startedOn" > ${months}::date THEN 0 WHEN "startedOn" > ${years}::date THEN 1
      WHEN "startedOn" > ${long}::date THEN 2 ELSE 3 END AS "band", count(*)::int AS "people"
    FROM "Person" WHERE "active" AND "startedOn" IS NOT NULL GROUP BY 1`
  const people = new Map(sizes.map((size) => [size.band, size.people]))
  return TENURES.filter((_, band) => (people.get(band) ?? 0) >= minimum)
}

/** One "no, thank you". A survey that knows its people remembers whom not to ask again; an anonymous one only counts. */
export async function insertDecline(tx: Tx, surveyId: string, personId: string | null): Promise<void> {
  if (personId) {
    const { count } = await tx.surveyDecline.createMany({ data: { surveyId, personId }, skipDuplicates: true })
    if (count === 0) return
  }
  await tx.survey.update({ where: { id: surveyId }, data: { declined: { increment: 1 } } })
}

/**
 * Open to this person and not yet answered or declined by them: they were invited, or no one was and anyone with the
 * address may answer. Whether anyone was invited is asked in the order of the key: without it PostgreSQL expects to meet
 * an invitation soon and reads the whole ledger for each survey that has none.
 */
const openTo = (personId: string): Prisma.Sql => Prisma.sql`FROM "Survey" s WHERE s."status" = 'open'
  AND NOT EXISTS (SELECT 1 FROM "SurveyResponse" r WHERE r."surveyId" = s."id" AND r."personId" = ${personId} AND NOT r."imported")
  AND NOT EXISTS (SELECT 1 FROM "SurveyDecline" d WHERE d."surveyId" = s."id" AND d."personId" = ${personId})
  AND (EXISTS (SELECT 1 FROM "SurveyInvitation" i WHERE i."surveyId" = s."id" AND i."personId" = ${personId})
    OR (NOT s."invitedOnly" AND NOT EXISTS (SELECT 1 FROM (
      SELECT 1 FROM "SurveyInvitation" i WHERE i."surveyId" = s."id" ORDER BY i."personId", i."round" LIMIT 1) first)))`

const MOST_OPEN = 20

/** An open survey as somebody is asked to answer it, with the number of their invitation where there is one. */
export interface OpenSurvey {
  id: string
  title: string
  anonymity: Anonymity
  publicToken: string
  closesAt: Date | null
  revision: number
  round: number | null
}

/** Open surveys that a person has neither answered nor declined, as far as that is known, without their questions. */
export const listOpenFor = (personId: string): Promise<OpenSurvey[]> =>
  db.$queryRaw`SELECT s."id", s."title", s."anonymity", s."publicToken", s."closesAt", s."revision",
      (SELECT max(i."round") FROM "SurveyInvitation" i WHERE i."surveyId" = s."id" AND i."personId" = ${personId}) AS "round"
    ${openTo(personId)} ORDER BY s."openedAt" DESC LIMIT ${MOST_OPEN}`

/** The questions of some surveys as they are now. */
export async function questionsOfSurveys(
  ids: readonly string[],
): Promise<{ id: string; revision: number; questions: Question[] }[]> {
  const rows = await db.survey.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, revision: true, questions: true },
  })
  return rows.map((row) => ({ ...row, questions: asQuestions(row.questions) }))
}

/** The newest surveys whose single responses may be read, since they are named or that was decided for them, and that somebody answered. */
export async function listReadWhole(limit: number): Promise<{ id: string; title: string; questions: Question[] }[]> {
  const rows = await db.survey.findMany({
    where: { OR: [{ anonymity: 'named' }, { disclosure: 'responses' }], responses: { some: {} } },
    select: { id: true, title: true, questions: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return rows.map((row) => ({ ...row, questions: asQuestions(row.questions) }))
}

/** What of surveys tells whether they are waves of each other. */
export async function listAsWaves(ids: readonly string[]) {
  const rows = await db.survey.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, series: true, scheduleId: true, description: true, openedAt: true, questions: true },
  })
  return rows.map((row) => ({ ...row, questions: asQuestions(row.questions) }))
}

/** Surveys that closed since a moment, and before another one where it is given, the last one first. */
export const listClosedSince = (since: Date, limit: number, before?: Date): Promise<{ id: string; title: string }[]> =>
  db.$queryRaw`SELECT "id", "title" FROM "Survey" WHERE "status" = 'closed' AND "closedAt" >= ${since}
      ${before ? Prisma.sql`AND "closedAt" < ${before}` : Prisma.empty}
    ORDER BY "closedAt" DESC, "id" DESC LIMIT ${limit}`

export interface PreviousSurvey {
  id: string
  title: string
  publicToken: string
  openResults: boolean
  resultsOn: string | null
  anonymity: Anonymity
  language: string
}

/** The last closed survey of a series before one of it: what happened last time. */
export async function findPreviousOf(
  series: string,
  before: { id: string; openedAt?: string | null | undefined },
): Promise<PreviousSurvey | null> {
  const [row] = await db.$queryRaw<
    (Omit<PreviousSurvey, 'resultsOn' | 'anonymity'> & { resultsOn: Date | null; anonymity: string })[]
  >`
    SELECT "id", "title", "publicToken", "openResults", "resultsOn", "anonymity", "language" FROM "Survey"
    WHERE "series" = ${series} AND "status" = 'closed' AND "id" <> ${before.id}
      ${before.openedAt ? Prisma.sql`AND "openedAt" < ${new Date(before.openedAt)}` : Prisma.empty}
    ORDER BY "closedAt" DESC LIMIT 1`
  // The column's CHECK keeps it one of these.
  return row
    ? { ...row, anonymity: row.anonymity as Anonymity, resultsOn: row.resultsOn && isoDay(row.resultsOn) }
    : null
}

/**
 * The rate of the last closed survey of a series that knew whom it had asked, 0–1: of those who answered it here, not of rows of a file.
 * Null where there is none, and where there are more answers than people were asked: then no rate is known.
 */
export async function findLastRate(series: string, notId: string): Promise<number | null> {
  const row = await db.survey.findFirst({
    where: { series, status: 'closed', id: { not: notId }, invited: { gt: 0 } },
    orderBy: { closedAt: 'desc' },
    select: { id: true, invited: true },
  })
  if (!row?.invited) return null
  const answers = await db.surveyResponse.count({ where: { surveyId: row.id, imported: false } })
  return answers > row.invited ? null : Math.max(0.01, answers / row.invited)
}
