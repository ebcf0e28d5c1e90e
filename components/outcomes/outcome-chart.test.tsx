import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Outcome } from '@/lib/outcomes/schema-outcome'
import { OutcomeChart } from './outcome-chart'
import { pointsOf } from './outcome-points'

const outcome: Outcome = {
  ...{ itemId: 'i', metric: 'build-minutes', unit: 'minutes', baseline: 14, target: 10, by: '2026-06-30' },
  ...{ team: null, capability: null, survey: null, waves: [] },
  ...{ statedAt: '2026-01-01T00:00:00.000Z', shippedAt: '2026-03-10T15:00:00.000Z' },
  series: [
    { week: -2, value: 14.2 },
    { week: -1, value: 14 },
    { week: 0, value: 9 },
  ],
  ...{ before: 14.1, after: 9, weeks: { before: 2, after: 1 }, beforeCi: null, afterCi: null },
  ...{ change: -5.1, ci: null, method: 'too-few', result: 'too-early', why: [], recorded: null },
}
const html = (of: Outcome) => renderToStaticMarkup(<OutcomeChart outcome={of} />)
const words = (of: Outcome) =>
  html(of)
    .replace(/<[^>]*>/g, '|')
    .replace(/\|+/g, '|')

it('marks the day of shipping, and has the same numbers as a table', () => {
  const said = words(outcome)
  expect(said).toContain('|Shipped 10 Mar 2026|')
  expect(said).toContain('|Target|')
  // The week before ends on the day before, the week after begins on the day after.
  expect(said).toContain('|3 Mar 2026|before|14 minutes|')
  expect(said).toContain('|11 Mar 2026|after|9 minutes|')
  expect(html(outcome)).toContain('3 points, shipped on 10 Mar 2026, target 10 minutes')
})

it('puts points in the middle of their weeks, none on the day of shipping', () => {
  expect(pointsOf(outcome).map(({ at }) => new Date(at).toISOString())).toEqual([
    '2026-02-27T12:00:00.000Z',
    '2026-03-06T12:00:00.000Z',
    '2026-03-14T12:00:00.000Z',
  ])
})

it('draws waves with their interval and number of answers', () => {
  const wave = {
    survey: 's',
    title: 'Pulse',
    openedAt: '2026-02-01T00:00:00.000Z',
    closedAt: '2026-02-15T00:00:00.000Z',
  }
  const of: Outcome = {
    ...{ ...outcome, unit: '%', target: 70, series: [], survey: { id: 's', measure: 'deploys' } },
    waves: [{ ...wave, n: 80, value: 60, ci: [49, 70], side: 'before' }],
  }
  expect(words(of)).toContain('|Pulse|15 Feb 2026|before|60\u202f%|49 to 70|80|')
  expect(words({ ...of, shippedAt: null, waves: [{ ...of.waves[0]!, side: null }] })).not.toContain('Shipped')
})

it('says what the target is where no line runs through the word', () => {
  // Reached in the end: the weeks before are further away from it, and where it moved off, the last ones.
  expect(html(outcome)).toMatch(/<text x="0"[^>]*>Target/)
  const off = outcome.series.map(({ week, value }) => ({ week: -1 - week, value })).toReversed()
  expect(html({ ...outcome, series: off })).toMatch(/<text x="100%"[^>]*>Target/)
})

it('draws nothing of nothing', () => {
  expect(html({ ...outcome, series: [] })).toBe('')
})
