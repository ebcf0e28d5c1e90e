import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Card } from '@/lib/roadmap/presenter'
import { CardFace } from './board-card'

const card: Card = {
  id: 'cm0000000000000000000001',
  title: 'An environment of its own for each change of a part',
  kind: 'build',
  horizon: 'now',
  rank: 'a0',
  theme: 'Builds',
  outcome: 'Half as many changes wait for longer than an hour',
  effort: 4,
  rice: 0.375,
  interval: [1, 90],
  rungs: { low: 30, medium: 1, high: 2 },
  warnings: ['Committed without alternatives, and no reason given'],
}
const html = (over: Partial<Card> = {}) => renderToStaticMarkup(<CardFace card={{ ...card, ...over }} />)

it('says everything that a card has, for the eye and for the ear', () => {
  for (const words of [
    'Build',
    'Builds',
    'title="30 low touch (surveys)"',
    'title="1 medium touch (RFCs and interviews)"',
    'title="2 high touch (embeds)"',
    `Why is “${card.title}” here?`,
    'title="RICE 0.38, between 1 and 90"',
    `→ ${card.outcome}`,
    'Committed without alternatives, and no reason given',
  ])
    expect(html()).toContain(words)
  expect(html({ rungs: { low: 0, medium: 0, high: 0 } })).not.toContain('touch')
  expect(html({ draft: true })).toContain('Draft')
})

it('is written in few bytes: a board has sixty of them', () => {
  const words = card.title.length * 2 + card.outcome.length + card.id.length * 2
  expect(Buffer.byteLength(html()) - words).toBeLessThan(800)
})
