import { expect, it } from 'vitest'
import { conditionsOf, parseBoardFilter, quarterOf, quartersBetween } from './rules-filter'

it('reads a filter into conditions, and keeps what it does not know as unknown', () => {
  const filter = parseBoardFilter('theme:Builds -kind:buy kind:docs is:draft owner:x slow')
  expect(filter.unknown).toEqual(['owner:x'])
  expect(conditionsOf(filter)).toEqual({
    words: ['slow'],
    conditions: [
      { column: 'kind', values: ['docs'], negated: false },
      { column: 'kind', values: ['buy'], negated: true },
      { column: 'theme', values: ['builds'], negated: false },
    ],
    draft: true,
  })
})
it('knows the quarters of a timeline, without holes', () => {
  expect(quarterOf(new Date('2026-12-31T23:00:00Z'))).toBe('2026-Q4')
  expect(quartersBetween(['2027-Q2', '2026-Q3'], new Date('2026-10-01T00:00:00Z'))).toEqual([
    '2026-Q3',
    '2026-Q4',
    '2027-Q1',
    '2027-Q2',
  ])
  // The present one is always there, whatever was named long ago or for a far day.
  expect(quartersBetween(['1990-Q1'], new Date('2026-10-01T00:00:00Z'))).toEqual(['2026-Q4'])
  expect(quartersBetween(['1990-Q1', '2025-Q4', '2099-Q1'], new Date('2026-10-01T00:00:00Z'))).toEqual([
    '2025-Q4',
    '2026-Q1',
    '2026-Q2',
    '2026-Q3',
    '2026-Q4',
  ])
  expect(quartersBetween(['2031-Q1', '2028-Q3'], new Date('2026-10-01T00:00:00Z'))).toHaveLength(8)
})
