import type { Interval } from './population'

/** An estimate with its two-sided interval. */
export interface Estimated {
  value: number
  ci: Interval
}

/**
 * a − b with its interval, from those of two independent estimates, in their unit: the distance of each end of the difference
 * is the root of the squared distances of the ends it is made of. For two shares with Wilson intervals this is Newcombe's
 * method 10; it takes means, scores and their intervals as well. Of two samples that hold the same people it is too wide rather
 * than too narrow.
 * Sources: G. Y. Zou & A. Donner, Statistics in Medicine 27 (2008) 1693–1702; R. G. Newcombe, ibid. 17 (1998) 873–890.
 */
export function differenceOf(a: Estimated, b: Estimated): Estimated {
  const value = a.value - b.value
  return {
    value,
    ci: [
      value - Math.hypot(a.value - a.ci[0], b.ci[1] - b.value),
      value + Math.hypot(a.ci[1] - a.value, b.value - b.ci[0]),
    ],
  }
}
