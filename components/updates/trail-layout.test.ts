import { expect, it } from 'vitest'
import type { Trail } from '@/lib/updates/schema'
import { TRAIL_WIDTH, trailPicture, type Box } from './trail-layout'

type Piece = Trail['insights'][number]['evidence'][number]
const piece = (id: string, stance: Piece['stance'] = 'supports') => ({ id, stance, text: id, rung: 'low' }) as Piece
const trail = (insights: Piece[][], updates = 1): Trail => ({
  item: { id: 'i', title: 'Item' } as Trail['item'],
  insights: insights.map((evidence, n) => ({
    id: `n${n}`,
    statement: `Insight ${n}`,
    confidence: 1,
    evidence,
    pieces: { supports: evidence.length, contradicts: 0, context: 0 },
    hidden: 0,
  })),
  insightsInAll: insights.length,
  evidenceInAll: new Set(insights.flat().map((one) => one.id)).size,
  updates: Array.from({ length: updates }, (_, n) => ({ id: `u${n}`, title: 'Update' }) as Trail['updates'][number]),
  told: { owed: 0, told: 0, muted: 0, declined: 0 },
  anonymous: 0,
})
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

it.each([
  [trail([])],
  [trail([[piece('a')]], 0)],
  [trail([[piece('a'), piece('b')], [piece('b'), piece('c')], [], []], 3)],
])('draws every part inside the picture and none over another', (one) => {
  const picture = trailPicture(one)
  const boxes = [...picture.quotes, ...picture.insights, ...picture.updates]
    .map(({ box }) => box)
    .concat(picture.item, picture.people)
  for (const [i, a] of boxes.entries()) {
    expect(a.x + a.width).toBeLessThanOrEqual(TRAIL_WIDTH)
    expect(a.y).toBeGreaterThanOrEqual(0)
    expect(a.y + a.height).toBeLessThanOrEqual(picture.height)
    for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false)
  }
})

it('draws a piece of two insights once, joined to both', () => {
  const picture = trailPicture(trail([[piece('a')], [piece('a', 'contradicts')]]))
  expect(picture.quotes).toHaveLength(1)
  expect(
    picture.lines
      .filter((line) => line.from === picture.quotes[0]?.box)
      .map((line) => line.stance)
      .sort(),
  ).toEqual(['contradicts', 'supports'])
})

it('says how much it leaves out', () => {
  const many = Array.from({ length: 40 }, (_, n) => piece(`p${n}`))
  expect(trailPicture(trail([many]))).toMatchObject({ more: 28 })
})
