import type { Tally } from './mean'
import { zFor } from './normal'
import { effectiveSize, type Interval } from './population'

/** Net promoter score in points from −100 to 100. */
export type Nps = { n: number; score: number; ci: Interval; promoters: number; passives: number; detractors: number }

/**
 * Net promoter score (share of 9–10 less share of 0–6) with an adjusted-Wald interval: three answers are added, ¾
 * promoter, ¾ detractor and 1½ passive, then ± z·√((p+d−(p−d)²)/n*). It covers well also for the small n at hand. Null
 * without answers.
 * Source: B. Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician 70 (2016) 365–372.
 */
export function nps(tally: Tally, population?: number, confidence = 0.95): Nps | null {
  const within = (low: number, high: number) =>
    tally.reduce((sum, { value, count }) => sum + (value >= low && value <= high ? count : 0), 0)
  const [detractors, passives, promoters] = [within(0, 6), within(7, 8), within(9, 10)]
  const n = detractors + passives + promoters
  if (n === 0) return null
  const score = (100 * (promoters - detractors)) / n
  const size = effectiveSize(n, population)
  if (size === Infinity) return { n, score, ci: [score, score], promoters, passives, detractors }
  const p = (promoters + 0.75) / (n + 3)
  const d = (detractors + 0.75) / (n + 3)
  // The three added answers widen what n answers know; the correction for the population then applies to all of it.
  const spread = 100 * zFor(confidence) * Math.sqrt((p + d - (p - d) ** 2) / (size * ((n + 3) / n)))
  const centre = 100 * (p - d)
  const ci: Interval = [
    Math.max(-100, Math.min(score, centre - spread)),
    Math.min(100, Math.max(score, centre + spread)),
  ]
  return { n, score, ci, promoters, passives, detractors }
}
