import { boundedId } from '@/lib/core/bounded-id'
import { z } from 'zod'
import { toldMoment, type HookReader } from './rules-news'

const text = z.string().max(1_000)

/**
 * Prometheus Alertmanager's webhook, version 4: prometheus.io, alerting configuration. One message holds the alerts of a group, and
 * says them again while they last. The same alert that comes back later has the same fingerprint and another beginning. Where it ends
 * and comes back before the next message of its group (`group_interval`), that end is never told, and the next message has the later
 * beginning only (seen with 0.25.0): so it is one incident. An end in the year 1 says that there is none.
 */
const alertmanager = z.object({
  /** 4 of Alertmanager; Grafana's own alerts come as 1, in the same shape with more fields. */
  version: z.enum(['4', '1']),
  alerts: z
    .array(
      z.object({
        status: z.enum(['firing', 'resolved']),
        labels: z.record(z.string(), z.string()),
        startsAt: toldMoment,
        endsAt: toldMoment,
        fingerprint: text,
      }),
    )
    .max(10_000),
})
const SERVICE_LABELS = ['service', 'job', 'namespace']

export const readAlertmanager: HookReader = (body, { severities }) =>
  alertmanager.parse(body).alerts.flatMap(({ status, labels, startsAt, endsAt, fingerprint }) => {
    const severity = (labels['severity'] ?? '').toLowerCase()
    if (!(severities ?? ['critical']).includes(severity)) return []
    const service = SERVICE_LABELS.map((name) => labels[name]).find((value) => value)
    const series = `alertmanager/${fingerprint}/`
    const isOver = status === 'resolved'
    return [
      {
        kind: 'incident',
        id: `${series}${startsAt.toISOString()}`,
        series,
        at: startsAt,
        statedAt: isOver ? endsAt : startsAt,
        resolvedAt: isOver ? endsAt : null,
        ...(service && { service: boundedId(service, 200) }),
      },
    ]
  })
