import { sampleSize } from '@/lib/core/stats/sample-size'
import { wilson } from '@/lib/core/stats/wilson'

/** What asking so many people would tell. */
export interface Advice {
  invited: number
  /** Answers to expect at the rate. */
  answers: number
  /** Half the width of the 95 % interval of a share of one half, 0–1: what the answers are good to, at worst. */
  margin: number
}

export interface TeamAdvice extends Advice {
  teamId: string
  name: string
  headcount: number
  /** Whether the answers to expect are enough for the team's scores to be shown. */
  shown: boolean
}

/** Rate to expect where nothing is known: the aim for a sampled survey. */
export const USUAL_RATE = 0.4

/** What a number of invitations would buy. @param rate share expected to answer, 0–1 */
export function adviceFor(invited: number, population: number, rate: number): Advice {
  const answers = Math.min(Math.round(invited * rate), Math.max(population, invited))
  const [low, high] = wilson(answers / 2, answers, Math.max(population, answers))
  return { invited, answers, margin: (high - low) / 2 }
}

/** People to invite so that a share is known to ± `margin` (0–1) at worst; never more than there are. */
export const invitationsFor = (population: number, margin: number, rate: number): number =>
  Math.min(population, Math.ceil(sampleSize(population, margin) / rate))

export interface InvitedTeam {
  id: string
  name: string
  headcount: number
  invited: number
}

/** The same team by team: which would be shown, and how far each could be trusted. */
export const adviceByTeam = (teams: readonly InvitedTeam[], rate: number, minScore: number): TeamAdvice[] =>
  teams.map(({ id, name, headcount, invited }) => {
    const advice = adviceFor(invited, headcount, rate)
    return { teamId: id, name, headcount, ...advice, shown: advice.answers >= minScore }
  })
