/** What a person looks for, in the forms that PostgreSQL is asked in. */
export type Wanted = {
  /** For websearch_to_tsquery: words, "phrases", or, -not. */
  text: string
  /** For LIKE on titles, its own signs escaped: a word that is half typed. */
  part: string
  /** For word similarity: letters only, so that signs do not count as differences. */
  plain: string
  /** An RFC's own number. */
  number: number | null
  /** Asks for something not to be said: then a thread that does not say it proves nothing about the text. */
  negated: boolean
}

const bare = (words: string) => words.replaceAll('"', ' ').replace(/\s+/g, ' ').trim()

/** Reads the words of a filter; null where there is nothing to look for. */
export function readWords(words: string): Wanted | null {
  const text = words.trim()
  if (text === '') return null
  const number = /^(?:rfc[ -]?)?#?(\d{1,9})$/i.exec(text)?.[1]
  return {
    text,
    part: `%${(bare(text) || text).replace(/[\\%_]/g, '\\$&')}%`,
    plain: bare(text.replace(/[^\p{L}\p{N}\s]+/gu, ' ')),
    number: number === undefined ? null : Number(number),
    negated: /(^|\s)-\S/.test(text),
  }
}

/** Signs around a found word in a headline: from the private use area, taken out of every text first. */
export const hitStart = '\uE000'
export const hitEnd = '\uE001'

export type SnippetPart = { text: string; hit: boolean }

/**
 * A headline as pieces of plain text, those that were found marked: nothing of it is HTML. Marks of Markdown that mean nothing in
 * one line are left out. Empty for a headline without any found word.
 */
export function snippetParts(headline: string): SnippetPart[] {
  if (!headline.includes(hitStart)) return []
  const parts = headline.split(hitStart).flatMap((piece, index): SnippetPart[] => {
    if (index === 0) return [{ text: piece, hit: false }]
    const end = piece.indexOf(hitEnd)
    return end < 0 ? [{ text: piece, hit: false }] : [{ text: piece.slice(0, end), hit: true }, { text: piece.slice(end + 1), hit: false }]
  })
  const plain = parts.map(({ text, hit }) => ({ hit, text: text.replaceAll(hitEnd, '').replace(/[`*#|]+|(^|\s)[>=~-]{1,}(?=\s|$)/g, ' ').replace(/\s+/g, ' ') }))
  const first = plain[0]
  if (first) first.text = first.text.trimStart()
  return plain.filter(({ text }) => text !== '')
}
