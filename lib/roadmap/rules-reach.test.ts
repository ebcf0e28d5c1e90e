import { expect, it } from 'vitest'
import { representation } from '@/lib/core/stats/representation'
import { seeded } from '@/lib/core/stats/random'
import { countVoices, identityOf } from '@/lib/evidence/rules'
import { evidenceKinds, rungs } from '@/lib/evidence/schema'
import type { Weighed } from '@/lib/insights/rules-confidence'
import { heardIn, listsOf, packVoices, readPacked, toHeard } from '@/lib/insights/rules-heard'
import { countScoreInputs, type Population } from './rules-reach'
import type { ScoreInputs } from './schema-rows'

interface Linked {
  id: string
  confidence: number
  voices: readonly Weighed[]
}

/** The same from the definition: each voice where the strongest insight has it, and the people of every set counted anew. */
function expected(insights: readonly Linked[], population: Population): Omit<ScoreInputs, 'leftOut'> {
  const ordered = [...insights].sort((a, b) => b.confidence - a.confidence || a.id.localeCompare(b.id))
  const once = (stance: Weighed['stance'], of: readonly Linked[]) => {
    const seen = new Map<string, Weighed>()
    for (const voice of of.flatMap(({ voices }) => voices.filter((one) => one.stance === stance)))
      if (!seen.has(voice.id)) seen.set(voice.id, voice)
    return [...seen.values()]
  }
  const pro = once('supports', ordered)
  const heard = pro.filter((voice) => !voice.platformTeam)
  const counted = countVoices(pro)
  const teams = [...new Set(heard.flatMap((voice) => voice.teamId ?? []))]
  const mix = Object.fromEntries(
    teams.map((team) => [team, countVoices(heard.filter((voice) => voice.teamId === team)).people]),
  )
  const strangers = heard.filter((voice) => identityOf(voice) === null).reduce((sum, { people }) => sum + people, 0)
  const total = Object.values(population).reduce((sum, headcount) => sum + headcount, 0)
  const { dissimilarity, top } = representation(mix, population)
  const most = counted.known + strangers
  const { people } = counted
  const pieces = (rung: Weighed['rung']) =>
    new Set(heard.filter((voice) => voice.rung === rung).map((voice) => voice.evidenceId ?? voice.id)).size
  return {
    ...{ people, known: counted.known, most: Math.max(people, total > 0 ? Math.min(most, total) : most) },
    mirrored: dissimilarity === null || total === 0 ? people : people * (1 - dissimilarity),
    ...{ teams: counted.teams.size, topShare: top?.share ?? 0 },
    contradicting: countVoices(once('contradicts', insights)).people,
    platformPieces: counted.platformPieces,
    ...{ low: pieces('low'), medium: pieces('medium'), high: pieces('high'), population: total },
    insights: ordered.map(({ id, confidence }, at) => ({
      ...{ id, confidence },
      adds:
        countVoices(once('supports', ordered.slice(0, at + 1))).people -
        countVoices(once('supports', ordered.slice(0, at))).people,
    })),
  }
}

it('counts what the definition gives, of packed voices and of others, on random insights with voices of every kind', () => {
  const random = seeded('reach')
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const some = (what: string, n: number) => one([null, ...Array.from({ length: n }, (_, at) => `${what}${at}`)])
  const kinds = new Set<string>()
  for (let round = 0; round < 400; round += 1) {
    const anonymous = random()
    const voice = (n: number): Weighed => ({
      // Voices of one piece in several have ids of their own, never that of the piece.
      ...one([
        { id: `e${n}`, evidenceId: `e${n}` },
        { id: `r${n % 5}/${n}/favourable`, evidenceId: `r${n % 5}` },
      ]),
      ...{ kind: one(evidenceKinds), rung: one(rungs), stance: 'supports', people: one([1, 1, 1, 9]) },
      ...{ anonymous: random() < anonymous, confidential: random() < 0.1, platformTeam: random() < 0.1 },
      ...{ personId: some('p', 12), voice: some('v', 3), teamId: some('t', 5), sourceId: some('s', 3) },
      ...{ askKey: some('q', 2), occurredAt: '2026-02-01T00:00:00.000Z' },
    })
    const all = Array.from({ length: Math.floor(random() * 60) }, (_, n) => voice(n))
    const insights = Array.from({ length: Math.floor(random() * 6) }, (_, n): Linked => ({
      id: `i${n}`,
      confidence: one([0.3, 0.3, 0.5, 0.8]),
      voices: all.flatMap((given) =>
        random() < 0.5 ? [{ ...given, stance: one(['supports', 'supports', 'contradicts', 'context'] as const) }] : [],
      ),
    }))
    const population: Population = random() < 0.1 ? {} : { t0: 10, t1: 30, t2: 1, t3: 40 }
    const found = expected(insights, population)
    if (found.people > found.known) kinds.add('strangers')
    if (found.most > found.people) kinds.add('more')
    if (found.contradicting > 0) kinds.add('against')
    const counted = (heard: (voices: readonly Weighed[]) => ReturnType<typeof listsOf>) =>
      countScoreInputs(
        insights.map(({ id, confidence, voices }) => ({ id, confidence, heard: heard(voices) })),
        population,
      )
    expect(counted(listsOf), `round ${round}`).toEqual({ ...found, leftOut: [] })
    expect(
      counted((voices) => readPacked(packVoices(voices)!)),
      `round ${round}`,
    ).toEqual({ ...found, leftOut: [] })
    for (const { voices } of insights)
      expect(heardIn(listsOf(voices)).map((one) => [one.id, one.who, one.teamId])).toEqual(
        toHeard(voices).map((one) => [one.id, one.who, one.teamId]),
      )
  }
  expect(kinds).toEqual(new Set(['strangers', 'more', 'against']))
})
