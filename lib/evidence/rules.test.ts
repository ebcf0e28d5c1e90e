import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPeopleBy, countVoices, crowdSize, nameableTeams, rungOf, VoiceCount, type Voiced } from './rules'

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

it('people by a fact are those that each group has by itself, in one pass', () => {
  const anyVoice = fc.record({
    anonymous: fc.boolean(),
    personId: fc.constantFrom('p1', 'p2', 'p3', null),
    teamId: fc.constantFrom('a', 'b', 'c', null),
    people: fc.integer({ min: 1, max: 9 }),
    sourceId: fc.constantFrom('s', 't', null),
    askKey: fc.constantFrom('q', 'r', null),
    platformTeam: fc.boolean(),
    role: fc.constantFrom('backend', 'data', '', null, undefined),
  })
  fc.assert(
    fc.property(fc.array(anyVoice, { maxLength: 40 }), (voices) => {
      const roles = ['backend', 'data'].filter((role) => voices.some((voice) => voice.role === role))
      const each = roles.map(
        (role) => [role, countVoices(voices.filter((voice) => voice.role === role)).people] as const,
      )
      const counted = countPeopleBy(voices, (voice) => voice.role)
      expect([...counted].sort()).toEqual([...each].sort())
      const all = new VoiceCount()
      for (const voice of voices) all.add(voice)
      expect([all.people, crowdSize(all.crowd)]).toEqual([countVoices(voices).people, all.voices.people])
    }),
    { numRuns: 300 },
  )
})
