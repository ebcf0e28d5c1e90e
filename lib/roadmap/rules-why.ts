import { formatPercent, formatScore, plural } from '@/lib/core/format'
import type { Flip, RiceInput } from './rules-flip'
import type { ScoreInputs } from './schema-rows'
import { GUESSED, type Judgement, type Scored } from './rules-score'

const people = (count: number): string => (count === 1 ? '1 person' : `${formatScore(count)} people`)

/** One input of the formula: its value, where that comes from, and what the person who set it wrote. */
export interface Input {
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
      ? 'nobody was heard yet'
      : `${people(basis.people)} heard${basis.teams > 0 ? ` in ${plural(basis.teams, 'team')}` : ''}, each counted once${anonymous > 0 ? ` (${formatScore(anonymous)} anonymous, the fewest they can be)` : ''}`
  const estimate = judgement.reachEstimate ? `, and ${people(judgement.reachEstimate)} estimated` : ''
  const platform =
    basis.platformPieces > 0 ? `; ${plural(basis.platformPieces, 'piece')} from the platform team count zero` : ''
  return heard + estimate + platform
}

function confidenceSource(basis: ScoreInputs, judgement: Judgement): string {
  const parts = basis.insights
    .filter((insight) => insight.adds > 0)
    .map((insight) => `${people(insight.adds)} at ${formatPercent(insight.confidence)}`)
  if (judgement.reachEstimate) parts.push(`${people(judgement.reachEstimate)} estimated at ${formatPercent(GUESSED)}`)
  if (parts.length === 0) return `no evidence: a guess counts ${formatPercent(GUESSED)}`
  return `each person at the confidence of the strongest insight they stand behind: ${parts.join(', ')}`
}

/** The four inputs of the formula, with their sources. */
export function inputsOf(judgement: Judgement, basis: ScoreInputs, scored: Scored, notes: Notes): Input[] {
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
      ? ` Of the people heard, ${formatScore(basis.mirrored)} mirror the mix of the company's teams; at most ${formatScore(basis.most)} can be meant.`
      : ''
  return `Between ${formatScore(scored.riceLow)} and ${formatScore(scored.riceHigh)}.${mirror}`
}

const CHANGE: Record<RiceInput, (flip: Flip) => string> = {
  reach: ({ from, to }) =>
    to > from ? `${people(Math.ceil(to - from))} more behind it` : `${people(Math.ceil(from - to))} fewer behind it`,
  impact: ({ from, to }) => `an impact of ${formatScore(to)} instead of ${formatScore(from)}`,
  confidence: ({ from, to }) => `a confidence of ${formatPercent(to)} instead of ${formatPercent(from)}`,
  effort: ({ from, to }) => `an effort of ${formatScore(to)} instead of ${formatScore(from)} person-weeks`,
}

/** One way to flip the order, in words that end no sentence. */
export const flipWords = (flip: Flip): string => CHANGE[flip.input](flip)
