import { expect, it } from 'vitest'
import { opportunity } from './opportunity'

it.each([
  // A. Ulwick, Harvard Business Review, January 2002: importance 9.5 and satisfaction 3.2 are an opportunity of 15.8.
  [0.95, 0.32, 15.8],
  // Satisfaction beyond importance is no minus.
  [0.4, 0.9, 4],
  [1, 0, 20],
  [0, 0, 0],
])('the opportunity of importance %d and satisfaction %d is %d', (important, satisfied, score) => {
  expect(opportunity(important, satisfied)).toBeCloseTo(score, 10)
})

it('refuses what is no share', () => {
  expect(() => opportunity(1.2, 0)).toThrow(RangeError)
  expect(() => opportunity(0.5, Number.NaN)).toThrow(RangeError)
})
