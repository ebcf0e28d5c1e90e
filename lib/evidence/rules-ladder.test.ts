import { describe, expect, it } from 'vitest'
import { ladder, owedNext, type Heard, type LadderTeam } from './rules-ladder'

const now = new Date('2026-06-30T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const team = (id: string, headcount: number, platform = false): LadderTeam => ({ id, name: id, headcount, platform })
const heard = (teamId: string, rung: Heard['rung'], pieces: number, days: number): Heard => ({
  teamId,
  rung,
  pieces,
  last: daysAgo(days),
})

describe('ladder', () => {
  it('has every team on every rung, the platform team last, silence as nothing', () => {
    const rows = ladder(
      [team('infra', 9, true), team('search', 8), team('payments', 14)],
      [heard('payments', 'low', 9, 12)],
      now,
    )
    expect(rows.map((row) => row.team.id)).toEqual(['payments', 'search', 'infra'])
    expect(rows[0]?.cells).toEqual([
      { rung: 'low', fill: 3, daysAgo: 12 },
      { rung: 'medium', fill: 0, daysAgo: null },
      { rung: 'high', fill: 0, daysAgo: null },
    ])
    expect(rows[1]?.cells.every((cell) => cell.fill === 0 && cell.daysAgo === null)).toBe(true)
  })

  it('fills by the share of the team, so that one voice of forty is little', () => {
    const fillFor = (headcount: number) =>
      ladder([team('a', headcount)], [heard('a', 'medium', 1, 1)], now)[0]?.cells[1]?.fill
    expect([fillFor(40), fillFor(8), fillFor(4)]).toEqual([1, 2, 3])
  })
})

describe('owedNext', () => {
  it('asks for an interview where only surveys were heard, for a survey where nothing was', () => {
    const rows = ladder(
      [team('mobile', 40), team('data', 10), team('web', 12)],
      [heard('mobile', 'low', 20, 12), heard('web', 'medium', 3, 20)],
      now,
    )
    expect(owedNext(rows)).toEqual([
      { team: team('mobile', 40), deepest: 'low', deeperDaysAgo: null, next: 'interview' },
      { team: team('data', 10), deepest: null, deeperDaysAgo: null, next: 'survey' },
    ])
  })

  it('lets what was heard grow old', () => {
    const rows = ladder([team('web', 12)], [heard('web', 'medium', 3, 200), heard('web', 'low', 9, 30)], now)
    expect(owedNext(rows)).toEqual([{ team: team('web', 12), deepest: 'low', deeperDaysAgo: 200, next: 'interview' }])
  })

  it('owes the platform team nothing: it is not its own user', () => {
    expect(owedNext(ladder([team('platform', 9, true)], [], now))).toEqual([])
  })
})
