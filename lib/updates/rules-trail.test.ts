import { expect, it } from 'vitest'
import { TRAIL_PIECES, trailPieces } from './rules-trail'

const pieces = (stance: string, count: number) => Array.from({ length: count }, (_, n) => ({ id: `${stance} ${n}` }))
const shown = (supports: number, contradicts: number, context: number) => {
  const chosen = trailPieces({
    supports: pieces('for', supports),
    contradicts: pieces('against', contradicts),
    context: pieces('beside', context),
  })
  return ['supports', 'contradicts', 'context'].map((stance) => chosen.filter((one) => one.stance === stance).length)
}

it('shows ten, and of each side some where there are some', () => {
  expect(shown(0, 0, 0)).toEqual([0, 0, 0])
  expect(shown(3, 2, 1)).toEqual([3, 2, 1])
  expect(shown(500, 500, 500)).toEqual([6, 3, 1])
  expect(shown(500, 1, 0)).toEqual([9, 1, 0])
  expect(shown(0, 500, 2)).toEqual([0, 9, 1])
  expect(shown(0, 0, 500)).toEqual([0, 0, TRAIL_PIECES])
})

it('shows the newest of each, those for it first', () => {
  const chosen = trailPieces({ supports: pieces('for', 2), contradicts: pieces('against', 1), context: [] })
  expect(chosen.map(({ id }) => id)).toEqual(['for 0', 'for 1', 'against 0'])
})
