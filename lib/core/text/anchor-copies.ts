import type { Segment } from './anchor-blocks'

/** What is known of two versions while their sentences are paired. */
export interface Pairs {
  old: readonly Segment[]
  next: readonly Segment[]
  newTaken: Readonly<Uint8Array>
  /** The new sentence of each old one; -1 where it has none yet. */
  places(): Int32Array
  /** The share of words that an old sentence has in common with a new one. */
  alike(old: number, next: number): number
  /** How many more of a sentence there are than before. */
  gained(segment: Segment): number
  /** Pairs two sentences, in place of what the old one was paired with. */
  repair(old: number, next: number): void
}

/** From this share of common words on, a new sentence at its place can be what an old one became. */
const SIMILAR = 0.5
/** From this share on, it is too alike for an equal sentence elsewhere to be the old one for certain. */
const RESEMBLES = 0.35
/** So far from a pair its neighbours are looked for: some sentences are put in or taken out between. */
const NEAR = 3
/** A place has to fit so much better than another one. */
const MARGIN = 0.25

/**
 * A passage was copied elsewhere and the original edited: then the equal sentence is the copy, and what it says now stands where it
 * stood. Of two places the one with the same neighbours is its own.
 * @returns old sentences that may have been edited where they stood: they were not carried elsewhere
 */
export function settleCopies(pairs: Pairs): Set<number> {
  const doubtful = new Set<number>()
  const placed = pairs.places()
  const moves: { old: number; next: number; by: number }[] = []
  for (const [old, next] of nearby(pairs, placed)) {
    const [was, is] = [pairs.old[old]!, pairs.next[next]!]
    const current = placed[old]!
    if (was.owner !== is.owner || (current >= 0 && pairs.next[current]!.key !== was.key)) continue
    const equal = was.key === is.key
    // What was there before as often was not edited into, and what there is less often now has its pair already.
    if (equal ? current < 0 : pairs.gained(is) <= 0 || pairs.gained(was) < 0) continue
    const share = pairs.alike(old, next)
    if (!equal && Math.max(was.weight, is.weight) > 3 * Math.min(was.weight, is.weight)) continue
    if (share < RESEMBLES) continue
    const fits = context(pairs, old, next) - (1 - share)
    const others = current >= 0 ? [current] : equalPlaces(pairs, old)
    const best = Math.max(-1, ...others.map((other) => context(pairs, old, other)))
    if ((equal || share >= SIMILAR) && fits > best + MARGIN) moves.push({ old, next, by: fits - best })
    else if (current < 0 && fits > best - MARGIN) doubtful.add(old)
  }
  const [oldDone, newDone] = [new Set<number>(), new Set<number>()]
  for (const { old, next } of moves.sort((a, b) => b.by - a.by)) {
    if (oldDone.has(old) || newDone.has(next)) continue
    oldDone.add(old)
    newDone.add(next)
    pairs.repair(old, next)
  }
  return doubtful
}

/** Old sentences with the unpaired new ones that stand about where they stood. */
function* nearby({ old, next, newTaken }: Pairs, placed: Int32Array): Generator<[number, number]> {
  const from = new Int32Array(next.length).fill(-1)
  placed.forEach((to, at) => to >= 0 && (from[to] = at))
  const seen = new Set<number>()
  for (const step of [1, -1]) {
    // The old place of the last paired sentence, and how many unpaired ones follow it.
    let [last, gap] = [step > 0 ? -1 : old.length, 0]
    for (let j = step > 0 ? 0 : next.length - 1; j >= 0 && j < next.length; j += step) {
      if (newTaken[j]) {
        ;[last, gap] = [from[j]! >= 0 ? from[j]! : last, 0]
        continue
      }
      gap += 1
      for (let far = 1; far <= gap + NEAR; far += 1) {
        const i = last + step * far
        if (i < 0 || i >= old.length) break
        const pair = i * next.length + j
        if (!seen.has(pair)) yield [i, j]
        seen.add(pair)
      }
      if (gap > 40) break
    }
  }
}

function equalPlaces({ old, next, newTaken }: Pairs, at: number): number[] {
  const { key, owner } = old[at]!
  return next.flatMap((one, index) => (!newTaken[index] && one.key === key && one.owner === owner ? [index] : []))
}

/** How well the neighbours of two sentences agree: of the sentences and of the blocks before and after. */
function context(pairs: Pairs, i: number, j: number): number {
  const { old, next } = pairs
  let sum = old[i]!.section === next[j]!.section ? 0.5 : 0
  for (const step of [1, -1]) {
    for (let d = 1; d <= NEAR; d += 1) sum += nearest(pairs, i + step * d, j, step) / d
    const [a, b] = [edgeOf(old, i, step), edgeOf(next, j, step)]
    sum += 2 * nearest(pairs, a, b - step, step)
  }
  return sum
}

const inside = (segments: readonly Segment[], at: number) => at >= 0 && at < segments.length

/** The first sentence beyond the block of another one. */
function edgeOf(segments: readonly Segment[], at: number, step: number): number {
  let edge = at
  while (inside(segments, edge) && segments[edge]!.block === segments[at]!.block) edge += step
  return edge
}

/** How alike an old sentence is to one of the next few on one side of a new one. That a text ends there says nothing. */
function nearest(pairs: Pairs, i: number, j: number, step: number): number {
  const { old, next } = pairs
  let best = 0
  for (let e = 1; e <= NEAR; e += 1) {
    const at = j + step * e
    if (!inside(old, i) || !inside(next, at)) break
    const same = old[i]!.key === next[at]!.key
    best = Math.max(best, (same ? 1 : pairs.alike(i, at)) - 0.05 * (e - 1))
  }
  return best
}
