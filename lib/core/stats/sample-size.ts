import { zFor } from './normal'
import { wilson } from './wilson'

/**
 * Answers needed for a share to be known to ± `margin` (0–1) at worst (p = ½), from a population of `population`
 * people.
 * Source: Krejcie & Morgan, Educational and Psychological Measurement 30 (1970) 607–610, rounded up.
 */
export function sampleSize(population: number, margin = 0.05, confidence = 0.95): number {
  if (!(margin > 0 && population >= 0)) throw new RangeError('A positive margin and a population are needed')
  const spread = zFor(confidence) ** 2 / 4
  const n = (spread * population) / (margin ** 2 * (population - 1) + spread)
  return population === 0 ? 0 : Math.min(population, Math.ceil(n - 1e-9))
}

/** How many more answers would halve the Wilson interval of `n` answers at p = ½. 0 when everybody has answered. */
export function answersToHalve(n: number, population: number): number {
  const width = (answers: number) => {
    const [low, high] = wilson(answers / 2, answers, population)
    return high - low
  }
  const aim = width(n) / 2
  let [low, high] = [n, Math.max(n, population)]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (width(middle) <= aim) high = middle
    else low = middle + 1
  }
  return low - n
}
