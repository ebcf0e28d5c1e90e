import type { Card } from '@/lib/roadmap/presenter'
import type { Horizon } from '@/lib/roadmap/schema'

/** The cards of each column, in order, as the board shows them at this moment. */
export type Cards = Record<Horizon, Card[]>

export const ORDER: readonly Horizon[] = ['now', 'next', 'later']

export interface Place {
  horizon: Horizon
  index: number
}

/** Where a card stands; null when it is not on the board. */
export function placeOf(cards: Cards, id: string): Place | null {
  for (const horizon of ORDER) {
    const index = cards[horizon].findIndex((card) => card.id === id)
    if (index >= 0) return { horizon, index }
  }
  return null
}

/** The board with one card somewhere else. The index counts without the card itself and is held inside the column. */
export function withCardAt(cards: Cards, id: string, to: Place): Cards {
  const from = placeOf(cards, id)
  const card = from && cards[from.horizon][from.index]
  if (!card) return cards
  const without = { ...cards, [from.horizon]: cards[from.horizon].filter((one) => one.id !== id) }
  const column = without[to.horizon]
  const index = Math.max(0, Math.min(column.length, to.index))
  return { ...without, [to.horizon]: [...column.slice(0, index), card, ...column.slice(index)] }
}

const STEPS: Record<string, { column: number; row: number }> = {
  ArrowUp: { column: 0, row: -1 },
  ArrowDown: { column: 0, row: 1 },
  ArrowLeft: { column: -1, row: 0 },
  ArrowRight: { column: 1, row: 0 },
}

/** Where an arrow key takes a card that is held: along its column, or to the same height of the next one. */
export function stepFrom(cards: Cards, at: Place, key: string): Place | null {
  const step = STEPS[key]
  if (!step) return null
  const horizon = ORDER[ORDER.indexOf(at.horizon) + step.column]
  if (!horizon) return at
  const last = horizon === at.horizon ? cards[horizon].length - 1 : cards[horizon].length
  return { horizon, index: Math.max(0, Math.min(last, at.index + step.row)) }
}

/** The card right above a place: what the server is told. Null at the top. */
export const cardAbove = (cards: Cards, { horizon, index }: Place): string | null =>
  cards[horizon][index - 1]?.id ?? null

/** The board with the card's new rank, as the server gave it. */
export function settled(cards: Cards, id: string, place: { horizon: Horizon; rank: string }): Cards {
  return {
    ...cards,
    [place.horizon]: cards[place.horizon].map((card) => (card.id === id ? { ...card, ...place } : card)),
  }
}
