import { locate, type Anchor } from '@/lib/core/text/anchor'

export type Applied = { ok: true; body: string } | { ok: false; why: string }

const placesOf = (text: string, words: string): number[] => {
  const found: number[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) found.push(at)
  return found
}

const spaced = (words: string): string => words.replace(/\s+/g, ' ')

/**
 * The source with the quoted words replaced. A comment stands on words as they are read; where the source has them as often as the text,
 * the same one of them is meant. Words that the source writes differently (mark-up inside them) are left to a person.
 * @param place where the words stand in the rendered text
 */
export const applySuggestion = (
  source: string,
  rendered: string,
  anchor: Anchor,
  place: number | null,
  suggestion: string,
): Applied => {
  // The place follows an edit of its words; then the same words elsewhere in the text are others.
  if (place !== null && spaced(rendered.slice(place, place + anchor.quote.length)) !== spaced(anchor.quote))
    return { ok: false, why: 'These words were changed since. Edit the text by hand.' }
  const typed = placesOf(source, anchor.quote)
  if (typed.length === 0)
    return { ok: false, why: 'These words are written with mark-up in the source. Edit the text by hand.' }
  const at = typed.length === 1 ? typed[0] : chosen(source, rendered, anchor, place, typed)
  if (at === undefined)
    return {
      ok: false,
      why: 'These words stand there more than once, and it is not certain which are meant. Edit the text by hand.',
    }
  const body = source.slice(0, at) + suggestion + source.slice(at + anchor.quote.length)
  return body === source ? { ok: false, why: 'The text already says so.' } : { ok: true, body }
}

const chosen = (
  source: string,
  rendered: string,
  anchor: Anchor,
  place: number | null,
  typed: readonly number[],
): number | undefined => {
  const read = placesOf(rendered, anchor.quote)
  const index = place === null ? -1 : read.indexOf(place)
  if (index >= 0 && read.length === typed.length) return typed[index]
  const found = locate(source, {
    quote: anchor.quote,
    ...(anchor.prefix && { prefix: anchor.prefix }),
    ...(anchor.suffix && { suffix: anchor.suffix }),
  })
  return found.state === 'exact' ? found.start : undefined
}
