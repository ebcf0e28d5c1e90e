import { expect, it } from 'vitest'
import { peopleFilter } from './rules-filter'

it('says what the list of people cannot do, and asks for the rest', () => {
  const { filter, query } = peopleFilter('team:Data role:boss -role:pm is:asleep is:active team:Search ana', undefined)
  expect(filter.unknown).toEqual(['role:boss', '-role:pm', 'is:asleep', 'team:Search'])
  expect(query).toMatchObject({ team: 'Data', active: 'true', q: 'ana' })
  expect(query.role).toBeUndefined()
})
