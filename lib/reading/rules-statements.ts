/** A range of a text, in places of UTF-16, without the blanks around it. */
export interface Part {
  from: number
  to: number
}

/** A text of fewer words is one statement: two sentences of an answer are mostly about the same. */
const LONG = 24
/** A sentence of fewer words says nothing without the one before. */
const LEAST = 4
/** The most statements of a text: those of a longer one are several sentences each. */
const MOST = 24

/** Words, two characters of scripts without spaces counting as one. */
const WORDS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{1,2}|[^\s\p{P}\p{S}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+/gu
const wordsIn = (text: string): number => text.match(WORDS)?.length ?? 0

/** By the rules of Unicode (UAX 29), which ask for no language. */
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** A dot that ends a short form and no sentence, which the rules of Unicode cannot know: "Ask Dr. Lee", "ca. 3 Std. pro Tag". */
const SHORT_FORM =
  /(?:^|[\s("“„])(?:dr|mr|mrs|ms|prof|vs|fig|approx|incl|dept|e\. ?g|i\. ?e|cf|ca|bzw|ggf|evtl|inkl|u\. ?a|z\. ?b|d\. ?h|vgl|env|aprox)\.\s*$/iu

/**
 * The statements of a text: its sentences, short ones with the one before. A text that is not long is one statement.
 * @returns null for a text that is one statement
 */
export function partsOf(text: string): Part[] | null {
  if (wordsIn(text) < LONG) return null
  const found: (Part & { words: number })[] = []
  for (const { index, segment } of sentences.segment(text)) {
    const words = wordsIn(segment)
    const last = found.at(-1)
    const to = index + segment.trimEnd().length
    if (
      last &&
      (words < LEAST || last.words < LEAST || SHORT_FORM.test(text.slice(Math.max(last.from, index - 12), index)))
    ) {
      last.to = Math.max(last.to, to)
      last.words += words
    } else if (words > 0) found.push({ from: index + segment.length - segment.trimStart().length, to, words })
  }
  const each = Math.ceil(found.length / MOST)
  const parts = found.flatMap(({ from }, at) => {
    if (at % each !== 0) return []
    return [{ from, to: found[Math.min(at + each, found.length) - 1]!.to }]
  })
  return parts.length > 1 ? parts : null
}

/** Whether two ranges of one text share a place; null is all of it. */
export const isShared = (a: Part | null | undefined, b: Part | null | undefined): boolean =>
  !a || !b || (a.from < b.to && b.from < a.to)

/** Each once, where it weighs most. */
export function heaviest<T extends { id: string; weight: number }>(members: readonly T[]): T[] {
  const best = new Map<string, T>()
  for (const one of members) if (!((best.get(one.id)?.weight ?? -Infinity) >= one.weight)) best.set(one.id, one)
  return [...best.values()]
}
