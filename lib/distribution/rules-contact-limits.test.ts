import { expect, test } from 'vitest'
import { DAY_MS } from '@/lib/core/clock'
import { DEFAULT_CONTACT_LIMITS, contactsSince, contactLimitReached } from './rules-contact-limits'

const now = new Date('2026-05-04T10:00:00Z')
const ago = (...days: number[]) => days.map((each) => new Date(Date.UTC(2026, 4, 4) - each * DAY_MS))

test.each([
  [[], null],
  [[0], 'resting'],
  [[6], 'resting'],
  [[7], null],
  [[8, 30], null],
  [[8, 30, 60], 'capped'],
  [[8, 30, 90], null],
  [[8, 30, 89], 'capped'],
])('asked %j days ago: %s', (days, expected) =>
  expect(contactLimitReached(ago(...days), DEFAULT_CONTACT_LIMITS, now)).toBe(expected),
)

test('the cap is told before the rest, and a rest longer than the window counts too', () => {
  expect(contactLimitReached(ago(1, 2, 3), DEFAULT_CONTACT_LIMITS, now)).toBe('capped')
  const long = { asks: 5, days: 30, restDays: 60 }
  expect(contactLimitReached(ago(50), long, now)).toBe('resting')
  expect(contactsSince(long, now).getTime()).toBe(now.getTime() - 60 * DAY_MS)
})
