/**
 * Links one more piece of evidence to an insight, over and over, and counts again what rests on it as the hub does: first the
 * insight, then the items on it. Says what it took: one line of JSON. Its argument is the id of the insight.
 *
 * The bench puts its insights in by SQL. A hub has counted each of them when its pieces were linked, and keeps what it heard:
 * so those under the same items are counted first, which is no part of what is measured.
 */
import { randomUUID } from 'node:crypto'
import { rescoreInsights } from '@/lib/insights/refresh'
import { rescoreItemsOf } from '@/lib/roadmap/refresh'
import { closeDb, db, transaction } from '@/lib/server/db'

const [insight = ''] = process.argv.slice(2)
/** Tries in all, of which the first are to have all loaded. */
const TRIES = 25
const FIRST = 5

const beside = await db.itemInsight.findMany({
  where: { item: { insights: { some: { insightId: insight } } } },
  select: { insightId: true },
  distinct: ['insightId'],
})
await transaction((tx) =>
  rescoreInsights(
    tx,
    beside.map((one) => one.insightId),
  ),
)
await rescoreItemsOf({ ids: [insight] })

const took: number[] = []
/** Microseconds of this process. */
let processor = 0
const touched = new Set<string>()
for (let turn = 0; turn < TRIES; turn += 1) {
  const id = randomUUID()
  await db.$executeRaw`INSERT INTO "Evidence" (id, kind, rung, text, "personId", "teamId", "occurredAt", "refKind", "refId")
    SELECT ${id}, 'rfc-comment', 'medium', 'One more piece.', id, "teamId", current_date, 'rfc-comment', ${id}
    FROM "Person" WHERE id = ${`road-p${1 + turn}`}`
  await db.insightEvidence.create({ data: { insightId: insight, evidenceId: id, stance: 'supports' } })
  const [{ now } = { now: new Date() }] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  const started = performance.now()
  const used = process.cpuUsage()
  await transaction((tx) => rescoreInsights(tx, [insight]))
  await rescoreItemsOf({ ids: [insight] })
  if (turn >= FIRST) {
    took.push(performance.now() - started)
    const { user, system } = process.cpuUsage(used)
    processor += user + system
  }
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "RoadmapItem" WHERE "scoredAt" >= ${now} UNION ALL SELECT id FROM "Insight" WHERE "scoredAt" >= ${now}`
  for (const one of rows) touched.add(one.id)
}
await closeDb()
process.stdout.write(`${JSON.stringify({ took, processor: processor / took.length / 1000, touched: [...touched] })}\n`)
