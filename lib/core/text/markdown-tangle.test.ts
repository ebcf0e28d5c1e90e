import { expect, test } from 'vitest'
import { isTangled } from './markdown-tangle'

test('sixty levels of quotes or lists are text, sixty-one are tangled', () => {
  for (const mark of ['> ', '- ']) {
    expect(isTangled(`${mark.repeat(60)}x`), mark).toBe(false)
    expect(isTangled(`${mark.repeat(61)}x`), mark).toBe(true)
  }
})

test('four thousand marks of emphasis in one paragraph are text, one more is tangled, and a blank line ends the count', () => {
  const marks = (count: number) => '*a '.repeat(count)
  expect(isTangled(marks(4_000))).toBe(false)
  expect(isTangled(marks(4_001))).toBe(true)
  expect(isTangled(`${marks(2_000)}\n${marks(2_001)}`)).toBe(true)
  expect(isTangled(`${marks(4_000)}\n\n${marks(4_000)}`)).toBe(false)
})

test('a million characters are text, one more is tangled', () => {
  expect(isTangled('x'.repeat(1_000_000))).toBe(false)
  expect(isTangled('x'.repeat(1_000_001))).toBe(true)
})
