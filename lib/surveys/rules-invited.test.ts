import { describe, expect, it } from 'vitest'
import { asksSome, teamsAsked } from './rules-invited'

const teams = [
  { id: 'a', headcount: 30 },
  { id: 'b', headcount: 12 },
]

describe('who was asked', () => {
  it('is everybody, unless fewer are said than the teams have', () => {
    expect(asksSome({ invited: null }, teams)).toBe(false)
    expect(asksSome({ invited: 42 }, teams)).toBe(false)
    expect(asksSome({ invited: 90 }, teams)).toBe(false)
    expect(asksSome({ invited: 14 }, teams)).toBe(true)
    expect(asksSome({ invited: 14 }, [])).toBe(false)
  })
  it('is of each team what the invitations say, and nothing where there are none', () => {
    expect(teamsAsked(teams, new Map([['a', 9]]))).toEqual([
      { id: 'a', headcount: 9 },
      { id: 'b', headcount: 0 },
    ])
    expect(teamsAsked(teams, new Map()).map((team) => team.headcount)).toEqual([0, 0])
  })
})
