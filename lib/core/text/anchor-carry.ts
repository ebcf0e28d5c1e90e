import { locate, makeAnchor, type Anchor, type Located } from './anchor'
import { lineRuns } from './diff'

/**
 * Where an anchor made on `before` is in `after`. The difference of the two versions says which lines stayed, so a
 * sentence that stands in an unchanged line is exact even where it repeats; anything else is looked for by its words
 * (`locate`).
 */
export function carry(before: string, after: string, anchor: Anchor): Located {
  return carrier(before, after)(anchor)
}

/** As `carry`, for many anchors: the two versions are compared once. */
export function carrier(before: string, after: string): (anchor: Anchor) => Located {
  const oldLines = keepEndings(before)
  const newLines = keepEndings(after)
  const runs = lineRuns(
    oldLines.map((line) => line.text),
    newLines.map((line) => line.text),
  )
  return (anchor) => {
    const then = locate(before, anchor)
    if (then.state === 'outdated') return locate(after, anchor)
    const first = lineAt(oldLines, then.start)
    const last = lineAt(oldLines, then.end - 1)
    const run = runs.find(({ kind, oldFrom, oldTo }) => kind === 'same' && first >= oldFrom && last < oldTo)
    const from = oldLines[first]
    const to = run && newLines[run.newFrom + (first - run.oldFrom)]
    if (from && to) {
      const shift = to.start - from.start
      return { state: 'exact', start: then.start + shift, end: then.end + shift }
    }
    return locate(after, makeAnchor(before, then.start, then.end))
  }
}

type Line = { text: string; start: number }

/** Lines with their endings, so that equal lines have equal lengths. */
function keepEndings(text: string): Line[] {
  const lines: Line[] = []
  for (const match of text.matchAll(/[^\n]*\n|[^\n]+$/g)) lines.push({ text: match[0], start: match.index })
  return lines
}

function lineAt(lines: Line[], offset: number): number {
  let [low, high] = [0, lines.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
