import { expect, test } from 'vitest'
import { heaviest } from './heaviest'

test('the heaviest stay, in their own order; of equal ones the first', () => {
  expect(heaviest([3, 9, 1, 7, 9], 3, (one) => one)).toEqual([9, 7, 9])
  expect(heaviest(['a', 'b', 'c'], 2, () => 0)).toEqual(['a', 'b'])
})

test('a list that is short enough is not weighed', () => {
  const items = [1, 2]
  expect(
    heaviest(items, 2, () => {
      throw new Error('weighed')
    }),
  ).toEqual(items)
  expect(heaviest([], 0, () => 0)).toEqual([])
})
