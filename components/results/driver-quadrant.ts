import type { QuadrantPoint } from '@/components/charts/quadrant'
import type { FavourableEnd } from '@/lib/core/stats/favourable'
import type { Drivers } from '@/lib/results/schema-drivers'
import { shortLabel } from './short-label'

/** Fewer points than this are a list, not a picture. */
const LEAST = 3

export interface DriverQuadrant {
  points: QuadrantPoint[]
  corner: { importance: number; favourable: number }
  finding: string
  /** Drivers without a favourable share: it is of too few answers, or the scale has none. */
  without: number
}

type Driver = Drivers['drivers'][number]
type Ends = Pick<Driver, 'favourableEnd'>

const SIGN: Record<FavourableEnd, -1 | 0 | 1> = { high: 1, low: -1, none: 0 }

/**
 * Whether better answers to a question go along with worse ones to the outcome: to raise it would not help. Not said where
 * neither end of one of them is good.
 */
export const goesAgainst = ({ direction, favourableEnd }: Driver, outcome: Ends): boolean =>
  direction * SIGN[favourableEnd] * SIGN[outcome.favourableEnd] < 0

/**
 * Drivers by importance and score; null where too few have a score. The corner begins right of an equal part for each
 * and below the middle of the scores: both are comparisons within this survey, not norms. One that goes against the outcome is
 * drawn there, but not named.
 */
export function driverQuadrant(drivers: readonly Driver[], outcome: Ends): DriverQuadrant | null {
  const points = drivers.flatMap((driver) =>
    driver.favourable === undefined
      ? []
      : [
          {
            label: shortLabel(driver),
            importance: driver.share,
            interval: driver.shareCi as readonly [number, number],
            favourable: driver.favourable,
            against: goesAgainst(driver, outcome),
          },
        ],
  )
  if (points.length < LEAST) return null
  const scores = points.map((point) => point.favourable).sort((a, b) => a - b)
  const middle = Math.floor(scores.length / 2)
  const median = scores.length % 2 === 1 ? scores[middle]! : (scores[middle - 1]! + scores[middle]!) / 2
  const corner = { importance: 1 / drivers.length, favourable: median }
  const inside = points.filter(
    (point) => !point.against && point.importance > corner.importance && point.favourable < corner.favourable,
  )
  const sure = inside.filter((point) => point.interval[0] > corner.importance)
  const names = (of: readonly QuadrantPoint[]) =>
    new Intl.ListFormat('en').format(of.map((point) => `“${point.label}”`))
  return {
    points,
    corner,
    finding:
      sure.length > 0
        ? `${names(sure)}: important and low`
        : inside.length > 0
          ? `${names(inside)}: low, and perhaps important; that may be chance`
          : 'Nothing here is both important and low',
    without: drivers.length - points.length,
  }
}
