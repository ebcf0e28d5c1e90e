import { umuxLite } from '@/lib/core/stats/umux-lite'
import type { Question } from '@/lib/surveys/schema'
import { answerOf, favourableEndOf, isScale, ratedScaleOf } from '@/lib/surveys/types/rules-facts'
import { RESULT_TYPES } from './rules-types'
import type { Figures, QuestionResult } from './schema'
import {
  CASTLE_DIMENSIONS,
  type CastleDimension,
  type ProductMarketFit,
  type Scored,
  type Scores,
  type UmuxLite,
} from './schema-scores'

/** The keys that the templates and ready-made questions give. */
const CAPABLE = 'umux-capable'
const EASY = 'umux-easy'
export const PMF = 'pmf'
const VERY_DISAPPOINTED = 'very-disappointed'
const NEVER = 'never'
export const UMUX_KEYS = [CAPABLE, EASY] as const
export const CASTLE_KEYS: Readonly<Record<CastleDimension, string>> = {
  'cognitive-load': 'load',
  'advanced-feature-usage': 'advanced',
  satisfaction: 'satisfaction',
  'task-efficiency': 'task',
  learnability: 'learn',
  errors: 'errors',
}

/** The percentage of "very disappointed" from which Ellis found that products grew. */
export const PMF_MARK = 40

/** What a question says of everybody or of one group, as it is shown. */
type Shown = Pick<Figures, 'n' | 'suppressed' | 'mean' | 'ci' | 'distribution'>

const SUPPRESSED: Scored = { score: null, ci: null, n: null, hidden: 'suppressed' }

/**
 * Whether somebody answered one of two questions and not the other, as far as it matters to everybody, or to one group: as many answers
 * to both do not say that they are of the same people.
 */
export type HalfAnswered = (group?: string | null) => boolean

interface Asked {
  question: Question
  result: QuestionResult
}

/** Each group that all of the questions list, with what each of them says of it. */
function groupsOf<T>(asked: readonly Asked[], of: (shown: Shown[], group: string | null) => T) {
  const [first, ...others] = asked.map(({ result }) => result.groups)
  if (!first || others.some((groups) => !groups)) return {}
  return {
    groups: first.map((group) => {
      const rest = others.map((groups) => groups!.find((one) => one.value === group.value))
      const all = rest.map((one): Shown => one ?? { n: null, suppressed: true })
      return { value: group.value, label: group.label, ...of([group, ...all], group.value) }
    }),
  }
}

/** The question of a key with what is shown of it, if it is one that a score can be made of. */
function find(
  questions: readonly Question[],
  results: readonly QuestionResult[],
  key: string,
  isRight: (question: Question) => boolean,
): Asked | null {
  const question = questions.find((one) => one.key === key && isRight(one))
  const result = results.find((one) => one.key === key)
  return question && result ? { question, result } : null
}

const isSevenPoints = (question: Question): boolean => {
  if (!isScale(question)) return false
  const { min, max, favourableEnd } = ratedScaleOf(question)
  return min === 1 && max === 7 && favourableEnd === 'high'
}

/**
 * UMUX-Lite from the figures of its two questions that are shown, on seven points with agreement at the high end: on any other
 * scale its formula says something else. Where not the same people answered both there is none: then the sum of the means is no mean of
 * sums.
 * The interval is the sum of the two, which is right where both move together and too wide where they do not.
 * Sources: Lewis, Utesch & Maher, CHI 2013, 2099–2102, also for SUS ≈ 0.65 × UMUX-Lite + 22.9.
 */
function umuxOf([a, b]: Shown[], isHalf: boolean): Omit<UmuxLite, 'groups'> {
  if (a?.mean === undefined || b?.mean === undefined || a.n === null || b.n === null)
    return { ...SUPPRESSED, asSus: null }
  if (a.n !== b.n || isHalf) return { ...SUPPRESSED, hidden: 'not-the-same-people', asSus: null }
  const within = (value: number) => Math.min(7, Math.max(1, value))
  const at = (first: number, second: number) => umuxLite(within(first), within(second))
  const score = at(a.mean, b.mean)
  return {
    ...{ score, n: a.n, hidden: null },
    ci: a.ci && b.ci ? [at(a.ci[0], b.ci[0]), at(a.ci[1], b.ci[1])] : null,
    asSus: 0.65 * score + 22.9,
  }
}

const percent = ([low, high]: readonly [number, number]): [number, number] => [100 * low, 100 * high]

