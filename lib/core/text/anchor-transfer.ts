import { mapText, type Mapped, type TextMap } from './anchor-map'
import type { AnchorText, Segment } from './anchor-blocks'
import { weightOf, type Token } from './anchor-words'
import type { Located, Span } from './anchor'

/** From this share of its words on, by weight, an edited quote is still the same quote. */
const KEPT = 0.5
/** A longer way than this between two words of a quote, beyond its own length, tears it apart. */
const MAX_GAP = 300
/** From so many words on, a quote that stands in one place only is told by its words alone. */
const ONLY_WORDS = 8
/** Up to so many words a quote is short. */
const SHORT_WORDS = 6
/** Of a long history so many versions are looked at between the first and the last. */
const MAX_STEPS = 20

const bare = (text: string) => text.replace(/\r\n?/g, '\n')

/**
 * Where a stretch of one version is in another.
 *
 * `exact`: the same occurrence of the same words, in a sentence that was not edited, in its old order. `moved`: its
 * sentence was edited, or it was carried elsewhere; the stretch covers what has become of it, in whole words.
 * `outdated`: more than half of it is gone, or it is not certain which of several equal places it is; start = end is
 * near where it stood.
 */
export class TextTransfer {
  private readonly map: TextMap

  constructor(
    private readonly before: AnchorText,
    private readonly after: AnchorText,
  ) {
    this.map = mapText(before, after)
  }

  find(span: Span): Located {
    return this.inItsSection(span, this.place(span))
  }

  /**
   * A sentence that stands under several headings keeps to its own, and the cell of a table to its row: where sections changed places, the one that stands where it stood
   * is another section's. It is where its heading is now, if that is certain.
   */
  private inItsSection({ start, end }: Span, found: Located): Located {
    if (found.state === 'outdated') return found
    const holds = (at: number) => (one: Segment) => one.start <= at && at < one.end
    const [was, is] = [this.map.old.find(holds(start)), this.map.new.find(holds(found.start))]
    if (!was || !is || was.section === is.section || end > was.end) return found
    const same = (all: readonly Segment[], section: string) =>
      all.filter((one) => one.key === was.key && one.section === section)
    // Its section is gone or renamed, or the place was nobody else's before: it was carried there.
    const isOthers = is.key === was.key && same(this.map.old, is.section).length > 0
    if (!isOthers) return found
    if (!this.map.new.some((one) => one.section === was.section)) return was.inRow ? gone(found.start) : found
    const [here, there] = [same(this.map.old, was.section), same(this.map.new, was.section)]
    const [own] = there
    const said = this.before.text.slice(was.start, was.end)
    if (here.length !== 1 || there.length !== 1 || !own || this.after.text.slice(own.start, own.end) !== said)
      return gone(found.start)
    const shift = own.start - was.start
    return { state: 'moved', start: start + shift, end: end + shift }
  }

  private place({ start, end }: Span): Located {
    const { words } = this.map
    const from = firstAt(words, start)
    let to = from
    while (to < words.length && words[to]!.token.start < end) to += 1
    const quoted = words.slice(from, to)
    const torn = this.kept(quoted)
    if (torn === null) return this.onlyPlace(quoted) ?? this.outdated(from)
    const whole = torn.length === quoted.length && torn.every((one, index) => one.to!.same && this.follows(torn, index))
    const [first, last] = [torn[0]!.to!.token, torn.at(-1)!.to!.token]
    if (whole) {
      const lead = Math.max(0, quoted[0]!.token.start - start)
      const tail = Math.max(0, end - quoted.at(-1)!.token.end)
      const place = { start: first.start - lead, end: last.end + tail }
      const said = this.before.text.slice(start, end)
      const same =
        bare(this.after.text.slice(place.start, place.end)) === bare(said) ||
        // A quote that began or ended inside a word covers the whole word.
        (said.length < place.end - place.start && this.after.text.slice(place.start, place.end).includes(said))
      const untouched = quoted.every((one) => this.map.unchanged[one.segment])
      if (same) return { state: untouched ? 'exact' : 'moved', ...place }
      return { state: 'moved', start: first.start, end: last.end }
    }
    return { state: 'moved', ...this.widened(quoted, torn) }
  }

  /**
   * A long quote that there is once before and once after is the same one, also where its sentence was cut in other
   * places: a sentence of many lines is compared in pieces, and new line breaks make other pieces.
   */
  private onlyPlace(quoted: readonly Mapped[]): Located | null {
    const sought = quoted.map((one) => one.token)
    if (sought.filter((token) => token.word).length < ONLY_WORDS) return null
    const owners = new Set(quoted.map((one) => this.map.old[one.segment]!.owner))
    const [owner] = owners
    if (owner === undefined || owners.size > 1) return null
    const [was, is] = [this.map.old, this.map.new].map((segments) => placesOf(sought, segments, owner))
    const [place] = is!
    return was!.length === 1 && is!.length === 1 && place ? { state: 'moved', ...place } : null
  }

