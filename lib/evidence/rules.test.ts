import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countVoices, nameableTeams, rungOf, type Voiced } from './rules'

const piece = (over: Partial<Voiced> = {}): Voiced => ({ anonymous: false, people: 1, platformTeam: false, ...over })

describe('rungs', () => {
  it('puts each kind on its rung', () => {
    expect([rungOf('answer'), rungOf('rfc-comment'), rungOf('observation')]).toEqual(['low', 'medium', 'high'])
  })
  it('lets a highlight take the rung of its session', () => {
    expect([rungOf('highlight'), rungOf('highlight', 'interview'), rungOf('highlight', 'embed')]).toEqual([
      'medium',
      'medium',
      'high',
    ])
  })
})

describe('teams of anonymous pieces', () => {
  it('names a team from the minimum on', () => {
    expect([
      ...nameableTeams(
        new Map([
          ['a', 8],
          ['b', 7],
          ['c', 9],
        ]),
      ),
    ]).toEqual(['c'])
    expect(
      [
        ...nameableTeams(
          new Map([
            ['a', 8],
            ['b', 9],
          ]),
        ),
      ].sort(),
    ).toEqual(['a', 'b'])
  })
  it('never leaves a remainder that names its team by elimination', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 30 })),
        fc.integer({ min: 0, max: 20 }),
        (teams, none) => {
          const counts = new Map<string | null, number>(Object.entries(teams))
          if (none) counts.set(null, none)
          const named = nameableTeams(counts)
          const rest = [...counts]
            .filter(([team]) => team === null || !named.has(team))
            .reduce((sum, [, n]) => sum + n, 0)
          for (const team of named) expect(counts.get(team)).toBeGreaterThanOrEqual(8)
          expect(rest === 0 || rest >= 8 || named.size === 0).toBe(true)
        },
      ),
    )
  })
})

describe('counting people', () => {
  it('counts a person once, however often they speak', () => {
    const voices = countVoices([
      piece({ personId: 'p', teamId: 't' }),
      piece({ personId: 'p', teamId: 't' }),
      piece({ voice: 'v' }),
    ])
    expect(voices).toMatchObject({ people: 2, known: 2, anonymous: 0 })
    expect([...voices.teams]).toEqual(['t'])
  })
  it('gives the platform team no weight', () => {
    expect(countVoices([piece({ personId: 'p', teamId: 'infra', platformTeam: true })])).toMatchObject({
      people: 0,
      platformPieces: 1,
      teams: new Set(),
    })
  })
  it('counts two answers to one question as two people, to two questions as one', () => {
    const answer = (askKey: string, teamId?: string) => piece({ anonymous: true, sourceId: 's', askKey, teamId })
    expect(countVoices([answer('q1'), answer('q1')]).people).toBe(2)
    expect(countVoices([answer('q1'), answer('q2')]).people).toBe(1)
    expect(countVoices([answer('q1', 'a'), answer('q2', 'b')]).people).toBe(2)
  })
  it('counts the n of a survey result', () => {
    expect(countVoices([piece({ anonymous: true, sourceId: 's', askKey: 'q', people: 31 })]).people).toBe(31)
  })
  it('never counts more people than there are', () => {
    const answers = fc.array(
      fc.record({
        person: fc.integer({ min: 0, max: 9 }),
        survey: fc.constantFrom('s1', 's2'),
        ask: fc.constantFrom('q1', 'q2'),
      }),
    )
    fc.assert(
      fc.property(answers, (all) => {
        const once = new Map(all.map((answer) => [`${answer.person}${answer.survey}${answer.ask}`, answer]))
        const pieces = [...once.values()].map((answer) =>
          piece({
            anonymous: true,
            sourceId: answer.survey,
            askKey: answer.ask,
            teamId: answer.person % 2 ? 'odd' : 'even',
          }),
        )
        expect(countVoices(pieces).people).toBeLessThanOrEqual(new Set([...once.values()].map((a) => a.person)).size)
      }),
    )
  })
})
