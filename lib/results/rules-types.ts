import type { Question, QuestionType } from '@/lib/surveys/schema'
import { favourableEndOf } from '@/lib/surveys/types/rules-facts'
import type { Measure } from './schema-trend'

/** Which figures a question has, besides how many answered; `none` where answers are read, not counted. */
export type FiguresKind = 'score' | 'shares' | 'places' | 'rows' | 'best-worst' | 'times' | 'parts' | 'none'

/** What counting, showing and exporting the answers of a type takes. */
export interface ResultType {
  figures: FiguresKind
  /** The score that is followed over waves. */
  measure?: Measure
  /** An option of it may say "does not apply"; such answers are in no figure. */
  saysNa?: true
  /** Its answers are comments: words that people read, with the protection of comments. */
  comments?: true
  /** Measurement level of its own column in a file for statistics. */
  level: 'SCALE' | 'ORDINAL' | 'NOMINAL'
}

/** How each question type is counted, shown and exported. */
export const RESULT_TYPES: Readonly<Record<QuestionType, ResultType>> = {
  rating: { figures: 'score', measure: 'favourable', saysNa: true, level: 'ORDINAL' },
  nps: { figures: 'score', measure: 'nps', saysNa: true, level: 'ORDINAL' },
  single: { figures: 'shares', saysNa: true, level: 'NOMINAL' },
  multi: { figures: 'shares', saysNa: true, level: 'NOMINAL' },
  matrix: { figures: 'rows', saysNa: true, level: 'NOMINAL' },
  ranking: { figures: 'places', level: 'ORDINAL' },
  text: { figures: 'none', saysNa: true, comments: true, level: 'NOMINAL' },
  longtext: { figures: 'none', saysNa: true, comments: true, level: 'NOMINAL' },
  number: { figures: 'score', measure: 'mean', saysNa: true, level: 'SCALE' },
  date: { figures: 'none', saysNa: true, level: 'NOMINAL' },
  yesno: { figures: 'shares', saysNa: true, level: 'NOMINAL' },
  maxdiff: { figures: 'best-worst', level: 'NOMINAL' },
  slider: { figures: 'score', measure: 'mean', saysNa: true, level: 'SCALE' },
  time: { figures: 'times', level: 'NOMINAL' },
  sum: { figures: 'parts', level: 'SCALE' },
  hidden: { figures: 'shares', level: 'NOMINAL' },
}

type Typed = Pick<Question, 'type'>

/** Which score a question has: a scale without a good end has no favourable share, only a mean. */
export function measureOf(question: Pick<Question, 'type' | 'favourableEnd'>): Measure | null {
  const measure = RESULT_TYPES[question.type].measure ?? null
  return measure === 'favourable' && favourableEndOf(question) === 'none' ? 'mean' : measure
}

/** Whether its answers are comments. */
export const hasComments = ({ type }: Typed): boolean => RESULT_TYPES[type].comments === true

/** Whether its answers are counted. */
export const isCounted = ({ type }: Typed): boolean => RESULT_TYPES[type].figures !== 'none'
