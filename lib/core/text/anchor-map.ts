import { alignLists } from './anchor-align'
import { settleCopies } from './anchor-copies'
import { countsOf, likeness, type Counts } from './anchor-likeness'
import { segmentsOf, type AnchorText, type Segment } from './anchor-blocks'
import { isSameWordEdited, weightOf, type Token } from './anchor-words'
import { lineRuns } from './diff'

/** What a word of the old text has become. */
export type Fate = {
  token: Token
  /** In the same sentence, in other order, or with its letters changed. */
  same: boolean
  segment: number
}

/** A word of the old text, and where it is in the new one: null where it is gone. */
export type Mapped = { token: Token; segment: number; to: Fate | null }

/** Two versions of a text, word by word. */
export type TextMap = {
  old: readonly Segment[]
  new: readonly Segment[]
  /** All words of the old text in order. */
  words: readonly Mapped[]
  /** For each old sentence: whether it stands unchanged and in order, and it is certain that it is the same one. */
  unchanged: readonly boolean[]
}

/** A pair of equal sentences counts this much for each unit of their weight; similar ones less. */
const EQUAL = 10
/** Neighbours that stay neighbours: less than any sentence, enough to choose between equal ones. */
const NEIGHBOURS = 15
/** From this share of common words on, a sentence can be an edit of another one. */
const SIMILAR = 0.5
/** From this share on, it can be an edit of one that stood elsewhere. */
const SIMILAR_ELSEWHERE = 0.8
const RIVAL_MARGIN = 0.15
const WORDS_ELSEWHERE = 4
const WORDS_EDITED_ELSEWHERE = 8
/** A neighbour belongs to what was joined or split where it makes the two so much more alike. */
const JOINS = 0.02
const MAX_COMPARED = 2_000_000

/** Pairs of whole blocks that are equal and in order, where both directions of comparing agree. */
function equalBlocks(old: readonly string[], next: readonly string[]): Int32Array {
  const pairs = (a: readonly string[], b: readonly string[]) => {
    const map = new Int32Array(a.length).fill(-1)
    for (const run of lineRuns([...a], [...b]))
      if (run.kind === 'same')
        for (let k = 0; k < run.oldTo - run.oldFrom; k += 1) map[run.oldFrom + k] = run.newFrom + k
    return map
  }
  const forward = pairs(old, next)
  const backward = pairs([...old].reverse(), [...next].reverse())
  return forward.map((to, index) => {
    const mirrored = backward[old.length - 1 - index]!
    return to >= 0 && mirrored >= 0 && next.length - 1 - mirrored === to ? to : -1
  })
}

const byBlock = (segments: readonly Segment[]): Segment[][] => {
  const blocks: Segment[][] = []
  for (const segment of segments) {
    const last = blocks.at(-1)
    if (last?.[0]?.block === segment.block) last.push(segment)
    else blocks.push([segment])
  }
  return blocks
}

type Pair = { old: number; new: number; certain: boolean; carried: boolean }

/** What a sentence says, and whose it is. */
const idOf = (segment: Segment) => `${segment.owner}\0${segment.key}`

const idCounts = (segments: readonly Segment[]) => {
  const counts = new Map<string, number>()
  for (const one of segments) counts.set(idOf(one), (counts.get(idOf(one)) ?? 0) + 1)
  return counts
}

class Pairing {
  readonly pairs: Pair[] = []
  readonly oldTaken: Uint8Array
  readonly newTaken: Uint8Array
  readonly oldCounts: Counts[]
  readonly newCounts: Counts[]
  readonly oldIds: ReadonlyMap<string, number>
  readonly newIds: ReadonlyMap<string, number>

  constructor(
    readonly old: readonly Segment[],
    readonly next: readonly Segment[],
  ) {
    this.oldTaken = new Uint8Array(old.length)
    this.newTaken = new Uint8Array(next.length)
    this.oldCounts = old.map((one) => countsOf(one.tokens))
    this.newCounts = next.map((one) => countsOf(one.tokens))
    this.oldIds = idCounts(old)
    this.newIds = idCounts(next)
  }

  /** How many more of a sentence there are than before. */
  gained(segment: Segment): number {
    const id = idOf(segment)
    return (this.newIds.get(id) ?? 0) - (this.oldIds.get(id) ?? 0)
  }

