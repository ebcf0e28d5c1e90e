import { agreement } from './agreement'

/**
 * Polarisation of a distribution over ordered categories, (1 − A)/2: 0 all alike, ½ evenly spread, 1 two camps. Null
 * without answers.
 */
export function polarisation(counts: number[]): number | null {
  const a = agreement(counts)
  return a === null ? null : (1 - a) / 2
}