/** The percentage that chose one option. */
function chose(shown: Shown | undefined, value: string): Scored {
  const found = shown?.distribution?.find((one) => one.value === value)
  if (!shown || !found || shown.n === null) return SUPPRESSED
  return { score: 100 * found.share, ci: percent(found.ci), n: shown.n, hidden: null }
}

/**
 * Product-market fit: the percentage of "very disappointed", and whether its interval lies above or below 40 %.
 * Source: S. Ellis & M. Brown, Hacking Growth (2017).
 */
function fitOf([shown]: Shown[]): Omit<ProductMarketFit, 'groups'> {
  const score = chose(shown, VERY_DISAPPOINTED)
  const reading = !score.ci ? null : score.ci[0] >= PMF_MARK ? 'above' : score.ci[1] < PMF_MARK ? 'below' : 'unclear'
  return { ...score, reading }
}

/**
 * One dimension of CASTLE. A scale as percent of the maximum possible, (mean − least) ÷ (most − least) × 100, from the good end;
 * how often something went wrong as the percentage of those whom it never happened to.
 * Sources: the framework, Nielsen Norman Group, "The CASTLE Framework" (nngroup.com/articles/castle-framework); it names what is to be
 * measured and neither a scale nor a total. The unit, Cohen, Cohen, Aiken & West, Multivariate Behavioral Research 34 (1999) 315–346.
 */
function dimensionOf(question: Question, shown: Shown | undefined): Scored {
  if (!isScale(question)) return chose(shown, NEVER)
  if (shown?.mean === undefined || shown.n === null) return SUPPRESSED
  const { min, max, favourableEnd } = ratedScaleOf(question)
  const of = (value: number) => (100 * (favourableEnd === 'low' ? max - value : value - min)) / (max - min)
  const [low, high] = (shown.ci ?? []).map(of)
  const ci: Scored['ci'] = low === undefined || high === undefined ? null : [Math.min(low, high), Math.max(low, high)]
  return { score: of(shown.mean), ci, n: shown.n, hidden: null }
}

const isDimension = (question: Question): boolean =>
  isScale(question)
    ? favourableEndOf(question) !== 'none' && ratedScaleOf(question).max > ratedScaleOf(question).min
    : hasOption(question, NEVER)

const hasOption = (question: Question, value: string): boolean =>
  answerOf(question) === 'option' &&
  RESULT_TYPES[question.type].figures === 'shares' &&
  (question.options ?? []).some((option) => option.value === value)

/**
 * The scores that a survey's questions make together, from figures that are shown already and from nothing else: what is hidden of a
 * question, or of a group, is hidden of its scores. CASTLE takes all six questions.
 * @param isHalf of UMUX-Lite's two questions
 */
export function scoresOf(
  questions: readonly Question[],
  results: readonly QuestionResult[],
  isHalf: HalfAnswered = () => false,
): Scores {
  const umux = UMUX_KEYS.map((key) => find(questions, results, key, isSevenPoints))
  const fit = find(questions, results, PMF, (one) => hasOption(one, VERY_DISAPPOINTED))
  const castle = CASTLE_DIMENSIONS.map((dimension) => ({
    dimension,
    asked: find(questions, results, CASTLE_KEYS[dimension], isDimension),
  }))
  const all = (asked: readonly (Asked | null)[]): asked is Asked[] => asked.every((one) => one !== null)
  const shownOf = (asked: readonly Asked[]) => asked.map(({ result }) => result)
  return {
    umuxLite: all(umux)
      ? {
          ...umuxOf(shownOf(umux), isHalf()),
          ...groupsOf(umux, (shown, group) => umuxOf(shown, isHalf(group))),
        }
      : null,
    productMarketFit: fit ? { ...fitOf([fit.result]), ...groupsOf([fit], fitOf) } : null,
    castle: castle.every(({ asked }) => asked !== null)
      ? castle.map(({ dimension, asked }) => ({
          ...{ dimension, key: asked!.question.key, ...dimensionOf(asked!.question, asked!.result) },
          ...groupsOf([asked!], ([shown]) => dimensionOf(asked!.question, shown)),
        }))
      : null,
  }
}

/** Whether these questions make a UMUX-Lite, so that it is to be known whether the same people answered both. */
export const asksUmux = (questions: readonly Question[]): boolean =>
  UMUX_KEYS.every((key) => questions.some((one) => one.key === key && isSevenPoints(one)))
