import { agreement } from '@/lib/core/stats/agreement'
import { representation } from '@/lib/core/stats/representation'
import { countVoices, identityOf } from '@/lib/evidence/rules'
import type { Rung } from '@/lib/evidence/schema'
import { confidenceOf, type Weighed } from './rules-confidence'
import { isContested, waitsForResolution } from './rules'
import type { ConfidenceLevel, Stance } from './schema'
import type { Standing } from './schema-rows'

/** A team of the company: the population that evidence is compared with. */
export type TeamSize = { id: string; name: string; headcount: number; platform: boolean }

export type Score = {
  breadth: { people: number; teams: number; known: number; anonymous: number; platform: number; teamsInCompany: number }
  rungs: Record<Rung, number>
  supports: number
  contradicts: number
  peopleAgainst: number
  confidence: number
  confidenceLevel: ConfidenceLevel
  confidenceWhy: string[]
  representation: {
    dissimilarity: number | null
    missing: string[]
    unknown: string[]
    topShare: number | null
    mix: { team: string; people: number; share: number; headcount: number; companyShare: number }[]
  }
  agreement: number | null
  contested: boolean
}

const UNDIRECTED = 'A survey result without a better and a worse end is context: it does not say how many agree'

/** How the people behind it spread over the company's teams. */
function representationOf(
  supporting: readonly Weighed[],
  all: readonly Weighed[],
  teams: readonly TeamSize[],
): Score['representation'] {
  const company = teams.filter((team) => !team.platform && team.headcount > 0)
  const total = company.reduce((sum, team) => sum + team.headcount, 0)
  const counted = company.map((team) => ({
    team,
    people: countVoices(supporting.filter((piece) => piece.teamId === team.id)).people,
  }))
  const heard = counted.reduce((sum, one) => sum + one.people, 0)
  const { dissimilarity, top } = representation(
    Object.fromEntries(counted.map(({ team, people }) => [team.name, people])),
    Object.fromEntries(company.map((team) => [team.name, team.headcount])),
  )
  const mix = counted.map(({ team, people }) => ({
    team: team.name,
    people,
    share: heard === 0 ? 0 : people / heard,
    headcount: team.headcount,
    companyShare: team.headcount / total,
  }))
  const spoke = new Set(all.flatMap((voice) => (voice.teamId ? [voice.teamId] : [])))
  const silent = company
    .filter((team) => !spoke.has(team.id))
    .sort((a, b) => b.headcount - a.headcount || a.name.localeCompare(b.name))
    .map((team) => team.name)
  const unplaced = all.some((voice) => !voice.platformTeam && !voice.teamId && identityOf(voice) === null)
  return {
    dissimilarity,
    missing: unplaced ? [] : silent,
    unknown: unplaced ? silent : [],
    topShare: top?.share ?? null,
    mix,
  }
}

/**
 * Everything an insight's evidence says about it. Breadth and confidence come from the voices that support it; voices that
 * contradict count against; context counts for nothing. The platform team's own evidence counts for nothing either.
 * `rungs`, `supports` and `contradicts` count pieces as they are filed. "Not heard" is said of a team only where every
 * voice has a team: a voice of an unknown team may be of any.
 */
export function scoreInsight(
  pieces: readonly Weighed[],
  teams: readonly TeamSize[],
  now: Date,
  standing: Standing = { status: 'open', resolvedAt: null },
): Score {
  const supporting = pieces.filter((piece) => piece.stance === 'supports')
  const contradicting = pieces.filter((piece) => piece.stance === 'contradicts')
  const [pro, con] = [countVoices(supporting), countVoices(contradicting)]
  const rungs: Record<Rung, number> = { low: 0, medium: 0, high: 0 }
  const filed = (stance: Stance) => pieces.filter((piece) => (piece.filed ?? piece.stance) === stance)
  const idOf = (piece: Weighed) => piece.evidenceId ?? piece.id
  const heard = filed('supports').filter((piece) => !piece.platformTeam)
  for (const [, rung] of new Map(heard.map((piece) => [idOf(piece), piece.rung]))) rungs[rung]++
  const voices = pro.people + con.people
  const { confidence, level, why } = confidenceOf(supporting, voices === 0 ? 0 : con.people / voices, now)
  return {
    breadth: {
      people: pro.people,
      teams: pro.teams.size,
      known: pro.known,
      anonymous: pro.anonymous,
      platform: pro.platformPieces,
      teamsInCompany: teams.filter((team) => !team.platform && team.headcount > 0).length,
    },
    rungs,
    supports: new Set(filed('supports').map(idOf)).size,
    contradicts: new Set(filed('contradicts').map(idOf)).size,
    peopleAgainst: con.people,
    confidence,
    confidenceLevel: level,
    confidenceWhy: pieces.some((piece) => piece.undirected) ? [...why, UNDIRECTED] : why,
    representation: representationOf(supporting, pieces, teams),
    // The scale has a middle, where nobody stands: a voice is for it or against it.
    agreement: agreement([con.people, 0, pro.people]),
    contested: isContested(pro.people, con.people) && waitsForResolution(standing, contradicting),
  }
}
