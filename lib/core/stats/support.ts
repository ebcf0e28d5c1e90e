import { zFor } from './normal'
import { effectiveSize, type Interval } from './population'

// No page shows it yet: it is the estimate of support for a change, weighted by the population.

/** One group: how many people are in it, how many of them were heard, and how many of those are for it. */
export type Stratum = { population: number; heard: number; inFavour: number }

export type Support = {
  /** Estimated share (0–1) of the people of all heard groups who are for it. */
  share: number
  ci: Interval
  /**
   * Share of the population that belongs to a group of which at least one was heard. What the rest thinks is not known.
   */
  covered: number
}

/**
 * Post-stratified support Σpᵢŝᵢ: each group counts by its size and not by how loud it was. Groups nobody was heard from
 * are left out and the rest is rescaled; `covered` says how much that is. The variance of a group takes (x+1)/(n+2) for
 * its share, so that two people who agree are not certainty, and is corrected for the group's size. Null when nobody
 * was heard.
 * Source: Holt & Smith, "Post Stratification", J. R. Statist. Soc. A 142 (1979) 33–46.
 */
export function support(strata: Stratum[], confidence = 0.95): Support | null {
  const everybody = strata.reduce((sum, { population }) => sum + population, 0)
  const heard = strata.filter((stratum) => stratum.heard > 0 && stratum.population > 0)
  const people = heard.reduce((sum, { population }) => sum + population, 0)
  if (people === 0) return null
  let [share, variance] = [0, 0]
  for (const { population, heard: n, inFavour } of heard) {
    if (inFavour < 0 || inFavour > n) throw new RangeError(`${inFavour} of ${n} is not a share`)
    const weight = population / people
    const smooth = (inFavour + 1) / (n + 2)
    share += (weight * inFavour) / n
    variance += (weight ** 2 * smooth * (1 - smooth)) / effectiveSize(n, population)
  }
  const spread = zFor(confidence) * Math.sqrt(variance)
  return { share, ci: [Math.max(0, share - spread), Math.min(1, share + spread)], covered: people / everybody }
}
