import { eld } from 'eld/medium'
import { languageOf } from './rules-language'

/** The languages that surveys can be asked in. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja']

let ready = false

/** The language of a text, 'en' where it cannot be told. */
export function detectLanguage(text: string): string {
  if (!ready) eld.setLanguageSubset(LANGUAGES)
  ready = true
  return languageOf(text, LANGUAGES, (words) => eld.detect(words).language)
}
