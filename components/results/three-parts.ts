import { diverge } from '@/components/charts/scale'
import type { FavourableEnd } from '@/lib/core/stats/favourable'

/** The highest answer of a detractor (Reichheld 2003). */
const DETRACTOR = 6

interface Scored {
  favourable: number
  favourableEnd?: FavourableEnd | undefined
  /** Set for a recommendation from 0 to 10: its favourable are the promoters. */
  nps?: number | undefined
  distribution: readonly { value: string | number; share: number }[]
}

/** The points of a scale from its bad end to its good one; of a scale without a good end from low to high. */
export const unfavourableFirst = <T>({
  favourableEnd,
  distribution = [],
}: {
  favourableEnd?: FavourableEnd | undefined
  distribution?: readonly T[] | undefined
}): readonly T[] => (favourableEnd === 'low' ? [...distribution].reverse() : distribution)

/**
 * A scale question as shares of unfavourable, neutral and favourable answers. The favourable share is the one that results
 * state, so that no picture can show another; a recommendation has detractors, not the lower half, on the other side.
 */
export function threeParts(scored: Scored): [number, number, number] {
  const { favourable, nps, distribution } = scored
  const unfavourable =
    nps === undefined
      ? sum(
          diverge(unfavourableFirst(scored).map(({ share }) => share)).flatMap(({ side, size }) =>
            side < 0 ? [size] : [],
          ),
        )
      : sum(distribution.flatMap(({ value, share }) => (Number(value) <= DETRACTOR ? [share] : [])))
  return [unfavourable, Math.max(0, 1 - unfavourable - favourable), favourable]
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
