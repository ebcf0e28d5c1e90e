import { normalCdf } from './normal'

const twoSided = (z: number): number => 2 * (1 - normalCdf(Math.abs(z)))

/**
 * Two-sided p-value of a difference of two independent estimates whose 95 % intervals are known: shares, means and scores. The
 * error of each is how far its interval reaches towards the other estimate, ÷ 1.96, so that p is below 5 % where the interval of the
 * difference (`differenceOf`) leaves nought out, and only there. Half its width would be too little: an interval is wider on the
 * side of the middle, and of 5 of 5 it reaches no further at all on the other.
 * Source: G. Y. Zou & A. Donner, Statistics in Medicine 27 (2008) 1693–1702.
 */
export function estimatesDiffer(
  a: { value: number; ci: readonly [number, number] },
  b: { value: number; ci: readonly [number, number] },
): number {
  if (a.value === b.value) return 1
  const [high, low] = a.value > b.value ? [a, b] : [b, a]
  const error = Math.hypot(high.value - high.ci[0], low.ci[1] - low.value) / 1.959964
  return error === 0 ? 0 : twoSided((high.value - low.value) / error)
}
