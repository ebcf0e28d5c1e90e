import { expect, test } from 'vitest'
import { capacityForm, editForm } from './schema-forms'
import { splitForm } from './schema-views'

const item = { id: 'item1', title: 'Faster builds', problem: 'They are slow.', effort: '4', impact: '2', kind: 'build' }
const seen = '2026-11-03T10:00:00.000Z'

test('an estimate is stored as it was typed', () => {
  expect(editForm.parse({ ...item, seen, reachEstimate: '1 500', effort: '2,5' })).toMatchObject({
    reachEstimate: 1500,
    effort: 2.5,
  })
})

test('a reach of “1,500” is asked about: as one and a half it would rank the item last, and look right', () => {
  const result = editForm.safeParse({ ...item, seen, reachEstimate: '1,500' })
  expect(result.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['reachEstimate', 'This can be read in two ways. Write 1500, or 1.5000.'],
  ])
  expect(capacityForm.safeParse({ weeks: '1,200' }).error?.issues).toMatchObject([
    { path: ['weeks'], message: 'This can be read in two ways. Write 1200, or 1.2000.' },
  ])
  expect(capacityForm.parse({ weeks: '12,5' })).toEqual({ weeks: 12.5 })
  const split = splitForm.safeParse({ id: 'item1', title: 'Part', problem: '', effort: '1,000', insights: [] })
  expect(split.error?.issues.map(({ path }) => path.join('.'))).toEqual(['effort'])
})
