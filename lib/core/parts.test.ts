import { expect, test } from 'vitest'
import { partOf } from './parts'

const rows = Array.from({ length: 7 }, (_, i) => i)

test('a list is given in parts, and every row is in one of them', () => {
  const parts = ['0', '1', '2'].map((asked) => partOf(rows, asked, 3))
  expect(parts.flatMap((part) => part.rows)).toEqual(rows)
  expect(parts.map(({ part, from, of }) => [part, from, of])).toEqual([
    [0, 0, 7],
    [1, 3, 7],
    [2, 6, 7],
  ])
})

test('an address that asks for no part that is there gets the first', () => {
  for (const asked of [undefined, '', '3', '-1', '1.5', 'x', '1e9']) expect(partOf(rows, asked, 3).part).toBe(0)
  expect(partOf([], '1')).toEqual({ rows: [], part: 0, from: 0, of: 0 })
})