  add(old: number, next: number, certain: boolean, carried: boolean): void {
    this.pairs.push({ old, new: next, certain, carried })
    this.oldTaken[old] = 1
    this.newTaken[next] = 1
  }

  /** The new sentence of each old one. */
  places(): Int32Array {
    const places = new Int32Array(this.old.length).fill(-1)
    for (const pair of this.pairs) places[pair.old] = pair.new
    return places
  }

  alike(old: number, next: number): number {
    return likeness(this.oldCounts[old]!, this.newCounts[next]!)
  }

  /** Pairs an old sentence with another new one than before. */
  repair(old: number, next: number): void {
    const at = this.pairs.findIndex((pair) => pair.old === old)
    const [before] = at < 0 ? [] : this.pairs.splice(at, 1)
    if (before) this.newTaken[before.new] = 0
    this.add(old, next, true, false)
  }

  /** Whether a new block is a copy of an old one: another sentence of it stands in both, and the old one is still at its place. */
  isInCopy(old: number, next: number): boolean {
    const ids = new Set<string>()
    for (const step of [1, -1])
      for (let j = next + step; this.next[j]?.block === this.next[next]!.block; j += step)
        if (!this.newTaken[j]) ids.add(idOf(this.next[j]!))
    for (const step of [1, -1])
      for (let i = old + step; this.old[i]?.block === this.old[old]!.block; i += step)
        if (this.oldTaken[i] && ids.has(idOf(this.old[i]!))) return true
    return false
  }

  /** Whether a sentence became one with a neighbour that was edited. */
  isJoined(at: number, places: Int32Array): boolean {
    return [at - 1, at + 1].some((beside) => {
      const to = places[beside] ?? -1
      if (to < 0 || this.old[beside]!.owner !== this.old[at]!.owner) return false
      if (this.old[beside]!.key === this.next[to]!.key) return false
      const both = countsOf([...this.old[beside]!.tokens, ...this.old[at]!.tokens])
      return likeness(both, this.newCounts[to]!) > this.alike(beside, to) + JOINS
    })
  }

  score(i: number, j: number): number {
    const [a, b] = [this.old[i]!, this.next[j]!]
    if (a.owner !== b.owner) return 0
    if (a.key === b.key) return EQUAL * a.weight + EQUAL
    // A sentence that is there as often as before was not edited into another one, nor another one into it.
    if (this.gained(a) >= 0 || this.gained(b) <= 0) return 0
    if (Math.max(a.weight, b.weight) > 3 * Math.min(a.weight, b.weight)) return 0
    const share = likeness(this.oldCounts[i]!, this.newCounts[j]!)
    return share >= SIMILAR ? Math.round((EQUAL - 2) * share * Math.min(a.weight, b.weight)) : 0
  }

  /** Sentences of one changed stretch, in order. */
  alignStretch(oldFrom: number, oldTo: number, newFrom: number, newTo: number): void {
    const [n, m] = [oldTo - oldFrom, newTo - newFrom]
    if (n === 0 || m === 0) return
    const found = alignLists(n, m, (i, j) => this.score(oldFrom + i, newFrom + j), NEIGHBOURS)
    if (found) {
      for (let i = 0; i < n; i += 1) {
        const j = found.map[i]!
        if (j < 0) continue
        // Fewer equal sentences than before: one of them is gone, and nothing says which.
        const key = this.old[oldFrom + i]!.key
        const sure = found.ambiguous[i] === 0
        if (!sure && this.countOf(this.old, oldFrom, oldTo, key) > this.countOf(this.next, newFrom, newTo, key))
          continue
        this.add(oldFrom + i, newFrom + j, sure, false)
      }
      return
    }
    const keys = (segments: readonly Segment[]) => segments.map(idOf)
    const map = equalBlocks(keys(this.old.slice(oldFrom, oldTo)), keys(this.next.slice(newFrom, newTo)))
    map.forEach((j, i) => j >= 0 && this.add(oldFrom + i, newFrom + j, true, false))
  }

  private countOf(segments: readonly Segment[], from: number, to: number, key: string): number {
    let count = 0
    for (let at = from; at < to; at += 1) if (segments[at]!.key === key) count += 1
    return count
  }
}

