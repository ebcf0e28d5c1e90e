import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Outcome } from '@/lib/outcomes/schema-outcome'
import { Changed } from './changed'

const outcome: Outcome = {
  ...{ itemId: 'i', metric: 'help-channel-questions', unit: 'a day', baseline: 6, target: 4, by: '2026-12-30' },
  ...{
    team: null,
    capability: null,
    survey: null,
    waves: [],
    statedAt: '2026-08-01T00:00:00.000Z',
    shippedAt: '2026-11-06T00:00:00.000Z',
  },
  series: [
    { week: -1, value: 6 },
    { week: 0, value: 3 },
  ],
  ...{ before: 5.9, after: 3.3, weeks: { before: 23, after: 3 }, beforeCi: null, afterCi: null },
  ...{ change: -2.6, ci: [-4.6, -0.6], method: 'difference', result: 'reached', why: ['Before: 5.9 a day.'] },
  recorded: null,
}
const item = { id: 'i', title: 'One search', outcome: 'A third fewer questions.' }
const words = (of: Outcome | null) =>
  renderToStaticMarkup(<Changed item={item} outcome={of} />).replace(/<[^>]*>/g, ' ')

it('says once what was measured, with its result, and nowhere that it was not', () => {
  const said = words(outcome)
  expect(said.match(/Reached/g)).toHaveLength(1)
  expect(said).toContain('5.9 → 3.3')
  expect(said).toContain('Help channel questions, agreed 4')
  expect(said).not.toMatch(/not been measured|No metric was linked/)
})

it('says of an item without a metric whose words the effect is in, and draws nothing', () => {
  expect(words(null)).toContain('its author’s words')
  expect(renderToStaticMarkup(<Changed item={item} outcome={null} />)).not.toContain('<svg')
})
