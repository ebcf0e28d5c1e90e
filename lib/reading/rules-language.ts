/** What looks like code, or is the same in every language: spans, addresses, paths, flags, and names in camel or snake case. */
const NOT_WORDS =
  /`{3}[\s\S]*?(`{3}|$)|`[^`]*`|https?:\/\/\S+|(?:\.{0,2}\/)?[\w.-]+\/[\w./-]+|(?<=^|\s)--?[\w-]+|\b\p{Ll}+\p{Lu}\w*|\b\w+_\w+|\b\p{Lu}\p{Ll}+\p{Lu}\w*/gu
const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}]/u

const LETTER = /\p{L}/gu
const OTHER_LETTER = /(?!\p{sc=Latin})\p{L}/gu
const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0

/** A text in letters that are not Latin, of which no likely language is known. ISO 639-2. */
export const UNDETERMINED = 'und'

/**
 * The language of a text among those that are likely. Kana is Japanese; a text of one word, or of none, is taken to be in the first,
 * where its letters can be: a model that reads English sees in others nothing but that it cannot read them, which makes all of
 * them alike.
 * @param languages ISO 639-1, the most likely first, which is written in Latin letters
 * @param detect a detector that knows these; `''` where it does not know
 */
export function languageOf(text: string, languages: readonly string[], detect: (text: string) => string): string {
  const usual = languages[0] ?? 'en'
  if (KANA.test(text) && languages.includes('ja')) return 'ja'
  const words = text.replace(NOT_WORDS, ' ')
  const isForeign = 2 * count(words, OTHER_LETTER) > count(words, LETTER)
  if (!isForeign && count(words, /\p{L}{2,}/gu) < 2) return usual
  const found = detect(words)
  if (isForeign) return found !== usual && languages.includes(found) ? found : UNDETERMINED
  return languages.includes(found) ? found : usual
}
