import type { FavourableEnd, Scale } from '@/lib/core/stats/favourable'
import type { Option, Question, QuestionType } from '../schema'

// No library here: the answering page asks this, too.

/**
 * What one stored answer is: a number, one option, a list of options, options by row, choices by set, numbers by part, words,
 * a day or a time.
 */
export type AnswerKind = 'number' | 'option' | 'list' | 'rows' | 'sets' | 'parts' | 'words' | 'day' | 'time'

/** What every part of the hub may ask about a question type, instead of naming types. */
export interface TypeFacts {
  answer: AnswerKind
  /** Whole points from a lowest to a highest: the ends where the question gives none, and whether it may give its own. */
  scale?: { min: number; max: number; own: boolean }
  /** A point anywhere between two ends, which are these where the question gives none. */
  span?: { min: number; max: number; step: number }
  /** Its answers go from low to high: which end is good where the question does not say, and whether it may say so. */
  end?: { usual: FavourableEnd; own: boolean }
  /** The list is an order: its first entry comes first. */
  ordered?: true
  /** Which options a question has: those its author writes (at least so many), or the built-in yes and no. */
  options?: { least: number } | 'yes-no'
  /** What of it may be shown in an order of each respondent's own. */
  shuffles?: 'options' | 'rows'
  /** How a person is asked to agree, to rate or to say yes: wording hints look at these alike. */
  judges?: true
  /** Nobody is asked: the address that was opened says it, as one of its options. Its key is the name in the address. */
  hidden?: true
  /** Most characters of an answer in words. */
  longest?: number
}

/** Every question type. An entry is required for each; the other tables over question types are in docs/adding.md. */
export const TYPES: Readonly<Record<QuestionType, TypeFacts>> = {
  rating: {
    answer: 'number',
    scale: { min: 1, max: 5, own: true },
    end: { usual: 'high', own: true },
    judges: true,
  },
  nps: {
    answer: 'number',
    scale: { min: 0, max: 10, own: false },
    end: { usual: 'high', own: false },
    judges: true,
  },
  single: { answer: 'option', options: { least: 2 }, shuffles: 'options' },
  multi: { answer: 'list', options: { least: 1 }, shuffles: 'options' },
  matrix: { answer: 'rows', options: { least: 2 }, shuffles: 'rows', judges: true },
  ranking: { answer: 'list', ordered: true, options: { least: 2 }, shuffles: 'options' },
  text: { answer: 'words', longest: 2_000 },
  longtext: { answer: 'words', longest: 10_000 },
  number: { answer: 'number', end: { usual: 'none', own: true } },
  date: { answer: 'day' },
  yesno: { answer: 'option', options: 'yes-no', judges: true },
  maxdiff: { answer: 'sets', options: { least: 1 } },
  slider: { answer: 'number', span: { min: 0, max: 100, step: 1 }, end: { usual: 'none', own: true }, judges: true },
  time: { answer: 'time' },
  hidden: { answer: 'option', options: { least: 1 }, hidden: true },
  sum: { answer: 'parts', options: { least: 2 }, shuffles: 'options' },
}

type Typed = Pick<Question, 'type'>

/** What an answer to a question is. */
export const answerOf = ({ type }: Typed): AnswerKind => TYPES[type].answer

/** Whether the address says its answer, and nobody is asked. */
export const isHidden = ({ type }: Typed): boolean => TYPES[type].hidden === true

/** Whether it is answered with a point of a scale. */
export const isScale = ({ type }: Typed): boolean => TYPES[type].scale !== undefined

/** Whether it is answered with an order of options. */
export const isOrdered = ({ type }: Typed): boolean => TYPES[type].ordered === true

/** Whether its author writes its options. */
export const writesOptions = (type: QuestionType): boolean => typeof TYPES[type].options === 'object'

/** Lowest and highest point of a scale question. */
export function scaleOf(question: Pick<Question, 'type' | 'min' | 'max'>): { min: number; max: number } {
  const scale = TYPES[question.type].scale
  if (scale && !scale.own) return { min: scale.min, max: scale.max }
  return { min: question.min ?? scale?.min ?? 1, max: question.max ?? scale?.max ?? 5 }
}

type Spanned = Pick<Question, 'type' | 'min' | 'max' | 'step'>

/** Ends and step of a question that is answered with a point between two ends; null of any other. */
export function spanOf(question: Spanned): { min: number; max: number; step: number } | null {
  const { span } = TYPES[question.type]
  if (!span) return null
  const { min = span.min, max = span.max, step = span.step } = question
  // While it is being typed a step may be nothing yet.
  return { min, max, step: step > 0 ? step : span.step }
}

/** How many steps lie between two values; a whole number but for what adding fractions leaves over. */
export function stepsBetween(from: number, to: number, step: number): { steps: number; whole: boolean } {
  const steps = (to - from) / step
  const whole = Math.abs(steps - Math.round(steps)) < 1e-6
  return { steps: whole ? Math.round(steps) : steps, whole }
}

/** What a question whose parts share a whole gives them to share. */
export const totalOf = ({ total }: Pick<Question, 'total'>): number => total ?? 100

/** Whether the author of a question of this type says which end of it is good. */
export const choosesEnd = (type: QuestionType): boolean => TYPES[type].end?.own === true

/** Which end of a question is good: `none` too where its answers do not go from low to high. */
export function favourableEndOf({ type, favourableEnd }: Pick<Question, 'type' | 'favourableEnd'>): FavourableEnd {
  const { end } = TYPES[type]
  if (!end) return 'none'
  return (end.own ? favourableEnd : undefined) ?? end.usual
}

/** A scale question with its ends and which of them is good. */
export const ratedScaleOf = (question: Pick<Question, 'type' | 'min' | 'max' | 'favourableEnd'>): Scale => ({
  ...scaleOf(question),
  favourableEnd: favourableEndOf(question),
})

/** Each whole point of a scale question, lowest first. */
export function pointsOf(question: Pick<Question, 'type' | 'min' | 'max'>): number[] {
  const { min, max } = scaleOf(question)
  return Array.from({ length: Math.max(0, max - min + 1) }, (_, index) => min + index)
}

/** Whether a value says that a question does not apply: that option of it, also next to the points of a scale. */
export const isNa = (question: Pick<Question, 'options'>, value: unknown): boolean =>
  question.options?.some((option: Option) => option.na && option.value === value) ?? false
