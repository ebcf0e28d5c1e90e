import { lineRuns, wordChanges } from '@/lib/core/text/diff'
import { memoize } from '@/lib/core/memoize'
import { blocksOf, spliced, type Splice } from './rules-html-blocks'
import { renderDocument, type Document } from './rules-document'
import { textOf } from './rules-marks'

/** One block of a comparison of two rendered texts. HTML is as safe as that of `renderDocument`. */
export type BlockChange =
  | { kind: 'same'; html: string }
  | { kind: 'added' | 'removed'; html: string }
  /** The same block in other words: as it was, as it is, and both in one. */
  | { kind: 'edited'; before: string; after: string; both: string }
  /** So many blocks that are the same and not shown. */
  | { kind: 'gap'; count: number }

/** The same change with each piece of HTML made into another. */
export const mapHtml = (change: BlockChange, as: (html: string) => string): BlockChange => {
  if (change.kind === 'gap') return change
  return change.kind === 'edited'
    ? { ...change, before: as(change.before), after: as(change.after), both: as(change.both) }
    : { ...change, html: as(change.html) }
}

/** One block edited into another: their words compared; null where they have too little in common. */
function edited(before: string, after: string): BlockChange | null {
  if (/^<\w+/.exec(before)?.[0] !== /^<\w+/.exec(after)?.[0]) return null
  const changes = wordChanges(textOf(before), textOf(after))
  if (!changes) return null
  const [inBefore, inAfter, inBoth]: [Splice[], Splice[], Splice[]] = [[], [], []]
  let [oldAt, newAt] = [0, 0]
  for (const { kind, text } of changes) {
    if (kind === 'removed') {
      inBefore.push({ at: oldAt, end: oldAt + text.length, tag: 'del' })
      inBoth.push({ at: newAt, insert: text, tag: 'del' })
    } else if (kind === 'added') {
      inAfter.push({ at: newAt, end: newAt + text.length, tag: 'ins' })
      inBoth.push({ at: newAt, end: newAt + text.length, tag: 'ins' })
    }
    if (kind !== 'added') oldAt += text.length
    if (kind !== 'removed') newAt += text.length
  }
  return {
    kind: 'edited',
    before: spliced(before, inBefore),
    after: spliced(after, inAfter),
    both: spliced(after, inBoth),
  }
}

const kept = memoize<BlockChange[]>(
  8_000_000,
  (key, changes) =>
    key.length +
    changes.reduce(
      (sum, change) => sum + ('html' in change ? change.html.length : 'both' in change ? 3 * change.both.length : 0),
      0,
    ),
)

/** What changed between two texts as they are read, with so many unchanged blocks around each change. Equal texts give []. */
export const compareRendered = (before: Document, after: Document, context = 1): BlockChange[] =>
  kept(JSON.stringify([before.format, before.body, after.format, after.body, context]), () => {
    const [oldBlocks, newBlocks] = [blocksOf(renderDocument(before).html), blocksOf(renderDocument(after).html)]
    const all = lineRuns(oldBlocks, newBlocks).flatMap((run): BlockChange[] => {
      const news = newBlocks.slice(run.newFrom, run.newTo)
      return run.kind === 'same'
        ? news.map((html) => ({ kind: 'same', html }))
        : changed(oldBlocks.slice(run.oldFrom, run.oldTo), news)
    })
    return all.some((change) => change.kind !== 'same') ? withGaps(all, context) : []
  })

/** Blocks that took each other's place, in order: each with the first later one that it could have become. */
function changed(olds: readonly string[], news: readonly string[]): BlockChange[] {
  const out: BlockChange[] = []
  let at = 0
  for (const before of olds) {
    let pair: BlockChange | null = null
    // Not looked for far: a block that was rewritten stands near where it was.
    for (let index = at; index < Math.min(news.length, at + 4) && !pair; index += 1) {
      pair = edited(before, news[index]!)
      if (!pair) continue
      out.push(...news.slice(at, index).map((html): BlockChange => ({ kind: 'added', html })), pair)
      at = index + 1
    }
    if (!pair) out.push({ kind: 'removed', html: before })
  }
  return [...out, ...news.slice(at).map((html): BlockChange => ({ kind: 'added', html }))]
}

function withGaps(all: readonly BlockChange[], context: number): BlockChange[] {
  const near = all.map((change) => change.kind !== 'same')
  const shown = all.map((_, index) => near.slice(Math.max(0, index - context), index + context + 1).some(Boolean))
  const out: BlockChange[] = []
  for (const [index, change] of all.entries()) {
    const last = out.at(-1)
    if (shown[index]) out.push(change)
    else if (last?.kind === 'gap') last.count += 1
    else out.push({ kind: 'gap', count: 1 })
  }
  return out
}
