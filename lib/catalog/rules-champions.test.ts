import { describe, expect, it } from 'vitest'
import { championsOf, goneWords, standingOf, type Named, type Today } from './rules-champions'

const row = (id: string, personId: string, teamId = 't1'): Named => ({
  ...{ id, personId, teamId, capabilityId: 'c1', at: new Date('2026-03-02T10:00:00Z') },
})
const today: Today = {
  teamOf: new Map([
    ['ada', 't1'],
    ['moved', null],
    ['other', 't2'],
  ]),
  names: new Map(['ada', 'moved', 'other', 'left'].map((id) => [id, { name: id, email: `${id}@example.test` }])),
  teams: new Map([
    ['t1', 'Payments'],
    ['t2', 'Search'],
  ]),
}

describe('a champion', () => {
  it('speaks in the team that they were named in, and no more once they left or moved', () => {
    expect(
      [row('1', 'ada'), row('2', 'moved'), row('3', 'left'), row('4', 'other')].map((one) => standingOf(one, today)),
    ).toEqual(['here', 'moved', 'left', 'moved'])
  })
  it('who is gone is said, with the name only for those who name another one', () => {
    const told = (withNames: boolean) => championsOf([row('2', 'moved'), row('3', 'left', 't2')], today, withNames)
    expect(told(true)).toEqual({
      champions: [],
      gone: [
        { id: '2', team: 'Payments', why: 'moved', name: 'moved' },
        { id: '3', team: 'Search', why: 'left', name: 'left' },
      ],
    })
    expect(told(false).gone.map(goneWords)).toEqual([
      'Payments has nobody now: who spoke for it is in another team',
      'Search has nobody now: who spoke for it is not here any more',
    ])
  })
  it('a team in which another one speaks has no gap', () => {
    const { champions, gone } = championsOf([row('3', 'left'), row('1', 'ada')], today, true)
    expect([champions.map(({ id, team, since }) => [id, team.name, since]), gone]).toEqual([
      [['1', 'Payments', '2026-03-02']],
      [],
    ])
  })
})
