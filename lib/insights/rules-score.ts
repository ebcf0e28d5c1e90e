import { countVoices, type Voiced } from '@/lib/evidence/rules'
import type { EvidenceKind, Rung } from '@/lib/evidence/schema'
import { confidenceOf } from './rules-confidence'
import { isContested } from './rules'
import type { ConfidenceLevel, Stance } from './schema'

/** A piece of evidence as far as a score reads it. */
export type Weighed = Voiced & { kind: EvidenceKind; rung: Rung; stance: Stance; occurredAt: string }

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

/**
 * van der Eijk's agreement A where voices are only at the two ends of a scale: peeling off layers leaves 2·min(n) voices
 * at both ends (A = −1) and the rest at one (A = 1), so A = 1 − 4·min/N.
 * Source: C. van der Eijk, Quality & Quantity 35 (2001) 325–341.
 */
export function agreementOf(supporting: number, contradicting: number): number | null {
  const all = supporting + contradicting
  return all === 0 ? null : 1 - (4 * Math.min(supporting, contradicting)) / all
}

function representationOf(supporting: readonly Weighed[], teams: readonly TeamSize[]): Score['representation'] {
  const company = teams.filter((team) => !team.platform && team.headcount > 0)
  const total = company.reduce((sum, team) => sum + team.headcount, 0)
  const counted = company.map((team) => ({
    team, people: countVoices(supporting.filter((piece) => piece.teamId === team.id)).people,
  }))
  const heard = counted.reduce((sum, one) => sum + one.people, 0)
  const mix = counted.map(({ team, people }) => ({
    team: team.name,
    people,
    share: heard === 0 ? 0 : people / heard,
    headcount: team.headcount,
    companyShare: team.headcount / total,
  }))
  const missing = mix.filter((one) => one.people === 0).sort((a, b) => b.headcount - a.headcount).map((one) => one.team)
  if (heard === 0) return { dissimilarity: null, missing, topShare: null, mix }
  const dissimilarity = mix.reduce((sum, one) => sum + Math.abs(one.share - one.companyShare), 0) / 2
  return { dissimilarity, missing, topShare: Math.max(...mix.map((one) => one.share)), mix }
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
    agreement: agreementOf(pro.people, con.people),
    contested: isContested(pro.people, con.people),
  }
}
