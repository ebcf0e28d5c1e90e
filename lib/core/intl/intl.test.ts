import { describe, expect, it } from 'vitest'
import { speechFor } from '.'
import { figureWords, type FigureWords } from './messages'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja']
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('figures in a language', () => {
  it('have all words, with the same holes to fill', () => {
    for (const language of LANGUAGES)
      for (const [key, text] of Object.entries(figureWords('en').words)) {
        const said = figureWords(language).words[key as keyof FigureWords]
        expect([language, key, holes(said), said.trim() === '']).toEqual([language, key, holes(text), false])
      }
    expect(new Set(LANGUAGES.map((language) => figureWords(language).words.showTable)).size).toBe(LANGUAGES.length)
  })
  it('are written as the language writes numbers', () => {
    const [en, de, fr, ja] = [speechFor('en'), speechFor('de'), speechFor('fr'), speechFor('ja')]
    expect([en.count(12345), de.count(12345), fr.count(12345)]).toEqual(['12,345', '12.345', '12\u202f345'])
    // Which space stands before the sign is the platform's to know.
    expect([en, de, fr, ja].map((speech) => speech.percent(-0.654).replace(/\s/, ' '))).toEqual([
      '−65 %',
      '−65 %',
      '−65 %',
      '−65%',
    ])
    expect([en.number(-3.14), de.number(-3.14), de.tenth(3)]).toEqual(['−3.1', '−3,1', '3,0'])
    expect([en.interval(-12.34, 5), en.interval(-8, -2), en.interval(2.25, 3)]).toEqual([
      '−12.3 to 5',
      '−8 to −2',
      '2.3–3',
    ])
    expect([en.interval(-12, 5), de.interval(-12.34, 5), ja.interval(-1, 2), de.interval(2.5, 3)]).toEqual([
      '−12 to 5',
      '−12,3 bis 5',
      '−1～2',
      '2,5–3',
    ])
  })
  it('count things by the rules of the language', () => {
    const forms = { one: '{n} x', other: '{n} xs' }
    expect(['en', 'fr', 'ja'].map((language) => [0, 1, 2].map((n) => speechFor(language).plural(n, forms)))).toEqual([
      ['0 xs', '1 x', '2 xs'],
      ['0 x', '1 x', '2 xs'],
      ['0 xs', '1 xs', '2 xs'],
    ])
    expect([speechFor('de').list(['A', 'B']), speechFor('en').list(['A', 'B', 'C'])]).toEqual([
      'A und B',
      'A, B, and C',
    ])
  })
  it('are English where there are no words', () => {
    expect([speechFor('fi').language, speechFor('fi').percent(0.5), speechFor('de-AT').language]).toEqual([
      'en',
      '50\u202f%',
      'de-AT',
    ])
  })
})
