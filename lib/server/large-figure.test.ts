import { expect, it } from 'vitest'
import { keepLarge } from './large-figure'

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds))

it('keeps a figure over many rows for half a minute, and no other', async () => {
  let rows = 99
  const kept = keepLarge<number>(100, (figure) => figure)
  const read = (key: string, seconds: number) => kept(key, at(seconds), () => Promise.resolve(rows))
  expect(await read('a', 0)).toBe(99)
  rows = 100
  expect(await read('a', 1)).toBe(100)
  rows = 101
  expect([await read('a', 30), await read('b', 30), await read('a', 31)]).toEqual([100, 101, 101])
  // Fewer again: nothing is kept of what was large.
  rows = 5
  expect(await read('a', 61)).toBe(5)
  rows = 6
  expect(await read('a', 61)).toBe(6)
})

it('keeps nothing of a reading that failed', async () => {
  const kept = keepLarge<number>(1, (figure) => figure)
  await expect(kept('a', at(0), () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await kept('a', at(0), () => Promise.resolve(2))).toBe(2)
})
