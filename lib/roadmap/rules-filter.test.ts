import { expect, it } from 'vitest'
import { conditionsOf, namesIn, narrows, parseBoardFilter, quarterOf, quartersBetween } from './rules-filter'

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

it('says of a value that the board does not know that it is not one, and does not show all as its result', () => {
  const filter = parseBoardFilter(
    'is:contested is:DRAFT kind:feature kind:Buy quarter:2026-q4 quarter:2026-Q9 -is:"near done"',
  )
  expect(filter.unknown).toEqual(['is:contested', 'kind:feature', 'quarter:2026-Q9', '-is:"near done"'])
  expect(conditionsOf(filter)).toEqual({
    words: [],
    conditions: [
      { column: 'kind', values: ['buy'], negated: false },
      { column: 'quarter', values: ['2026-q4'], negated: false },
    ],
    draft: true,
  })
  // What is not known is typed back as it was, and stays unknown.
  expect(parseBoardFilter(filter.unknown.join(' '))).toEqual({ ...filter, fields: [] })
  expect(narrows(parseBoardFilter('is:contested'))).toBe(false)
  expect(narrows(parseBoardFilter('builds'))).toBe(true)
})

it('knows teams and capabilities by the ids that are meant, and none where nobody’s names are known', () => {
  const text = 'team:Data -team:none capability:gone theme:Builds'
  const ids = { team: new Map([['Data', ['t1', 'T2']]]), capability: new Map<string, string[]>() }
  const filter = parseBoardFilter(text, ids)
  expect(namesIn(text)).toEqual({ team: ['Data'], capability: ['gone'] })
  expect(filter.unknown).toEqual(['capability:gone'])
  expect(conditionsOf(filter).conditions).toEqual([
    { column: 'theme', values: ['builds'], negated: false },
    { column: 'teamId', values: ['t1', 'T2'], negated: false },
    { column: 'teamId', values: [''], negated: true },
  ])
  expect(parseBoardFilter(text).unknown).toEqual(['team:Data', '-team:none', 'capability:gone'])
})
