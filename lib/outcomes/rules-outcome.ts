import { DAY_MS, dayOf } from '@/lib/core/clock'
import { areSame, FEWEST, type Effect, type Estimate, type Week } from './rules-effect'
import { formatEstimate, formatStated, unitOfChange } from './rules-format'
import type { Result } from './schema-outcome'

/** Weeks before and after the interruption that are looked at. */
export const WINDOW_WEEKS = 26

/**
 * Days as weeks of seven, counted from the day something shipped, which belongs to neither side: its hours before and
 * after cannot be told apart. Within a week the mean is weighted by n. A week that is not over yet is left out.
 */
export function weeksAround(
  days: readonly { at: Date; value: number; n: number }[],
  shippedAt: Date,
  now: Date,
): Week[] {
  const shipDay = dayOf(shippedAt).getTime()
  const today = dayOf(now).getTime()
  const sums = new Map<number, { total: number; weight: number }>()
  for (const { at, value, n } of days) {
    const apart = Math.round((at.getTime() - shipDay) / DAY_MS)
    if (apart === 0) continue
    const week = apart > 0 ? Math.floor((apart - 1) / 7) : Math.floor(apart / 7)
    // As many weeks on each side: -26 to -1, and 0 to 25. The last day of week w is day 7w + 7 after shipping; it must be over.
    if (week < -WINDOW_WEEKS || week >= WINDOW_WEEKS) continue
    if (apart > 0 && shipDay + (7 * week + 8) * DAY_MS > today) continue
    const sum = sums.get(week) ?? { total: 0, weight: 0 }
    sums.set(week, { total: sum.total + value * n, weight: sum.weight + n })
  }
  return [...sums].map(([week, { total, weight }]) => ({ week, value: total / weight })).sort((a, b) => a.week - b.week)
}

/** The share of the promised change below which a change is not reported, even if it is certain. */
const WORTH_SAYING = 0.1

/**
 * What became of a promise. Reached: the mean after is at the target, and the change is no chance. Improved: it moved the
 * right way by a tenth of the promise at least, which is no chance. Did not work: the interval of the change leaves out
 * what was promised, and it did not improve.
 * Unclear: the interval holds both nothing and the promise. Before the day agreed only "reached" is a result.
 * Where weeks do not vary there is no interval, and the values themselves decide: they are all that was measured.
 * @param isDue whether the day agreed is over
 */
export function resultOf(
  { baseline, target }: { baseline: number; target: number },
  { after, effect }: { after: Estimate | null; effect: Effect },
  isDue: boolean,
): Result {
  const up = target >= baseline ? 1 : -1
  const late = isDue ? 'unclear' : 'too-early'
  if (!after || effect.change === null) return late
  const range = effect.method === 'no-spread' ? ([effect.change, effect.change] as const) : effect.ci
  if (!range) return late
  // As a gain: positive is the way that was promised.
  const [least, most] = up > 0 ? range : [-range[1], -range[0]]
  const isThere = up * (after.mean - target) >= 0
  if (least > 0 && isThere) return 'reached'
  if (!isDue) return 'too-early'
  const promised = Math.abs(target - baseline)
  if (least > 0 && up * effect.change >= promised * WORTH_SAYING) return 'improved'
  if (most < promised) return 'did-not-work'
  return 'unclear'
}

/** The figures of an outcome in sentences, each with what it was counted from. */
export function explainOutcome(
  stated: { baseline: number; target: number; unit: string; isAfterwards: boolean },
  before: Estimate | null,
  after: Estimate | null,
  effect: Effect,
): string[] {
  const say = (value: number) => formatStated(value, stated.unit)
  const changed = unitOfChange(stated.unit)
  const rangeOf = (ci: readonly [number, number], unit: string) =>
    `${formatEstimate(ci[0], '', ci)} to ${formatEstimate(ci[1], unit, ci)}`
  const side = (name: string, one: Estimate | null) =>
    one
      ? `${name}: ${formatEstimate(one.mean, stated.unit, one.ci)} on average ` +
        `over ${one.n} ${one.n === 1 ? 'week' : 'weeks'}${one.ci ? `, likely ${rangeOf(one.ci, stated.unit)}` : one.n < FEWEST ? ', too few for an interval' : ', the same in each: what does not vary has no interval'}.`
      : `${name}: no whole week was measured.`
  const by = {
    'interrupted-series': 'against the trend before, carried on (interrupted time series)',
    difference:
      'as the difference of the two means; a trend that was there before is not taken off, since that takes eight weeks on each side',
    'no-spread':
      'from weeks that do not vary: chance cannot be judged, so there is no interval, and the result follows the values themselves',
    // Waves are explained by their own sentences.
    'two-waves': 'as the difference of two waves',
    'too-few': 'from fewer than three weeks on a side: no interval',
  }[effect.method]
  const off = before?.ci
    ? stated.baseline < before.ci[0] || stated.baseline > before.ci[1]
    : before && before.n >= FEWEST && !areSame([stated.baseline, before.mean])
  return [
    side('Before', before),
    side('After', after),
    effect.change === null
      ? 'Without weeks on both sides there is no change to measure.'
      : `Change: ${formatEstimate(effect.change, changed, effect.ci)}${effect.ci ? `, likely ${rangeOf(effect.ci, changed)}` : ''}, ${by}.`,
    ...(off ? [`The baseline that was stated, ${say(stated.baseline)}, is not what was measured before.`] : []),
    ...(stated.isAfterwards ? ['The outcome was stated after the item had shipped.'] : []),
    'Other things that changed at the same time are in these figures too.',
  ]
}
