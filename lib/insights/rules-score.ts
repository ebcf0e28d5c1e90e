import { agreement } from '@/lib/core/stats/agreement'
import type { Support } from '@/lib/core/stats/support'
import { countPeopleBy, crowdSize, identityOf, heardIn } from '@/lib/evidence/rules'
import type { Rung } from '@/lib/evidence/schema'
import { confidenceOf, groundOf, type Ground, type Weighed } from './rules-confidence'
import {
  conflictOf,
  representationOf,
  supportOf,
  type Conflict,
  type Representation,
  type Spread,
  type TeamSize,
} from './rules-representation'
import { isContested, waitsForResolution } from './rules'
import type { ConfidenceLevel } from './schema'
import type { Standing } from './schema-rows'

export type { TeamSize } from './rules-representation'

/** What counting the voices gives: all that a reader is shown but what depends on the company, which may change afterwards. */
export interface Counted {
  breadth: { people: number; teams: number; known: number; anonymous: number; platform: number }
  rungs: Record<Rung, number>
  supports: number
  contradicts: number
  peopleAgainst: number
  confidence: number
  confidenceLevel: ConfidenceLevel
  confidenceWhy: string[]
  agreement: number | null
  contested: boolean
  spread: Spread
  /** What its confidence is counted from. Not there in counts that were stored before it was kept. */
  ground?: Ground
  /** People for it by what they do and by how long they have been here; null: not known, or not to be known. */
  roles: { role: string | null; people: number }[]
  tenures: { tenure: string | null; people: number }[]
}

export type Score = Omit<Counted, 'spread' | 'breadth' | 'ground'> & {
  breadth: Counted['breadth'] & { teamsInCompany: number }
  representation: Representation
  conflict: Conflict
  support: Support | null
}

const DEPTH: Record<Rung, number> = { low: 0, medium: 1, high: 2 }
const UNDIRECTED = 'A survey result without a better and a worse end is context: it does not say how many agree'

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

function spreadOf(supporting: readonly Weighed[], contradicting: readonly Weighed[], all: readonly Weighed[]): Spread {
  const byTeam = (voices: readonly Weighed[]) => countPeopleBy(voices, (voice) => voice.teamId)
  const open = (voices: readonly Weighed[]) => byTeam(voices.filter((voice) => !voice.hidden))
  const support = byTeam(supporting)
  const pro = supporting.some((voice) => voice.hidden) ? open(supporting) : support
  const con = open(contradicting)
  const spoke = new Set<string>()
  for (const { teamId } of all) if (teamId) spoke.add(teamId)
  // Always in one order, whatever the order of the voices.
  return {
    support: [...support].sort(byKey).map(([teamId, people]) => ({ teamId, people })),
    open: [...new Set([...pro.keys(), ...con.keys()])].sort().map((teamId) => ({
      teamId,
      for: pro.get(teamId) ?? 0,
      against: con.get(teamId) ?? 0,
    })),
    spoke: [...spoke].sort(),
    unplaced: all.some((voice) => !voice.platformTeam && !voice.teamId && identityOf(voice) === null),
  }
}

/** People by a fact about them, the most first; those of whom it is not known, or must not be, last and together. */
function peopleBy(
  voices: readonly Weighed[],
  people: number,
  fact: (voice: Weighed) => string | null | undefined,
): (readonly [string | null, number])[] {
  const known = [...countPeopleBy(voices, fact)]
    .filter(([, n]) => n > 0)
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
  const rest = people - known.reduce((sum, [, n]) => sum + n, 0)
  return [...known, ...(rest > 0 ? [[null, rest] as const] : [])]
}

/**
 * Counts an insight's voices. Breadth and confidence come from those that support it; voices that contradict count against;
 * context counts for nothing. The platform team's own evidence counts for nothing either. `rungs`, `supports` and
 * `contradicts` count pieces as they are filed.
 */
export function countInsight(
  pieces: readonly Weighed[],
  now: Date,
  standing: Standing = { status: 'open', resolvedAt: null, resolvedAgainst: null },
): Counted {
  const supporting = pieces.filter((piece) => piece.stance === 'supports')
  const contradicting = pieces.filter((piece) => piece.stance === 'contradicts')
  const heardFor = heardIn(supporting)
  const pro = heardFor.voices
  const ground = groundOf(supporting, contradicting, now, heardFor.crowd)
  const against = crowdSize(ground.against)
  const rungs: Record<Rung, number> = { low: 0, medium: 0, high: 0 }
  // Pieces filed for it with how deep each was heard, the platform team's with none; and those filed against it.
  const [filedFor, filedAgainst] = [new Map<string, Rung | null>(), new Set<string>()]
  for (const piece of pieces) {
    const stance = piece.filed ?? piece.stance
    if (stance === 'context') continue
    const id = piece.standsWith ?? piece.evidenceId ?? piece.id
    if (stance === 'contradicts') {
      filedAgainst.add(id)
      continue
    }
    const known = filedFor.get(id)
    const rung = piece.platformTeam ? null : piece.rung
    if (known === undefined || (rung !== null && (known === null || DEPTH[rung] > DEPTH[known]))) filedFor.set(id, rung)
  }
  for (const rung of filedFor.values()) if (rung !== null) rungs[rung]++
  const { confidence, level, why } = confidenceOf(ground)
  return {
    breadth: {
      people: pro.people,
      teams: pro.teams.size,
      known: pro.known,
      anonymous: pro.anonymous,
      platform: pro.platformPieces,
    },
    rungs,
    supports: filedFor.size,
    contradicts: filedAgainst.size,
    peopleAgainst: against,
    confidence,
    confidenceLevel: level,
    confidenceWhy: pieces.some((piece) => piece.undirected) ? [...why, UNDIRECTED] : why,
    // The scale has a middle, where no one is: a voice is for it or against it.
    agreement: agreement([against, 0, pro.people]),
    // The platform team's own voice counts for nothing, so it brings nothing that a resolution did not know.
    contested:
      isContested(pro.people, against) &&
      waitsForResolution(
        standing,
        contradicting.filter((piece) => !piece.platformTeam),
        against,
      ),
    spread: spreadOf(supporting, contradicting, pieces),
    ground,
    roles: peopleBy(supporting, pro.people, (voice) => voice.role).map(([role, people]) => ({ role, people })),
    tenures: peopleBy(supporting, pro.people, (voice) => voice.tenure).map(([tenure, people]) => ({ tenure, people })),
  }
}

/**
 * What was counted, beside the company as it is. "Not heard" is said of a team only where every voice has a team: a voice of
 * an unknown team may be of any.
 */
export function scoreOf({ spread, ground: _ground, ...counted }: Counted, teams: readonly TeamSize[]): Score {
  return {
    ...counted,
    breadth: {
      ...counted.breadth,
      teamsInCompany: teams.filter((team) => !team.platform && team.headcount > 0).length,
    },
    representation: representationOf(spread, teams),
    conflict: conflictOf(spread, teams),
    support: supportOf(spread, teams, counted.breadth.people + counted.peopleAgainst),
  }
}

/** Everything an insight's evidence says about it. */
export const scoreInsight = (
  pieces: readonly Weighed[],
  teams: readonly TeamSize[],
  now: Date,
  standing?: Standing,
): Score => scoreOf(countInsight(pieces, now, standing), teams)
