import { expect, test } from 'vitest'
import { monthBefore, monthName, monthOf, periodOf } from './rules-review'

test('a month is from its first moment to the first of the next, also over the turn of a year', () => {
  expect(monthOf(new Date('2026-11-30T23:59:59.999Z'))).toBe('2026-11')
  expect(periodOf('2026-12')).toEqual({ from: new Date('2026-12-01'), to: new Date('2027-01-01') })
  expect(periodOf('2028-02')).toEqual({ from: new Date('2028-02-01'), to: new Date('2028-03-01') })
  expect(monthBefore('2027-01')).toBe('2026-12')
  expect(monthName('2026-11')).toBe('November 2026')
})
