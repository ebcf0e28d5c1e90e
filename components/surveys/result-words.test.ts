import { describe, expect, it } from 'vitest'
import type { QuestionResult } from '@/lib/results/schema'
import { findingWords } from './result-words'

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
