import { describe, expect, it } from 'vitest'
import { heardFor, ladder, ladderByGroup, owedNext, type Heard, type LadderTeam } from './rules-ladder'

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

describe('ladderByGroup', () => {
  const teams = [team('cards', 8), team('ledger', 9), team('tools', 7), team('platform', 6, true)]
  const money = { id: 'm', name: 'Money', teamIds: ['cards', 'ledger'] }
  const all = { id: 'a', name: 'All', teamIds: ['cards', 'ledger', 'tools', 'platform'] }

  it('says how many of its teams were heard and when last, the platform team left out', () => {
    const rows = ladder(
      teams,
      [heard('cards', 'low', 6, 30), heard('tools', 'low', 7, 2), heard('platform', 'high', 4, 1)],
      now,
    )
    expect(ladderByGroup(rows, [money, all, { id: 'e', name: 'Empty', teamIds: ['platform'] }])).toEqual([
      {
        ...{ group: { id: 'm', name: 'Money' }, teams: 2 },
        cells: [
          { rung: 'low', heard: 1, daysAgo: 30 },
          { rung: 'medium', heard: 0, daysAgo: null },
          { rung: 'high', heard: 0, daysAgo: null },
        ],
      },
      {
        ...{ group: { id: 'a', name: 'All' }, teams: 3 },
        cells: [
          { rung: 'low', heard: 2, daysAgo: 2 },
          { rung: 'medium', heard: 0, daysAgo: null },
          { rung: 'high', heard: 0, daysAgo: null },
        ],
      },
    ])
  })

  it('leaves out teams in which nobody is, as after a rename, unless they said something', () => {
    const rows = ladder([...teams, team('renamed', 0), team('gone', 0)], [heard('gone', 'medium', 1, 9)], now)
    const [group] = ladderByGroup(rows, [{ id: 'x', name: 'x', teamIds: ['cards', 'renamed', 'gone'] }])
    expect(group).toMatchObject({ teams: 2, cells: [{ heard: 0 }, { heard: 1 }, { heard: 0 }] })
  })

  it('tells nothing of a team that its own row does not tell: it follows from the shown rows alone', () => {
    // The figures of a team are hidden by leaving its entry out; how many really answered cannot be in the roll-up.
    const shown = [heard('cards', 'low', 6, 30)]
    const rows = ladder(teams, shown, now)
    const one = ladderByGroup(rows, [{ id: 'o', name: 'One', teamIds: ['ledger'] }])[0]
    expect(one?.cells.map((cell) => [cell.heard, cell.daysAgo])).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ])
    for (const row of rows.filter(({ team: { platform } }) => !platform)) {
      const [alone] = ladderByGroup(rows, [{ id: 'x', name: 'x', teamIds: [row.team.id] }])
      expect(alone?.cells.map((cell) => cell.daysAgo)).toEqual(row.cells.map((cell) => cell.daysAgo))
    }
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

describe('what only researchers read', () => {
  const team = (id: string, headcount: number): LadderTeam => ({ id, name: id, headcount, platform: false })
  const teams = [team('one', 1), team('four', 4), team('five', 5)]
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const heard = teams.flatMap(({ id }) => [
    { teamId: id, rung: 'medium' as const, pieces: 2, last: day('2026-03-01'), researchersOnly: false },
    { teamId: id, rung: 'medium' as const, pieces: 3, last: day('2026-04-01'), researchersOnly: true },
    { teamId: id, rung: 'high' as const, pieces: 1, last: day('2026-05-01'), researchersOnly: true },
  ])

  it('is counted for researchers, of every team', () => {
    expect(heardFor(teams, heard, true)).toEqual(
      teams.flatMap(({ id }) => [
        { teamId: id, rung: 'medium', pieces: 5, last: day('2026-04-01') },
        { teamId: id, rung: 'high', pieces: 1, last: day('2026-05-01') },
      ]),
    )
  })
  it('moves no figure of a team below the minimum for anyone else: neither number nor day nor rung', () => {
    const told = heardFor(teams, heard, false)
    for (const id of ['one', 'four'])
      expect(told.filter((one) => one.teamId === id)).toEqual([
        { teamId: id, rung: 'medium', pieces: 2, last: day('2026-03-01') },
      ])
    expect(told.filter((one) => one.teamId === 'five')).toEqual([
      { teamId: 'five', rung: 'medium', pieces: 5, last: day('2026-04-01') },
      { teamId: 'five', rung: 'high', pieces: 1, last: day('2026-05-01') },
    ])
  })
})
