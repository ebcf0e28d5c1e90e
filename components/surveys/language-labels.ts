/** Languages offered for surveys; others come with imports and over the API. */
export const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'pt-BR',
  'nl',
  'da',
  'sv',
  'nb',
  'fi',
  'pl',
  'cs',
  'hu',
  'ro',
  'el',
  'uk',
  'ru',
  'tr',
  'he',
  'ar',
  'hi',
  'zh-CN',
  'zh-TW',
  'ja',
  'ko',
  'vi',
  'id',
] as const

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/** A language's name in English: "German". A code that names none is shown as it is. */
export function languageName(code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    // Not a language tag: imports may hold anything.
    return code
  }
}
