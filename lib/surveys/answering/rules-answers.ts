import { ANSWER_LIMIT, TEXT_LIMIT } from '../schema-limits'
import type { FieldErrors } from '@/lib/core/errors'
import type { Answers, AnswerValue, Question } from '../schema'
import { ANSWERING, checkText, type AnswerMessages } from '../types/rules-answering'
import { isBlank, ofShownRows, visibleQuestions } from './rules-visible'
import { fill } from '@/lib/core/text/fill'

export { isNa, scaleOf } from '../types/rules-facts'
export type { AnswerMessages, AnswerProblem } from '../types/rules-answering'

// No library here: the answering page checks each of its pages with this, too.

/**
 * Whether a question that must be answered is: of a matrix each row, of a ranking as many places as it wants. Answers from
 * before this was asked for may lack some.
 */
export const isWhole = (question: Question, value: AnswerValue | undefined): boolean =>
  value !== undefined && !isBlank(value) && (ANSWERING[question.type].whole?.(question, value) ?? true)

const picksOpen = (question: Question, value: AnswerValue): boolean =>
  (question.options ?? []).some(
    (option) => option.open && (Array.isArray(value) ? value.includes(option.value) : value === option.value),
  )

/**
 * One submission checked against the questions.
 * Answers to questions that these answers do not lead to are left out (a page without script shows them all);
 * keys that are no question's are refused, as are wrong types, unknown options and texts beyond the limits.
 * @param words in which to say what is wrong
 * @param segments what is known of the respondent, for conditions on it: `segment.team` (an id), `segment.role`
 * @returns the answers as they are stored, and what is wrong by question key (`answers.` is not in the path)
 */
export function checkAnswers(
  questions: readonly Question[],
  given: Record<string, unknown>,
  segments: Answers,
  words: AnswerMessages,
): { answers: Answers; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const checked: Answers = {}
  const texts: Answers = {}
  const byKey = new Map(questions.map((question) => [question.key, question]))
  for (const [name, raw] of Object.entries(given)) {
    const question = byKey.get(name.endsWith('.text') ? name.slice(0, -5) : name)
    if (!question || (name !== question.key && !question.options?.some((option) => option.open))) {
      errors[name] = [words.errorQuestion]
    } else if (!isBlank(raw)) {
      // Which rows are asked is known once the answers before them are.
      const whole = question.rowsIf ? { ...question, required: false } : question
      const result = name === question.key ? ANSWERING[question.type].check(whole, raw) : checkText(raw, TEXT_LIMIT)
      if ('error' in result) errors[name] = [fill(words[result.error], result.values, words.locale)]
      else if (name === question.key) checked[name] = result.value
      else texts[name] = result.value
    }
  }
  const answers: Answers = {}
  for (const question of visibleQuestions(questions, checked, segments)) {
    const value = ofShownRows(question, checked[question.key])
    const open = question.rowsIf && question.required && value !== undefined && !isWhole(question, value)
    if (open) {
      const row = question.rows?.find((one) => isBlank((value as Record<string, unknown>)[one.value]))
      errors[question.key] = [fill(words.errorRowOpen, { row: row?.label ?? '' }, words.locale)]
    } else if (value !== undefined && !isBlank(value)) {
      answers[question.key] = value
      const text = texts[`${question.key}.text`]
      if (text !== undefined && picksOpen(question, value)) answers[`${question.key}.text`] = text
    } else if (question.required && !errors[question.key]) errors[question.key] = [words.errorRequired]
  }
  if (JSON.stringify(answers).length > ANSWER_LIMIT) errors[''] = [words.errorTooMuch]
  return { answers, errors }
}
