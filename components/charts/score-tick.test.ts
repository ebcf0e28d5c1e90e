import { expect, it } from 'vitest'
import { scorePosition } from './score-tick'

it('gives every score a place of its own on the rule, whatever the others are', () => {
  const scores = [0, 0.2, 1, 2, 5, 20, 1_000, 3e6]
  const places = scores.map(scorePosition)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places.every((place) => place >= 0 && place < 1)).toBe(true)
  expect(scorePosition(5)).toBe(0.5)
  // With an outlier of three million next to them, one and two are still apart.
  expect(scorePosition(2) - scorePosition(1)).toBeGreaterThan(0.1)
})
