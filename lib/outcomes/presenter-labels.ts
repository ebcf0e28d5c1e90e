import { formatNumber, formatPercent } from '@/lib/core/format'
import { FEWEST } from './rules-effect'
import { formatEstimate } from './rules-format'
import type { Outcome, Result } from './schema-outcome'
import type { Step } from './schema-metrics'

export const STEP_LABELS: Record<Step, string> = { point: 'point', day: 'day', week: 'week', month: 'month' }

/** Seconds in the unit a person would say: "40 min", "3.5 h", "2.1 days". */
export function formatSeconds(seconds: number): string {
  if (seconds < 90) return `${formatNumber(seconds)} s`
  if (seconds < 90 * 60) return `${formatNumber(seconds / 60)} min`
  if (seconds < 48 * 3600) return `${formatNumber(seconds / 3600)} h`
  return `${formatNumber(seconds / 86_400)} days`
}

/** A share with its interval: "12 % (5–25 %)". */
export const formatShare = (value: number, ci: readonly [number, number] | null): string =>
  ci ? `${formatPercent(value)} (${formatPercent(ci[0])} to ${formatPercent(ci[1])})` : formatPercent(value)

export { formatEstimate, formatMeasure, formatStated, unitOfChange } from './rules-format'

const NO_INTERVAL: Record<Outcome['method'], string> = {
  'too-few': 'too few weeks',
  'no-spread': 'the weeks do not vary',
  'two-waves': 'all of a wave answered alike',
  difference: 'too few weeks',
  'interrupted-series': 'too few weeks',
}
/** Why a change, or the figure of a side, has no interval, in a few words. @param weeks of a side; left out for the change */
export const whyNoInterval = ({ method, survey }: Pick<Outcome, 'method' | 'survey'>, weeks?: number): string =>
  weeks === undefined || method === 'two-waves' || survey !== null
    ? NO_INTERVAL[method]
    : weeks < FEWEST
      ? 'too few weeks'
      : 'the weeks do not vary'

export const RESULT_LABELS: Record<Result, string> = {
  reached: 'Reached',
  improved: 'Improved, target not reached',
  'did-not-work': 'Did not work',
  unclear: 'Unclear',
  'too-early': 'Too early to say',
}
export const RESULT_TONES: Record<Result, 'good' | 'warn' | 'bad' | 'done' | 'neutral'> = {
  reached: 'good',
  improved: 'done',
  'did-not-work': 'bad',
  unclear: 'warn',
  'too-early': 'neutral',
}

/** From what to what: "28.0 → 27.4 minutes", both sides to as many places as the less certain of them has; null before both are known. */
export function movedWords({ before, beforeCi, after, afterCi, unit }: Outcome): string | null {
  if (before === null || after === null) return null
  const wider = [beforeCi, afterCi].reduce((a, b) => (!a || (b && b[1] - b[0] > a[1] - a[0]) ? b : a))
  return `${formatEstimate(before, '', wider)} → ${formatEstimate(after, unit, wider)}`
}
