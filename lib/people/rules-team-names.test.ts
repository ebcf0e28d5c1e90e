import { expect, test } from 'vitest'
import { maybeMistyped } from './rules-team-names'

test.each([
  ['Paymnets', 'Payments', true],
  ['Data Platfrom', 'Data Platform', true],
  ['data-platform', 'Data Platform', true],
  ['Serach', 'Search', true],
  ['Payments', 'payments ', true],
  ['Payments 1', 'Payments 2', false],
  ['Team A', 'Team B', false],
  ['Core', 'Care', true],
  ['iOS', 'OS', false],
  ['Search', 'Payments', false],
  ['Payments', 'Payments', false],
])('%s for %s: %s', (a, b, is) => {
  expect([maybeMistyped(a, b), maybeMistyped(b, a)]).toEqual([is, is])
})
