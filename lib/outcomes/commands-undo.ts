import { authorize, type Actor } from '@/lib/core/actor'
import { plural } from '@/lib/core/format'
import { audit } from '@/lib/server/audit'
import { systemClock } from '@/lib/core/clock'
import type { Tx } from '@/lib/server/db'
import type { ImportUndone } from '@/lib/server/room'
import { deleteEvents, listForUndo, lockEvents } from './repo-delivery'
import { deletePointsOf, lockMetrics } from './repo-metrics'

/**
 * Takes back the measurements that an import brought. A metric goes with its last point, unless an outcome is measured by
 * it. Points that were here before stay, with what the file said of them.
 */
export async function undoMetrics(
  tx: Tx,
  actor: Actor,
  importId: string,
  metrics: readonly string[],
): Promise<ImportUndone> {
  authorize(actor, 'outcome.write')
  await lockMetrics(tx, new Map(metrics.map((metric) => [metric, ''])), systemClock())
  const { removed, left, measured } = await deletePointsOf(tx, importId, metrics)
  await audit(tx, actor, 'metric.import-undone', { kind: 'metric', id: metrics[0] ?? '' }, { points: removed })
  const kept = [
    ...left.map(({ metric, points }) => ({
      id: metric,
      reason: `${metric}: ${plural(points, 'point')} that ${points === 1 ? 'was' : 'were'} here before, or changed since.`,
    })),
    ...measured.map((metric) => ({ id: metric, reason: `${metric}: the outcome of an item is measured by it.` })),
  ]
  const stay = new Set(kept.map((one) => one.id))
  return { removed: metrics.filter((metric) => !stay.has(metric)), kept }
}

/** Takes back the deployments and incidents that an import brought and that nothing has changed since. */
export async function undoEvents(tx: Tx, actor: Actor, keys: readonly string[]): Promise<ImportUndone> {
  authorize(actor, 'outcome.write')
  await lockEvents(tx)
  const there = await listForUndo(tx, keys)
  const stay = new Set(there.flatMap((one) => (one.isImported ? [] : [one.key])))
  const removed = keys.filter((key) => !stay.has(key))
  for (const kind of ['deployment', 'incident'])
    await deleteEvents(
      tx,
      kind,
      removed.flatMap((key) => (key.startsWith(`${kind}\n`) ? [key.slice(kind.length + 1)] : [])),
    )
  await audit(tx, actor, 'event.import-undone', { kind: 'delivery-event', id: 'all' }, { events: removed.length })
  return { removed, kept: [...stay].map((id) => ({ id, reason: `${wordsOf(id)}: it was changed since.` })) }
}

/** "deployment 4711", for people. */
export const wordsOf = (key: string): string => key.replace('\n', ' ')
