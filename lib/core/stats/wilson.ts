import { zFor } from './normal'
import { effectiveSize, type Interval } from './population'

/**
 * Wilson's score interval for a share, with finite-population correction.
 *
 * `count` of `n` answers, from a population of `population` people when that is known; shares are in 0–1.
 * n = population has zero width; n = 0 says nothing, [0, 1]. RangeError unless 0 ≤ count ≤ n.
 *
 *     (p + z²/2n* ± z·√(p(1−p)/n* + z²/4n*²)) / (1 + z²/n*),  n* = n(N−1)/(N−n)
 *
 * Source: E. B. Wilson, JASA 22 (1927) 209–212; checked against Newcombe, Statistics in Medicine 17 (1998) 857–872,
 * table I.
 */
export function wilson(count: number, n: number, population?: number, confidence = 0.95): Interval {
  if (!(n >= 0 && count >= 0 && count <= n)) throw new RangeError(`${count} of ${n} is not a share`)
  if (n === 0) return [0, 1]
  const p = count / n
  const size = effectiveSize(n, population)
  if (size === Infinity) return [p, p]
  const z = zFor(confidence)
  const centre = p + (z * z) / (2 * size)
  const spread = z * Math.sqrt((p * (1 - p)) / size + (z * z) / (4 * size * size))
  const scale = 1 + (z * z) / size
  // At the ends the formula gives exactly 0 or 1; rounding must not.
  return [
    count === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    count === n ? 1 : Math.min(1, (centre + spread) / scale),
  ]
}
