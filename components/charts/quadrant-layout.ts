/** A point of a quadrant, in pixels, with the words beside it. */
export interface QuadrantLabel {
  x: number
  y: number
  words: string
}

/** Height of a line, and width of a letter at 11 px, roughly. */
const LINE = 13
const LETTER = 5.8
/** How much higher than its dot words may stand. */
const RAISED = 8
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
    const dots = byHeight.filter((one) => one.at !== at).map((one) => one.point)
    const isFree = (y: number) =>
      !above.some((one) => meets(one) && Math.abs(one.y - y) < LINE) &&
      !dots.some((dot) => meets({ left: dot.x - DOT, right: dot.x + DOT }) && Math.abs(dot.y + 4 - y) < LINE)
    // Beside its dot, else a little above it: the words of a crowd then go down from there, and none stands over another.
    const under = Math.max(point.y + 4, ...above.filter(meets).map((one) => one.y + LINE))
    let y = [point.y + 4, point.y - RAISED].find(isFree) ?? under
    while (!isFree(y)) y += 1
    above.push({ left, right, y })
    placed[at] = { x, y, end }
  }
  return placed
}
