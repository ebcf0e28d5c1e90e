import { expect, test } from 'vitest'
import { lastPeriod } from './rules-digest'

const period = (every: 'week' | 'month', at: string) => {
  const { from, to } = lastPeriod(every, new Date(at))
  return [from.toISOString(), to.toISOString()]
}

test.each([
  ['2026-03-02T00:00:00.000Z', '2026-02-23', '2026-03-02'],
  ['2026-03-01T23:59:59.999Z', '2026-02-16', '2026-02-23'],
  ['2026-03-08T12:00:00.000Z', '2026-02-23', '2026-03-02'],
  ['2027-01-01T12:00:00.000Z', '2026-12-21', '2026-12-28'],
])('the week before %s begins on a Monday', (at, from, to) =>
  expect(period('week', at)).toEqual([`${from}T00:00:00.000Z`, `${to}T00:00:00.000Z`]),
)

test.each([
  ['2026-03-31T23:59:59.999Z', '2026-02-01', '2026-03-01'],
  ['2026-01-01T00:00:00.000Z', '2025-12-01', '2026-01-01'],
])('the month before %s', (at, from, to) =>
  expect(period('month', at)).toEqual([`${from}T00:00:00.000Z`, `${to}T00:00:00.000Z`]),
)
