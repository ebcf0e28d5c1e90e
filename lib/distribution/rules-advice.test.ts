import { expect, test } from 'vitest'
import { adviceByTeam, adviceFor, invitationsFor } from './rules-advice'

test('the practice’s own numbers: 100 of 300 ±8 points, 30 of 300 ±16 (Wald says 17), 8 of 10 ±16 at worst', () => {
  expect(Math.round(adviceFor(100, 300, 1).margin * 100)).toBe(8)
  expect(Math.round(adviceFor(30, 300, 1).margin * 100)).toBe(16)
  expect(Math.round(adviceFor(8, 10, 1).margin * 100)).toBe(16)
})
test('the rate is taken off first, and asking everybody who all answer leaves nothing open', () => {
  expect(adviceFor(250, 300, 0.4)).toEqual(adviceFor(250, 300, 0.4))
  expect(adviceFor(250, 300, 0.4).answers).toBe(100)
  expect(adviceFor(250, 300, 0.4).margin).toBe(adviceFor(100, 300, 1).margin)
  expect(adviceFor(300, 300, 1).margin).toBe(0)
  expect(adviceFor(0, 300, 0.4)).toEqual({ invited: 0, answers: 0, margin: 0.5 })
})
test('invitations for a margin buy it', () => {
  for (const population of [40, 120, 600, 5_000])
    for (const margin of [0.05, 0.1, 0.2])
      for (const rate of [0.3, 0.6, 1]) {
        const invited = invitationsFor(population, margin, rate)
        expect(invited).toBeLessThanOrEqual(population)
        if (invited < population)
          expect(adviceFor(invited, population, rate).margin).toBeLessThanOrEqual(margin + 0.005)
      }
})
test('a team below the minimum group says so', () => {
  const teams = [
    { id: 'a', name: 'A', headcount: 30, invited: 20 },
    { id: 'b', name: 'B', headcount: 8, invited: 8 },
  ]
  expect(adviceByTeam(teams, 0.5, 5).map(({ name, answers, shown }) => [name, answers, shown])).toEqual([
    ['A', 10, true],
    ['B', 4, false],
  ])
})
