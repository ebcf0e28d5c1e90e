import { de } from './presenter-messages-de'
import { en, type AnswerPageMessageKey, type AnswerPageMessages } from './presenter-messages-en'
import { es } from './presenter-messages-es'
import { fr } from './presenter-messages-fr'
import { ja } from './presenter-messages-ja'
import { languageOf } from '@/lib/core/text/language'

// The answering page gets only the one language it shows, from the server: its script does not import this file.

export type { AnswerPageMessageKey, AnswerPageMessages }

const ALL: Record<string, AnswerPageMessages> = { en, de, fr, es, ja }

/** The languages that the hub has words of its own in. */
export const BUILT_IN_LANGUAGES: readonly string[] = Object.keys(ALL)

/** The page's own words in a language, or its base ("de" for "de-AT"); in English where there are none. */
export const wordsFor = (language: string): AnswerPageMessages => languageOf(ALL, language) ?? en

/** In which language the page's own words are then. */
export const wordsLanguage = (language: string): string => (wordsFor(language) === en ? 'en' : language)
