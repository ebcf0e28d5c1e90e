import { dayOf } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import type { Db, Tx } from '@/lib/server/db'
import { pages } from '@/lib/server/remnants'

const SELECT = { id: true, kind: true, title: true, teamId: true, date: true } as const
export interface PlanRow {
  id: string
  kind: string
  title: string
  teamId: string | null
  date: Date
}

/** Planned sessions, the next first, from after `(date, id)`. */
export const listPlanRows = (db: Db, after: readonly [string, string] | undefined, limit: number): Promise<PlanRow[]> =>
  db.sessionPlan.findMany({
    where: after && {
      OR: [{ date: { gt: new Date(after[0]) } }, { date: new Date(after[0]), id: { gt: after[1] } }],
    },
    orderBy: [{ date: 'asc' }, { id: 'asc' }],
    take: limit,
    select: SELECT,
  })

/** Planned sessions of these days, the first first. */
export const listPlanDayRows = (db: Db, from: Date, to: Date, limit: number): Promise<PlanRow[]> =>
  db.sessionPlan.findMany({
    where: { date: { gte: dayOf(from), lte: dayOf(to) } },
    orderBy: [{ date: 'asc' }, { id: 'asc' }],
    take: limit,
    select: SELECT,
  })

export const findPlan = (db: Db, id: string): Promise<PlanRow | null> =>
  db.sessionPlan.findUnique({ where: { id }, select: SELECT })

export async function insertPlan(tx: Tx, plan: Omit<PlanRow, 'id'> & { createdById: string }): Promise<string> {
  return (await tx.sessionPlan.create({ data: { id: newId(), ...plan }, select: { id: true } })).id
}

/** @returns whether it was there */
export const updatePlan = async (tx: Tx, id: string, data: Partial<Omit<PlanRow, 'id'>>): Promise<boolean> =>
  (await tx.sessionPlan.updateMany({ where: { id }, data })).count > 0

/** @returns whether it was there */
export const deletePlan = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.sessionPlan.deleteMany({ where: { id } })).count > 0

/** What people wrote about sessions to come. */
export const eachPlanText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.sessionPlan.findMany({
        where: { id: { gt: after } },
        select: { id: true, title: true },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )
