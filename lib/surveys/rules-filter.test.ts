import { expect, it } from 'vitest'
import { parseSurveyFilter, statusAsked } from './rules-filter'

it('says what the list of surveys cannot do, and does not show all as its result', () => {
  const filter = parseSurveyFilter('is:nope -is:open is:closed is:draft kind:x deploys')
  expect(filter.unknown).toEqual(['kind:x', 'is:nope', '-is:open', 'is:draft'])
  expect(filter.words).toEqual(['deploys'])
  expect(statusAsked(filter)).toBe('closed')
  expect(statusAsked(parseSurveyFilter('-is:open'))).toBeUndefined()
})
