import type { Interval } from './population'

type Estimate = { share: number; ci: Interval }

/**
 * Difference of two independent shares, `now` less `before`, with an interval made from theirs (Newcombe's hybrid
 * score, method 10). An interval without 0 in it is what the pages call "likely real". In shares, −1 to 1.
 * Source: R. Newcombe, Statistics in Medicine 17 (1998) 873–890.
 */
export function difference(now: Estimate, before: Estimate): { change: number; ci: Interval; likelyReal: boolean } {
  const change = now.share - before.share
  const low = change - Math.hypot(now.share - now.ci[0], before.ci[1] - before.share)
  const high = change + Math.hypot(now.ci[1] - now.share, before.share - before.ci[0])
  return { change, ci: [low, high], likelyReal: low > 0 || high < 0 }
}
