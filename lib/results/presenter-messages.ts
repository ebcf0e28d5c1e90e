import { languageOf } from '@/lib/core/text/language'
import { de } from './presenter-messages-de'
import { en, type ResultWords } from './presenter-messages-en'
import { es } from './presenter-messages-es'
import { fr } from './presenter-messages-fr'
import { ja } from './presenter-messages-ja'

export type { ResultWords }

const ALL: Readonly<Record<string, ResultWords>> = { en, de, fr, es, ja }

/** What results say in a language, or its base; in English where there are no words. */
export const resultWords = (language = 'en'): ResultWords => languageOf(ALL, language) ?? en
