import { DAY_MS } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import type { Range } from './rules-range'

/**
 * The five delivery figures as metrics of an outcome: their values are counted from deployments and incidents by the definitions of
 * docs/delivery-figures.md, and nobody can send them. Durations are means here, since the weeks before and after are compared by theirs.
 */
export const DELIVERY_METRICS = {
  'delivery: lead time': 'hours',
  'delivery: deployments a day': '',
  'delivery: change failure rate': '%',
  'delivery: recovery time': 'hours',
  'delivery: rework rate': '%',
} as const
export type DeliveryMetric = keyof typeof DELIVERY_METRICS

export const isDeliveryMetric = (name: string): name is DeliveryMetric => Object.hasOwn(DELIVERY_METRICS, name)
export const DELIVERY_NAMES = Object.keys(DELIVERY_METRICS)

/** Where a metric is shown. */
export const metricHref = (name: string) => (isDeliveryMetric(name) ? paths.outcomes() : paths.metric(name))

/** Deployments of one day, and its failures; durations are sums of seconds. */
export interface DeliveryDay {
  at: Date
  deployments: number
  says: number
  failed: number
  saysUnplanned: number
  unplanned: number
  leads: number
  leadSeconds: number
  recoveries: number
  recoverySeconds: number
}

interface Value {
  at: Date
  value: number
  n: number
}

const HOUR = 3_600

/**
 * Days with their mean and how many it is of. A rate of which no deployment says anything has no days; a day without a deployment is
 * a day with none from the first deployment on that is known, up to the end of the range.
 */
export function valuesOf(
  metric: DeliveryMetric,
  days: readonly DeliveryDay[],
  { from, to }: Range,
  firstAt: Date | null,
): Value[] {
  const mean = (sum: (day: DeliveryDay) => number, count: (day: DeliveryDay) => number, scale: number): Value[] =>
    days.flatMap((day) =>
      count(day) > 0 ? [{ at: day.at, value: (sum(day) / count(day)) * scale, n: count(day) }] : [],
    )
  switch (metric) {
    case 'delivery: lead time':
      return mean(
        (day) => day.leadSeconds,
        (day) => day.leads,
        1 / HOUR,
      )
    case 'delivery: recovery time':
      return mean(
        (day) => day.recoverySeconds,
        (day) => day.recoveries,
        1 / HOUR,
      )
    case 'delivery: change failure rate':
      if (!days.some((day) => day.says > 0)) return []
      return mean(
        (day) => day.failed,
        (day) => day.deployments,
        100,
      )
    case 'delivery: rework rate':
      if (!days.some((day) => day.saysUnplanned > 0)) return []
      return mean(
        (day) => day.unplanned,
        (day) => day.deployments,
        100,
      )
    case 'delivery: deployments a day': {
      if (!firstAt) return []
      const counts = new Map(days.map((day) => [day.at.getTime(), day.deployments]))
      const begin = Math.max(from.getTime(), Math.floor(firstAt.getTime() / DAY_MS) * DAY_MS)
      const values: Value[] = []
      for (let at = begin; at < to.getTime(); at += DAY_MS)
        values.push({ at: new Date(at), value: counts.get(at) ?? 0, n: 1 })
      return values
    }
  }
}
