/**
 * The value below which a share `p` (0–1) of the values lies, by linear interpolation between the sorted values. RangeError without values.
 * Source: R. Hyndman & Y. Fan, The American Statistician 50 (1996) 361–365, definition 7.
 */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new RangeError('A quantile needs values')
  const sorted = [...values].sort((a, b) => a - b)
  const place = Math.max(0, Math.min(1, p)) * (sorted.length - 1)
  const below = Math.floor(place)
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!]
  return low + (place - below) * (high - low)
}

/**
 * Where a value stands among others, 0–1: the share of them below it, and half of those alike. Null without others.
 * Source: the mid-rank definition of a percentile rank (Crocker & Algina, Introduction to Classical and Modern Test Theory, 1986, ch. 19).
 */
export function percentileRank(value: number, others: readonly number[]): number | null {
  if (others.length === 0) return null
  const below = others.filter((other) => other < value).length
  const alike = others.filter((other) => other === value).length
  return (below + alike / 2) / others.length
}

/**
 * The same against everyone, the value's owner among them, for many values: `sorted` ascending. The owner, who stands at
 * `own`, is not one of the others. Two binary searches instead of two passes.
 */
export function percentileRankAmong(value: number, own: number, sorted: readonly number[]): number | null {
  if (sorted.length < 2) return null
  const [from, to] = [firstNotBelow(sorted, value), firstAbove(sorted, value)]
  const below = from - (own < value ? 1 : 0)
  const alike = to - from - (own === value ? 1 : 0)
  return (below + alike / 2) / (sorted.length - 1)
}

const firstNotBelow = (sorted: readonly number[], value: number): number => firstWhere(sorted, (one) => one >= value)
const firstAbove = (sorted: readonly number[], value: number): number => firstWhere(sorted, (one) => one > value)

/** The place of the first that `passes`, in a list where all that follow it do too. */
function firstWhere(sorted: readonly number[], passes: (one: number) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(sorted[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

/** Known points of a distribution: the value that stands at a share (0–1) of it. */
export type Known = readonly { at: number; value: number }[]

/**
 * Where a value stands in a distribution of which only some quantiles are known: between two of them by linear interpolation. Beyond the
 * lowest or the highest nothing more is known than that: `beyond` says on which side. Null with fewer than two points.
 */
export function interpolatedRank(value: number, known: Known): { at: number; beyond: 'below' | 'above' | null } | null {
  const points = [...known].sort((a, b) => a.at - b.at)
  if (points.length < 2) return null
  const [first, last] = [points[0]!, points.at(-1)!]
  if (value < first.value) return { at: first.at, beyond: 'below' }
  if (value > last.value) return { at: last.at, beyond: 'above' }
  const upper = Math.max(
    1,
    points.findIndex((point) => point.value >= value),
  )
  const [low, high] = [points[upper - 1]!, points[upper]!]
  const within = high.value === low.value ? 0.5 : (value - low.value) / (high.value - low.value)
  return { at: low.at + within * (high.at - low.at), beyond: null }
}
