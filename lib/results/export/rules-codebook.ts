import type { FavourableEnd } from '@/lib/core/stats/favourable'
import { plainText } from '@/lib/core/text/inline'
import {
  answerOf,
  favourableEndOf,
  isOrdered,
  isScale,
  scaleOf,
  spanOf,
  totalOf,
  TYPES,
} from '@/lib/surveys/types/rules-facts'
import { RESULT_TYPES } from '../rules-types'
import type { AnswerColumn } from '../rules-columns'
import type { ExportCell, ExportColumn } from './rules-table'
import type { Condition, Option, Question, Test } from '@/lib/surveys/schema'

export const CODEBOOK = [
  'column',
  'label',
  'question',
  'type',
  'holds',
  'required',
  'asked if',
  'missing',
  'value',
  'value label',
  'good end',
] as const

/** First cell of a line that is no column but a note on the whole file. */
export const NOTE = '(note)'

const list = (value: Test['is']): string => [value].flat().join(' or ')

function testWords({ question, is, isNot, atLeast, atMost, answered }: Test): string {
  const parts = [
    ...(is === undefined ? [] : [`is ${list(is)}`]),
    ...(isNot === undefined ? [] : [`is not ${list(isNot)}`]),
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
    ...(answered === undefined ? [] : [answered ? 'is answered' : 'is not answered']),
  ]
  return `${question} ${parts.join(' and ')}`
}

/** A condition in words: "role is dev and ease ≤ 3". */
export function conditionWords(condition: Condition | undefined): string {
  if (!condition) return ''
  if ('any' in condition)
    return condition.any.map((one) => ('all' in one ? `(${conditionWords(one)})` : conditionWords(one))).join(' or ')
  return 'all' in condition ? condition.all.map(testWords).join(' and ') : testWords(condition)
}

/** When a column is asked: its question, and its row where that has a condition of its own. */
function askedIf({ question, part }: AnswerColumn): string {
  const row = part.kind === 'row' || part.kind === 'row-option' ? question.rowsIf?.[part.row] : undefined
  const words = [question.showIf, row].map(conditionWords).filter(Boolean)
  return words.length > 1 ? words.map((one) => `(${one})`).join(' and ') : (words[0] ?? '')
}

const HOLDS: Record<string, string> = {
  answer: 'the answer',
  row: 'the answer of one row',
  text: 'what was written beside an option',
  option: 'whether this option was chosen',
  'row-option': 'whether this option was chosen in one row',
}

/** A value that a column may hold. `na`: it says that the question does not apply, and is in no figure of the results. */
export interface ColumnValue {
  value: string | number
  label: string
  na?: true
}

/** The values a column may hold, with their words. Those with none (texts, numbers) hold anything. */
export function valuesOf({ answer }: ExportColumn): ColumnValue[] {
  if (!answer) return []
  const { question, part } = answer
  if (part.kind === 'text') return []
  if (part.kind === 'option' || part.kind === 'row-option')
    return isOrdered(question)
      ? (question.options ?? []).map((_, at) => ({ value: at + 1, label: `place ${at + 1}` }))
      : [
          { value: 0, label: 'not chosen' },
          { value: 1, label: 'chosen' },
        ]
  if (answerOf(question) === 'parts' || answerOf(question) === 'time') return []
  const span = spanOf(question)
  if (span)
    return [...endsOf(question, span), ...(question.options ?? []).filter((option) => option.na).map(optionValue)]
  if (isScale(question)) {
    const { min, max } = scaleOf(question)
    const points = Array.from({ length: max - min + 1 }, (_, at) => ({
      value: min + at,
      label: plainText(
        (at === 0 ? question.minLabel : min + at === max ? question.maxLabel : undefined) ?? String(min + at),
      ),
    }))
    return [...points, ...(question.options ?? []).filter((option) => option.na).map(optionValue)]
  }
  return (question.options ?? []).map((option) =>
    !RESULT_TYPES[question.type].saysNa ? { value: option.value, label: plainText(option.label) } : optionValue(option),
  )
}

/** The two ends of a slider, as far as they have words. */
const endsOf = (question: Question, { min, max }: { min: number; max: number }): ColumnValue[] => [
  ...(question.minLabel ? [{ value: min, label: plainText(question.minLabel) }] : []),
  ...(question.maxLabel ? [{ value: max, label: plainText(question.maxLabel) }] : []),
]

const optionValue = ({ value, label, na }: Option): ColumnValue => ({
  value,
  label: plainText(label),
  ...(na && { na }),
})

const holds = (question: Question, kind: string): string => {
  if (kind === 'option' && isOrdered(question)) return 'the place of this option'
  if (kind === 'row' && answerOf(question) === 'parts') return `what one part got of ${totalOf(question)}`
  if (answerOf(question) === 'time') return 'the time of day, as HH:MM'
  const several = kind === 'answer' ? answerOf(question) === 'list' : kind === 'row' && question.multiple
  return `${HOLDS[kind]}${several ? ', several between ;' : ''}`
}

const missing = (one: ColumnValue | undefined): string => (one?.na ? 'yes' : '')

/** Which end of a column's answers is good ("high", "low" or "none"); nothing where they do not go from low to high. */
export const goodEndOf = ({ answer }: ExportColumn): FavourableEnd | '' =>
  answer?.part.kind === 'answer' && TYPES[answer.question.type].end ? favourableEndOf(answer.question) : ''

/**
 * What each column means: a line a column, and one more for each further value it may hold. A value marked as missing says
 * that the question does not apply: it is in no figure of the results.
 */
export function codebook(columns: readonly ExportColumn[]): ExportCell[][] {
  return columns.flatMap((column): ExportCell[][] => {
    const { answer, name, label } = column
    const head = answer
      ? [
          name,
          label,
          answer.question.key,
          answer.question.type,
          holds(answer.question, answer.part.kind),
          answer.question.required ? 'yes' : '',
          askedIf(answer),
        ]
      : [name, label, '', '', 'about the response', '', '']
    const [first, ...others] = valuesOf(column)
    return [
      [...head, missing(first), first?.value ?? '', first?.label ?? '', goodEndOf(column)],
      ...others.map((one) => [name, '', '', '', '', '', '', missing(one), one.value, one.label, '']),
    ]
  })
}
