import { boundedId } from '@/lib/core/bounded-id'
import { z } from 'zod'
import { toldMoment, type DeliveryNews, type HookReader } from './rules-news'

const text = z.string().max(1_000)

/**
 * PagerDuty's V3 webhooks: developer.pagerduty.com, webhooks overview. An incident of low urgency wakes nobody and is none here.
 * One that was merged into another is told as resolved, with `merge_resolve_reason`: its service was not restored by that.
 */
const pagerDuty = z.object({ event: z.object({ event_type: text, occurred_at: toldMoment, data: z.unknown() }) })
const pagerDutyIncident = z.object({
  id: text,
  created_at: toldMoment,
  urgency: text.nullish(),
  service: z.object({ summary: text.nullish() }).nullish(),
  resolve_reason: z.object({ type: text.nullish() }).nullish(),
})
const RESOLVED: Readonly<Record<string, boolean | undefined>> = {
  'incident.triggered': false,
  'incident.reopened': false,
  'incident.resolved': true,
}
export const readPagerDuty: HookReader = (body) => {
  const { event } = pagerDuty.parse(body)
  const isResolved = RESOLVED[event.event_type]
  if (isResolved === undefined) return []
  const incident = pagerDutyIncident.parse(event.data)
  if (incident.urgency === 'low') return []
  const news: DeliveryNews = {
    kind: 'incident',
    id: `pagerduty/${incident.id}`,
    at: incident.created_at,
    statedAt: event.occurred_at,
    ...(incident.service?.summary && { service: boundedId(incident.service.summary, 200) }),
  }
  if (incident.resolve_reason?.type === 'merge_resolve_reason') return [{ ...news, isNone: true }]
  return [{ ...news, resolvedAt: isResolved ? event.occurred_at : null }]
}

/**
 * incident.io's webhooks: api-docs.incident.io, "Webhooks". The message holds its incident under a key that is the event's own name,
 * and a change of status one level deeper. Tests and tutorials are told like real incidents, by `mode`; what is private has its id
 * only, so it has no beginning here. Triage comes before anybody says that it is an incident.
 */
const incidentIo = z.looseObject({ event_type: text })
const incidentIoIncident = z.object({
  id: text,
  mode: text.nullish(),
  created_at: toldMoment,
  updated_at: toldMoment,
  incident_status: z.object({ category: text }),
  incident_timestamp_values: z
    .array(
      z.object({
        incident_timestamp: z.object({ name: text }),
        value: z.object({ value: z.string().max(100).nullish() }).nullish(),
      }),
    )
    .nullish(),
})
const OPEN = ['live', 'active', 'paused']
const OVER = ['learning', 'post-incident', 'closed']
const NONE = ['declined', 'merged', 'canceled']
export const readIncidentIo: HookReader = (body) => {
  const told = incidentIo.parse(body)
  if (!told.event_type.startsWith('public_incident.incident_')) return []
  const held = z.looseObject({ incident: z.unknown().optional() }).parse(told[told.event_type])
  const incident = incidentIoIncident.parse(held.incident ?? held)
  const { category } = incident.incident_status
  const real = incident.mode === null || incident.mode === undefined || incident.mode === 'standard'
  if (!real && incident.mode !== 'retrospective') return []
  const named = (name: string) => {
    const found = incident.incident_timestamp_values?.find(
      ({ incident_timestamp: one }) => one.name.toLowerCase() === name,
    )
    return found?.value?.value ? toldMoment.parse(found.value.value) : undefined
  }
  const news: DeliveryNews = {
    kind: 'incident',
    id: `incident.io/${incident.id}`,
    at: named('impact started at') ?? named('reported at') ?? incident.created_at,
    statedAt: incident.updated_at,
  }
  if (NONE.includes(category)) return [{ ...news, isNone: true }]
  if (OPEN.includes(category)) return [{ ...news, resolvedAt: null }]
  if (!OVER.includes(category)) return []
  return [{ ...news, resolvedAt: named('fixed at') ?? named('resolved at') ?? incident.updated_at }]
}
