import { describe, expect, it } from 'vitest'
import { wordsFor, wordsLanguage, type WordKey } from '.'
import { fill } from './fill'

const english = wordsFor('en')
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('the page’s own words', () => {
  it.each(['de', 'fr', 'es', 'ja'])('in %s are all there, with the same holes to fill', (language) => {
    const words = wordsFor(language)
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort())
    for (const key of Object.keys(english) as WordKey[]) {
      expect(words[key].trim(), key).not.toBe('')
      expect(holes(words[key]), key).toEqual(holes(english[key]))
    }
  })
  it('are those of the base language, else English', () => {
    expect(wordsFor('de-AT')).toBe(wordsFor('de'))
    expect([wordsLanguage('ja'), wordsLanguage('sw')]).toEqual(['ja', 'en'])
  })
  it('are filled in as they stand', () => {
    expect(fill('{a} of {b}, {c}', { a: 1_000, b: '$&' })).toBe('1,000 of $&, {c}')
  })
})