  /** Whether a kept word follows the one before it directly, as it did. */
  private follows(kept: readonly Mapped[], index: number): boolean {
    const [one, previous] = [kept[index]!, kept[index - 1]]
    if (!previous) return true
    const between = this.after.text.slice(previous.to!.token.end, one.to!.token.start)
    return one.to!.token.start >= previous.to!.token.end && between.trim() === ''
  }

  /** The words that are still together, where they are more than half of the quote; null where they are not. */
  private kept(quoted: readonly Mapped[]): Mapped[] | null {
    const total = quoted.reduce((sum, one) => sum + weightOf(one.token), 0)
    const length = (quoted.at(-1)?.token.end ?? 0) - (quoted[0]?.token.start ?? 0)
    const clusters: Mapped[][] = []
    for (const one of quoted) {
      if (!one.to) continue
      const last = clusters.at(-1)?.at(-1)
      const apart =
        !last ||
        one.to.token.start < last.to!.token.end ||
        one.to.token.start - last.to!.token.end > MAX_GAP + length ||
        this.ownerOf(one) !== this.ownerOf(last)
      if (apart) clusters.push([one])
      else clusters.at(-1)!.push(one)
    }
    const weigh = (cluster: readonly Mapped[]) =>
      cluster.reduce((sum, one) => sum + weightOf(one.token) * (one.to!.same ? 1 : 0.75), 0)
    const best = clusters.reduce<Mapped[]>((most, one) => (weigh(one) > weigh(most) ? one : most), [])
    const meaningful = quoted.some((one) => one.token.word) ? best.some((one) => one.token.word) : best.length > 0
    if (!meaningful || weigh(best) < KEPT * total) return null
    return this.isFewOf(best, quoted) && !this.isFramed(best, quoted) ? null : best
  }

  /** Of a short quote hardly more than a word is left: that alone may stand in any clause. */
  private isFewOf(kept: readonly Mapped[], quoted: readonly Mapped[]): boolean {
    const [left, all] = [kept, quoted].map((some) => some.filter((one) => one.token.word).length)
    return all! > 1 && all! <= SHORT_WORDS && (left === 1 || left! < 0.6 * all!)
  }

  /** Whether only words of the quote were replaced: the words right before and after it in its sentence stand where they stood. */
  private isFramed(kept: readonly Mapped[], quoted: readonly Mapped[]): boolean {
    const { words } = this.map
    const at = firstAt(words, quoted[0]!.token.start)
    const [first, last] = [kept[0]!, kept.at(-1)!]
    const isBeside = (step: 1 | -1, from: number, edge: Mapped, lost: number) => {
      let index = from
      while (words[index]?.segment === edge.segment && !words[index]!.token.word) index += step
      const beside = words[index]
      const { token, segment } = edge.to!
      const sentence = this.map.new[segment]!
      const [a, b] =
        step < 0
          ? [beside?.segment === edge.segment ? beside.to?.token.end : sentence.start, token.start]
          : [token.end, beside?.segment === edge.segment ? beside.to?.token.start : sentence.end]
      return a !== undefined && b !== undefined && b >= a && b - a <= 1.5 * lost + 8
    }
    return (
      isBeside(-1, at - 1, first, first.token.start - quoted[0]!.token.start) &&
      isBeside(1, at + quoted.length, last, quoted.at(-1)!.token.end - last.token.end)
    )
  }

  private ownerOf(one: Mapped): string {
    return this.map.new[one.to!.segment]!.owner
  }

  /** What was put in place of words at the ends of a quote belongs to it, as far as it is no longer than they were. */
  private widened(quoted: readonly Mapped[], kept: readonly Mapped[]): Span {
    const { words } = this.map
    const [first, last] = [kept[0]!, kept.at(-1)!]
    let [start, end] = [first.to!.token.start, last.to!.token.end]
    const at = firstAt(words, quoted[0]!.token.start)
    const [before, after] = [words[at - 1], words[at + quoted.length]]
    const lead = first.token.start - quoted[0]!.token.start
    const tail = quoted.at(-1)!.token.end - last.token.end
    const { start: sentenceStart } = this.map.new[first.to!.segment]!
    const { end: sentenceEnd } = this.map.new[last.to!.segment]!
    const began =
      before?.segment === quoted[0]!.segment ? before.to && this.nextToken(before.to.token.end) : sentenceStart
    const ended =
      after?.segment === quoted.at(-1)!.segment ? after.to && this.previousToken(after.to.token.start) : sentenceEnd
    if (lead > 0 && began !== null && began >= sentenceStart && began < start && start - began <= 1.5 * lead + 8)
      start = began
    if (tail > 0 && ended !== null && ended <= sentenceEnd && ended > end && ended - end <= 1.5 * tail + 8) end = ended
    return { start, end }
  }

