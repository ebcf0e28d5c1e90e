import { z } from 'zod'
import { endpoint } from '@/lib/server/http/endpoint'
import { recordEvents, recordMetrics, removeEvent, removeMetric } from './commands-metrics'
import { getDora, getSeries, listMetrics } from './queries-metrics'
import { doraQuery, doraSchema, eventKey, eventsInput } from './schema-delivery'
import {
  acceptedSchema,
  metricListQuery,
  metricName,
  metricPage,
  metricQuery,
  metricsInput,
  seriesSchema,
} from './schema-metrics'

const MEGABYTES = 8 * 1024 * 1024

export const outcomeEndpoints = {
  listMetrics: endpoint({
    method: 'GET',
    path: '/metrics',
    summary: 'Metrics by name, with how many points there are of each',
    access: 'metric.read',
    query: metricListQuery,
    answer: metricPage,
    example: { query: { limit: 20 } },
    run: ({ actor, query }) => listMetrics(actor, query),
  }),
  recordMetrics: endpoint({
    method: 'POST',
    path: '/metrics',
    summary:
      'Take one measurement or a list, all or none. The same point again (by `id`, else by metric, moment, ' +
      'team and capability) replaces the first',
    access: 'metric.write',
    body: metricsInput,
    answer: acceptedSchema,
    maxBody: MEGABYTES,
    example: { body: [{ metric: 'build-minutes', at: '2026-03-02T10:00:00Z', value: 14.2, n: 120, unit: 'minutes' }] },
    run: ({ actor, body, now }) => recordMetrics(actor, body, now),
  }),
  series: endpoint({
    method: 'GET',
    path: '/metrics/{metric}',
    summary: 'A metric over time: its points, or where they are many their means by day, week or month',
    access: 'metric.read',
    params: z.object({ metric: metricName }),
    query: metricQuery,
    answer: seriesSchema,
    example: { params: { metric: 'build-minutes' }, query: { from: '2026-01-01', to: '2026-03-31' } },
    run: ({ actor, params, query, now }) => getSeries(actor, params.metric, query, now),
  }),
  removeMetric: endpoint({
    method: 'DELETE',
    path: '/metrics/{metric}',
    summary: 'Delete a metric with its points; not one that an outcome is measured by',
    access: 'outcome.write',
    params: z.object({ metric: metricName }),
    answer: z.void(),
    status: 204,
    example: { params: { metric: 'build-minutse' } },
    run: ({ actor, params, now }) => removeMetric(actor, params.metric, now),
  }),
  recordEvents: endpoint({
    method: 'POST',
    path: '/events',
    summary: 'Take deployments and incidents, one or a list; the same kind and id again changes the fields it names',
    access: 'metric.write',
    body: eventsInput,
    answer: acceptedSchema,
    maxBody: MEGABYTES,
    example: {
      body: [
        {
          kind: 'deployment',
          id: 'build-417',
          at: '2026-03-02T10:00:00Z',
          service: 'search',
          commitAt: '2026-03-02T08:30:00Z',
        },
        { kind: 'incident', id: 'inc-12', at: '2026-03-02T10:20:00Z', deployment: 'build-417' },
      ],
    },
    run: ({ actor, body }) => recordEvents(actor, body),
  }),
  removeEvent: endpoint({
    method: 'DELETE',
    path: '/events/{kind}/{id}',
    summary: 'Delete a deployment or an incident that was sent by mistake',
    access: 'outcome.write',
    params: eventKey,
    answer: z.void(),
    status: 204,
    example: { params: { kind: 'deployment', id: 'build-471' } },
    run: ({ actor, params }) => removeEvent(actor, params),
  }),
  dora: endpoint({
    method: 'GET',
    path: '/dora',
    summary: 'Deployment frequency, lead time, change failure rate, recovery time and rework rate of a range',
    access: 'metric.read',
    query: doraQuery,
    answer: doraSchema,
    example: { query: { from: '2026-01-01', to: '2026-03-31' } },
    run: ({ actor, query, now }) => getDora(actor, query, now),
  }),
}
