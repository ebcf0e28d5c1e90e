/** A point of a quadrant, in pixels, with the words beside it. */
export interface QuadrantLabel {
  x: number
  y: number
  words: string
}

/** Height of a line, and width of a letter at 11 px, roughly. */
const LINE = 13
const LETTER = 5.8
/** From the middle of a dot to its words. */
const GAP = 8

/**
 * Where the words of each point stand: to the right of it, or to the left where the right edge is too near, and moved
 * down past those that would be covered. The order of the points is kept.
 * @param width of the picture in pixels
 */
export function placeLabels(points: readonly QuadrantLabel[], width: number): { x: number; y: number; end: boolean }[] {
  const taken: { left: number; right: number; y: number }[] = []
  const byHeight = points.map((point, at) => ({ point, at })).sort((a, b) => a.point.y - b.point.y || a.at - b.at)
  const placed: { x: number; y: number; end: boolean }[] = []
  for (const { point, at } of byHeight) {
    const length = point.words.length * LETTER
    const end = point.x + GAP + length > width
    const x = end ? point.x - GAP : point.x + GAP
    const [left, right] = end ? [x - length, x] : [x, x + length]
    let y = point.y + 4
    for (const one of [...taken].sort((a, b) => a.y - b.y))
      if (left < one.right && one.left < right && Math.abs(one.y - y) < LINE) y = one.y + LINE
    taken.push({ left, right, y })
    placed[at] = { x, y, end }
  }
  return placed
}
