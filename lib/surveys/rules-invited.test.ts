import { describe, expect, it } from 'vitest'
import { seeded } from '@/lib/core/stats/random'
import { asksOtherTeams, type AskedTeams } from './rules-invited'

const TEAMS = Array.from({ length: 20 }, (_, at) => `t${at}`)
const everybody: AskedTeams = { some: false, people: new Map(TEAMS.map((team) => [team, 10])) }
const of = (people: Record<string, number>): AskedTeams => ({ some: true, people: new Map(Object.entries(people)) })

describe('whether two surveys asked people of other teams', () => {
  it('says so where one asked a part of the teams that the other asked', () => {
    expect(asksOtherTeams(everybody, of({ t0: 10 }))).toBe(true)
    expect(asksOtherTeams(of({ t0: 10, t1: 10 }), of({ t1: 10, t2: 10 }))).toBe(true)
    expect(asksOtherTeams(everybody, of(Object.fromEntries(TEAMS.slice(0, 12).map((team) => [team, 10]))))).toBe(true)
  })
  it('does not where both asked everybody, or it is not known whom one asked', () => {
    const reorganized: AskedTeams = { some: false, people: new Map([['new', 200]]) }
    expect(asksOtherTeams(everybody, reorganized)).toBe(false)
    expect(asksOtherTeams(everybody, of({}))).toBe(false)
    expect(asksOtherTeams(of({ t0: 10 }), of({ t0: 9 }))).toBe(false)
  })
  it('hardly ever does for samples drawn at random from everybody, beside everybody and beside another one', () => {
    const random = seeded('samples')
    const drawn = (n: number): AskedTeams => {
      const left = TEAMS.flatMap((team) => Array.from({ length: 10 }, () => team))
      const people = new Map<string, number>()
      for (let at = 0; at < n; at += 1) {
        const [team] = left.splice(Math.floor(random() * left.length), 1)
        people.set(team!, (people.get(team!) ?? 0) + 1)
      }
      return { some: true, people }
    }
    const draws = [10, 20, 50, 100].flatMap((n) => Array.from({ length: 300 }, () => [drawn(n), drawn(20)] as const))
    expect(draws.filter(([one]) => asksOtherTeams(everybody, one)).length / draws.length).toBeLessThan(0.01)
    expect(draws.filter(([one, other]) => asksOtherTeams(one, other)).length / draws.length).toBeLessThan(0.01)
  })
})
