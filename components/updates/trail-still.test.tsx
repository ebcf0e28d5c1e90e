import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { staticHtml } from '@/components/ui/static-html'
import type { Trail } from '@/lib/updates/schema'
import { TrailText } from './trail-list'
import { TrailDrawing } from './trail-picture'

type Piece = Trail['insights'][number]['evidence'][number]
const piece = (n: number) =>
  ({
    ...{ id: `piece-${n}`, rung: 'medium', text: `Builds & “tests” wait ${n}`, occurredAt: '2026-11-02T00:00:00.000Z' },
    ...{
      stance: n % 3 === 0 ? 'contradicts' : 'supports',
      team: 'Team <A>',
      href: n % 2 === 0 ? '/rfcs/7' : undefined,
    },
    ...(n === 5 && { href: 'https://tickets.example/5?a=1&b=2' }),
  }) as Piece
const trail = (insights: number, each: number, updates = 1): Trail => ({
  item: { id: 'i', title: 'An item', status: 'open' } as Trail['item'],
  insights: Array.from({ length: insights }, (_, n) => ({
    ...{ id: `n${n}`, statement: `Insight ${n}`, confidence: 1.5, hidden: 2 },
    evidence: Array.from({ length: each }, (_, m) => piece(n * each + m)),
    pieces: { supports: each + 3, contradicts: 1, context: 0 },
  })),
  insightsInAll: insights + 2,
  evidenceInAll: insights * each + 9,
  updates: Array.from(
    { length: updates },
    (_, n) => ({ id: `u${n}`, title: 'Update', publishedAt: '2026-11-03T00:00:00.000Z' }) as Trail['updates'][number],
  ),
  told: { owed: 1, told: 2, muted: 1, declined: 0 },
  anonymous: 3,
})

it.each([
  ['empty', trail(0, 0, 0)],
  ['whole', trail(3, 4)],
])('is written down as React writes it: %s', (_, one) => {
  for (const part of [<TrailText key="t" trail={one} />, <TrailDrawing key="d" trail={one} />])
    expect(staticHtml(part)).toBe(renderToStaticMarkup(part))
})

it('takes few bytes for a piece: a trail has a hundred', () => {
  const bytes = (each: number) => Buffer.byteLength(staticHtml(<TrailText trail={trail(10, each)} />) ?? '')
  expect((bytes(10) - bytes(5)) / 50).toBeLessThan(330)
})
