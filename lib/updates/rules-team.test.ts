import { expect, test } from 'vitest'
import { shownTold } from './rules-team'

test('how many of a team were told is said of five people and more, and of neither part where one has fewer', () => {
  expect(shownTold(0, 0)).toBe('none')
  expect(shownTold(4, 0)).toBe('few')
  expect(shownTold(3, 2)).toBe('few')
  expect(shownTold(8, 1)).toBe('few')
  expect(shownTold(5, 0)).toEqual({ told: 5, owed: 0 })
  expect(shownTold(0, 7)).toEqual({ told: 0, owed: 7 })
  expect(shownTold(6, 5)).toEqual({ told: 6, owed: 5 })
})
