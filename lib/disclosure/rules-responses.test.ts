import { describe, expect, it } from 'vitest'
import { randomFrom } from '@/tests/support/disclosure-simulation'
import { puzzle, solutions } from '@/tests/support/row-puzzle'
import type { Question } from '@/lib/surveys/schema'
import { hasOneClosedAnswer, isOpenToResponses, responsesWithheld, withheldReason } from './rules-responses'

const none = { rolesOrTenures: false, teamsInPart: false }
const rating: Question = { key: 'a', type: 'rating', label: 'A?' }
const several = [rating, { ...rating, key: 'b' }]

describe('which rows are a team’s', () => {
  const unique = (questions: number, surveys: number) =>
    Array.from({ length: surveys }, (_, seed) => {
      const random = randomFrom(seed)
      const { group, ...one } = puzzle(40, questions, random)
      const found = solutions(one, random)
      expect(found).toContainEqual(group)
      return found.length
    }).filter((count) => count === 1).length

  it(
    'is known of nearly every team with seven questions, which is why rows and groups are not both given',
    { timeout: 60_000 },
    () => {
      expect(unique(7, 8)).toBeGreaterThanOrEqual(7)
    },
  )
  it('is open with few', { timeout: 60_000 }, () => {
    expect(unique(2, 4)).toBe(0)
  })
})

describe('responsesWithheld', () => {
  it('gives them where they were chosen, or where nothing was and no role, no tenure and no part of a team is known', () => {
    expect(
      responsesWithheld({ disclosure: 'responses', questions: several }, { rolesOrTenures: true, teamsInPart: true }),
    ).toBeNull()
    expect(responsesWithheld({ disclosure: null, questions: several }, none)).toBeNull()
    expect(isOpenToResponses(null, none)).toBe(true)
  })
  it.each([
    ['groups-chosen', 'groups', none],
    ['groups-said', null, { ...none, rolesOrTenures: true }],
    ['teams-in-part', null, { ...none, teamsInPart: true }],
  ] as const)('withholds them: %s', (why, disclosure, said) => {
    expect(responsesWithheld({ disclosure, questions: several }, said)).toBe(why)
    expect(isOpenToResponses(disclosure, said)).toBe(false)
    expect(withheldReason(why, 'anonymous')).toContain('single responses are withheld')
    expect(withheldReason(why, 'confidential')).toContain('Give a reason')
  })
  it('gives them beside groups where a row is one answer, which the figures count as it stands', () => {
    const words: Question = { key: 'why', type: 'longtext', label: 'Why?' }
    expect(responsesWithheld({ disclosure: 'groups', questions: [rating, words] }, none)).toBeNull()
    expect(hasOneClosedAnswer([words])).toBe(false)
    expect(hasOneClosedAnswer([{ key: 'n', type: 'number', label: 'How many?' }])).toBe(false)
    expect(hasOneClosedAnswer([rating, { ...words, showIf: { question: 'a', atMost: 2 } }])).toBe(false)
    const open = { key: 's', type: 'single', label: 'S', options: [{ value: 'x', label: 'X', open: true }] } as const
    expect(hasOneClosedAnswer([{ ...open, options: [...open.options] }])).toBe(false)
  })
})
