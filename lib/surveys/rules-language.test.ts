import { describe, expect, it } from 'vitest'
import { acceptedLanguages, languageFor } from './rules-language'

describe('the language of a survey', () => {
  it.each<[string, string[], string | undefined, string | null, string]>([
    ['en', ['de', 'ja'], undefined, 'fr-FR, de;q=0.8, en;q=0.9', 'en'],
    ['en', ['de', 'ja'], undefined, 'de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['en', ['de', 'ja'], 'ja', 'de', 'ja'],
    ['en', ['de'], 'xx', 'de', 'de'],
    ['de', ['en'], 'de', 'en', 'de'],
    ['en', ['pt-BR', 'pt'], undefined, 'pt', 'pt'],
    ['en', ['pt-BR'], undefined, 'pt-PT', 'pt-BR'],
    ['de', [], undefined, null, 'de'],
    ['en', ['de'], undefined, 'de;q=0, *;q=0.1, <script>', 'en'],
  ])('written in %s, also %j; chosen %s, accepted %s: %s', (own, others, chosen, header, expected) => {
    expect(languageFor(own, others, chosen, acceptedLanguages(header))).toBe(expected)
  })
})
