import { normalCdf } from './normal'

const twoSided = (z: number): number => 2 * (1 - normalCdf(Math.abs(z)))

/**
 * Two-sided p-value of a difference of two independent estimates whose 95 % intervals are known, by their standard errors
 * (half width ÷ 1.96): shares as well as means.
 * Source: the z test, Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions, 2003, §3.
 */
export function estimatesDiffer(
  a: { value: number; ci: readonly [number, number] },
  b: { value: number; ci: readonly [number, number] },
): number {
  const error = Math.hypot((a.ci[1] - a.ci[0]) / 2, (b.ci[1] - b.ci[0]) / 2) / 1.959964
  return error === 0 ? (a.value === b.value ? 1 : 0) : twoSided((a.value - b.value) / error)
}
