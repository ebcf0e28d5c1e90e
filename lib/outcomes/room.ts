import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import type { Room } from '@/lib/server/room'
import { outcomeEndpoints } from './api'
import { itemOutcomeEndpoints } from './api-outcome'
import { treeEndpoints } from './api-tree'
import { hookEndpoints } from './hooks/api'
import { outcomeOfMerged } from './commands-outcome'
import { importEvents, importMetrics } from './commands-import'
import { undoEvents, undoMetrics, wordsOf } from './commands-undo'
import { recogniseEvents, recogniseMetrics } from './rules-recognise'
import { listOutcomesWaiting } from './queries-outcome'
import { listRemnants } from './queries-remnants'

export const outcomes: Room = {
  id: 'outcomes',
  nav: [{ label: 'Outcomes', href: paths.outcomes(), icon: 'gauge', key: 'o', access: 'metric.read', section: 'main' }],
  endpoints: [
    ...Object.values(outcomeEndpoints),
    ...Object.values(itemOutcomeEndpoints),
    ...Object.values(treeEndpoints),
    ...Object.values(hookEndpoints),
  ],
  imports: {
    metrics: {
      summary: 'Measurements from CSV: metric, at, value, n, team, capability, unit, id',
      label: 'Measurements',
      recognise: recogniseMetrics,
      run: (actor, files) => importMetrics(actor, files, systemClock()),
      undoChanges: undoMetrics,
    },
    events: {
      summary:
        'Deployments and incidents from CSV: kind, id, at, service, team, commitAt, failed, unplanned, resolvedAt, deployment',
      label: 'Deployments and incidents',
      recognise: recogniseEvents,
      run: (actor, files) => importEvents(actor, files),
      undo: undoEvents,
    },
  },
  resolve: {
    metrics: (_actor, ids) => Promise.resolve(new Map(ids.map((id) => [id, { title: id, href: paths.metric(id) }]))),
    events: (_actor, ids) =>
      Promise.resolve(new Map(ids.map((id) => [id, { title: wordsOf(id), href: paths.outcomes() }]))),
  },
  waiting: listOutcomesWaiting,
  outcomeOfMerged,
  remnants: listRemnants,
}
