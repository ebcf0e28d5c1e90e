import { recordEvidence } from '@/lib/evidence/commands'
import { rescoreInsights } from '@/lib/insights/refresh'
import { RESULT_LABELS } from '@/lib/outcomes/presenter-labels'
import { describeOutcomes } from '@/lib/outcomes/queries-outcome'
import { upsertEvents } from '@/lib/outcomes/repo-delivery'
import { lockMetrics, upsertPoints } from '@/lib/outcomes/repo-metrics'
import { findOutcomeRow, recordResult } from '@/lib/outcomes/repo-outcome'
import type { EventRow } from '@/lib/outcomes/rules-delivery'
import { keyOf, type PointRow } from '@/lib/outcomes/rules-metrics'
import { paths } from '@/lib/core/paths'
import type { Tx } from '@/lib/server/db'
import type { Agreed, Delivery, Measured } from '../language/measured'
import { Random } from '../language/random'
import type { Item } from '../language/roadmap'
import type { Workspace } from '../language/workspace'
import { announce } from './roadmap'
import { insert } from './rows'

type Ago = Workspace['calendar']['ago']
const MINUTES_PER_DAY = 1_440
const DELIVERY_DAYS = 180

function pointsOf({ name, since, every, value }: Measured, ago: Ago): PointRow[] {
  const random = new Random(`metric ${name}`)
  const points: PointRow[] = []
  for (let day = since; day >= 1; day--) {
    const at = ago(day)
    const weekday = at.getUTCDay()
    if (every === 'week' ? weekday !== 1 : weekday === 0 || weekday === 6) continue
    points.push({ metric: name, key: keyOf({ at }, null), at, ...value(day, random), teamId: null, capability: '' })
  }
  return points
}

/** Deployments of one service, and an incident for each that failed. */
function eventsOf(delivery: Delivery, teamId: string, ago: Ago): EventRow[] {
  const random = new Random(`deliveries ${delivery.service}`)
  const common = { service: delivery.service, teamId }
  const events: EventRow[] = []
  for (let day = DELIVERY_DAYS; day >= 1; day--) {
    const weekday = ago(day).getUTCDay()
    if (weekday === 0 || weekday === 6) continue
    const count = Math.floor(delivery.perWeekday) + (random.chance(delivery.perWeekday % 1) ? 1 : 0)
    for (let each = 0; each < count; each++) {
      // Between eight and half past four.
      const ends = day - random.int(480, 990) / MINUTES_PER_DAY
      const lead = (delivery.leadHours / 24) * Math.exp(random.normal(0, 0.8))
      const id = `${delivery.service}-${day}-${each + 1}`
      const isFailed = random.chance(delivery.failing)
      const at = ago(ends)
      events.push({
        kind: 'deployment',
        id,
        at,
        ...common,
        commitAt: ago(ends + lead),
        failed: isFailed,
        unplanned: random.chance(0.05),
      })
      if (!isFailed) continue
      const begins = ends - 6 / MINUTES_PER_DAY
      const repair = (delivery.repairMinutes / MINUTES_PER_DAY) * Math.exp(random.normal(0, 0.7))
      events.push({
        kind: 'incident',
        id: `incident-${id}`,
        at: ago(begins),
        ...common,
        resolvedAt: ago(begins - repair),
        deploymentId: id,
      })
    }
  }
  return events
}

/** What is measured, what was agreed on for which item, and what was recorded in the end. */
export async function writeOutcomes(tx: Tx, workspace: Workspace): Promise<void> {
  const { company, calendar, pm, measured, agreed, deliveries, items } = workspace
  const { ago, today } = calendar
  const units = new Map(measured.map(({ name, unit }) => [name, unit]))
  await lockMetrics(tx, units, ago(182))
  await upsertPoints(
    tx,
    measured.flatMap((metric) => pointsOf(metric, ago)),
    null,
  )
  const events = deliveries.flatMap((one) => eventsOf(one, company.teamNamed(one.team).id, ago))
  // What is still to come was not reported yet.
  await upsertEvents(
    tx,
    events.filter(({ at, resolvedAt }) => at < today && (!resolvedAt || resolvedAt < today)),
    null,
  )
  const itemOf = ({ item: title }: Agreed): Item => {
    const found = items.find((one) => one.title === title)
    if (!found) throw new Error(`There is no item "${title}"`)
    return found
  }
  await insert(
    tx,
    'ItemOutcome',
    agreed.map((one) => ({
      itemId: itemOf(one).id,
      metric: one.metric,
      baseline: one.baseline,
      target: one.target,
      by: ago(-one.byIn),
      statedAt: ago(one.statedAgo),
      statedById: company.who(pm).id,
      note: '',
    })),
  )
  const measuredIds = agreed.map((one) => itemOf(one).id)
  // Not by the client, which would say that they were changed now.
  await tx.$executeRaw`UPDATE "RoadmapItem" SET "measured" = true WHERE "id" = ANY(${measuredIds})`
  for (const one of agreed) if (one.recorded) await record(tx, itemOf(one), one.recorded, workspace)
}

/** Records a result as its evidence, gives that to an insight, and tells those behind it. */
async function record(
  tx: Tx,
  item: Item,
  { daysAgo, note, filed, update }: NonNullable<Agreed['recorded']>,
  workspace: Workspace,
): Promise<void> {
  const { calendar, company, pm, insights } = workspace
  const at = calendar.ago(daysAgo)
  const row = await findOutcomeRow(tx, item.id)
  if (!row) throw new Error(`Nothing was agreed for "${item.title}"`)
  const shippedAt = item.announcement && calendar.ago(item.announcement.daysAgo).toISOString()
  const [outcome] = await describeOutcomes(tx, [{ row, shippedAt }], at)
  if (!outcome) return
  const text = [
    `Measured: “${item.title}”, ${row.metric}. ${RESULT_LABELS[outcome.result]}.`,
    ...outcome.why,
    note,
  ].join(' ')
  await recordEvidence(
    tx,
    [
      {
        ref: { kind: 'measurement', id: item.id },
        text: text.slice(0, 4000),
        rung: 'low',
        occurredAt: at,
        platformTeam: true,
        sourceId: item.id,
        sourceTitle: `Outcome of ${item.title}`,
        href: paths.item(item.id),
      },
    ],
    () => at,
  )
  await tx.$executeRaw`UPDATE "Evidence" SET "id" = md5("refKind" || ' ' || "refId")::uuid::text
    WHERE "refKind" = 'measurement' AND "refId" = ${item.id}`
  const piece = await tx.evidence.findFirstOrThrow({ where: { refKind: 'measurement', refId: item.id } })
  await recordResult(tx, item.id, { result: outcome.result, recordedAt: at, note, evidenceId: piece.id })
  const insight = insights.find(({ statement }) => filed !== undefined && statement.startsWith(filed.insight))
  if (insight && filed) {
    await insert(tx, 'InsightEvidence', [
      { insightId: insight.id, evidenceId: piece.id, stance: filed.stance, addedById: company.who(pm).id, addedAt: at },
    ])
    await rescoreInsights(tx, [insight.id], () => calendar.today)
  }
  if (update) await announce(tx, item.id, 'measured', { ...update, daysAgo }, workspace)
}
