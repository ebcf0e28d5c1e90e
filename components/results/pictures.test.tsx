import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { DivergingBars } from '@/components/charts/diverging'
import type { Results } from '@/lib/results/schema'
import { ResultFacts } from './result-overview'
import { ResultSummary } from './result-summary'

/** Results with these facts; what the parts under test do not read is left out. */
const resultsWith = (facts: Partial<Results>): Results =>
  ({
    status: 'closed',
    n: 84,
    counted: 84,
    invited: 120,
    declined: 0,
    filter: null,
    toHalve: 25,
    missing: [],
    dissimilarity: null,
    participation: [],
    minimum: { scores: 5, comments: 8 },
    answers: { moreThanPeople: false, repeatable: false },
    questions: [],
    ...facts,
  }) as unknown as Results

const wordsOf = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
const facts = (over: Partial<Results>) => wordsOf(renderToStaticMarkup(<ResultFacts results={resultsWith(over)} />))

describe('the head of the results', () => {
  test('has a response rate without an interval: it was counted, not estimated', () => {
    const words = facts({})
    expect(words).toContain('84 of 120 · 70')
    expect(words).not.toMatch(/\(\d+\s?–\s?\d+/)
  })

  test('advises more answers only while the survey is open and so many people are left', () => {
    expect(facts({ status: 'open' })).toMatch(/25/)
    expect(facts({ status: 'closed' })).not.toMatch(/25/)
    expect(facts({ status: 'open', n: 110, counted: 110 })).not.toMatch(/25/)
    expect(facts({ status: 'open', filter: { by: 'team', value: 't' } as unknown as Results['filter'] })).not.toMatch(
      /25/,
    )
  })
})

describe('pictures of scales', () => {
  /** Widths of the bars’ parts, in percent of the picture. */
  const widths = (shares: number[]) =>
    [
      ...renderToStaticMarkup(
        <DivergingBars
          name="one"
          finding="One"
          scale={['Bad', 'So so', 'Good']}
          rows={[{ label: 'Row', shares, n: 20 }]}
        />,
      ).matchAll(/<rect[^>]*width="([\d.]+)%"/g),
    ].map(([, width]) => Number(width))

  test('have one scale, so that two figures compare: half as large a share is half as long a bar', () => {
    const [all, half] = [widths([0, 0, 1]), widths([0, 0.5, 0.5])]
    expect(all.length).toBeGreaterThan(0)
    expect(Math.max(...all)).toBeGreaterThan(0)
    const good = (of: number[]) => of.at(-1)!
    expect(good(half)).toBeCloseTo(good(all) / 2, 5)
  })

  test('say of whom they are where a team is chosen', () => {
    const question = (key: string, favourable: number) => ({
      key,
      label: `How is ${key}?`,
      type: 'rating',
      n: 9,
      favourable,
      favourableCi: [favourable - 0.1, favourable + 0.1],
      distribution: [1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: String(value), share: 0.2, n: 2 })),
    })
    const html = renderToStaticMarkup(
      <ResultSummary
        results={resultsWith({
          questions: [question('docs', 0.4), question('builds', 0.6)] as unknown as Results['questions'],
        })}
        changes={new Map()}
        group="Payments"
      />,
    )
    expect(wordsOf(html)).toContain('most favourable first: Payments')
    expect(wordsOf(html)).not.toContain('All respondents')
  })
})
