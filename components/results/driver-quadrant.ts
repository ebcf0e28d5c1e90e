import type { QuadrantPoint } from '@/components/charts/quadrant'
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

/**
 * Drivers by importance and score; null where too few have a score. The corner begins right of an equal part for each
 * and below the middle of the scores: both are comparisons within this survey, not norms.
 */
export function driverQuadrant(drivers: Drivers['drivers']): DriverQuadrant | null {
  const points = drivers.flatMap((driver) =>
    driver.favourable === undefined
      ? []
      : [
          {
            label: shortLabel(driver),
            importance: driver.share,
            interval: driver.shareCi as readonly [number, number],
            favourable: driver.favourable,
          },
        ],
  )
  if (points.length < LEAST) return null
  const scores = points.map((point) => point.favourable).sort((a, b) => a - b)
  const middle = Math.floor(scores.length / 2)
  const median = scores.length % 2 === 1 ? scores[middle]! : (scores[middle - 1]! + scores[middle]!) / 2
  const corner = { importance: 1 / drivers.length, favourable: median }
  const inside = points.filter((point) => point.importance > corner.importance && point.favourable < corner.favourable)
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
