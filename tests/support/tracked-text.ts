import type { AnchorText, Block } from '@/lib/core/text/anchor-blocks'
import { isInsideWord } from '@/lib/core/text/anchor-words'
import type { Located, Span } from '@/lib/core/text/anchor'

/** A text whose characters remember where they come from: their offset in the first version, or -1 where typed later. */
export class Tracked {
  constructor(
    readonly text: string,
    readonly from: readonly number[],
  ) {}

  static of(text: string): Tracked {
    return new Tracked(
      text,
      Array.from({ length: text.length }, (_, at) => at),
    )
  }

  slice(start: number, end = this.text.length): Tracked {
    return new Tracked(this.text.slice(start, end), this.from.slice(start, end))
  }

  static join(...parts: (Tracked | string)[]): Tracked {
    const all = parts.map((part) =>
      typeof part === 'string' ? new Tracked(part, new Array<number>(part.length).fill(-1)) : part,
    )
    return new Tracked(
      all.map((one) => one.text).join(''),
      all.flatMap((one) => one.from),
    )
  }

  replace(start: number, end: number, by: string | Tracked): Tracked {
    return Tracked.join(this.slice(0, start), by, this.slice(end))
  }

  insert(at: number, what: string): Tracked {
    return this.replace(at, at, what)
  }

  remove(start: number, end: number): Tracked {
    return this.replace(start, end, '')
  }

  /** Cuts a stretch out and puts it in before `to`, which counts in the text as it is. */
  move(start: number, end: number, to: number): Tracked {
    const cut = this.slice(start, end)
    return to <= start
      ? Tracked.join(this.slice(0, to), cut, this.slice(to, start), this.slice(end))
      : Tracked.join(this.slice(0, start), this.slice(end, to), cut, this.slice(to))
  }
}

/** The text with one block a turn, owned by who speaks it: "Ana: …", up to the next one. */
export const turnsOf = (text: string): AnchorText => {
  const labels = [...text.matchAll(/^(\p{L}+): /gmu)]
  const blocks: Block[] = labels.map((match, index) => ({
    start: match.index + match[0].length,
    end: labels[index + 1]?.index ?? text.length,
    owner: match[1]!,
  }))
  return { text, blocks }
}

export type Verdict = {
  /** Shows words that are not the quoted ones, says exact where they were changed or carried, or cuts a word: none may be. */
  wrong: string | null
  state: Located['state']
  /** A person who compares the two texts would keep it. */
  keepable: boolean
  kept: boolean
}

const LETTER = /[\p{L}\p{N}]/u

/**
 * The rules by which a place is judged, written before the code that finds it:
 *
 * 1. What is shown has to be the quoted words: of the letters shown that were in the first version, at least three in
 *    five come from the quote, and at least one does. Letters typed since are allowed only between and next to them.
 * 2. `exact` shows all letters of the quote, each one of them, together, in their order, and no others.
 * 3. No place starts or ends inside a word.
 * 4. A person keeps a comment when at least three in five letters of the quote are left, near each other.
 * 5. Of a paragraph and its copy side by side nothing says which was there first: either is accepted as `moved`.
 * 6. Where fewer than one in three are left, no place at all may be shown as `exact`, and none is expected.
 */
export function judge(before: string, quote: Span, after: Tracked, found: Located): Verdict {
  const isQuoted = (at: number) => at >= quote.start && at < quote.end
  const letters = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => from + index).filter((at) => LETTER.test(after.text[at] ?? ''))
  const survivors = letters(0, after.text.length).filter((at) => isQuoted(after.from[at]!))
  const quoteLetters = [...before.slice(quote.start, quote.end)].filter((char) => LETTER.test(char)).length
  const share = quoteLetters === 0 ? 0 : survivors.length / quoteLetters
  const spread = survivors.length ? survivors.at(-1)! - survivors[0]! : 0
  const keepable = share >= 0.6 && spread <= 2 * (quote.end - quote.start) + 80
  const kept = found.state !== 'outdated'
  return { wrong: kept ? objection() : null, state: found.state, keepable, kept }

  function isCopyBeside(start: number): boolean {
    const paragraphs = after.text.split(/(?:\r?\n){2,}/)
    let at = 0
    const starts = paragraphs.map((one) => (at = after.text.indexOf(one, at)) + 0 * (at += one.length))
    const indexOf = (place: number) => starts.findLastIndex((from) => from <= place)
    const [a, b] = [indexOf(start), survivors.length ? indexOf(survivors[0]!) : -9]
    const between = paragraphs.slice(Math.min(a, b), Math.max(a, b) + 1)
    return b >= 0 && a !== b && between.every((one) => one.trim() === paragraphs[a]!.trim())
  }

  function objection(): string | null {
    const { start, end, state } = found
    const shown = after.text.slice(start, end)
    if (start >= end || end > after.text.length) return 'an empty place'
    if (isInsideWord(after.text, start) || isInsideWord(after.text, end)) return `cuts a word: "${shown}"`
    const original = letters(start, end).filter((at) => after.from[at]! >= 0)
    const ours = original.filter((at) => isQuoted(after.from[at]!))
    if (ours.length === 0 && state === 'moved' && isCopyBeside(start)) return null
    if (ours.length === 0) return `other words: "${shown}"`
    if (ours.length < 0.6 * original.length) return `mostly other words: "${shown}"`
    if (state !== 'exact') return null
    if (letters(start, end).length !== quoteLetters || ours.length !== quoteLetters)
      return `exact, and shows "${shown}"`
    const inOrder = ours.every((at, index) => index === 0 || after.from[at]! > after.from[ours[index - 1]!]!)
    return inOrder ? null : 'exact, and its words changed places'
  }
}
