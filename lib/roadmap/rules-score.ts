import { opportunity } from '@/lib/core/stats/opportunity'
import { MAX_IMPACT } from './schema'
import type { ScoreInputs } from './schema-rows'

/** The inputs that people give. Everything else of a score comes from the evidence. */
export interface Judgement {
  impact: number
  effort: number
  reachEstimate: number | null
  urgency: number | null
  riskReduction: number | null
}

export interface Scored {
  reach: number
  confidence: number
  rice: number
  /** Lowest and highest RICE that the uncertain inputs allow. */
  riceLow: number
  riceHigh: number
  wsjf: number
  ice: number
  opportunity: number
}

/** The confidence of a number without evidence: "estimates and plans", 0.3 of 10 on I. Gilad's confidence meter. */
export const GUESSED = 0.03

/** A guess at how many are concerned is taken to be right within a factor of two. */
const GUESS_FACTOR = 2

const RICE = (reach: number, impact: number, confidence: number, effort: number): number =>
  (reach * impact * confidence) / effort

/**
 * Confidence of the whole: each person counts with the strongest insight they stand behind, each estimated one as a
 * guess. So a weak insight added to a strong one can raise the score, but never by being counted as strong.
 */
export function confidenceOf(basis: ScoreInputs, estimate: number): number {
  const heard = basis.insights.reduce((sum, insight) => sum + insight.adds * insight.confidence, 0)
  const people = basis.people + estimate
  return people > 0 ? (heard + estimate * GUESSED) / people : GUESSED
}

/** The estimate, at most as many people as the company has beyond those who were heard. */
export function estimateWithin({ reachEstimate }: Pick<Judgement, 'reachEstimate'>, basis: ScoreInputs): number {
  const estimate = reachEstimate ?? 0
  return basis.population > 0 ? Math.min(estimate, Math.max(0, basis.population - basis.people)) : estimate
}

/** RICE at one end of what is not known: reach and, where several insights differ, how far each is to be trusted. */
function bound(basis: ScoreInputs, judgement: Judgement, heard: number, estimate: number, pick: 'min' | 'max'): number {
  const trusted = basis.insights.filter((insight) => insight.adds > 0).map((insight) => insight.confidence)
  const confidence = trusted.length > 0 ? Math[pick](...trusted) : GUESSED
  const weight = heard * confidence + estimate * GUESSED
  return RICE(1, judgement.impact, weight, judgement.effort)
}

/** SAFe's user value, 1–10, on a scale of the company and not of the other items: 10 is massive for everyone, for certain. */
function userValue(reach: number, confidence: number, impact: number, population: number): number {
  const share = population > 0 ? Math.min(1, (reach * confidence) / population) : Math.min(1, reach * confidence)
  return 1 + 9 * share * Math.min(1, impact / MAX_IMPACT)
}

/**
 * Every score of an item from the same inputs. None looks at another item, so none moves because another did.
 *
 * - RICE = reach × impact × confidence ÷ effort (S. McBride, Intercom, 2016).
 * - WSJF = (user value + urgency + risk reduction) ÷ effort, each 1–10; what is not given counts 1 (SAFe).
 * - ICE = impact × confidence × ease, each 0–10; ease is 10 at a person-week and falls with effort (S. Ellis).
 * - Opportunity = Imp + max(Imp − Sat, 0), 0–20 (A. Ulwick): importance is the impact, satisfaction the share of those heard
 *   who say that it is not a problem.
 *
 * The interval of RICE holds the corners: heard people who mirror the company, trusted as the weakest insight, and half
 * the estimate; to as many as there can be, trusted as the strongest, and twice the estimate. It is a range, not a 95 % interval.
 */
export function scoreOf(judgement: Judgement, basis: ScoreInputs): Scored {
  const estimate = estimateWithin(judgement, basis)
  const { impact, effort } = judgement
  const reach = basis.people + estimate
  const confidence = confidenceOf(basis, estimate)
  const rice = RICE(reach, impact, confidence, effort)
  const spoke = basis.people + basis.contradicting
  const worth = userValue(reach, confidence, impact, basis.population)
  return {
    reach,
    confidence,
    rice,
    riceLow: Math.min(rice, bound(basis, judgement, basis.mirrored, estimate / GUESS_FACTOR, 'min')),
    riceHigh: Math.max(
      rice,
      bound(basis, judgement, basis.most, estimateWithin({ reachEstimate: estimate * GUESS_FACTOR }, basis), 'max'),
    ),
    wsjf: (worth + (judgement.urgency ?? 1) + (judgement.riskReduction ?? 1)) / effort,
    ice: Math.min(10, (impact / MAX_IMPACT) * 10) * (confidence * 10) * (10 / Math.max(1, effort)),
    opportunity: opportunity(Math.min(1, impact / MAX_IMPACT), spoke > 0 ? basis.contradicting / spoke : 1),
  }
}
