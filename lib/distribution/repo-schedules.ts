import { newId } from '@/lib/core/ids'
import { isoDay } from '@/lib/core/clock'
import { db, type Prisma, type Tx } from '@/lib/server/db'
import { audienceSchema, type Schedule, type ScheduleInput } from './schema'
import type { Cadence } from './schema-cadence'

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
