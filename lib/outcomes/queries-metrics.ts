import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { invalidField, notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { listAllTeams } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import { deliveryFacts } from './repo-delivery'
import { countPoints, findMetric, listMetricRows, listPoints, listSteps } from './repo-metrics'
import { doraOf } from './rules-dora'
import { indexTeams, teamIdOf } from './rules-metrics'
import { rangeOf, stepFor, wholeDays } from './rules-range'
import type { Dora, DoraQuery } from './schema-delivery'
import type { Metric, MetricListQuery, MetricQuery, Series } from './schema-metrics'

const DORA_DAYS = 90
const MOST_DORA_DAYS = 3_660
const SERIES_DAYS = 365
/** Single points in one answer. */
const MAX_POINTS = 5_000

async function teamNamed(actor: MaybeActor, ref: string | undefined): Promise<{ id: string; name: string } | null> {
  if (ref === undefined) return null
  const teams = await listAllTeams(authorize(actor, 'team.read'))
  const id = teamIdOf(ref, indexTeams(teams))
  const team = teams.find((one) => one.id === id)
  if (!team) throw invalidField('team', `There is no team "${ref}".`)
  return team
}

/** Metrics by name, with how much there is of each. */
export async function listMetrics(actor: MaybeActor, { limit, cursor }: MetricListQuery): Promise<Page<Metric>> {
  authorize(actor, 'metric.read')
  const after = decodeCursor(cursor, z.tuple([z.string()]))
  return toPage(
    await listMetricRows(db, after?.[0] ?? '', limit + 1),
    limit,
    (row) => [row.name],
    (row) => row,
  )
}

/**
 * A metric over time. Up to 400 points come as they are; more are summed up by day, week or month, and the range is then
 * extended to whole UTC days.
 * @throws AppError not_found; invalid for a team that is not there or a range that is none
 */
export async function getSeries(actor: MaybeActor, metric: string, query: MetricQuery, now: Date): Promise<Series> {
  authorize(actor, 'metric.read')
  const [found, team] = await Promise.all([findMetric(db, metric), teamNamed(actor, query.team)])
  if (!found) throw notFound('This metric')
  const asked = rangeOf(query, now, SERIES_DAYS)
  const filter = { metric, teamId: team?.id ?? null, capability: query.capability ?? null }
  const around = wholeDays(asked)
  const held = await countPoints(db, filter, around)
  const step = query.step ?? stepFor(held, asked)
  if (step === 'point' && held > MAX_POINTS)
    throw invalidField(
      'step',
      `${held} points: more than ${MAX_POINTS}. Ask for a shorter range, or a step of a day or more.`,
    )
  const range = step === 'point' ? asked : around
  const rows =
    step === 'point' ? await listPoints(db, filter, range, MAX_POINTS) : await listSteps(db, filter, range, step)
  return {
    metric,
    unit: found.unit,
    from: range.from.toISOString(),
    to: range.to.toISOString(),
    step,
    team: team?.name ?? null,
    capability: query.capability ?? null,
    points: rows.reduce((sum, row) => sum + row.points, 0),
    data: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
  }
}

/**
 * The delivery figures of a team, a service or everyone. What lies in the future is no part of the range.
 * @throws AppError invalid for a team that is not there or a range that is none
 */
export async function getDora(actor: MaybeActor, query: DoraQuery, now: Date): Promise<Dora> {
  authorize(actor, 'metric.read')
  const asked = rangeOf(query, now, DORA_DAYS)
  if (asked.to.getTime() - asked.from.getTime() > MOST_DORA_DAYS * DAY_MS)
    throw invalidField('from', `At most ${MOST_DORA_DAYS} days: each week of them is in the answer.`)
  const range = { from: asked.from, to: asked.to > now && asked.from < now ? now : asked.to }
  const team = await teamNamed(actor, query.team)
  const facts = await deliveryFacts(db, { teamId: team?.id ?? null, service: query.service ?? null }, range)
  return {
    team: team?.name ?? null,
    service: query.service ?? null,
    from: range.from.toISOString(),
    to: range.to.toISOString(),
    ...doraOf(facts, range),
  }
}
