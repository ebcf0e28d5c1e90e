import type { Db, Tx } from '@/lib/server/db'
import { evidenceAnswerSchema, evidenceGroupSchema, type Breakdown } from './schema-breakdown'

/** Puts breakdowns in place of those that survey results had. */
export async function replaceBreakdowns(tx: Tx, breakdowns: ReadonlyMap<string, Breakdown>): Promise<void> {
  const ids = [...breakdowns.keys()]
  if (ids.length === 0) return
  await tx.evidenceGroup.deleteMany({ where: { evidenceId: { in: ids } } })
  await tx.evidenceAnswer.deleteMany({ where: { evidenceId: { in: ids } } })
  await tx.evidenceGroup.createMany({
    data: [...breakdowns].flatMap(([evidenceId, { groups }]) => groups.map((group) => ({ ...group, evidenceId }))),
  })
  await tx.evidenceAnswer.createMany({
    data: [...breakdowns].flatMap(([evidenceId, { answers }]) => answers.map((answer) => ({ ...answer, evidenceId }))),
  })
}

/** The breakdowns of survey results, by evidence id; what has none is not in the map. */
export async function breakdownsOf(db: Db, ids: readonly string[]): Promise<Map<string, Breakdown>> {
  if (ids.length === 0) return new Map()
  const where = { evidenceId: { in: [...ids] } }
  const [groups, answers] = await Promise.all([
    db.evidenceGroup.findMany({
      where,
      orderBy: [{ evidenceId: 'asc' }, { segmentKind: 'asc' }, { segmentId: 'asc' }],
    }),
    db.evidenceAnswer.findMany({ where, orderBy: [{ evidenceId: 'asc' }, { personId: 'asc' }] }),
  ])
  const found = new Map<string, Breakdown>()
  const of = (id: string) => {
    const breakdown = found.get(id) ?? { groups: [], answers: [] }
    found.set(id, breakdown)
    return breakdown
  }
  for (const row of groups) of(row.evidenceId).groups.push(evidenceGroupSchema.parse(row))
  for (const row of answers) of(row.evidenceId).answers.push(evidenceAnswerSchema.parse(row))
  return found
}

/** Takes a person out of the answers behind survey results. @returns the results they were behind */
export async function removeAnswersOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.evidenceAnswer.findMany({ where: { personId }, select: { evidenceId: true } })
  await tx.evidenceAnswer.deleteMany({ where: { personId } })
  return rows.map((row) => row.evidenceId)
}