/** Blocks and sentences that are gone here and have come elsewhere; not those that may have been edited here. */
function pairCarried(pairing: Pairing, edited: ReadonlySet<number>): void {
  const { old, next, oldIds, newIds } = pairing
  const free = (segments: readonly Segment[], taken: Uint8Array) => {
    const found = new Map<string, number[]>()
    segments.forEach((one, at) => {
      if (!taken[at]) found.set(idOf(one), [...(found.get(idOf(one)) ?? []), at])
    })
    return found
  }
  const freeNew = free(next, pairing.newTaken)
  const places = pairing.places()
  // A long sentence that there is once before and once after.
  for (const [at, segment] of old.entries()) {
    if (pairing.oldTaken[at] || edited.has(at) || segment.words < WORDS_ELSEWHERE) continue
    const there = freeNew.get(idOf(segment))
    if (there?.length !== 1 || oldIds.get(idOf(segment)) !== 1 || newIds.get(idOf(segment)) !== 1) continue
    if (!pairing.isInCopy(at, there[0]!) && !pairing.isJoined(at, places)) pairing.add(at, there[0]!, true, true)
  }
  growCarried(pairing)
  pairEditedElsewhere(pairing)
}

/** What stood next to a carried sentence in its block went with it, however short it is. */
function growCarried(pairing: Pairing): void {
  const { old, next } = pairing
  for (const step of [1, -1] as const)
    for (const pair of pairing.pairs.filter((one) => one.carried)) {
      let [i, j] = [pair.old + step, pair.new + step]
      const follows = () => {
        const [a, b] = [old[i], next[j]]
        return (
          a !== undefined &&
          b !== undefined &&
          !pairing.oldTaken[i] &&
          !pairing.newTaken[j] &&
          a.owner === b.owner &&
          (a.key === b.key || likeness(pairing.oldCounts[i]!, pairing.newCounts[j]!) >= SIMILAR)
        )
      }
      while (follows()) {
        pairing.add(i, j, true, true)
        ;[i, j] = [i + step, j + step]
      }
    }
}

/** A long sentence that was carried and edited: the best of all sentences by far, from both sides. */
function pairEditedElsewhere(pairing: Pairing): void {
  const { old, next, oldCounts, newCounts } = pairing
  const open = old.flatMap((one, at) => (!pairing.oldTaken[at] && one.words >= WORDS_EDITED_ELSEWHERE ? [at] : []))
  if (open.length * (next.length + old.length) > MAX_COMPARED) return
  const best = (of: Counts, among: readonly Counts[], except: number) => {
    let [first, second, at] = [0, 0, -1]
    among.forEach((counts, index) => {
      if (index === except) return
      const share = likeness(of, counts)
      if (share > first) [second, first, at] = [first, share, index]
      else if (share > second) second = share
    })
    return { at, share: first, margin: first - second }
  }
  for (const i of open) {
    const there = best(oldCounts[i]!, newCounts, -1)
    if (there.at < 0 || pairing.newTaken[there.at] || next[there.at]!.owner !== old[i]!.owner) continue
    if (there.share < SIMILAR_ELSEWHERE || there.margin < RIVAL_MARGIN) continue
    const back = best(newCounts[there.at]!, oldCounts, -1)
    if (back.at === i && back.margin >= RIVAL_MARGIN) pairing.add(i, there.at, true, true)
  }
}

/** Sentences that became one, or one that became several: neighbours join a pair where that makes it more alike. */
function groupsOf(pairing: Pairing): { olds: number[]; news: number[]; pair: Pair }[] {
  const { old, next, oldTaken, newTaken } = pairing
  const countsFor = (segments: readonly Segment[], list: readonly number[]) =>
    countsOf(list.flatMap((at) => segments[at]!.tokens))
  return pairing.pairs.map((pair) => {
    let [olds, news] = [[pair.old], [pair.new]]
    if (old[pair.old]!.key === next[pair.new]!.key) return { olds, news, pair }
    let share = likeness(countsFor(old, olds), countsFor(next, news))
    const grow = (list: number[], at: number, taken: Uint8Array, segments: readonly Segment[], side: 'old' | 'new') => {
      const one = segments[at]
      if (!one || taken[at] || one.owner !== old[pair.old]!.owner) return list
      const wider = at < list[0]! ? [at, ...list] : [...list, at]
      const [a, b] = side === 'old' ? [wider, news] : [olds, wider]
      const better = likeness(countsFor(old, a), countsFor(next, b))
      if (better <= share + JOINS) return list
      taken[at] = 1
      share = better
      return wider
    }
    for (let round = 0; round < 3; round += 1) {
      news = grow(news, news.at(-1)! + 1, newTaken, next, 'new')
      news = grow(news, news[0]! - 1, newTaken, next, 'new')
      olds = grow(olds, olds.at(-1)! + 1, oldTaken, old, 'old')
      olds = grow(olds, olds[0]! - 1, oldTaken, old, 'old')
    }
    return { olds, news, pair }
  })
}

