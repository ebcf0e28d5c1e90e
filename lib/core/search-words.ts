/**
 * So many words of a search are looked for. PostgreSQL ranks a text by comparing the places of each word with those of each
 * other one, in one step that no time limit interrupts: a long text and a hundred words are seconds, twenty are not.
 */
export const MOST_WORDS = 20

/** Words; of Japanese, which has no blanks, each character: the database looks for them one by one. */
const WORD =
  /[々ー\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|(?:(?![々ー\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{N}\p{M}])+/gu

/** How many words a text has. */
export const countWords = (text: string): number => text.match(WORD)?.length ?? 0

/** A text up to its twentieth word, or to another one. */
export function firstWords(text: string, most = MOST_WORDS): string {
  let count = 0
  for (const { index } of text.matchAll(WORD)) {
    if (count === most) return text.slice(0, index).trimEnd()
    count += 1
  }
  return text
}

/** Words or phrases that a text must not have, as `search_query` of the database reads them. */
const WITHOUT = /(?<=^|\s)-(?:"[^"]*"?|[^\s"]+)/g
const PHRASE = /"[^"]*"?/g

/**
 * What a search asks for by the meaning of its words, and what must hold whatever is near in meaning: the phrases in quotes, and what
 * a text must not have. Where one of two may be there (`or`) no phrase must.
 */
export function searchParts(text: string): { said: string; strict: string } {
  const without = text.match(WITHOUT) ?? []
  const rest = text.replace(WITHOUT, ' ')
  const either = /(?:^|\s)or(?=\s|$)/i.test(rest.replace(PHRASE, ' '))
  const phrases = either ? [] : (rest.match(PHRASE) ?? [])
  return {
    said: rest.replaceAll('"', ' ').replace(/\s+/g, ' ').trim(),
    strict: [...phrases, ...without].join(' '),
  }
}
