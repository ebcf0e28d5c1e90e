import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalid, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { noteImported, runningImport } from '@/lib/server/importing'
import { listAllTeams } from '@/lib/people/queries'
import { deleteEvent, lockEvents, upsertEvents } from './repo-delivery'
import { deleteMetric, findMetric, isMeasuredBy, lockMetrics, upsertPoints } from './repo-metrics'
import { eventRowsOf } from './rules-delivery'
import { isDeliveryMetric } from './rules-delivery-metrics'
import { checkUnits, indexTeams, rowsOf, unitsOf } from './rules-metrics'
import type { EventKey, EventsInput } from './schema-delivery'
import type { Accepted, MetricsInput } from './schema-metrics'

const accepted = (rows: number, { created, updated }: { created: number; updated: number }): Accepted => ({
  accepted: rows,
  created,
  updated,
  unchanged: rows - created - updated,
})

/** Rows in one statement: keeps the parameter of a large file at a few megabytes. */
const CHUNK = 5_000

async function inChunks<T>(
  rows: readonly T[],
  write: (part: readonly T[]) => Promise<{ created: number; updated: number }>,
): Promise<Accepted> {
  const sum = { created: 0, updated: 0 }
  for (let from = 0; from < rows.length; from += CHUNK) {
    const done = await write(rows.slice(from, from + CHUNK))
    sum.created += done.created
    sum.updated += done.updated
  }
  return accepted(rows.length, sum)
}

/**
 * Takes measurements, all or none. The same point again replaces the first (see `keyOf`).
 * @throws AppError invalid where a team is not there, one list holds the same point with two values, or a unit is not the metric's
 */
export async function recordMetrics(actor: MaybeActor, input: MetricsInput, now: Date): Promise<Accepted> {
  const writer = authorize(actor, 'metric.write')
  const points = Array.isArray(input) ? input : [input]
  const counted = points.find(({ metric }) => isDeliveryMetric(metric))
  if (counted)
    throw invalid(
      `“${counted.metric}” is counted from deployments and incidents: send those to /api/v1/events instead.`,
    )
  const rows = rowsOf(points, Array.isArray(input), indexTeams(await listAllTeams(writer)))
  const units = unitsOf(points)
  if (rows.length === 0) return accepted(0, { created: 0, updated: 0 })
  return transaction(async (tx) => {
    checkUnits(points, Array.isArray(input), await lockMetrics(tx, units, now))
    const done = await inChunks(rows, (part) => upsertPoints(tx, part, runningImport()))
    await noteImported(
      tx,
      [...units.keys()].map((id) => ({ kind: 'metrics', id, outcome: 'updated' })),
    )
    await audit(
      tx,
      writer,
      'metric.record',
      { kind: 'metric', id: rows[0]?.metric ?? '' },
      { ...done, metrics: units.size },
    )
    return done
  })
}

/**
 * Takes a metric away that was sent by mistake, with its points. One that an outcome is measured by stays.
 * @throws AppError not_found, conflict
 */
export async function removeMetric(actor: MaybeActor, name: string, now: Date): Promise<void> {
  const pm = authorize(actor, 'outcome.write')
  await transaction(async (tx) => {
    if (!(await findMetric(tx, name))) throw notFound('This metric')
    await lockMetrics(tx, new Map([[name, '']]), now)
    if (await isMeasuredBy(tx, name)) throw conflict('The outcome of an item is measured by this metric.')
    const points = await deleteMetric(tx, name)
    await audit(tx, pm, 'metric.delete', { kind: 'metric', id: name }, { points })
  })
}

/**
 * Takes deployments and incidents, all or none. The same kind and id again changes the fields it names.
 * @throws AppError invalid where a team is not there
 */
export async function recordEvents(actor: MaybeActor, input: EventsInput): Promise<Accepted> {
  const writer = authorize(actor, 'metric.write')
  const teams = indexTeams(await listAllTeams(writer))
  const rows = eventRowsOf(Array.isArray(input) ? input : [input], Array.isArray(input), teams)
  if (rows.length === 0) return accepted(0, { created: 0, updated: 0 })
  return transaction(async (tx) => {
    await lockEvents(tx)
    const done = await inChunks(rows, async (part) => {
      const { created, updated } = await upsertEvents(tx, part, runningImport())
      const noted = (ids: string[], outcome: 'created' | 'updated') =>
        ids.map((id) => ({ kind: 'events', id, outcome }))
      await noteImported(tx, [...noted(created, 'created'), ...noted(updated, 'updated')])
      return { created: created.length, updated: updated.length }
    })
    await audit(tx, writer, 'event.record', { kind: 'delivery-event', id: rows[0]?.id ?? '' }, { ...done })
    return done
  })
}

/**
 * Takes a deployment or an incident away that was sent by mistake. An incident of a deployment that is gone counts from
 * its own beginning on.
 * @throws AppError not_found
 */
export async function removeEvent(actor: MaybeActor, { kind, id }: EventKey): Promise<void> {
  const pm = authorize(actor, 'outcome.write')
  await transaction(async (tx) => {
    await lockEvents(tx)
    if (!(await deleteEvent(tx, kind, id))) throw notFound(kind === 'incident' ? 'This incident' : 'This deployment')
    await audit(tx, pm, 'event.delete', { kind: 'delivery-event', id }, { kind })
  })
}
