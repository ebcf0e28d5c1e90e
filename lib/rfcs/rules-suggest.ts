import type { Anchor } from '@/lib/core/text/anchor'

export type Applied = { ok: true; body: string } | { ok: false; why: string }

/** More places than this are not tried one by one. */
const MAX_PLACES = 60
/** A word that no text has: it stands for the words that would go, to see where they are read. */
const MARK = 'qzxmarkxzq'

const placesOf = (text: string, words: string): number[] => {
  const found: number[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) found.push(at)
  return found
}

const spaced = (words: string): string => words.replace(/\s+/g, ' ').trim()
const withWords = (text: string, at: number, quote: string, words: string): string =>
  text.slice(0, at) + words + text.slice(at + quote.length)

/**
 * The source with the quoted words replaced. A comment stands on words as they are read; the same words may stand in the source where
 * they are not read (an address, a remark), and be read where the source writes them with mark-up. So each place in the source is tried:
 * the one is meant whose change is read at the place of the comment, and nowhere else.
 * @param render the text as it is read
 * @param place where the words stand in the rendered text
 */
export const applySuggestion = (
  source: string,
  render: (source: string) => string,
  anchor: Anchor,
  place: number | null,
  suggestion: string,
): Applied => {
  const { quote } = anchor
  const rendered = render(source)
  // The place follows an edit of its words; then the same words elsewhere in the text are others.
  if (place !== null && spaced(rendered.slice(place, place + quote.length)) !== spaced(quote))
    return { ok: false, why: 'These words were changed since. Edit the text by hand.' }
  const typed = placesOf(source, quote)
  const read = place === null ? placesOf(rendered, quote) : [place]
  const [meant] = read
  if (typed.length === 0)
    return { ok: false, why: 'These words are written with mark-up in the source. Edit the text by hand.' }
  const expected = meant === undefined || read.length > 1 ? null : spaced(withWords(rendered, meant, quote, MARK))
  // Words that are read nowhere, like an address, were quoted from the source.
  const isSource = place === null && read.length === 0 && typed.length === 1
  const right = isSource
    ? typed
    : expected === null || typed.length > MAX_PLACES
      ? []
      : typed.filter((at) => spaced(render(withWords(source, at, quote, MARK))) === expected)
  const [at] = right
  if (at === undefined || right.length > 1)
    return {
      ok: false,
      why: 'It is not certain which of these words in the source are meant. Edit the text by hand.',
    }
  const body = withWords(source, at, quote, suggestion)
  return body === source ? { ok: false, why: 'The text already says so.' } : { ok: true, body }
}
