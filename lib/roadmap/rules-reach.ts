import { representation } from '@/lib/core/stats/representation'
import { identityOf, VoiceCount, type Voiced, type Voices } from '@/lib/evidence/rules'
import { scoreInputsSchema, type ScoreInputs } from './schema-rows'

/** A piece of evidence under one of the item's insights. */
export type LinkedPiece = Voiced & {
  id: string
  /** The piece that the voice is from, where it is one of several. */
  evidenceId?: string
  stance: 'supports' | 'contradicts' | 'context'
  rung: 'low' | 'medium' | 'high'
}

export interface LinkedInsight {
  id: string
  /** 0–1: the points an insight earned on the confidence meter, of the ten there are. */
  confidence: number
  pieces: readonly LinkedPiece[]
}

/** Headcount by team id, the platform team left out: it is not its own user. */
export type Population = Readonly<Record<string, number>>

export const emptyScoreInputs = (): ScoreInputs => scoreInputsSchema.parse({})

/** What is heard under insights, strongest first, in one pass: there are thousands of voices. */
interface Support {
  voices: Voices
  /** Most people there can be by name or pseudonym and as strangers, before the company is looked at. */
  most: number
  /** People per team, each once. Anonymous people count by the teams that may be named. */
  mix: Record<string, number>
  /** Pieces by rung, the platform team's own left out. */
  rungs: Record<LinkedPiece['rung'], number>
  /** The insights, each with the people it adds to those already counted. */
  insights: ScoreInputs['insights']
}

/** Adds up the voices for insights. One that is linked to several of them speaks once, where the strongest has it. */
function supportOf(insights: readonly LinkedInsight[]): Support {
  const ordered = [...insights].sort((a, b) => b.confidence - a.confidence || a.id.localeCompare(b.id))
  const [count, counted, byTeam] = [new VoiceCount(), new Set<string>(), new Map<string, VoiceCount>()]
  const rungs = { low: new Set<string>(), medium: new Set<string>(), high: new Set<string>() }
  let [before, strangers] = [0, 0]
  const added = ordered.map(({ id, confidence, pieces }) => {
    for (const piece of pieces) {
      if (piece.stance !== 'supports' || counted.has(piece.id)) continue
      counted.add(piece.id)
      count.add(piece)
      if (piece.platformTeam) continue
      rungs[piece.rung].add(piece.evidenceId ?? piece.id)
      if (identityOf(piece) === null) strangers += piece.people
      if (!piece.teamId) continue
      const team = byTeam.get(piece.teamId) ?? new VoiceCount()
      byTeam.set(piece.teamId, team)
      team.add(piece)
    }
    const { people } = count
    const adds = people - before
    before = people
    return { id, confidence, adds }
  })
  const { voices } = count
  return {
    voices,
    most: voices.known + strangers,
    mix: Object.fromEntries([...byTeam].map(([team, heard]) => [team, heard.people])),
    rungs: { low: rungs.low.size, medium: rungs.medium.size, high: rungs.high.size },
    insights: added,
  }
}

/** People against insights, each once over all of them. */
function peopleAgainst(insights: readonly LinkedInsight[]): number {
  const [count, counted] = [new VoiceCount(), new Set<string>()]
  for (const { pieces } of insights) {
    for (const piece of pieces) {
      if (piece.stance !== 'contradicts' || counted.has(piece.id)) continue
      counted.add(piece.id)
      count.add(piece)
    }
  }
  return count.people
}

/**
 * Counts what an item's insights stand on.
 *
 * Reach counts people, not pieces and not votes: each person once over all insights, anonymous ones as few as there
 * can be, the platform team's own not at all. It is not multiplied up to the company: evidence is volunteered, so the
 * share of a team that agrees is not known from it, and a weight would let an item fall because a new team spoke up.
 * What the company's mix makes of it, people × (1 − D), is the lower end of the score's interval instead.
 * D is the index of dissimilarity between the teams of the evidence and the company's; more evidence never lowers it.
 */
export function countScoreInputs(
  insights: readonly LinkedInsight[],
  population: Population,
  leftOut: ScoreInputs['leftOut'] = [],
): ScoreInputs {
  const { voices, most, mix, rungs, insights: added } = supportOf(insights)
  const total = Object.values(population).reduce((sum, headcount) => sum + headcount, 0)
  const { dissimilarity, top } = representation(mix, population)
  return {
    people: voices.people,
    known: voices.known,
    // Every anonymous piece somebody else, but never more than there are in the company.
    most: Math.max(voices.people, total > 0 ? Math.min(most, total) : most),
    mirrored: dissimilarity === null || total === 0 ? voices.people : voices.people * (1 - dissimilarity),
    teams: voices.teams.size,
    topShare: top?.share ?? 0,
    contradicting: peopleAgainst(insights),
    platformPieces: voices.platformPieces,
    ...rungs,
    population: total,
    insights: added,
    leftOut,
  }
}
