import type { Standing } from '@/lib/updates/schema-review'

/** An item whose place in its column is another one than at the last review, counted among those that were there both times. */
export interface PlaceChange {
  itemId: string
  horizon: Standing['horizon']
  from: number
  to: number
}

/** An item whose score, or place by it, is another one than at the last review. */
export interface ScoreMove {
  itemId: string
  from: number
  to: number
  fromPlace: number
  toPlace: number
}

const placesOf = (ordered: readonly Standing[]): Map<string, number> =>
  new Map(ordered.map(({ itemId }, at) => [itemId, at + 1]))
const far = (one: { from: number; to: number }) => Math.abs(one.to - one.from)

/**
 * What changed its place within a column between two reviews. Items that came, went or changed their column in between are left out
 * of the count on both sides: of them the moves are told, and the others only stand elsewhere because of them.
 */
export function placeChanges(before: readonly Standing[], after: readonly Standing[]): PlaceChange[] {
  const horizonOf = new Map(before.map(({ itemId, horizon }) => [itemId, horizon]))
  const both = after.filter(({ itemId, horizon }) => horizonOf.get(itemId) === horizon)
  const stayed = new Set(both.map(({ itemId }) => itemId))
  return (['now', 'next', 'later'] as const)
    .flatMap((horizon) => {
      const inColumn = (all: readonly Standing[]) =>
        all.filter((one) => stayed.has(one.itemId) && one.horizon === horizon).toSorted((a, b) => a.place - b.place)
      const was = placesOf(inColumn(before))
      return inColumn(after).map(({ itemId }, at) => ({ itemId, horizon, from: was.get(itemId) ?? at + 1, to: at + 1 }))
    })
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => far(b) - far(a))
}

/** Two scores that are shown alike are alike: the rest is rounding. */
const EPSILON = 0.05
const byRice = (all: readonly Standing[]) => all.toSorted((a, b) => b.rice - a.rice || (a.itemId < b.itemId ? -1 : 1))

/** What changed its score between two reviews, with its place by score among the items that were there both times. */
export function scoreMoves(before: readonly Standing[], after: readonly Standing[]): ScoreMove[] {
  const was = new Map(before.map((one) => [one.itemId, one]))
  const both = after.filter(({ itemId }) => was.has(itemId))
  const now = placesOf(byRice(both))
  const earlier = placesOf(byRice(before.filter(({ itemId }) => now.has(itemId))))
  return both
    .map(({ itemId, rice }) => ({
      ...{ itemId, from: was.get(itemId)?.rice ?? rice, to: rice },
      ...{ fromPlace: earlier.get(itemId) ?? 0, toPlace: now.get(itemId) ?? 0 },
    }))
    .filter((one) => far(one) >= EPSILON || one.fromPlace !== one.toPlace)
    .toSorted((a, b) => Math.abs(b.toPlace - b.fromPlace) - Math.abs(a.toPlace - a.fromPlace) || far(b) - far(a))
}
