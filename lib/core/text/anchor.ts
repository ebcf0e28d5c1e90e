import { looseMatches } from './anchor-loose'
import { isInsideWord, wholeWords } from './anchor-words'

/** A stretch of a text in UTF-16 offsets, as in `String.slice`. */
export type Span = { start: number; end: number }

/**
 * What words were anchored on: the words themselves, a little of what stands around them, and where they stand in the
 * version they were anchored in. With that version, `transferAnchor` finds them in later ones.
 */
export type Anchor = { quote: string; prefix?: string; suffix?: string; offset?: number }

/**
 * Where an anchor is in a text. `exact`: its words stand there unchanged, and it is certain which ones they are.
 * `moved`: they were edited, carried elsewhere, or stand there with other spacing or mark-up.
 * `outdated`: the words are gone; start = end is the place nearest to where they stood.
 */
export type Located = { state: 'exact' | 'moved' | 'outdated' } & Span

/** Characters of context kept on either side: enough to tell a repeated sentence from its twins. */
export const CONTEXT = 48

/**
 * The anchor of `text.slice(start, end)`.
 * @throws RangeError when that is empty or outside the text
 */
export function makeAnchor(text: string, start: number, end: number): Required<Anchor> {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) {
    throw new RangeError(`No text between ${start} and ${end}`)
  }
  return {
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
    offset: start,
  }
}

/**
 * Finds quoted words in the text they were quoted from: by the words first, by what surrounds them where they repeat,
 * by distance where that is not enough. Words count only as whole words; a quote that begins inside one is widened.
 * For later versions of the text use `transferAnchor`: a quote alone cannot tell a sentence from its twin.
 */
export function locate(text: string, anchor: Anchor): Located {
  if (anchor.quote === '') return outdated(text, anchor)
  const all = occurrences(text, anchor.quote)
  const whole = all.filter((at) => !isInsideWord(text, at) && !isInsideWord(text, at + anchor.quote.length))
  if (whole.length > 0) return choose(text, anchor, whole)
  if (all.length > 0) {
    const place = choose(text, anchor, all)
    return { state: 'moved', ...wholeWords(text, place.start, place.end) }
  }
  const [first, ...others] = looseMatches(text, anchor.quote)
  if (!first) return outdated(text, anchor)
  const place = anchor.offset ?? 0
  const nearest = others.reduce(
    (best, span) => (distance(span.start, place) < distance(best.start, place) ? span : best),
    first,
  )
  return { state: 'moved', ...wholeWords(text, nearest.start, nearest.end) }
}

function choose(text: string, anchor: Anchor, starts: number[]): Located {
  const length = anchor.quote.length
  const candidates = starts
    .map((start) => ({
      start,
      before: commonEnd(text, start, anchor.prefix ?? ''),
      after: commonStart(text, start + length, anchor.suffix ?? ''),
      far: anchor.offset === undefined ? start : distance(start, anchor.offset),
    }))
    .sort((a, b) => b.before + b.after - (a.before + a.after) || a.far - b.far)
  const [best, second] = candidates
  if (!best) return outdated(text, anchor)
  const clear = !second || best.before + best.after > second.before + second.after
  const framed =
    (anchor.prefix && best.before === anchor.prefix.length) || (anchor.suffix && best.after === anchor.suffix.length)
  const certain = !second || (clear && framed) || (framed && best.far === 0 && anchor.offset !== undefined)
  return { state: certain ? 'exact' : 'moved', start: best.start, end: best.start + length }
}

/** The words are gone: stand after what stood before them, else before what stood after, else where they were. */
function outdated(text: string, { prefix, suffix, offset = 0 }: Anchor): Located {
  const place = Math.min(Math.max(0, offset), text.length)
  const after = nearestOf(prefix ? occurrences(text, prefix).map((start) => start + prefix.length) : [], place)
  const before = nearestOf(suffix ? occurrences(text, suffix) : [], place)
  const at = after ?? before ?? place
  return { state: 'outdated', start: at, end: at }
}

const MAX_OCCURRENCES = 10_000

function occurrences(text: string, words: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(words); at !== -1 && found.length < MAX_OCCURRENCES; at = text.indexOf(words, at + 1))
    found.push(at)
  return found
}

function nearestOf(places: number[], to: number): number | undefined {
  return places.reduce<number | undefined>(
    (best, place) => (best === undefined || distance(place, to) < distance(best, to) ? place : best),
    undefined,
  )
}

function commonEnd(text: string, end: number, prefix: string): number {
  let length = 0
  while (length < prefix.length && length < end && text[end - 1 - length] === prefix[prefix.length - 1 - length])
    length++
  return length
}

function commonStart(text: string, start: number, suffix: string): number {
  let length = 0
  while (length < suffix.length && text[start + length] === suffix[length]) length++
  return length
}

function distance(a: number, b: number): number {
  return Math.abs(a - b)
}
