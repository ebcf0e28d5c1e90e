import { describe, expect, it } from 'vitest'
import type { QuestionResult } from '@/lib/results/schema'
import { findingWords } from './result-labels'

const result = (over: Partial<QuestionResult>): QuestionResult => ({
  key: 'a',
  type: 'rating',
  label: 'A',
  least: 5,
  n: 1234,
  suppressed: false,
  ...over,
})
const plain = (text: string) => text.replace(/\s/g, ' ')
const inAll = (one: QuestionResult) =>
  ['en', 'de', 'fr', 'es', 'ja'].map((language) => plain(findingWords(one, undefined, language)))

describe('what a question found', () => {
  it('says that it is a bound where only a bound is told', () => {
    const few = (favourableBound: 'at most' | 'at least') =>
      inAll(result({ n: 5, favourable: 0.2, favourableCi: [0.04, 0.62], favourableBound }))
    expect(few('at most').slice(0, 4)).toEqual([
      'at most 20 % favourable, 4–62',
      'höchstens 20 % zustimmend, 4–62',
      'au plus 20 % favorables, 4–62',
      'como máximo 20 % favorables, 4–62',
    ])
    expect(few('at least')[0]).toBe('at least 20 % favourable, 4–62')
  })
  it('is said in the language of the survey, with its numbers', () => {
    expect(inAll(result({ favourable: 0.62, favourableCi: [0.51, 0.72] }))).toEqual([
      '62 % favourable, 51–72',
      '62 % zustimmend, 51–72',
      '62 % favorables, 51–72',
      '62 % favorables, 51–72',
      '好意的な回答：62%、51–72',
    ])
    expect(inAll(result({ type: 'nps', nps: -3.4, npsCi: [-20.2, 12] }))[1]).toBe('NPS −3 (−20 bis 12)')
    expect(inAll(result({ type: 'number', mean: 2.54, ci: [2.1, 3] })).slice(0, 3)).toEqual([
      '2.5 on average, 2.1–3',
      '2,5 im Mittel, 2,1–3',
      '2,5 en moyenne, 2,1–3',
    ])
    expect(inAll(result({ type: 'text' })).slice(0, 2)).toEqual(['1,234 answers', '1.234 Antworten'])
  })
  it('names all options that come out equal, or how many they are', () => {
    const option = (label: string, count: number) => ({
      value: label,
      label,
      count,
      share: count / 100,
      ci: [0.2, 0.4] as [number, number],
    })
    const said = (type: QuestionResult['type'], ...distribution: ReturnType<typeof option>[]) =>
      inAll(result({ type, distribution }))
    expect(said('ranking', option('A', 30), option('C', 10), option('B', 30))).toEqual([
      'A and B come first, 30 % each, 20–40',
      'A und B stehen bei je 30 % an erster Stelle, 20–40',
      'A et B arrivent en tête pour 30 % chacune, 20–40',
      'A y B quedan primero para el 30 % cada una, 20–40',
      'A、Bが同率1位：各30%、20–40',
    ])
    expect(said('single', option('A', 30), option('B', 29))[0]).toBe('A is chosen by 30 %, 20–40')
    expect(said('multi', option('A', 30), option('B', 30), option('C', 30))[0]).toBe(
      'A, B, and C are chosen by 30 % each, 20–40',
    )
    expect(said('single', ...['A', 'B', 'C', 'D'].map((label) => option(label, 25)))[0]).toBe(
      '4 options are chosen by 25 % each, 20–40',
    )
    const scored = (label: string, count: number, score: number) => ({ ...option(label, count), score })
    expect(said('maxdiff', scored('A', 30, 0.4), scored('B', 40, 0.2), scored('C', 30, 0.4))[0]).toBe(
      'A and C are best, 30 % each, 20–40',
    )
  })
  it('is English for a language without words, and for those in the hub', () => {
    const top = result({
      type: 'single',
      distribution: [{ value: 'x', label: 'Builds', count: 40, share: 0.4, ci: [0.3, 0.5] }],
    })
    expect([findingWords(top), findingWords(top, undefined, 'fi')].map(plain)).toEqual([
      'Builds is chosen by 40 %, 30–50',
      'Builds is chosen by 40 %, 30–50',
    ])
    expect(
      plain(
        findingWords(result({ nps: 12, npsCi: [1, 22] }), {
          change: 9.2,
          of: 'nps',
          likelyReal: true,
          since: 'Spring',
        }),
      ),
    ).toBe('NPS 12 (1 to 22), up 9 since “Spring”, likely real')
  })
})

describe('times and constant sums', () => {
  const share = (value: string, share: number) => ({
    value,
    label: value,
    count: 9,
    share,
    ci: [0, 1] as [number, number],
  })
  const of = (over: object) =>
    findingWords({ key: 'q', label: 'Q', least: 8, n: 9, suppressed: false, ...over } as never)
  it('a constant sum says the part with the greatest share, whatever how many gave it anything', () => {
    expect(of({ type: 'sum', distribution: [share('code', 0.2), share('talk', 0.8)] })).toMatch(/^talk gets most, 80/)
    expect(of({ type: 'sum', distribution: [share('code', 0.5), share('talk', 0.5)] })).toMatch(
      /^code and talk get most/,
    )
  })
  it('times say their middle, or how many there are where they have none', () => {
    expect(of({ type: 'time', medianTime: '09:30', distribution: [] })).toBe('In the middle: 09:30')
    expect(of({ type: 'time', distribution: [share('09:00', 1)] })).toBe('9 answers')
  })
})
