import { z } from 'zod'
import { toldMoment, type HookReader } from './rules-news'

const text = z.string().max(1_000)

/**
 * Prometheus Alertmanager's webhook, version 4: prometheus.io, alerting configuration. One message holds the alerts of a group, and
 * says them again while they last. The same alert that comes back later has the same fingerprint and another beginning. An end in
 * the year 1 says that there is none.
 */
const alertmanager = z.object({
  version: z.literal('4'),
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
    const isOver = status === 'resolved'
    return [
      {
        kind: 'incident',
        id: `alertmanager/${fingerprint}/${startsAt.toISOString()}`,
        at: startsAt,
        statedAt: isOver ? endsAt : startsAt,
        resolvedAt: isOver ? endsAt : null,
        ...(service && { service: service.slice(0, 200) }),
      },
    ]
  })
