import { languageOf } from './rules-language'

/** Languages that people write in: those that surveys can be asked in, then others, since who is asked in English may answer in theirs. */
const LANGUAGES = 'en de fr es ja pt it nl pl sv da no fi cs ro hu tr vi ru uk el he ar hi zh ko'.split(' ')
/** Short remarks are full of English names ("Docs outdated"): another language has to be this part nearer. */
const CLEARLY = 0.05

let loading: Promise<(text: string) => string> | undefined

/**
 * What tells the language of a text: 'en' where it cannot be told. Its tables are two megabytes of program, which takes
 * half a second to read: every command and server would start that much later, few ever ask.
 */
export const loadLanguageDetector = (): Promise<(text: string) => string> => (loading ??= load())

async function load(): Promise<(text: string) => string> {
  const { eld } = await import('eld/medium')
  eld.setLanguageSubset(LANGUAGES)
  const detect = (words: string): string => {
    const found = eld.detect(words)
    if (found.language === '' || found.language === 'en') return found.language
    const scores: Readonly<Record<string, number>> = found.getScores()
    const [own, english] = [scores[found.language] ?? 0, scores.en ?? 0]
    return own - english < CLEARLY * own ? 'en' : found.language
  }
  return (text) => languageOf(text, LANGUAGES, detect)
}
