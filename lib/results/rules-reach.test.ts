import { expect, test } from 'vitest'
import { reachByTeam } from './rules-reach'

const part = (teamId: string, n: number, day: string, anonymity = 'anonymous', open = true) => ({
  anonymity,
  open,
  minScore: 5,
  teamId,
  n,
  last: new Date(day),
})

test('a team that the results of a survey without names hide does not show in the picture of all', () => {
  for (const anonymity of ['anonymous', 'confidential']) {
    expect(reachByTeam([part('web', 4, '2026-05-01', anonymity)])).toEqual([])
    expect(reachByTeam([part('web', 9, '2026-05-01', anonymity, false)])).toEqual([])
    expect(reachByTeam([part('web', 9, '2026-05-01', anonymity)])).toHaveLength(1)
  }
  expect(reachByTeam([part('web', 4, '2026-05-01', 'named')])).toHaveLength(1)
})

test('several surveys of one team are the fullest one and the latest day', () => {
  expect(reachByTeam([part('web', 9, '2026-05-01'), part('web', 6, '2026-06-01')])).toEqual([
    { teamId: 'web', pieces: 9, last: new Date('2026-06-01') },
  ])
})
