import { describe, expect, it } from 'vitest'
import { contrast, rankPairwise, type Pairing } from './rules-pairwise'

const TEAMS = ['Milwaukee', 'Detroit', 'Toronto', 'New York', 'Boston', 'Cleveland', 'Baltimore']
/** Wins at home and away of the home team's games, 1987: A. Agresti, Categorical Data Analysis, table 10.10. */
const GAMES: Record<string, [number, number][]> = {
  Milwaukee: [
    [0, 0],
    [4, 3],
    [4, 2],
    [4, 3],
    [6, 1],
    [4, 2],
    [6, 0],
  ],
  Detroit: [
    [3, 3],
    [0, 0],
    [4, 2],
    [4, 3],
    [6, 0],
    [6, 1],
    [4, 3],
  ],
  Toronto: [
    [2, 5],
    [4, 3],
    [0, 0],
    [2, 4],
    [4, 3],
    [4, 2],
    [6, 0],
  ],
  'New York': [
    [3, 3],
    [5, 1],
    [2, 5],
    [0, 0],
    [4, 3],
    [4, 2],
    [6, 1],
  ],
  Boston: [
    [5, 1],
    [2, 5],
    [3, 3],
    [4, 2],
    [0, 0],
    [5, 2],
    [6, 0],
  ],
  Cleveland: [
    [2, 5],
    [3, 3],
    [3, 4],
    [4, 3],
    [4, 2],
    [0, 0],
    [2, 4],
  ],
  Baltimore: [
    [2, 5],
    [1, 5],
    [1, 6],
    [2, 4],
    [1, 6],
    [3, 4],
    [0, 0],
  ],
}
const BASEBALL: Pairing[] = TEAMS.flatMap((home) =>
  TEAMS.flatMap((away, i): Pairing[] => {
    const [won = 0, lost = 0] = GAMES[home]?.[i] ?? []
    return [
      { winner: home, loser: away, count: won },
      { winner: away, loser: home, count: lost },
    ]
  }),
)

