import { representation } from '@/lib/core/stats/representation'
import { countPeopleBy, countVoices, identityOf, VoiceCount, type Voiced } from '@/lib/evidence/rules'
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

/** The pieces of a stance under insights. One that is linked to several of them speaks once. */
function piecesOf(insights: readonly LinkedInsight[], stance: LinkedPiece['stance']): LinkedPiece[] {
  const found = new Map<string, LinkedPiece>()
  for (const insight of insights) {
    for (const piece of insight.pieces) if (piece.stance === stance) found.set(piece.id, piece)
  }
  return [...found.values()]
}

/** Most people there can be: every anonymous piece somebody else, but never more than there are in the company. */
function mostPeople(pieces: readonly LinkedPiece[], known: number, least: number, population: number): number {
  const anonymous = pieces
    .filter((piece) => !piece.platformTeam && identityOf(piece) === null)
    .reduce((sum, piece) => sum + piece.people, 0)
  const most = known + anonymous
  return Math.max(least, population > 0 ? Math.min(most, population) : most)
}

/** People per team, each once. Anonymous people count by the teams that may be named. */
const mixOf = (pieces: readonly LinkedPiece[]): Record<string, number> =>
  Object.fromEntries(countPeopleBy(pieces, ({ platformTeam, teamId }) => (platformTeam ? null : teamId)))

/** The insights, strongest first, each with the people it adds to those already counted. */
function addedPeople(insights: readonly LinkedInsight[]): ScoreInputs['insights'] {
  const ordered = [...insights].sort((a, b) => b.confidence - a.confidence || a.id.localeCompare(b.id))
  const [count, counted] = [new VoiceCount(), new Set<string>()]
  let before = 0
  return ordered.map((insight) => {
    for (const piece of insight.pieces) {
      if (piece.stance !== 'supports' || counted.has(piece.id)) continue
      counted.add(piece.id)
      count.add(piece)
    }
    const { people } = count
    const adds = people - before
    before = people
    return { id: insight.id, confidence: insight.confidence, adds }
  })
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
  const pieces = piecesOf(insights, 'supports')
  const voices = countVoices(pieces)
  const total = Object.values(population).reduce((sum, headcount) => sum + headcount, 0)
  const mix = mixOf(pieces)
  const { dissimilarity, top } = representation(mix, population)
  const heard = pieces.filter((piece) => !piece.platformTeam)
  const rung = (name: LinkedPiece['rung']) =>
    new Set(heard.filter((piece) => piece.rung === name).map((piece) => piece.evidenceId ?? piece.id)).size
  const against = piecesOf(insights, 'contradicts')
  return {
    people: voices.people,
    known: voices.known,
    most: mostPeople(pieces, voices.known, voices.people, total),
    mirrored: dissimilarity === null || total === 0 ? voices.people : voices.people * (1 - dissimilarity),
    teams: voices.teams.size,
    topShare: top?.share ?? 0,
    contradicting: countVoices(against).people,
    platformPieces: voices.platformPieces,
    low: rung('low'),
    medium: rung('medium'),
    high: rung('high'),
    population: total,
    insights: addedPeople(insights),
    leftOut,
  }
}
