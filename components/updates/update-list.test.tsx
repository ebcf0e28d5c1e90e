import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Outcome } from '@/lib/outcomes/schema-outcome'
import type { Update } from '@/lib/updates/schema'
import { UpdateList } from './update-list'

const outcome: Outcome = {
  ...{ itemId: 'i', metric: 'build-minutes', unit: 'minutes', baseline: 28, target: 20, by: '2026-06-30' },
  ...{ team: null, capability: null, survey: null, waves: [], series: [], why: [], recorded: null },
  ...{ statedAt: '2026-01-01T00:00:00.000Z', shippedAt: '2026-03-10T15:00:00.000Z' },
  ...{ before: 28, after: 27.4, weeks: { before: 20, after: 6 }, beforeCi: [27.7, 28.3], afterCi: [26, 28.9] },
  ...{ change: -0.6, ci: [-1.9, 0.9], method: 'difference', result: 'did-not-work' },
}
const update: Update = {
  ...{ id: 'u', itemId: 'i', title: 'Builds run on larger machines', body: 'Since today.', kind: 'shipped' },
  ...{ audience: 'everyone', audiences: ['everyone'], texts: {}, publishedAt: '2026-03-10T15:00:00.000Z' },
}
const words = (over: Partial<Update> = {}, measured: Partial<Outcome> = {}) =>
  renderToStaticMarkup(
    <UpdateList
      updates={[{ ...update, ...over }]}
      outcomes={new Map([['i', { ...outcome, ...measured }]])}
      told={new Map()}
      now={new Date('2026-04-10T15:00:00.000Z')}
    />,
  ).replace(/<[^>]*>/g, '|')

it('says of what shipped what was measured, in the words of its own page', () => {
  expect(words()).toMatch(/\|Did not work\|.*\|Build minutes: 28\.0 → 27\.4 minutes\|/)
  expect(words({ kind: 'measured' })).toContain('Did not work')
})

it('says nothing before both sides are known, of what has only begun, and of an update without an item', () => {
  expect(words({}, { after: null })).not.toContain('→')
  expect(words({ kind: 'started' })).not.toContain('Did not work')
  expect(words({ itemId: null, kind: 'review' })).not.toContain('Did not work')
})

it('keeps to the result that was recorded', () => {
  const recorded = { result: 'reached' } as Outcome['recorded']
  expect(words({}, { recorded })).toContain('|Reached|')
})
