import { boundedId } from '@/lib/core/bounded-id'
import { z } from 'zod'
import { toldMoment, type DeliveryNews, type HookReader } from './rules-news'

const text = z.string().max(1_000)
const slice = (name: string): string => boundedId(name, 200)

/**
 * Opsgenie's outgoing webhook: docs.opsgenie.com, alert action data. `createdAt` is in milliseconds, `updatedAt` in nanoseconds, which
 * JSON rounds. An alert without a priority is P3, as in Opsgenie. What is closed may have been told before under a higher priority,
 * so an end is heard of every alert that is known; a deleted alert is none.
 */
const opsgenie = z.object({
  action: text,
  alert: z.object({
    alertId: text,
    createdAt: z.number().positive().nullish(),
    updatedAt: z.number().positive().nullish(),
    priority: text.nullish(),
    entity: text.nullish(),
  }),
})
const NANOSECONDS = 1e6

export const readOpsgenie: HookReader = (body, { severities }) => {
  const { action, alert } = opsgenie.parse(body)
  const began = alert.createdAt ? new Date(alert.createdAt) : null
  const stated = alert.updatedAt ? new Date(Math.floor(alert.updatedAt / NANOSECONDS)) : began
  if (!stated) return []
  const counts = (severities ?? ['p1', 'p2']).includes((alert.priority ?? 'P3').toLowerCase())
  const news: DeliveryNews = {
    ...{ kind: 'incident', id: `opsgenie/${alert.alertId}`, statedAt: stated },
    at: counts ? began : null,
    ...(alert.entity && { service: slice(alert.entity) }),
  }
  if (action === 'Create') return counts ? [{ ...news, resolvedAt: null }] : []
  if (action === 'Close') return [{ ...news, resolvedAt: stated }]
  return action === 'Delete' ? [{ ...news, isNone: true }] : []
}

/**
 * Statuspage's webhooks to subscribers: support.atlassian.com, enable webhook notifications. A message is about an incident or about
 * a component; a component is none. Maintenance comes in the same shape, with statuses of its own. The impact may fall before the
 * end, so an end is heard of every incident that is known.
 */
const statuspage = z.object({
  page: z.object({ id: text }),
  incident: z
    .object({
      id: text,
      status: text,
      impact: text.nullish(),
      created_at: toldMoment,
      updated_at: toldMoment,
      resolved_at: toldMoment.nullish(),
    })
    .optional(),
})
const OPEN = ['investigating', 'identified', 'monitoring']
const OVER = ['resolved', 'postmortem']

export const readStatuspage: HookReader = (body, { severities }) => {
  const { page, incident } = statuspage.parse(body)
  if (!incident || ![...OPEN, ...OVER].includes(incident.status)) return []
  const counts = (severities ?? ['major', 'critical']).includes((incident.impact ?? '').toLowerCase())
  const isOver = OVER.includes(incident.status)
  if (!isOver && !counts) return []
  return [
    {
      ...{ kind: 'incident', id: `statuspage/${page.id}/${incident.id}`, statedAt: incident.updated_at },
      at: counts ? incident.created_at : null,
      resolvedAt: isOver ? (incident.resolved_at ?? incident.updated_at) : null,
    },
  ]
}
