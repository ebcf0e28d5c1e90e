import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { QUESTION_TYPES, type QuestionType } from '@/lib/surveys/schema'
import type { QuestionResult } from '@/lib/results/schema'
import { ResultBand } from './result-band'

// What is suppressed is suppressed everywhere: in the sentence, the picture, its alternative text and its table. The figures
// here are ones that stand nowhere else on a page, and they are left in the result on purpose: what is drawn must not depend on
// somebody else having taken them out.

const COUNT = 4219
const LEFT = /42\d\d|4[.,]2\d\d|42[.,]\d/

const share = (value: string) => ({
  value,
  label: `Option ${value}`,
  count: COUNT,
  share: 0.4223,
  ci: [0.4217, 0.4229] as [number, number],
  place: 4.231,
  placeCi: [4.217, 4.241] as [number, number],
  places: [COUNT, 4243, 4253],
  worst: 4259,
  score: 0.4261,
})
const figures = {
  n: 4271,
  na: 4273,
  mean: 4.229,
  ci: [4.217, 4.241] as [number, number],
  median: 4.237,
  favourable: 0.4227,
  favourableCi: [0.4213, 0.4239] as [number, number],
  nps: 42.7,
  npsCi: [42.1, 42.9] as [number, number],
  distribution: ['1', '2', '3'].map(share),
  rows: [{ value: 'r', label: 'Row', n: 4283, suppressed: true, na: 4289, distribution: ['1', '2', '3'].map(share) }],
}
const resultOf = (type: QuestionType, over: Partial<QuestionResult>): QuestionResult => ({
  key: 'q',
  type,
  label: 'How is it?',
  least: 5,
  suppressed: true,
  ...figures,
  ...over,
})
const draw = (result: QuestionResult) =>
  renderToStaticMarkup(
    <ResultBand result={result} minimum={{ scores: 5, distributions: 8 }} comments={[]} change={undefined} />,
  )

describe.each(QUESTION_TYPES)('a question of the type %s', (type) => {
  test('that is suppressed says from how many answers on it is shown, and nothing else', () => {
    const html = draw(resultOf(type, {}))
    expect(html).not.toMatch(LEFT)
    expect(html).not.toMatch(/<svg|<table/)
    expect(html).toContain('hatched')
    expect(html).toMatch(/\b5\b/)
  })
})

describe('a matrix', () => {
  const row = (value: string, suppressed: boolean) => ({
    ...figures.rows[0]!,
    value,
    label: `Row ${value}`,
    suppressed,
  })

  test('draws a row that is suppressed as such, whatever stands in it', () => {
    const shown = row('a', false)
    const html = draw(
      resultOf('matrix', {
        suppressed: false,
        rows: [
          {
            ...shown,
            n: 20,
            na: 0,
            distribution: ['1', '2', '3'].map((value) => ({ ...share(value), count: 10, share: 0.5 })),
          },
          row('b', true),
        ],
        distribution: undefined,
        n: 20,
        na: 0,
        favourable: 0.5,
        favourableCi: [0.4, 0.6],
      }),
    )
    expect(html).toContain('Row a')
    expect(html).toContain('Row b')
    expect(html).not.toMatch(LEFT)
    expect(html).not.toContain('42%')
  })
})

test('an option that everybody put at the same place is in the picture, without an interval', () => {
  const [first, second, third] = ['1', '2', '3'].map(share)
  const { placeCi: _, ...alike } = first!
  const html = draw(
    resultOf('ranking', {
      suppressed: false,
      distribution: [{ ...alike, place: 1, places: [9, 0, 0] }, second!, third!],
    }),
  )
  expect(html).toContain('all alike')
  expect(html.match(/Option 1/g)!.length).toBeGreaterThanOrEqual(html.match(/Option 2/g)!.length)
})
