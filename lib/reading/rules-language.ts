/** What looks like code, or is the same in every language: spans, addresses, paths, flags, and names in camel or snake case. */
const NOT_WORDS =
  /`{3}[\s\S]*?(`{3}|$)|`[^`]*`|https?:\/\/\S+|(?:\.{0,2}\/)?[\w.-]+\/[\w./-]+|(?<=^|\s)--?[\w-]+|\b\p{Ll}+\p{Lu}\w*|\b\w+_\w+|\b\p{Lu}\p{Ll}+\p{Lu}\w*/gu
const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}]/u

/**
 * The language of a text among those that are likely. Kana is Japanese; a text of one word, or of none, is taken to be in the first.
 * @param languages ISO 639-1, the most likely first
 * @param detect a detector that knows these; `''` where it does not know
 */
export function languageOf(text: string, languages: readonly string[], detect: (text: string) => string): string {
  const usual = languages[0] ?? 'en'
  if (KANA.test(text) && languages.includes('ja')) return 'ja'
  const words = text.replace(NOT_WORDS, ' ')
  if ((words.match(/\p{L}{2,}/gu) ?? []).length < 2) return usual
  const found = detect(words)
  return languages.includes(found) ? found : usual
}
