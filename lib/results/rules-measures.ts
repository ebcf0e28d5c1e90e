import { isScale } from '@/lib/surveys/types/rules-facts'
import type { Question } from '@/lib/surveys/schema'
import { TEMPLATES } from '@/lib/surveys/templates/rules'
import { meaningChanged, scoreOf } from './rules-trend'
import { measureOf } from './rules-types'
import { CASTLE_KEYS, UMUX_KEYS, PMF, scoresOf } from './rules-scores'
import type { QuestionResult, Results } from './schema'
import { SCORE_MEASURES, type ScoreMeasure } from './schema-measures'
import { CASTLE_DIMENSIONS, type Scores } from './schema-scores'

const isScore = (measure: string): measure is ScoreMeasure => SCORE_MEASURES.some((one) => one === measure)
const dimensionOf = (measure: ScoreMeasure) =>
  CASTLE_DIMENSIONS.find((dimension) => measure === `score:castle-${dimension}`)

/** The questions that a measure is made of, by key. */
function keysOf(measure: string): string[] {
  if (!isScore(measure)) return [measure]
  if (measure === 'score:umux-lite') return [...UMUX_KEYS]
  const dimension = dimensionOf(measure)
  return dimension ? [CASTLE_KEYS[dimension]] : [PMF]
}

const SCORE_LABELS: Record<'score:umux-lite' | 'score:pmf', string> = {
  'score:umux-lite': 'UMUX-Lite',
  'score:pmf': 'Very disappointed without it',
}
const UNITS = { favourable: '%', nps: 'points', mean: '' }

const inWords = (key: string): string => {
  const words = key.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a measure of these questions is called, and its unit; null where they do not have it. */
export function wordsOfMeasure(
  questions: readonly Question[],
  measure: string,
): { label: string; unit: string } | null {
  if (isScore(measure)) {
    if (!scoredBy(scoresOf(questions, questions.map(unanswered)), measure)) return null
    if (measure === 'score:umux-lite') return { label: SCORE_LABELS[measure], unit: 'points' }
    if (measure === 'score:pmf') return { label: SCORE_LABELS[measure], unit: '%' }
    return { label: `CASTLE ${inWords(dimensionOf(measure)!).toLowerCase()}`, unit: 'points' }
  }
  const question = questions.find((one) => one.key === measure)
  const of = question && measureOf(question)
  if (!question || !of) return null
  const label = inWords(question.key)
  return { label: of === 'favourable' ? `${label}, favourable` : label, unit: isScale(question) ? UNITS[of] : '' }
}

const unanswered = ({ key, type, label }: Question): QuestionResult => ({
  ...{ key, type, label, least: 0, n: null, suppressed: true },
})

function scoredBy(scores: Scores, measure: ScoreMeasure) {
  if (measure === 'score:umux-lite') return scores.umuxLite
  if (measure === 'score:pmf') return scores.productMarketFit
  return scores.castle?.find(({ dimension }) => dimension === dimensionOf(measure)) ?? null
}

/** Every measure that these questions have, in their order, the scores of several at the end. */
export const measuresOf = (questions: readonly Question[]): string[] =>
  [...questions.map(({ key }) => key), ...SCORE_MEASURES].filter((one) => wordsOfMeasure(questions, one) !== null)

/**
 * The figure of a measure with its interval, as these results show it: percent of favourable answers, points of a recommendation, a mean,
 * or a score. Null where it is hidden or is a bound; `ci` alone is null where all answered alike.
 */
export function figureOfMeasure(
  { questions, scores }: Pick<Results, 'questions' | 'scores'>,
  measure: string,
): { value: number; ci: [number, number] | null; n: number } | null {
  if (isScore(measure)) {
    const found = scoredBy(scores, measure)
    return found?.score == null || found.n === null ? null : { value: found.score, ci: found.ci, n: found.n }
  }
  const result = questions.find(({ key }) => key === measure)
  const score = result && scoreOf(result)
  if (!score || result?.n == null) return null
  const scale = score.of === 'favourable' ? 100 : 1
  const ci: [number, number] | null = score.ci && [scale * score.ci[0], scale * score.ci[1]]
  return { value: scale * score.value, ci, n: result.n }
}

/** Whether two waves ask everything that a measure is made of in the same words on the same scale. */
export const asksTheSame = (measure: string, a: readonly Question[], b: readonly Question[]): boolean =>
  keysOf(measure).every((key) => {
    const [before, after] = [a, b].map((questions) => questions.find((one) => one.key === key))
    return before !== undefined && after !== undefined && meaningChanged(before, after) === null
  })

/** What of a survey tells which others of its series are about the same thing. */
export interface Subject {
  id: string
  scheduleId: string | null
  description: string
}

/** Descriptions of templates that are to name what they are about, and do not yet. */
const NAMELESS = new Set(TEMPLATES.flatMap(({ description }) => (description.startsWith('Name ') ? [description] : [])))

/**
 * Whether two surveys of one series are about the same thing. The series alone does not say so: it may hold surveys about several
 * capabilities in the same words ("Why do you use it?"). Waves of one schedule are, and surveys that introduce their questions alike,
 * unless they name nothing.
 */
export const isSameSubject = (a: Subject, b: Subject): boolean =>
  a.id === b.id ||
  (a.scheduleId !== null && a.scheduleId === b.scheduleId) ||
  (a.description === b.description && !NAMELESS.has(a.description))
