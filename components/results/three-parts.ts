import { diverge } from '@/components/charts/scale'

/** The highest answer of a detractor (Reichheld 2003). */
const DETRACTOR = 6

interface Scored {
  favourable: number
  /** Set for a recommendation from 0 to 10: its favourable are the promoters. */
  nps?: number | undefined
  distribution: readonly { value: string | number; share: number }[]
}

/**
 * A scale question as shares of unfavourable, neutral and favourable answers. The favourable share is the one that results
 * state, so that no picture can show another; a recommendation has detractors, not the lower half, on the other side.
 */
export function threeParts({ favourable, nps, distribution }: Scored): [number, number, number] {
  const unfavourable =
    nps === undefined
      ? sum(diverge(distribution.map(({ share }) => share)).flatMap(({ side, size }) => (side < 0 ? [size] : [])))
      : sum(distribution.flatMap(({ value, share }) => (Number(value) <= DETRACTOR ? [share] : [])))
  return [unfavourable, Math.max(0, 1 - unfavourable - favourable), favourable]
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
