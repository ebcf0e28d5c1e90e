import { newId, newToken } from '@/lib/core/ids'
import { isoDay } from '@/lib/core/clock'
import { db, type Db, type Prisma, type Tx } from '@/lib/server/db'
import { audienceSchema, type Schedule, type ScheduleInput } from './reach/schema'
import { allTeams, type TeamRow } from './repo'
import type { Cadence } from './waves/cadence'

const withTemplate = { template: { select: { id: true, title: true } } } as const
type Row = Prisma.SurveyScheduleGetPayload<{ include: typeof withTemplate }>

const toSchedule = (row: Row): Schedule => ({
  id: row.id,
  survey: row.template,
  cadence: row.cadence as Cadence,
  startsOn: isoDay(row.startsOn),
  nextOn: row.nextOn ? isoDay(row.nextOn) : null,
  daysOpen: row.daysOpen,
  remindAfter: row.remindAfter,
  audience: audienceSchema.parse(row.audience),
  mail: row.byMail,
  waves: row.waves,
  active: row.active,
  trouble: row.trouble,
})

const dayAt = (text: string): Date => new Date(`${text}T00:00:00Z`)

/** Schedules, those that come next first. */
export async function listSchedules(where: { templateId?: string } = {}): Promise<Schedule[]> {
  const rows = await db.surveySchedule.findMany({
    where,
    include: withTemplate,
    orderBy: [{ active: 'desc' }, { nextOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: 200,
  })
  return rows.map(toSchedule)
}

/** A schedule, locked until the transaction ends: its next wave is opened once. */
export async function lockSchedule(tx: Tx, id: string): Promise<Schedule | null> {
  await tx.$queryRaw`SELECT 1 FROM "SurveySchedule" WHERE "id" = ${id} FOR UPDATE`
  const row = await tx.surveySchedule.findUnique({ where: { id }, include: withTemplate })
  return row && toSchedule(row)
}

export async function insertSchedule(
  tx: Tx,
  templateId: string,
  input: ScheduleInput,
  nextOn: Date | null,
  createdById: string,
): Promise<Schedule> {
  const { cadence, startsOn, daysOpen, audience, remindAfter, mail } = input
  const row = await tx.surveySchedule.create({
    data: {
      id: newId(),
      templateId,
      cadence,
      startsOn: dayAt(startsOn),
      nextOn,
      daysOpen,
      audience,
      remindAfter,
      byMail: mail,
      createdById,
    },
    include: withTemplate,
  })
  return toSchedule(row)
}

export async function updateSchedule(tx: Tx, id: string, data: Prisma.SurveyScheduleUpdateInput): Promise<void> {
  await tx.surveySchedule.update({ where: { id }, data })
}

/** Ids of active schedules whose next wave is of this day or an earlier one. */
export async function dueSchedules(day: Date): Promise<string[]> {
  const rows = await db.surveySchedule.findMany({
    where: { active: true, nextOn: { lte: day } },
    select: { id: true },
    orderBy: { nextOn: 'asc' },
  })
  return rows.map((row) => row.id)
}

/** Ids of open surveys whose time is over. */
export async function overdueSurveys(now: Date): Promise<string[]> {
  const rows = await db.survey.findMany({
    where: { status: 'open', closesAt: { lte: now } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => row.id)
}

/** Ids of open surveys that have as many answers as they want. Those not counted yet are looked at no further than to that number. */
export async function fullSurveys(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "Survey" s
    WHERE s."status" = 'open' AND s."closesAfter" IS NOT NULL AND s."counted" + (
      SELECT count(*) FROM (SELECT 1 FROM "SurveyResponse" r WHERE r."surveyId" = s."id" AND NOT r."counted" LIMIT s."closesAfter") fresh
    ) >= s."closesAfter"
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
      questions: of.questions as Prisma.InputJsonValue,
      translations: of.translations as Prisma.InputJsonValue,
      language: of.language,
      askedBy: of.askedBy,
      purpose: of.purpose,
      minScore: of.minScore,
      minComments: of.minComments,
      closesAfter: of.closesAfter,
      invitedOnly: of.invitedOnly,
      embeddable: of.embeddable,
    },
    select: { id: true },
  })
  return row.id
}

/** Freezes the teams and their sizes as they are now; what was frozen before stays. */
export async function freezePopulation(tx: Tx, surveyId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "SurveyPopulation" ("surveyId", "teamId", "name", "headcount", "platform")
    SELECT ${surveyId}, "id", "name", "headcount", "platform" FROM "Team"
    WHERE NOT EXISTS (SELECT 1 FROM "SurveyPopulation" WHERE "surveyId" = ${surveyId})`
}

/** The teams a survey was opened to, as they were then; empty for one that was never opened. */
export const populationOf = (surveyId: string, client: Db = db) =>
  client.surveyPopulation.findMany({
    where: { surveyId },
    select: { teamId: true, name: true, headcount: true, platform: true },
    orderBy: { name: 'asc' },
  })

/**
 * The teams that a survey's figures are compared with: as they were on the day it opened, whatever has become of them. Teams made since have
 * nobody who was asked (headcount 0), but a name. For a survey that was never opened, the teams of today.
 */
export async function teamsOf(surveyId: string, client: Db = db): Promise<TeamRow[]> {
  const [frozen, today] = [await populationOf(surveyId, client), await allTeams(client)]
  if (frozen.length === 0) return today
  const known = new Set(frozen.map((team) => team.teamId))
  return [
    ...frozen.map(({ teamId, ...team }) => ({ id: teamId, ...team })),
    ...today.filter((team) => !known.has(team.id)).map((team) => ({ ...team, headcount: 0 })),
  ]
}

/** How many people the teams of each survey had when it opened; those that never were opened are left out. */
export async function populationSizes(surveyIds: string[]): Promise<Map<string, number>> {
  const rows = await db.surveyPopulation.groupBy({
    by: ['surveyId'],
    where: { surveyId: { in: surveyIds } },
    _sum: { headcount: true },
  })
  return new Map(rows.map((row) => [row.surveyId, row._sum.headcount ?? 0]))
}
