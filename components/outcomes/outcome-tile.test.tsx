import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { whyNoInterval } from '@/lib/outcomes/presenter-labels'
import type { Outcome } from '@/lib/outcomes/schema-outcome'
import { OutcomeTile } from './outcome-tile'

const outcome: Outcome = {
  ...{ itemId: 'i', metric: 'build-minutes', unit: 'minutes', baseline: 12345.5, target: 9876.25, by: '2026-06-30' },
  ...{ team: null, capability: null, survey: null, waves: [] },
  ...{ statedAt: '2026-01-01T00:00:00.000Z', shippedAt: '2026-03-10T15:00:00.000Z' },
  series: [
    { week: -1, value: 14 },
    { week: 0, value: 9 },
  ],
  ...{ before: 21.9, after: 84.5, weeks: { before: 17, after: 8 }, beforeCi: [19.3, 24.5], afterCi: [80.4, 88.5] },
  ...{ change: 56.4, ci: [50.9, 62], method: 'interrupted-series', result: 'reached', why: [], recorded: null },
}
const words = (over: Partial<Outcome> = {}) =>
  renderToStaticMarkup(<OutcomeTile title="Builds" outcome={{ ...outcome, ...over }} />).replace(/<[^>]*>/g, '|')

it('calls a change against a trend that: it is not the one figure less the other', () => {
  expect(words()).toContain(
    'Change against the trend before 56.4 minutes, likely 50.9 to 62.0; 17 weeks before, 8 after.',
  )
  expect(words({ method: 'difference' })).toContain('Change 56.4 minutes, likely')
})

it('shows what was agreed as it was stated', () => expect(words()).toContain('agreed 9,876.25 minutes by'))

it.each([
  ['too-few', 'too few weeks'],
  ['no-spread', 'the weeks do not vary'],
  ['two-waves', 'all of a wave answered alike'],
] as const)('says why a change has no interval: %s', (method, why) =>
  expect(words({ method, ci: null })).toContain(`: ${why}, so nobody can say whether it is chance.`),
)

it('says why a side has none: too few weeks, or weeks that are all the same', () => {
  expect([1, 2, 3, 20].map((weeks) => whyNoInterval(outcome, weeks))).toEqual([
    ...['too few weeks', 'too few weeks', 'the weeks do not vary', 'the weeks do not vary'],
  ])
  const survey = { id: 's', measure: 'deploys' }
  expect(whyNoInterval({ method: 'two-waves', survey }, 0)).toBe('all of a wave answered alike')
})
