import { de } from './de'
import { en, type WordKey, type Words } from './en'
import { es } from './es'
import { fr } from './fr'
import { ja } from './ja'
import { languageOf } from '@/lib/core/text/language'

// The answering page gets only the one language it shows, from the server: its script does not import this file.

export type { WordKey, Words }

const ALL: Record<string, Words> = { en, de, fr, es, ja }

/** The page's own words in a language, or its base ("de" for "de-AT"); in English where there are none. */
export const wordsFor = (language: string): Words => languageOf(ALL, language) ?? en

/** In which language the page's own words are then. */
export const wordsLanguage = (language: string): string => (wordsFor(language) === en ? 'en' : language)
