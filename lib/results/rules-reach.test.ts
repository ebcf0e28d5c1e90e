import { expect, test } from 'vitest'
import { reachByTeam } from './rules-reach'

const part = (teamId: string, n: number, day: string, anonymity = 'anonymous') => ({
  anonymity,
  minScore: 5,
  teamId,
  n,
  last: new Date(day),
})

test('a team too small to show in an anonymous survey does not show in the picture of all', () => {
  expect(reachByTeam([part('web', 4, '2026-05-01')])).toEqual([])
  expect(reachByTeam([part('web', 4, '2026-05-01', 'named')])).toHaveLength(1)
})

test('several surveys of one team are the fullest one and the latest day', () => {
  expect(reachByTeam([part('web', 9, '2026-05-01'), part('web', 6, '2026-06-01')])).toEqual([
    { teamId: 'web', pieces: 9, last: new Date('2026-06-01') },
  ])
})
