import { describe, expect, it } from 'vitest'
import { wordsFor, wordsLanguage, type AnswerPageMessageKey } from './presenter-messages'
import type { Forms } from '@/lib/core/intl'
import { fill } from '@/lib/core/text/fill'
import { NOTICE_LANGUAGES, noticesFor, type Notices } from './presenter-notices'
import { resultWords, type ResultWords } from '@/lib/results/presenter-messages'

const english = wordsFor('en')
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('the page’s own words', () => {
  it.each(['de', 'fr', 'es', 'ja'])('in %s are all there, with the same holes to fill', (language) => {
    const words = wordsFor(language)
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort())
    for (const key of Object.keys(english) as AnswerPageMessageKey[]) {
      expect(words[key].trim(), key).not.toBe('')
      expect(holes(words[key]), key).toEqual(holes(english[key]))
    }
  })
  it('have, around the form, the same languages, keys and holes', () => {
    expect(NOTICE_LANGUAGES).toEqual(['en', 'de', 'fr', 'es', 'ja'])
    for (const language of NOTICE_LANGUAGES) {
      const notices = noticesFor(language)
      expect(wordsLanguage(language)).toBe(language)
      for (const [key, text] of Object.entries(noticesFor('en')))
        expect([language, key, holes(notices[key as keyof Notices])]).toEqual([language, key, holes(text)])
    }
    expect(new Set(NOTICE_LANGUAGES.map((language) => noticesFor(language).closed)).size).toBe(NOTICE_LANGUAGES.length)
    expect([noticesFor('fr-CA').thanks, noticesFor('sw').thanks]).toEqual(['Merci', 'Thank you'])
  })
  it('are those of the base language, else English', () => {
    expect(wordsFor('de-AT')).toBe(wordsFor('de'))
    expect([wordsLanguage('ja'), wordsLanguage('sw')]).toEqual(['ja', 'en'])
  })
  it('are filled in as they stand', () => {
    expect(fill('{a} of {b}, {c}', { a: 10_000, b: '$&' })).toBe('10,000 of $&, {c}')
  })
  it('write numbers as their language does, to the last digit: “2,000” in a German sentence is two', () => {
    expect(fill('Höchstens {max}.', { max: 20_000.5 }, 'de')).toBe('Höchstens 20.000,5.')
    expect(fill('At least {min}.', { min: 0.0005 })).toBe('At least 0.0005.')
    expect(fill('At most {max}.', { max: 2_000 })).toBe('At most 2000.')
    for (const language of ['en', 'de', 'fr', 'es', 'ja']) expect(wordsFor(language).locale).toBe(language)
  })
})

describe('what results say', () => {
  it.each(['de', 'fr', 'es', 'ja'])('in %s is all there, with the same holes to fill', (language) => {
    const [own, said] = [resultWords(), resultWords(language)]
    expect(Object.keys(said).sort()).toEqual(Object.keys(own).sort())
    for (const key of Object.keys(own) as (keyof ResultWords)[]) {
      const [a, b] = [said[key], own[key]]
      const forms = (text: string | Forms) => (typeof text === 'string' ? [text] : [text.one, text.other]).map(holes)
      expect(forms(a), key).toEqual(forms(b))
      expect(
        Object.values(typeof a === 'string' ? [a] : a).every((text) => text.trim() !== ''),
        key,
      ).toBe(true)
    }
    expect(said.shownFrom).not.toBe(own.shownFrom)
  })
})
