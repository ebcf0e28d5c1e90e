import { describe, expect, it } from 'vitest'
import { conflictOf, supportOf, type Spread, type TeamSize } from './rules-representation'

const teams: TeamSize[] = [
  { id: 'a', name: 'Payments', headcount: 30, platform: false },
  { id: 'b', name: 'Mobile', headcount: 10, platform: false },
  { id: 'p', name: 'Infra', headcount: 8, platform: true },
]
const spread = (open: Spread['open']): Spread => ({ support: [], open, spoke: [], unplaced: false })

describe('supportOf', () => {
  it('weighs each team by its size', () => {
    const open = [
      { teamId: 'a', for: 2, against: 2 },
      { teamId: 'b', for: 4, against: 0 },
    ]
    // (30 · 2/4 + 10 · 4/4) / 40
    expect(supportOf(spread(open), teams, 8)?.share).toBeCloseTo(0.625, 10)
    expect(supportOf(spread(open), teams, 8)?.covered).toBe(1)
  })
  it('is not given where some voices have no team that is known: they may think otherwise', () => {
    expect(supportOf(spread([{ teamId: 'a', for: 5, against: 0 }]), teams, 21)).toBeNull()
    expect(supportOf(spread([]), teams, 0)).toBeNull()
  })
})

describe('conflictOf', () => {
  it('names teams on either side, the clearest first, and never the platform team', () => {
    const found = conflictOf(
      spread([
        { teamId: 'a', for: 1, against: 4 },
        { teamId: 'b', for: 3, against: 0 },
        { teamId: 'p', for: 0, against: 9 },
      ]),
      teams,
    )
    expect(found).toEqual({
      for: [{ team: 'Mobile', for: 3, against: 0 }],
      against: [{ team: 'Payments', for: 1, against: 4 }],
      opposed: true,
      betweenTeams: -1,
    })
    expect(conflictOf(spread([{ teamId: 'a', for: 2, against: 2 }]), teams)).toMatchObject({ opposed: false })
  })
})
