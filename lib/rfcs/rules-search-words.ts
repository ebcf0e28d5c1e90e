import { firstWords } from '@/lib/core/search-words'

/** What a person looks for, in the forms that PostgreSQL is asked in. */
export type Wanted = {
  /** For search_query: words, "phrases", or, -not. */
  text: string
  /** For LIKE on titles, its own signs escaped: a word that is half typed. */
  part: string
  /** For word similarity: letters only, so that signs do not count as differences. */
  plain: string
  /** An RFC's own number. */
  number: number | null
  /** The number of an imported RFC at its source, and the word in front of it: "PEP 748", "SE-0513". */
  source: { name: string; number: string } | null
  /** Asks for something not to be said: then a thread that does not say it proves nothing about the text. */
  negated: boolean
}

const bare = (words: string) => words.replaceAll('"', ' ').replace(/\s+/g, ' ').trim()

const sourceIn = (text: string): Wanted['source'] => {
  const [, name, number] = /^([a-z]{2,10})[ -]?#?0*(\d{1,9})$/i.exec(text) ?? []
  return name && number ? { name: name.toLowerCase(), number } : null
}

/** Reads the words of a filter; null where there is nothing to look for. */
export function readWords(words: string): Wanted | null {
  const text = firstWords(words.trim())
  if (text === '') return null
  const number = /^(?:rfc[ -]?)?#?(\d{1,9})$/i.exec(text)?.[1]
  return {
    text,
    part: `%${(bare(text) || text).replace(/[\\%_]/g, '\\$&')}%`,
    plain: bare(text.replace(/[^\p{L}\p{N}\s]+/gu, ' ')),
    source: sourceIn(text),
    number: number === undefined ? null : Number(number),
    negated: /(^|\s)-\S/.test(text),
  }
}
