import { agreement } from '@/lib/core/stats/agreement'
import { representation } from '@/lib/core/stats/representation'
import { countVoices } from '@/lib/evidence/rules'
import type { Rung } from '@/lib/evidence/schema'
import { confidenceOf, type Weighed } from './rules-confidence'
import { isContested } from './rules'
import type { ConfidenceLevel } from './schema'

/** A team of the company: the population that evidence is compared with. */
export type TeamSize = { id: string; name: string; headcount: number; platform: boolean }

export type Score = {
  breadth: { people: number; teams: number; known: number; anonymous: number; platform: number; teamsInCompany: number }
  rungs: Record<Rung, number>
  supports: number
  contradicts: number
  confidence: number
  confidenceLevel: ConfidenceLevel
  confidenceWhy: string[]
  representation: {
    dissimilarity: number | null
    missing: string[]
    topShare: number | null
    mix: { team: string; people: number; share: number; headcount: number; companyShare: number }[]
  }
  agreement: number | null
  contested: boolean
}

/** How the people behind it spread over the company's teams. */
function representationOf(supporting: readonly Weighed[], teams: readonly TeamSize[]): Score['representation'] {
  const company = teams.filter((team) => !team.platform && team.headcount > 0)
  const total = company.reduce((sum, team) => sum + team.headcount, 0)
  const counted = company.map((team) => ({
    team,
    people: countVoices(supporting.filter((piece) => piece.teamId === team.id)).people,
  }))
  const heard = counted.reduce((sum, one) => sum + one.people, 0)
  const { dissimilarity, missing, top } = representation(
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
  return { dissimilarity, missing: missing.map((one) => one.group), topShare: top?.share ?? null, mix }
}

/**
 * Everything an insight's evidence says about it. Breadth, rungs and confidence come from what supports it; what contradicts
 * counts against; context counts for nothing. The platform team's own evidence counts for nothing either.
 */
export function scoreInsight(pieces: readonly Weighed[], teams: readonly TeamSize[], now: Date): Score {
  const supporting = pieces.filter((piece) => piece.stance === 'supports')
  const contradicting = pieces.filter((piece) => piece.stance === 'contradicts')
  const [pro, con] = [countVoices(supporting), countVoices(contradicting)]
  const rungs: Record<Rung, number> = { low: 0, medium: 0, high: 0 }
  for (const piece of supporting) if (!piece.platformTeam) rungs[piece.rung]++
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
    supports: supporting.length,
    contradicts: contradicting.length,
    confidence,
    confidenceLevel: level,
    confidenceWhy: why,
    representation: representationOf(supporting, teams),
    // The scale has a middle, where nobody stands: a voice is for it or against it.
    agreement: agreement([con.people, 0, pro.people]),
    contested: isContested(pro.people, con.people),
  }
}
