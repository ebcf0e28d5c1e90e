/** Pure arithmetic of the charts. Positions are percent of the plot's width, so that a server can draw for any screen. */

/** Points are whole: a score between −100 and 100. */
export type Unit = 'percent' | 'number' | 'points'

const round = (value: number) => Math.round(value * 100) / 100

/** Where a value stands between two ends, as an SVG percentage: "37.5%". Values outside stop at the ends. */
export function at(value: number, low: number, high: number): string {
  if (high <= low) return '0%'
  return `${round(Math.max(0, Math.min(1, (value - low) / (high - low))) * 100)}%`
}

/** The length between two values on the same scale, as an SVG percentage. Never negative. */
export function span(from: number, to: number, low: number, high: number): string {
  return `${round(Math.max(0, parseFloat(at(to, low, high)) - parseFloat(at(from, low, high))))}%`
}

/** Round values between which a chart is easy to read: 3 to 6 of them, the first at or below `low`, the last at or above `high`. */
export function niceTicks(low: number, high: number): number[] {
  if (!(high > low)) return [low, low + 1]
  const raw = (high - low) / 4
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw) ?? 10)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** Move labels apart until each has `gap` pixels to the next, keeping their order and staying near; `height` is the room there is. */
export function spreadLabels(wanted: readonly number[], gap: number, height: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!)
  const placed = [...wanted]
  let previous = -Infinity
  for (const i of order) previous = placed[i] = Math.max(placed[i]!, previous + gap)
  let next = height + gap
  for (const i of [...order].reverse()) next = placed[i] = Math.min(placed[i]!, next - gap)
  return placed
}

/** How far a value is from what it is compared with, in steps from −3 to 3. */
export function heatLevel(value: number, reference: number, step: number): number {
  return Math.max(-3, Math.min(3, Math.round((value - reference) / step)))
}

export type DivergingSegment = { start: number; size: number; side: -1 | 0 | 1; strength: number }

/**
 * Shares of an ordered scale (most unfavourable first) laid around its middle: the neutral point, if the scale has one,
 * straddles 0. `start` and `size` are in shares; `strength` is 0–1, 1 at the ends of the scale.
 */
export function diverge(shares: readonly number[]): DivergingSegment[] {
  const middle = (shares.length - 1) / 2
  const below = shares.reduce((sum, share, i) => sum + (i < middle ? share : i === middle ? share / 2 : 0), 0)
  let start = -below
  return shares.map((size, i) => {
    const segment: DivergingSegment = {
      start,
      size,
      side: i < middle ? -1 : i > middle ? 1 : 0,
      strength: middle === 0 ? 0 : Math.abs(i - middle) / middle,
    }
    start += size
    return segment
  })
}
