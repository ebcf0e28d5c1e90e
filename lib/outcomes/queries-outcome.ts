import { authorize, can, type Actor, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS, isoDay } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { paths } from '@/lib/core/paths'
import { getItemHead } from '@/lib/roadmap/queries'
import { resolveItems, resolvePublished } from '@/lib/roadmap/queries-titles'
import { mapTeamNames } from '@/lib/people/queries'
import { listMeasureUnits, listWaveFigures } from '@/lib/results/queries-waves'
import type { SurveyMeasure, WaveFigure } from '@/lib/results/schema-measures'
import { db, type Db } from '@/lib/server/db'
import type { Waiting } from '@/lib/server/room'
import { listDeliveryDays, listFirstDeployments, type DeliveryAsked } from './repo-delivery-days'
import { listDaysOfEach, listMetricUnits } from './repo-metrics'
import { findOutcomeRow, listDueRows, listOutcomeRows, type OutcomeRow } from './repo-outcome'
import { DELIVERY_METRICS, isDeliveryMetric, valuesOf, type DeliveryMetric } from './rules-delivery-metrics'
import { effectOf, estimateOf } from './rules-effect'
import { explainOutcome, resultOf, weeksAround, WINDOW_WEEKS } from './rules-outcome'
import { wholeDays } from './rules-range'
import { effectOfWaves, explainWaves, wavesAround } from './rules-waves'
import { DUE_LISTED, RESULTS, type Outcome } from './schema-outcome'

/** An outcome as its row holds it, with when its item shipped. */
export interface Stated {
  row: OutcomeRow
  shippedAt: string | null
  /** Up to when its figures are counted, where that is not now. */
  asOf?: Date
}

/**
 * What was agreed and what the figures say up to a moment, in a fixed number of statements. For callers that have
 * authorized the reading.
 */
export async function describeOutcomes(db: Db, stated: readonly Stated[], now: Date): Promise<Outcome[]> {
  const half = WINDOW_WEEKS * 7 * DAY_MS + DAY_MS
  const shipped = stated.flatMap(({ row, shippedAt }) => (shippedAt === null ? [] : [{ row, at: new Date(shippedAt) }]))
  const rangeAround = (at: Date) =>
    wholeDays({ from: new Date(at.getTime() - half), to: new Date(at.getTime() + half) })
  const sent = shipped.filter(({ row }) => !row.surveyId && !isDeliveryMetric(row.metric))
  const bySurvey = stated.flatMap(({ row }) => {
    const survey = surveyOf(row)
    return survey ? [{ itemId: row.itemId, survey }] : []
  })
  const [units, teams, days, delivery, figures, measures] = await Promise.all([
    listMetricUnits(
      db,
      stated.map(({ row }) => row.metric),
    ),
    mapTeamNames(stated.flatMap(({ row }) => row.teamId ?? [])),
    listDaysOfEach(
      db,
      sent.map(({ row: { metric, teamId, capability }, at }) => ({
        ...{ metric, teamId, capability },
        range: rangeAround(at),
      })),
    ),
    deliveryValues(
      db,
      shipped.flatMap(({ row: { itemId, metric, teamId, capability: service }, at }) =>
        isDeliveryMetric(metric) ? [{ itemId, metric, teamId, service, range: rangeAround(at) }] : [],
      ),
    ),
    listWaveFigures(bySurvey.map(({ survey }) => survey)),
    listMeasureUnits(bySurvey.map(({ survey }) => survey)),
  ])
  const wavesOf = new Map(bySurvey.map(({ itemId }, place) => [itemId, figures[place] ?? []]))
  const measureUnits = new Map(bySurvey.map(({ itemId }, place) => [itemId, measures[place] ?? '']))
  const daysOf = new Map([...delivery, ...sent.map(({ row }, place) => [row.itemId, days[place] ?? []] as const)])
  const unitOf = ({ metric, itemId, surveyId }: OutcomeRow) =>
    surveyId
      ? (measureUnits.get(itemId) ?? '')
      : isDeliveryMetric(metric)
        ? DELIVERY_METRICS[metric]
        : (units.get(metric) ?? '')
  return stated.map(({ row, shippedAt, asOf = now }) =>
    present(
      row,
      { shippedAt, unit: unitOf(row), team: row.teamId ? (teams.get(row.teamId) ?? null) : null },
      { days: daysOf.get(row.itemId) ?? [], waves: wavesOf.get(row.itemId) ?? [] },
      asOf,
    ),
  )
}

const surveyOf = ({ surveyId, measure }: OutcomeRow): SurveyMeasure | null =>
  surveyId && measure ? { id: surveyId, measure } : null

interface DeliveryStated extends DeliveryAsked {
  itemId: string
  metric: DeliveryMetric
}

/** Days of what is measured by deployments and incidents, by item. Of such an outcome the capability is the service. */
async function deliveryValues(db: Db, stated: readonly DeliveryStated[]) {
  const asked = stated.map(({ teamId, service, range }) => ({ teamId, service, range }))
  const [rows, first] = await Promise.all([listDeliveryDays(db, asked), listFirstDeployments(db, asked)])
  return stated.map(({ itemId, metric, range }, place) => {
    const days = rows.filter((row) => row.place === place)
    return [itemId, valuesOf(metric, days, range, first[place] ?? null)] as const
  })
}

