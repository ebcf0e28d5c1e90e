import { languageOf } from './rules-language'

/** The languages that surveys can be asked in. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja']

let loading: Promise<(text: string) => string> | undefined

/**
 * What tells the language of a text: 'en' where it cannot be told. Its tables are two megabytes of program, which takes
 * half a second to read: every command and server would start that much later, few ever ask.
 */
export const loadLanguageDetector = (): Promise<(text: string) => string> => (loading ??= load())

async function load(): Promise<(text: string) => string> {
  const { eld } = await import('eld/medium')
  eld.setLanguageSubset(LANGUAGES)
  return (text) => languageOf(text, LANGUAGES, (words) => eld.detect(words).language)
}
