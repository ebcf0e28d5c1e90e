import { describe, expect, it } from 'vitest'
import type { Card } from '@/lib/roadmap/presenter'
import { cardAbove, placeOf, settled, stepFrom, withCardAt, type Cards } from './board-moves'

const card = (id: string): Card => ({
  id,
  title: id,
  kind: 'docs',
  horizon: 'now',
  rank: 'a0',
  effort: 1,
  rice: 1,
  interval: [1, 1],
  rungs: { low: 0, medium: 0, high: 0 },
  warnings: [],
  theme: '',
  outcome: '',
})
const board = (now: string, next = '', later = ''): Cards => ({
  now: [...now].map(card),
  next: [...next].map(card),
  later: [...later].map(card),
})
const text = (cards: Cards) =>
  [cards.now, cards.next, cards.later].map((column) => column.map((one) => one.id).join('')).join('|')

describe('moving a card', () => {
  it.each([
    ['b', 'now', 0, 'bac|xy|'],
    ['a', 'now', 1, 'bac|xy|'],
    ['a', 'next', 1, 'bc|xay|'],
    ['a', 'later', 9, 'bc|xy|a'],
    ['?', 'now', 0, 'abc|xy|'],
  ] as const)('%s to %s %i', (id, horizon, index, after) => {
    expect(text(withCardAt(board('abc', 'xy'), id, { horizon, index }))).toBe(after)
  })
  it('tells the server what stands above', () => {
    const after = withCardAt(board('abc', 'xy'), 'a', { horizon: 'next', index: 1 })
    expect(cardAbove(after, { horizon: 'next', index: 1 })).toBe('x')
    expect(cardAbove(after, { horizon: 'next', index: 0 })).toBeNull()
  })
  it('takes the rank that the server gave', () => {
    const after = settled(board('ab'), 'b', { horizon: 'now', rank: 'Zz' })
    expect(after.now[1]?.rank).toBe('Zz')
    expect(placeOf(after, 'b')).toEqual({ horizon: 'now', index: 1 })
  })
})

describe('arrow keys', () => {
  const cards = board('abc', 'x')
  it.each([
    ['ArrowDown', { horizon: 'now', index: 2 }, { horizon: 'now', index: 2 }],
    ['ArrowUp', { horizon: 'now', index: 2 }, { horizon: 'now', index: 1 }],
    ['ArrowRight', { horizon: 'now', index: 2 }, { horizon: 'next', index: 1 }],
    ['ArrowLeft', { horizon: 'now', index: 0 }, { horizon: 'now', index: 0 }],
    ['ArrowLeft', { horizon: 'later', index: 0 }, { horizon: 'next', index: 0 }],
  ] as const)('%s from %j', (key, at, to) => expect(stepFrom(cards, at, key)).toEqual(to))
  it('leaves other keys alone', () => expect(stepFrom(cards, { horizon: 'now', index: 0 }, 'a')).toBeNull())
})
