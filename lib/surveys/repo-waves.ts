import { newId, newToken } from '@/lib/core/ids'
import type { Question } from './schema'
import { db, type Prisma, type Tx } from '@/lib/server/db'

/** Ids of open surveys whose time is over. */
export async function listOverdue(now: Date): Promise<string[]> {
  const rows = await db.survey.findMany({
    where: { status: 'open', closesAt: { lte: now } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => row.id)
}

/**
 * Ids of open surveys that as many people have answered as they want. Only answers that each are another person's count: of an anonymous survey
 * those by an invitation's link, of others those of people who signed in. At an open address one person could give all of them.
 */
export async function listFull(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "Survey" s
    WHERE s."status" = 'open' AND s."closesAfter" IS NOT NULL AND s."closesAfter" <= CASE s."anonymity"
      WHEN 'anonymous' THEN (SELECT count(*) FROM (SELECT 1 FROM "SurveyTicket" t WHERE t."surveyId" = s."id" LIMIT s."closesAfter") used)
      ELSE (SELECT count(*) FROM (SELECT 1 FROM "SurveyResponse" r WHERE r."surveyId" = s."id" AND NOT r."imported" LIMIT s."closesAfter") given)
    END
    ORDER BY s."id"`
  return rows.map((row) => row.id)
}

export interface WaveFields {
  title: string
  series: string
  scheduleId: string
  wave: number
  closesAt: Date
  remindAfter: number[]
  now: Date
}

/** A wave has no responses yet, so no share of it was shown at another end. */
const withoutMarks = (questions: Prisma.JsonValue): Prisma.InputJsonValue =>
  (questions as unknown as Question[]).map(
    ({ favourableEndChanged: _mark, ...question }) => question,
  ) as unknown as Prisma.InputJsonValue

/** A wave: a draft of its own with the template's words as they are now, frozen from here on. */
export async function insertWave(tx: Tx, templateId: string, fields: WaveFields): Promise<string> {
  const { now, ...rest } = fields
  const of = await tx.survey.findUniqueOrThrow({ where: { id: templateId } })
  const row = await tx.survey.create({
    data: {
      ...rest,
      id: newId(),
      publicToken: newToken(),
      createdAt: now,
      createdById: of.createdById,
      description: of.description,
      anonymity: of.anonymity,
      questions: withoutMarks(of.questions),
      translations: of.translations as Prisma.InputJsonValue,
      language: of.language,
      askedBy: of.askedBy,
      purpose: of.purpose,
      closing: of.closing,
      minScore: of.minScore,
      minComments: of.minComments,
      disclosure: of.disclosure,
      closesAfter: of.closesAfter,
      invitedOnly: of.invitedOnly,
      embeddable: of.embeddable,
    },
    select: { id: true },
  })
  return row.id
}

/**
 * The last closed waves of the series that surveys belong to; of a survey without a series itself alone, once it is closed.
 * @returns ids of waves by survey, in no order
 */
export async function listClosedWaveIds(ids: readonly string[], most: number): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ asked: string; wave: string }[]>`
    SELECT a."id" AS asked, w."id" AS wave FROM "Survey" a CROSS JOIN LATERAL (
      SELECT s."id" FROM "Survey" s
      WHERE s."status" = 'closed' AND s."openedAt" IS NOT NULL AND (s."id" = a."id" OR s."series" = a."series")
      ORDER BY s."openedAt" DESC, s."id" DESC LIMIT ${most}) w
    WHERE a."id" = ANY(${[...ids]})`
  const waves = new Map<string, string[]>(ids.map((id) => [id, []]))
  for (const { asked, wave } of rows) waves.get(asked)?.push(wave)
  return waves
}
