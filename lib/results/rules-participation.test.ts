import { describe, expect, it } from 'vitest'
import { cellKey } from '@/lib/disclosure/rules-ledger'
import { nextSteps } from '@/lib/disclosure/rules-questions'
import { questionSchema } from '@/lib/surveys/schema'
import { buildResults } from './rules'
import { keptTogether, toldTeams } from './rules-participation'

const MINIMUM = 5
const QUESTIONS = [questionSchema.parse({ key: 'q', type: 'rating', label: 'Q' })]
const idOf = (at: number) => `t${at}`

/** Each way in which people of these teams can have answered. */
function* worldsOf([first, ...others]: readonly number[]): Generator<number[]> {
  if (first === undefined) yield []
  else for (let n = 0; n <= first; n++) for (const rest of worldsOf(others)) yield [n, ...rest]
}

/** All numbers that somebody reads who looks once: of all, of each team, and on how many people the figures by team stand. */
function numbersOf(headcounts: readonly number[], answered: readonly number[]): string {
  const teams = headcounts.map((headcount, at) => ({ id: idOf(at), name: idOf(at), headcount, n: answered[at]! }))
  const total = answered.reduce((sum, n) => sum + n, 0)
  const kept = keptTogether(teams, MINIMUM)
  const now = Object.fromEntries(teams.flatMap(({ id, n }) => (n > 0 ? [[cellKey(id, '', ''), n]] : [])))
  const limits = { scores: MINIMUM, distributions: MINIMUM }
  const of = (name: string) => ({ name, limits, now, steps: [], roots: [], ...(name !== '' && { presence: '' }) })
  const decided = nextSteps([of(''), of('q')], true, (dimension, team) => dimension !== 'team' || !kept.has(team))
  let next = decided.next()
  while (!next.done) next = decided.next()
  const open = new Set(total < MINIMUM ? [] : next.value.get('')?.moved.team)
  const figures = total < MINIMUM ? [] : (next.value.get('q')?.moved.team ?? [])
  const survey = {
    ...{ id: 's', title: 'S', status: 'open' as const, anonymity: 'confidential' as const, questions: QUESTIONS },
    ...{ declined: 0, minScore: MINIMUM, minComments: 8, invitedOnly: true, disclosure: null },
  }
  const cell = (segment: string | null, count: number) => ({
    ...{ segment, key: 'q', row: '', value: null, count, places: 0, firsts: 0 },
  })
  const input = {
    sizes: teams.flatMap(({ id, n }) =>
      n > 0 ? [{ dimension: 'team' as const, segment: id, n, open: open.has(id) }] : [],
    ),
    ...{ survey, teams, invited: headcounts.reduce((sum, n) => sum + n, 0), counted: total },
    whole: total < MINIMUM ? [] : [cell(null, total)],
    groups: teams.filter(({ id }) => figures.includes(id)).map(({ id, n }) => cell(id, n)),
  }
  // The list of groups, then each team by itself.
  const read = [null, ...teams.map(({ id }) => id)].map((team) =>
    buildResults({ ...input, by: team === null ? 'team' : null, team }),
  )
  return JSON.stringify(read)
}

/** The worlds in which the number of a team follows from all that is read, though it is of too few to be told. */
function found(headcounts: readonly number[]): { worlds: number; small: number[][]; large: number[][] } {
  const alike = new Map<string, number[][]>()
  for (const answered of worldsOf(headcounts)) {
    const read = numbersOf(headcounts, answered)
    alike.set(read, [...(alike.get(read) ?? []), answered])
  }
  const kept = keptTogether(
    headcounts.map((headcount, at) => ({ id: idOf(at), headcount, n: 0 })),
    MINIMUM,
  )
  const together = headcounts.map((_, at) => at).filter((at) => kept.has(idOf(at)))
  const [small, large]: [number[][], number[][]] = [[], []]
  for (const worlds of alike.values()) {
    const sums = new Set(worlds.map((one) => together.reduce((sum, at) => sum + one[at]!, 0)))
    const people = together.reduce((sum, at) => sum + headcounts[at]!, 0)
    // Nobody, or everybody, of a group that is large enough: that is told of such a group, whoever is in it.
    const isOfAll = sums.size === 1 && (sums.has(0) || sums.has(people))
    headcounts.forEach((headcount, at) => {
      if (new Set(worlds.map((one) => one[at])).size > 1) return
      if (headcount < MINIMUM) small.push(...(isOfAll ? [] : worlds))
      else if (worlds[0]![at]! > 0 && worlds[0]![at]! < MINIMUM) large.push(...worlds)
    })
  }
  return { worlds: [...alike.values()].flat().length, small, large }
}

describe('how many of a team answered', () => {
  it.each([[[6, 5, 1]], [[8, 7, 2]], [[7, 5, 5, 1]], [[6, 5, 2, 2]], [[7, 6, 5, 3]], [[6, 6, 4, 3]]])(
    'follows of no small team of %j, whoever answered',
    (headcounts) => {
      const { worlds, small, large } = found(headcounts)
      console.log(`${headcounts.join()}: ${worlds} worlds, ${large.length} in which a large team's number follows`)
      expect(small).toEqual([])
      // Where nearly everybody of the other hidden ones answered, or nearly nobody: the ledger's own choice tells something.
      expect(large.length / worlds).toBeLessThan(0.015)
    },
  )

  it('is told of none of too few people, nor of the next larger team, whoever answered', () => {
    const teams = (...n: number[]) =>
      [20, 12, 6, 1].map((headcount, at) => ({ id: idOf(at), headcount, n: n[at]!, open: true }))
    for (const small of [0, 1]) expect([...toldTeams(teams(15, 9, 5, small), MINIMUM, true)]).toEqual(['t1', 't0'])
    // As many small ones as make a group need no other.
    const many = [20, 12, 3, 3].map((headcount, at) => ({ id: idOf(at), headcount, n: 0 }))
    expect([...keptTogether(many, MINIMUM)]).toEqual(['t2', 't3'])
  })
})
