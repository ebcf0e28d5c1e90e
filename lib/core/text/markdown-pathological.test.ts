import { expect, test } from 'vitest'
import { isPathological } from './markdown-pathological'

test('sixty levels of quotes or lists are text, sixty-one are tangled', () => {
  for (const mark of ['> ', '- ']) {
    expect(isPathological(`${mark.repeat(60)}x`), mark).toBe(false)
    expect(isPathological(`${mark.repeat(61)}x`), mark).toBe(true)
  }
})

test('four thousand marks of emphasis in one paragraph are text, one more is tangled, and a blank line ends the count', () => {
  const marks = (count: number) => '*a '.repeat(count)
  expect(isPathological(marks(4_000))).toBe(false)
  expect(isPathological(marks(4_001))).toBe(true)
  expect(isPathological(`${marks(2_000)}\n${marks(2_001)}`)).toBe(true)
  expect(isPathological(`${marks(4_000)}\n\n${marks(4_000)}`)).toBe(false)
})

test('a million characters are text, one more is tangled', () => {
  expect(isPathological('x'.repeat(1_000_000))).toBe(false)
  expect(isPathological('x'.repeat(1_000_001))).toBe(true)
})