describe('Bradley–Terry', () => {
  // Estimate and standard error against Baltimore: H. Turner and D. Firth, Journal of Statistical Software 48(9), 2012.
  it.each([
    ['Boston', 1.1077, 0.3339],
    ['Cleveland', 0.6839, 0.3319],
    ['Detroit', 1.4364, 0.3396],
    ['Milwaukee', 1.5814, 0.3433],
    ['New York', 1.2476, 0.3359],
    ['Toronto', 1.2945, 0.3367],
  ])('gives %s the published estimate and error', (team, estimate, error) => {
    const own = contrast(TEAMS, BASEBALL, team, 'Baltimore')
    expect(own.estimate).toBeCloseTo(estimate, 4)
    expect(own.error).toBeCloseTo(error, 4)
  })

  it('of two things is the logarithm of the odds, with its textbook error', () => {
    const pairings = [
      { winner: 'a', loser: 'b', count: 30 },
      { winner: 'b', loser: 'a', count: 10 },
    ]
    const own = contrast(['a', 'b'], pairings, 'a', 'b')
    expect(own.estimate).toBeCloseTo(Math.log(3), 10)
    expect(own.error).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 10), 10)
  })

  it('ranks around the average, with an interval that narrows as comparisons add up', () => {
    const { abilities, connected } = rankPairwise(TEAMS, BASEBALL)
    expect(connected).toBe(true)
    expect(abilities.map((one) => one.id)[0]).toBe('Milwaukee')
    expect(abilities.reduce((sum, one) => sum + one.ability, 0)).toBeCloseTo(0, 9)
    const width = (pairings: Pairing[]) => {
      const [first] = rankPairwise(TEAMS, pairings).abilities
      return (first?.interval[1] ?? 0) - (first?.interval[0] ?? 0)
    }
    const tenfold = BASEBALL.map((pairing) => ({ ...pairing, count: pairing.count * 10 }))
    expect(width(tenfold)).toBeCloseTo(width(BASEBALL) / Math.sqrt(10), 6)
  })

  it('says so where no maximum exists, and still gives finite figures', () => {
    const { abilities, connected } = rankPairwise(
      ['a', 'b', 'c', 'never'],
      [
        { winner: 'a', loser: 'b', count: 2 },
        { winner: 'b', loser: 'c', count: 1 },
      ],
    )
    expect(connected).toBe(false)
    expect(abilities.map((one) => one.id)).toEqual(['a', 'b', 'c'])
    expect(abilities.every((one) => [one.ability, ...one.interval].every(Number.isFinite))).toBe(true)
    expect(rankPairwise(['a', 'b'], [])).toEqual({ abilities: [], connected: false })
  })

  it('finds the maximum also in a long chain that few comparisons hold together', () => {
    // Each beats the next 9 times and loses once: the log-odds of neighbours are ln 9 exactly, since no other pair has met.
    const ids = Array.from({ length: 40 }, (_, i) => `i${i}`)
    const chain = ids.slice(1).flatMap((id, i) => [
      { winner: `i${i}`, loser: id, count: 9 },
      { winner: id, loser: `i${i}`, count: 1 },
    ])
    const { abilities, connected } = rankPairwise(ids, chain)
    expect(connected).toBe(true)
    expect(abilities.map((one) => one.id)).toEqual(ids)
    abilities
      .slice(1)
      .forEach((one, i) => expect((abilities[i]?.ability ?? 0) - one.ability).toBeCloseTo(Math.log(9), 6))
  })

  it('gives wider intervals where a few people said the same again and again', () => {
    // 30 of 40 answers for a. Of 40 people one each: the model’s error, times √(40 / 39). Of 20 people two each: √2 of it.
    const of = (people: number, each: number) =>
      Array.from({ length: people }, (_, p) => ({
        ...(p < people * 0.75 ? { winner: 'a', loser: 'b' } : { winner: 'b', loser: 'a' }),
        count: each,
        by: `p${p}`,
      }))
    const halfWidth = (pairings: Pairing[]) => {
      const [first] = rankPairwise(['a', 'b'], pairings).abilities
      return ((first?.interval[1] ?? 0) - (first?.interval[0] ?? 0)) / 2
    }
    // Against the mean of two, an ability is half the difference.
    const model = (1.959963985 / 2) * Math.sqrt(1 / 30 + 1 / 10)
    expect(halfWidth(of(40, 1).map(({ by: _, ...one }) => one))).toBeCloseTo(model, 6)
    expect(halfWidth(of(40, 1))).toBeCloseTo(model * Math.sqrt(40 / 39), 6)
    expect(halfWidth(of(20, 2))).toBeCloseTo(model * Math.sqrt(2) * Math.sqrt(20 / 19), 6)
    // The answers of one person say nothing about how people differ.
    expect(halfWidth(of(40, 1).map((one) => ({ ...one, by: 'p' })))).toBeCloseTo(model, 6)
  })

  it('gives the interval of the figure it shows where comparisons had to be added', () => {
    // a won all three. With half a comparison against the average each way, by symmetry θ of a is −θ of b and solves
    // 3 (1 − s(2θ)) = s(θ) − ½; about the mean the two have one variance, 1 / (2 (2 · 3 s(2θ)(1 − s(2θ)) + s(θ)(1 − s(θ)))).
    const s = (x: number) => 1 / (1 + Math.exp(-x))
    let [low, high] = [0, 10]
    for (let i = 0; i < 100; i += 1) {
      const middle = (low + high) / 2
      if (3 * (1 - s(2 * middle)) > s(middle) - 0.5) low = middle
      else high = middle
    }
    const information = 2 * 3 * s(2 * low) * (1 - s(2 * low)) + s(low) * (1 - s(low))
    const [first] = rankPairwise(['a', 'b'], [{ winner: 'a', loser: 'b', count: 3 }]).abilities
    expect(first?.ability).toBeCloseTo(low, 8)
    expect(first?.interval[1]).toBeCloseTo(low + 1.959963985 * Math.sqrt(1 / (2 * information)), 6)
  })
})
