import { expect, it } from 'vitest'
import { lastQuarters, placeOfDay } from './rules-quarters'

it('names the last quarters by their first days, over the turn of a year', () => {
  expect(lastQuarters(new Date('2026-02-10T23:59:59Z'), 4)).toEqual([
    '2025-04-01',
    '2025-07-01',
    '2025-10-01',
    '2026-01-01',
  ])
})

it('places a day within its quarter, and no day outside them', () => {
  const quarters = lastQuarters(new Date('2026-02-10T00:00:00Z'), 2)
  expect(placeOfDay('2025-10-01', quarters)).toBe(0)
  expect(placeOfDay('2025-11-16', quarters)).toBeCloseTo(0.5, 2)
  expect(placeOfDay('2026-01-01', quarters)).toBe(1)
  expect(placeOfDay('2026-03-31', quarters)).toBeLessThan(2)
  expect(placeOfDay('2025-09-30', quarters)).toBeNull()
  expect(placeOfDay('2026-04-01', quarters)).toBeNull()
})
