import { countVoices, recency } from '@/lib/evidence/rules'
import type { ConfidenceLevel } from './schema'
import type { Weighed } from './rules-score'

/** A method's place in Gilad's confidence meter: what it can earn, and never more. */
type Earned = { points: number; why: string }

const people = (n: number) => `${n} ${n === 1 ? 'person' : 'people'}`
const round = (value: number, digits = 2) => Number(value.toFixed(digits))

/** Distinct people of these pieces, weakened by their mean age: ten people of a half-life ago weigh five. */
function strength(pieces: readonly Weighed[], now: Date): { people: number; effective: number } {
  const voices = countVoices(pieces).people
  const heard = pieces.filter((piece) => !piece.platformTeam)
  const age = heard.reduce((sum, piece) => sum + recency(new Date(piece.occurredAt), now), 0) / (heard.length || 1)
  return { people: voices, effective: voices * age }
}

/** Opinions (an RFC, a comment, a handful of answers): .1 each, at most .2 together. */
const opinionPoints = (n: number): number => Math.min(0.2, n * 0.1)
/** Surveys: 1 from eight people on, 3 from eighty on, rising with the logarithm between. */
const surveyPoints = (n: number): number => 1 + 2 * Math.min(1, Math.log10(n / 8))
/** Interviews and embeds: an anecdote (.5–1) up to five people, then rising to 3 at twenty. */
const fieldPoints = (n: number): number =>
  n < 1 ? n * 0.5 : n < 5 ? 0.5 + 0.5 * ((n - 1) / 4) : Math.min(3, 1 + 2 * ((n - 5) / 15))

/** The fewest people from whom a survey says more than the opinions of some. */
export const surveyMinimum = 8

function earnings(supporting: readonly Weighed[], now: Date): Earned[] {
  const kinds = (...wanted: string[]) => supporting.filter((piece) => wanted.includes(piece.kind))
  const surveys = strength(kinds('answer', 'survey-result'), now)
  const opinions = strength(kinds('rfc', 'rfc-comment'), now)
  const field = strength(kinds('highlight', 'observation'), now)
  const earned: Earned[] = []
  const aged = (n: { people: number; effective: number }) =>
    n.effective < n.people * 0.75 ? `, worth ${round(n.effective, 1)} by now for their age` : ''
  if (field.people > 0) {
    const points = fieldPoints(field.effective)
    const name = field.effective < 5 ? 'anecdotes until five' : 'an interview study at twenty'
    earned.push({ points, why: `Interviews and embeds with ${people(field.people)}${aged(field)}: ${round(points)} of 3 (${name})` })
  }
  const few = surveys.effective < surveyMinimum
  if (surveys.people > 0 && !few) {
    const points = surveyPoints(surveys.effective)
    earned.push({ points, why: `Surveys heard at least ${people(surveys.people)}${aged(surveys)}: ${round(points)} of 3` })
  }
  const said = opinions.effective + (few ? surveys.effective : 0)
  if (said > 0) {
    const points = opinionPoints(said)
    const total = opinions.people + (few ? surveys.people : 0)
    earned.push({ points, why: `Opinions of ${people(total)} in RFCs and answers: ${round(points)} of 0.2, however many` })
  }
  return earned
}

/**
 * How sure the evidence lets one be, 0–10 on Gilad's confidence meter: each method earns points up to its own cap, methods
 * add up, and the voices against take their share away. The platform's own words are worth .01.
 * Source: I. Gilad, "The Confidence Meter", Evidence Guided (2023).
 */
export function confidenceOf(
  supporting: readonly Weighed[], shareAgainst: number, now: Date,
): { confidence: number; level: ConfidenceLevel; why: string[] } {
  const earned = earnings(supporting, now)
  const why = earned.map((one) => one.why)
  let points = earned.reduce((sum, one) => sum + one.points, 0)
  if (supporting.length === 0) why.push('Nothing supports it yet')
  else if (earned.length === 0) {
    points = 0.01
    why.push('Only the platform team says so: 0.01')
  }
  if (shareAgainst > 0) {
    points *= 1 - shareAgainst
    why.push(`${Math.round(shareAgainst * 100)} % of the voices contradict it, which takes away as much`)
  }
  if (points < 4) why.push('No test or launch yet, which alone earn more than 3 each')
  const confidence = round(Math.min(10, points))
  return { confidence, level: levelOf(confidence), why }
}

/** In words: opinions alone are very low, anecdotes low, one sound study moderate, several methods together high. */
export function levelOf(confidence: number): ConfidenceLevel {
  if (confidence < 0.3) return 'very low'
  if (confidence < 1) return 'low'
  return confidence < 3 ? 'moderate' : 'high'
}