  private nextToken(at: number): number {
    const { text } = this.after
    let place = at
    while (place < text.length && /\s/.test(text[place]!)) place += 1
    return place
  }

  private previousToken(at: number): number {
    const { text } = this.after
    let place = at
    while (place > 0 && /\s/.test(text[place - 1]!)) place -= 1
    return place
  }

  /** Near where it stood: after the last word before it that is still there. */
  private outdated(at: number): Located {
    const { words } = this.map
    for (let index = Math.min(at, words.length) - 1; index >= 0; index -= 1) {
      const to = words[index]?.to
      if (to) return { state: 'outdated', start: to.token.end, end: to.token.end }
    }
    return { state: 'outdated', start: 0, end: 0 }
  }
}

/** Where these words stand one after the other, in the words of one owner. */
function placesOf(sought: readonly Token[], segments: readonly Segment[], owner: string): Span[] {
  const tokens = segments.flatMap((segment) => (segment.owner === owner ? segment.tokens : []))
  const [first] = sought
  return tokens.flatMap((token, at) => {
    if (token.norm !== first?.norm) return []
    const last = tokens[at + sought.length - 1]
    const isHere = last !== undefined && sought.every((one, index) => tokens[at + index]!.norm === one.norm)
    return isHere ? [{ start: token.start, end: last.end }] : []
  })
}

/** The first word that ends behind a place. */
function firstAt(words: readonly Mapped[], place: number): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]!.token.end <= place) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Where a stretch of the first of several versions is in the last one. It is looked for in the last one first, so it is
 * back where its text is back; what was carried or edited step by step is followed through the versions between.
 */
export class History {
  private readonly transfers = new Map<string, TextTransfer>()
  private readonly texts: readonly AnchorText[]

  /** @param texts oldest first, the current one last; at least one */
  constructor(texts: readonly AnchorText[]) {
    this.texts = texts
  }

  private between(from: number, to: number): TextTransfer {
    const key = `${from}:${to}`
    const known = this.transfers.get(key) ?? new TextTransfer(this.texts[from]!, this.texts[to]!)
    this.transfers.set(key, known)
    return known
  }

  /** @param made index of the version that the stretch is of */
  find(made: number, span: Span): Located {
    const last = this.texts.length - 1
    const direct = this.between(made, last).find(span)
    if (last - made < 2) return direct
    const way = this.followed(made, span)
    if (way.at < last) return direct.state !== 'outdated' && this.isTwin(direct, way) ? gone(direct.start) : direct
    // The way through the versions was never lost: it knows better than a comparison of two texts far apart.
    if (direct.state === 'exact' && overlaps(direct, way.place)) return direct
    const { text } = this.texts[last]!
    const said = this.texts[made]!.text.slice(span.start, span.end)
    return shareOfWords(said, text.slice(way.place.start, way.place.end)) >= KEPT / 2
      ? { state: 'moved', ...way.place }
      : gone(way.place.start)
  }

  private steps(made: number): number[] {
    const last = this.texts.length - 1
    const stride = Math.max(1, Math.ceil((last - made) / MAX_STEPS))
    const steps: number[] = []
    for (let at = made; at < last; at += stride) steps.push(at)
    return [...steps, last]
  }

  /** From version to version, up to the last one it is in. */
  private followed(made: number, span: Span): Way {
    const steps = this.steps(made)
    let way: Way = { at: made, place: span, steps }
    for (const [index, at] of steps.entries()) {
      const next = steps[index + 1]
      if (next === undefined) break
      const found = this.between(at, next).find(way.place)
      if (found.state === 'outdated') return way
      way = { at: next, place: { start: found.start, end: found.end }, steps }
    }
    return way
  }

  /**
   * Whether words found in the last version are others than those that went: they are where they were there already
   * when those went, or came in the same edit and nothing says that they are the same.
   */
  private isTwin(found: Span, lost: Way): boolean {
    let place: Span = found
    const back = lost.steps.filter((at) => at >= lost.at).reverse()
    for (const [index, at] of back.entries()) {
      const previous = back[index + 1]
      if (previous === undefined) break
      const there = this.between(at, previous).find(place)
      if (there.state === 'outdated') return previous === lost.at
      place = there
    }
    return !overlaps(place, lost.place)
  }
}

type Way = { at: number; place: Span; steps: readonly number[] }

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end
const gone = (at: number): Located => ({ state: 'outdated', start: at, end: at })

/** How much of what was said is still said, 0 … 1. */
function shareOfWords(was: string, is: string): number {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}_]+/gu) ?? []
  const left: string[] = words(is)
  const all = words(was)
  const kept = all.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return all.length === 0 ? 1 : kept.length / all.length
}

/**
 * Where words that were anchored in one version of a text are in the last one.
 * @param versions oldest first: the one the anchor was made on, those between, and the current one
 * @param anchor offsets of the first version
 */
export const transferAnchor = (versions: readonly AnchorText[], anchor: Span): Located =>
  new History(versions).find(0, anchor)
