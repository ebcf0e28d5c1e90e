import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { wilson } from '@/lib/core/stats/wilson'
import type { Group, QuestionResult, Results } from '@/lib/results/schema'
import { MatrixStrips } from './segment-strip'

const row = (value: string, heavy: number, n: number) => ({
  ...{ value, label: value, n, suppressed: false },
  distribution: [
    { value: 'hardly', label: 'Hardly', count: n - heavy, share: 1 - heavy / n, ci: wilson(n - heavy, n) },
    { value: 'heavily', label: 'Heavily', count: heavy, share: heavy / n, ci: wilson(heavy, n) },
  ],
})
const hiddenRow = (value: string) => ({ value, label: value, n: null, suppressed: true })
const group = (label: string, rows: Group['rows']): Group => ({
  value: label,
  label,
  n: 10,
  suppressed: false,
  rows: rows!,
})
const question = (over: Partial<QuestionResult> = {}): QuestionResult => ({
  ...{ key: 'sources', type: 'matrix', label: 'How much did each weigh?', least: 8, n: 40, suppressed: false },
  rows: [row('Building', 10, 40), row('Testing', 20, 40)],
  groups: [
    group('Search', [row('Building', 8, 10), row('Testing', 5, 10)]),
    group('Payments', [row('Building', 2, 10), hiddenRow('Testing')]),
    { value: 'Few', label: 'Few', n: null, suppressed: true },
  ],
  ...over,
})
const drawn = (one: QuestionResult) => {
  const results = { by: 'team', minimum: { scores: 5, distributions: 8 }, questions: [one] } as unknown as Results
  return renderToStaticMarkup(<MatrixStrips results={results} />)
}

it('draws the rows of a matrix by team, with the column that is counted named', () => {
  const html = drawn(question())
  expect(html).toContain('Sources: “Heavily” by team, in percent')
  expect(html.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|')).toMatch(/\|Building\|25\|80\|▲\|20\|/)
  expect(html.replaceAll('\u202f', ' ')).toContain('Search, Building: 80 % (49–94) “Heavily”, 10 answers')
})

it('hatches a row of a team, and a team, that is hidden', () => {
  // Testing of Payments, and both rows of the team with few answers.
  expect(drawn(question()).match(/class="hatched"/g)).toHaveLength(3)
})

it('draws nothing where no row may be shown or no group is asked for', () => {
  expect(drawn(question({ rows: [hiddenRow('Building')] }))).toBe('')
  const { groups: _, ...without } = question()
  expect(drawn(without)).toBe('')
})
