import { formatPercent, formatScore, plural } from '@/lib/core/format'
import type { Flip, RiceInput } from './rules-flip'
import type { ScoreInputs } from './schema-rows'
import { estimateWithin, GUESSED, type Judgement, type Scored } from './rules-score'

const people = (count: number): string => (count === 1 ? '1 person' : `${formatScore(count)} people`)

/** One input of the formula: its value, where that comes from, and what the person who set it wrote. */
export interface ExplainedInput {
  name: RiceInput
  value: number
  source: string
  note?: string
}

type Notes = { impactNote: string; effortNote: string; reachNote: string }

function reachSource(basis: ScoreInputs, judgement: Judgement): string {
  const anonymous = basis.people - basis.known
  const heard =
    basis.people === 0
      ? 'no one was heard yet'
      : `${people(basis.people)} heard${basis.teams > 0 ? ` in ${plural(basis.teams, 'team')}` : ''}, each ` +
        `counted once${anonymous > 0 ? ` (${formatScore(anonymous)} anonymous, the fewest they can be)` : ''}`
  const estimated = estimateWithin(judgement, basis)
  const given = judgement.reachEstimate ?? 0
  const rest = given > estimated ? ` of the ${formatScore(given)} given: the company has no more` : ''
  const estimate = given > 0 ? `, and ${people(estimated)} estimated${rest}` : ''
  const platform =
    basis.platformPieces > 0 ? `; ${plural(basis.platformPieces, 'piece')} from the platform team count zero` : ''
  return heard + estimate + platform
}

function confidenceSource(basis: ScoreInputs, judgement: Judgement): string {
  const parts = basis.insights
    .filter((insight) => insight.adds > 0)
    .map((insight) => `${people(insight.adds)} at ${formatPercent(insight.confidence)}`)
  const estimated = estimateWithin(judgement, basis)
  if (estimated > 0) parts.push(`${people(estimated)} estimated at ${formatPercent(GUESSED)}`)
  if (parts.length === 0) return `no evidence: a guess counts ${formatPercent(GUESSED)}`
  return `each person at the confidence of the strongest insight they support: ${parts.join(', ')}`
}

/** The four inputs of the formula, with their sources. */
export function inputsOf(judgement: Judgement, basis: ScoreInputs, scored: Scored, notes: Notes): ExplainedInput[] {
  const withNote = (text: string) => (text.trim() ? { note: text.trim() } : {})
  return [
    { name: 'reach', value: scored.reach, source: reachSource(basis, judgement), ...withNote(notes.reachNote) },
    {
      name: 'impact',
      value: judgement.impact,
      source: 'set by hand, 0.25 minimal to 3 massive',
      ...withNote(notes.impactNote),
    },
    { name: 'confidence', value: scored.confidence, source: confidenceSource(basis, judgement) },
    { name: 'effort', value: judgement.effort, source: 'set by hand, in person-weeks', ...withNote(notes.effortNote) },
  ]
}

/** An input's value as it is read: "12", "45 %", "3 weeks". */
export const formatInput = (name: RiceInput, value: number): string =>
  name === 'confidence' ? formatPercent(value) : formatScore(value)

/** The score in sentences: each input and its source, then how far it can be off. */
export function whyOf(judgement: Judgement, basis: ScoreInputs, scored: Scored, notes: Notes): string[] {
  const inputs = inputsOf(judgement, basis, scored, notes).map(
    ({ name, value, source, note }) => `${name} ${formatInput(name, value)}: ${source}${note ? ` ("${note}")` : ''}`,
  )
  return [...inputs, rangeSentence(basis, scored)]
}

/** What the interval's ends stand for. */
export function rangeSentence(basis: ScoreInputs, scored: Scored): string {
  const mirror =
    basis.teams > 0 && basis.population > 0
      ? ` Of the people heard, ${formatScore(basis.mirrored)} mirror the mix of the company's teams; the ` +
        `upper bound is ${formatScore(basis.most)} people.`
      : ''
  return `Between ${formatScore(scored.riceLow)} and ${formatScore(scored.riceHigh)}.${mirror}`
}

/** One way to change the order, as a phrase without a full stop. */
export function flipPhrase(flip: Flip, up: boolean): string {
  switch (flip.by) {
    case 'interviewed':
      return `${people(flip.people)} more heard in interviews who support “${flip.insight.statement}”`
    case 'surveyed':
      return `${people(flip.people)} more who agree with “${flip.insight.statement}” in a survey`
    case 'against':
      return `${people(flip.people)} heard in interviews who contradict “${flip.insight.statement}”`
    case 'estimated':
      return `${people(flip.people)} ${up ? 'more' : 'fewer'} in the estimate of those not heard (now ${formatScore(flip.from)})`
    case 'impact':
      return `an impact ${up ? 'above' : 'below'} ${formatScore(flip.to)} instead of ${formatScore(flip.from)}`
    case 'effort':
      return `an effort ${up ? 'below' : 'above'} ${formatScore(flip.to)} instead of ${formatScore(flip.from)} person-weeks`
  }
}