function present(
  row: OutcomeRow,
  { shippedAt, unit, team }: { shippedAt: string | null; unit: string; team: string | null },
  measured: { days: readonly { at: Date; value: number; n: number }[]; waves: readonly WaveFigure[] },
  now: Date,
): Outcome {
  const shipped = shippedAt === null ? null : new Date(shippedAt)
  const survey = surveyOf(row)
  const waves = wavesAround(
    measured.waves.filter((wave) => new Date(wave.closedAt) <= now),
    shippedAt,
  )
  const weeks = shipped ? weeksAround(measured.days, shipped, now) : []
  const sides = [weeks.filter(({ week }) => week < 0), weeks.filter(({ week }) => week >= 0)] as const
  const [weeksBefore, weeksAfter] = sides.map((side) => estimateOf(side.map(({ value }) => value)))
  const { before, after, effect } = survey
    ? effectOfWaves(waves)
    : { before: weeksBefore ?? null, after: weeksAfter ?? null, effect: effectOf(weeks) }
  const stated = {
    ...{ baseline: row.baseline, target: row.target, unit },
    isAfterwards: shipped !== null && row.statedAt > shipped,
  }
  const isDue = row.by.getTime() + DAY_MS <= now.getTime()
  return {
    itemId: row.itemId,
    metric: row.metric,
    unit,
    baseline: row.baseline,
    target: row.target,
    by: isoDay(row.by),
    team,
    capability: row.capability,
    survey,
    waves,
    statedAt: row.statedAt.toISOString(),
    shippedAt,
    before: before?.mean ?? null,
    after: after?.mean ?? null,
    weeks: { before: weeksBefore?.n ?? 0, after: weeksAfter?.n ?? 0 },
    beforeCi: before?.ci ?? null,
    afterCi: after?.ci ?? null,
    change: effect.change,
    ci: effect.ci,
    method: effect.method,
    result: resultOf(row, { after, effect }, shipped !== null && isDue),
    series: weeks,
    why: shipped
      ? survey
        ? explainWaves(stated, waves)
        : explainOutcome(stated, before, after, effect)
      : ['Not shipped yet: there is no before and after.'],
    recorded:
      row.recordedAt && row.result
        ? {
            result: RESULTS.find((one) => one === row.result) ?? 'unclear',
            at: row.recordedAt.toISOString(),
            note: row.note,
            evidenceId: row.evidenceId,
          }
        : null,
  }
}

/** Without the waves of a survey for those who may not read its results: they learn what it changed, as of any metric. */
const forReader = (actor: MaybeActor, outcome: Outcome): Outcome =>
  outcome.survey && !can(actor, 'survey.results')
    ? {
        ...outcome,
        survey: null,
        waves: [],
        why: ['Measured by a survey of this hub, over everybody who answered it.'],
      }
    : outcome

/** What an item is to change and what it changed; null where nothing was agreed. @throws AppError not_found for the item */
export async function findOutcome(actor: MaybeActor, itemId: string, now: Date): Promise<Outcome | null> {
  authorize(actor, 'outcome.read')
  const [{ shippedAt }, row] = await Promise.all([getItemHead(actor, itemId), findOutcomeRow(db, itemId)])
  const [outcome] = row ? await describeOutcomes(db, [{ row, shippedAt }], now) : []
  return outcome ? forReader(actor, outcome) : null
}

/** @throws AppError not_found for the item, or where nothing was agreed */
export async function getOutcome(actor: MaybeActor, itemId: string, now: Date): Promise<Outcome> {
  const outcome = await findOutcome(actor, itemId, now)
  if (!outcome) throw notFound('An outcome of this item')
  return outcome
}

/** The outcomes of items that the caller has read for this actor, by item. Those without one are not in it. */
export async function mapOutcomes(
  actor: MaybeActor,
  items: readonly { id: string; shippedAt: string | null }[],
  now: Date,
): Promise<Map<string, Outcome>> {
  authorize(actor, 'outcome.read')
  const shipped = new Map(items.map(({ id, shippedAt }) => [id, shippedAt]))
  const rows = await listOutcomeRows(db, [...shipped.keys()])
  const stated = rows.map((row) => ({ row, shippedAt: shipped.get(row.itemId) ?? null }))
  const outcomes = await describeOutcomes(db, stated, now)
  return new Map(outcomes.map((outcome) => [outcome.itemId, forReader(actor, outcome)]))
}

/** Outcomes without a record that are looked through: those of items that were dropped stay among the oldest for ever. */
const MOST_DUE = 2_000

/**
 * The first outcomes whose day is over and which no one recorded, of items that this actor may read. Of an item that was
 * dropped nothing is due any more; one that is still open is late.
 * @param known `published`: no drafts, whoever asks, since what is made of it is for everyone
 */
export async function listDueOutcomes(
  actor: MaybeActor,
  now: Date,
  limit = DUE_LISTED,
  known: 'readable' | 'published' = 'readable',
): Promise<{ itemId: string; title: string; metric: string; by: string; isShipped: boolean }[]> {
  const reader = authorize(actor, 'outcome.read')
  const rows = await listDueRows(db, now, MOST_DUE)
  const resolve = known === 'published' ? resolvePublished : resolveItems
  const items = await resolve(
    reader,
    rows.map((row) => row.itemId),
  )
  return rows
    .flatMap(({ itemId, metric, by }) => {
      const item = items.get(itemId)
      return item && item.status !== 'dropped'
        ? [{ itemId, title: item.title, metric, by: isoDay(by), isShipped: item.status === 'shipped' }]
        : []
    })
    .slice(0, limit)
}

/** Outcomes that are due to be recorded, as lines of what waits for somebody; nothing for those who do not record them. */
export async function listOutcomesWaiting(
  actor: Actor,
  { limit, now }: { limit: number; now: Date },
): Promise<Waiting[]> {
  if (!can(actor, 'outcome.write')) return []
  return (await listDueOutcomes(actor, now, limit)).map(({ itemId, title, metric, by, isShipped }) => ({
    id: itemId,
    text: isShipped ? `“${metric}” is to be recorded` : `“${metric}” was to have changed, and this is not shipped`,
    about: title,
    href: paths.item(itemId),
    by: new Date(by),
  }))
}
