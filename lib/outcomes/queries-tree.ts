import { authorize, type MaybeActor } from '@/lib/core/actor'
import { isoDay } from '@/lib/core/clock'
import { groupBy } from '@/lib/core/group'
import { listInsightsByIds, listLooseInsights } from '@/lib/insights/queries-tree'
import { listItemsWithInsights, listItemsWithout } from '@/lib/roadmap/queries-tree'
import { listMeasureUnits } from '@/lib/results/queries-waves'
import { db } from '@/lib/server/db'
import { listMetricUnits } from './repo-metrics'
import { DELIVERY_METRICS, isDeliveryMetric } from './rules-delivery-metrics'
import { listStatedRows } from './repo-outcome'
import type { Opportunity, OpportunityTree, TreeInsight, TreeQuery } from './schema-tree'

/** The newest outcomes that items were planned for. */
const MAX_STATED = 2_000
const MAX_OUTCOMES = 50
/** So many opportunities are drawn, each with so many insights: together no more than one can look through. */
const MAX_OPPORTUNITIES = 10
const MAX_INSIGHTS = 5
const MAX_LOOSE = 10

/**
 * The opportunity tree: an outcome is a metric that items are to move, an opportunity is the problem of an item, insights are what is
 * known of it. Source: Torres, "Continuous Discovery Habits" (2021), ch. 5; solutions are the items themselves.
 */
export async function getOpportunityTree(actor: MaybeActor, query: TreeQuery): Promise<OpportunityTree> {
  const reader = authorize(actor, 'insight.read')
  const rows = await listStatedRows(db, MAX_STATED)
  const byItem = new Map(rows.map((row) => [row.itemId, row]))
  const [items, looseItems, loose] = await Promise.all([
    listItemsWithInsights(reader, [...byItem.keys()]),
    listItemsWithout(reader, MAX_LOOSE),
    listLooseInsights(reader, MAX_LOOSE),
  ])
  const byMetric = [...groupBy(items, (item) => byItem.get(item.id)!.metric)].sort(
    ([a, x], [b, y]) => y.length - x.length || a.localeCompare(b),
  )
  const chosen =
    byMetric.find(([metric]) => metric === query.outcome) ??
    (query.insight && byMetric.find(([, own]) => own.some((item) => item.insightIds.includes(query.insight!)))) ??
    byMetric[0]
  const units = await listMetricUnits(
    db,
    byMetric.map(([metric]) => metric),
  )
  const surveys = rows.flatMap(({ metric, surveyId, measure }) =>
    surveyId && measure ? [{ metric, survey: { id: surveyId, measure } }] : [],
  )
  const surveyUnits = await listMeasureUnits(surveys.map(({ survey }) => survey))
  const bySurvey = new Map(
    surveys.map(({ metric, survey }, place) => [metric, { id: survey.id, unit: surveyUnits[place] ?? '' }]),
  )
  const unitOf = (metric: string) =>
    bySurvey.get(metric)?.unit ?? (isDeliveryMetric(metric) ? DELIVERY_METRICS[metric] : (units.get(metric) ?? ''))
  const own = chosen ? chosen[1] : []
  const insights = new Map(
    (
      await listInsightsByIds(
        reader,
        own.flatMap((item) => item.insightIds),
      )
    ).map((insight) => [insight.id, insight]),
  )
  const opportunities = own.map(({ insightIds, ...item }): Opportunity => {
    const stated = byItem.get(item.id)!
    const known = insightIds.flatMap((id) => insights.get(id) ?? []).sort(byPeople)
    return {
      ...item,
      baseline: stated.baseline,
      target: stated.target,
      by: isoDay(stated.by),
      insights: known.slice(0, MAX_INSIGHTS),
      more: Math.max(0, known.length - MAX_INSIGHTS),
    }
  })
  const most = (one: Opportunity) => one.insights[0]?.people ?? -1
  const sorted = opportunities.sort((a, b) => most(b) - most(a) || (a.id < b.id ? -1 : 1))
  return {
    outcomes: byMetric
      .slice(0, MAX_OUTCOMES)
      .map(([metric, all]) => ({ metric, unit: unitOf(metric), items: all.length })),
    tree: chosen
      ? {
          metric: chosen[0],
          unit: unitOf(chosen[0]),
          survey: bySurvey.get(chosen[0])?.id ?? null,
          opportunities: sorted.slice(0, MAX_OPPORTUNITIES),
          more: Math.max(0, sorted.length - MAX_OPPORTUNITIES),
        }
      : null,
    loose: { insights: loose, items: looseItems },
  }
}

const byPeople = (a: TreeInsight, b: TreeInsight) => b.people - a.people || (a.id < b.id ? -1 : 1)
