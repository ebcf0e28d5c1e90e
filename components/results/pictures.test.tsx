import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { DivergingBars } from '@/components/charts/diverging'
import type { QuestionResult, Results } from '@/lib/results/schema'
import { overWords, Participation, ResponseRates, ResultFacts } from './result-overview'
import { ResultBand } from './result-band'
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
    targeted: false,
    participation: [],
    minimum: { scores: 5, comments: 8 },
    answers: { moreThanPeople: false, repeatable: false, again: false },
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

describe('who answered, by team', () => {
  const picture = (n: number) => {
    const participation = [6, 6].map((n, at) => ({ team: `t${at}`, name: `Team ${at}`, headcount: 10, n }))
    const results = resultsWith({ n, participation, dissimilarity: 0 })
    return wordsOf(renderToStaticMarkup(<Participation results={results} />))
  }
  test('says which part of the answers is in no bar, since all bars fall short of the company by it', () => {
    expect(picture(20)).toMatch(/40\s% of the answers name no team/)
    expect(picture(12)).not.toContain('name no team')
  })
})

describe('response rates by team', () => {
  const rates = (answers: number[]) => {
    const participation = answers.map((n, at) => ({ team: `t${at}`, name: `Team ${at}`, headcount: 10, n }))
    const results = resultsWith({ participation, dissimilarity: 0.1 })
    return wordsOf(renderToStaticMarkup(<ResponseRates results={results} />))
  }
  test('name the team that answered least, and of several at one rate none before the others', () => {
    expect(rates([3, 1, 2])).toMatch(/Team 1 answered least: 10\s%/)
    expect(rates([3, 0, 0])).toMatch(/2 teams answered least: 0\s%/)
    expect(rates([3, 0, 0])).not.toMatch(/Team \d answered least/)
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

  const drawn = (over: Partial<QuestionResult>) =>
    renderToStaticMarkup(
      <ResultBand
        result={
          {
            ...{
              key: 'q',
              label: 'How often are you interrupted?',
              type: 'rating',
              least: 5,
              n: 10,
              suppressed: false,
            },
            ...{ mean: 3.9, ci: [3.5, 4.3] },
            distribution: [0, 1, 2, 3, 4].map((count, at) => ({
              ...{ value: at + 1, label: at === 0 ? 'Never' : at === 4 ? 'Always' : String(at + 1), count },
              ...{ share: count / 10, ci: [0, 1] },
            })),
            ...over,
          } as QuestionResult
        }
        minimum={{ scores: 5, distributions: 8 }}
        comments={null}
        change={undefined}
      />,
    )
  test('have the good end on the right, whichever it is, and say which', () => {
    const low = drawn({ favourableEnd: 'low', favourable: 0.1, favourableCi: [0.02, 0.4] })
    const words = wordsOf(low)
    expect(words).toContain('10 % favourable')
    expect(words).toContain('Lower is better: 1–2 count as favourable.')
    // Always is the unfavourable end: first in the key, and the seven of 4 and 5 are the left number.
    expect(words).toMatch(/Always4 ?32Never/)
    expect(words).toMatch(/70 % unfavourable.*10 % favourable/)
    const high = wordsOf(drawn({ favourableEnd: 'high', favourable: 0.7, favourableCi: [0.4, 0.9] }))
    expect(high).toMatch(/10 % unfavourable.*70 % favourable/)
    expect(high).not.toContain('better')
  })
  test('of a scale of which no end is good have no good and no bad side', () => {
    const words = wordsOf(drawn({ favourableEnd: 'none' }))
    expect(words).toContain('3.9 on average')
    expect(words).toContain('Neither end is the good one, so nothing is called favourable.')
    expect(words).not.toMatch(/\d % (un)?favourable/)
  })

  const question = (key: string, favourable: number) => ({
    key,
    label: `How is ${key}?`,
    type: 'rating',
    n: 9,
    favourable,
    favourableCi: [favourable - 0.1, favourable + 0.1],
    distribution: [1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: String(value), share: 0.2, n: 2 })),
  })
  const summary = (shares: [string, number][]) =>
    wordsOf(
      renderToStaticMarkup(
        <ResultSummary
          results={resultsWith({
            questions: shares.map(([key, share]) => question(key, share)) as unknown as Results['questions'],
          })}
          changes={new Map()}
          group="Everybody"
        />,
      ),
    )

  test('name no question as least favourable before others that come out equal', () => {
    expect(
      summary([
        ['docs', 0.4],
        ['builds', 0.6],
        ['tests', 0.4],
      ]),
    ).toMatch(/Docs and Tests are least favourable: 40 % each/)
    expect(
      summary([
        ['docs', 0.4],
        ['builds', 0.4],
      ]),
    ).not.toContain('least favourable:')
  })

  test('say of whom they are where a team is chosen', () => {
    const html = renderToStaticMarkup(
      <ResultSummary
        results={resultsWith({
          questions: [question('docs', 0.4), question('builds', 0.6)] as unknown as Results['questions'],
        })}
        changes={new Map([['docs', { change: 0.12, of: 'favourable', likelyReal: true, since: 'May' }]])}
        group="Payments"
      />,
    )
    expect(wordsOf(html)).toContain('most favourable first: Payments')
    expect(wordsOf(html)).toContain('is least favourable: 40 % (')
    expect(wordsOf(html)).toContain('favourable share up 12 points since “May”')
    expect(wordsOf(html)).not.toContain('All respondents')
  })
})

test('a mix that is unlike the company is said by the team that has most too many answers', () => {
  const rows = [
    { label: 'Data', evidence: 0.1, company: 0.3 },
    { label: 'Payments', evidence: 0.5, company: 0.2 },
    { label: 'Mobile', evidence: 0.4, company: 0.35 },
  ]
  const said = overWords(rows).replaceAll('\u202f', ' ')
  expect(said).toBe('Payments is over-represented: 50 % of the answers, 20 % of the engineers')
  expect(overWords(rows.slice(0, 1))).toBe('Respondents do not match the company’s team mix')
})
