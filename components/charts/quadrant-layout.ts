/** A point of a quadrant, in pixels, with the words beside it. */
export interface QuadrantLabel {
  x: number
  y: number
  words: string
}

/** Height of a line, and width of a letter at 11 px, roughly. */
const LINE = 13
const LETTER = 5.8
/** Half of a dot's width. */
const DOT = 5
/** From the middle of a dot to its words. */
const GAP = 8

/**
 * Where the words of each point stand: to the right of it, or to the left where the right edge is too near, and moved
 * down past those that would be covered. The order of the points is kept.
 * @param width of the picture in pixels
 */
export function placeLabels(points: readonly QuadrantLabel[], width: number): { x: number; y: number; end: boolean }[] {
  const above: { left: number; right: number; y: number }[] = []
  const byHeight = points.map((point, at) => ({ point, at })).sort((a, b) => a.point.y - b.point.y || a.at - b.at)
  const placed: { x: number; y: number; end: boolean }[] = []
  for (const { point, at } of byHeight) {
    const length = point.words.length * LETTER
    const end = point.x + GAP + length > width
    const x = end ? point.x - GAP : point.x + GAP
    const [left, right] = end ? [x - length, x] : [x, x + length]
    const meets = (one: { left: number; right: number }) => left < one.right && one.left < right
    let y = Math.max(point.y + 4, ...above.filter(meets).map((one) => one.y + LINE))
    // The dots of the others are in the way as their words are.
    for (const { point: dot, at: of } of byHeight)
      if (of !== at && meets({ left: dot.x - DOT, right: dot.x + DOT }) && Math.abs(dot.y + 4 - y) < LINE)
        y = dot.y + 4 + LINE
    above.push({ left, right, y })
    placed[at] = { x, y, end }
  }
  return placed
}