/** Compares two versions of a text. Costs about as much as reading them, and more where much of them was rewritten. */
export function mapText(before: AnchorText, after: AnchorText): TextMap {
  const old = segmentsOf(before).segments
  const next = segmentsOf(after).segments
  const [oldBlocks, newBlocks] = [byBlock(old), byBlock(next)]
  const keyOf = (block: readonly Segment[]) => `${block[0]!.owner}\0${block.map((one) => one.key).join('\n')}`
  const pairing = new Pairing(old, next)
  const equal = equalBlocks(oldBlocks.map(keyOf), newBlocks.map(keyOf))
  const starts = (blocks: readonly Segment[][]) => {
    let at = 0
    return [
      ...blocks.map((block) => (at += block.length) - block.length),
      blocks.reduce((sum, one) => sum + one.length, 0),
    ]
  }
  const [oldStart, newStart] = [starts(oldBlocks), starts(newBlocks)]
  let [oldDone, newDone] = [0, 0]
  for (let block = 0; block <= oldBlocks.length; block += 1) {
    const to = block === oldBlocks.length ? newBlocks.length : equal[block]!
    if (to < 0) continue
    pairing.alignStretch(oldStart[oldDone]!, oldStart[block]!, newStart[newDone]!, newStart[to]!)
    oldBlocks[block]?.forEach((_, index) => pairing.add(oldStart[block]! + index, newStart[to]! + index, true, false))
    ;[oldDone, newDone] = [block + 1, to + 1]
  }
  pairCarried(pairing, settleCopies(pairing))
  return wordsOf(old, next, pairing)
}

function wordsOf(old: readonly Segment[], next: readonly Segment[], pairing: Pairing): TextMap {
  const fates = new Map<Token, Fate>()
  const unchanged = old.map(() => false)
  for (const { olds, news, pair } of groupsOf(pairing)) {
    const whole = olds.length === 1 && news.length === 1 && old[pair.old]!.key === next[pair.new]!.key
    if (whole) {
      unchanged[pair.old] = pair.certain && !pair.carried
      old[pair.old]!.tokens.forEach((token, index) =>
        fates.set(token, { token: next[pair.new]!.tokens[index]!, same: true, segment: pair.new }),
      )
    } else
      mapWords(
        olds.map((at) => old[at]!),
        news,
        next,
        fates,
      )
  }
  const words = old.flatMap((segment, index) =>
    segment.tokens.map((token) => ({ token, segment: index, to: fates.get(token) ?? null })),
  )
  return { old, new: next, words, unchanged }
}

/** The words of an edited sentence. */
function mapWords(
  olds: readonly Segment[],
  news: readonly number[],
  next: readonly Segment[],
  fates: Map<Token, Fate>,
): void {
  const from = olds.flatMap((segment) => segment.tokens)
  const to = news.flatMap((at) => next[at]!.tokens.map((token) => ({ token, segment: at })))
  const score = (i: number, j: number) => {
    const [a, b] = [from[i]!, to[j]!.token]
    if (a.norm === b.norm) return 2 * weightOf(a)
    return a.word && b.word && isSameWordEdited(a.norm, b.norm) ? weightOf(a) : 0
  }
  const found = alignLists(from.length, to.length, score, 3)
  if (!found) return
  const count = (tokens: readonly Token[], norm: string) => tokens.filter((token) => token.norm === norm).length
  from.forEach((token, i) => {
    const j = found.map[i]!
    if (j < 0) return
    const { token: other, segment } = to[j]!
    // Of equal words one is gone, and nothing says which.
    if (
      found.ambiguous[i] &&
      token.word &&
      count(from, token.norm) >
        count(
          to.map((one) => one.token),
          token.norm,
        )
    )
      return
    fates.set(token, { token: other, same: token.norm === other.norm, segment })
  })
}
