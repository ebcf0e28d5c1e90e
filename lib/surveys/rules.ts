import { conflict, invalid, type FieldErrors } from '@/lib/core/errors'
import type { Anonymity, Option, Question, QuestionInput, QuestionType, SurveyStatus } from './schema'
import { testsOf } from './visible'
import { scaleOf } from './answers'

/** From a status, the ones it may go to. A closed survey may be opened again: people answer late. */
export const TRANSITIONS: Record<SurveyStatus, readonly SurveyStatus[]> = {
  draft: ['open'],
  open: ['closed'],
  closed: ['open'],
}

/** The statuses from which one may be reached. */
export const sourcesOf = (to: SurveyStatus): SurveyStatus[] =>
  (Object.keys(TRANSITIONS) as SurveyStatus[]).filter((from) => TRANSITIONS[from].includes(to))

/** @throws AppError conflict, naming what is possible instead */
export function assertTransition(from: SurveyStatus, to: SurveyStatus): void {
  if (TRANSITIONS[from].includes(to)) return
  throw conflict(`This survey is ${from}; from there it can only become ${TRANSITIONS[from].join(' or ')}.`)
}

/** Nobody may learn afterwards that their answers are less anonymous than they were told. */
export function assertModeChange(from: Anonymity, to: Anonymity, responses: number): void {
  if (from !== to && responses > 0) throw conflict(`Responses are in: the survey stays ${from}.`)
}

const CHOICE: readonly QuestionType[] = ['single', 'multi', 'matrix', 'ranking']
export const hasOptions = (type: QuestionType): boolean => CHOICE.includes(type)

/** A question as it is stored: bare row labels become rows. */
export function normalizeQuestion(input: QuestionInput): Question {
  const { rows, ...rest } = input
  if (!rows) return rest
  return { ...rest, rows: rows.map((row): Option => (typeof row === 'string' ? { value: row, label: row } : row)) }
}

const duplicate = (values: string[]): string | undefined => values.find((value, index) => values.indexOf(value) !== index)

/** What is wrong with a survey's questions, by path (`questions.3.options`). Empty when they can be asked. */
export function questionErrors(questions: readonly Question[]): FieldErrors {
  const errors: FieldErrors = {}
  const earlier = new Set<string>()
  questions.forEach((question, index) => {
    const at = (field: string) => `questions.${index}.${field}`
    if (earlier.has(question.key)) errors[at('key')] = [`Another question has the key “${question.key}”.`]
    const options = question.options ?? []
    const least = question.type === 'single' || question.type === 'ranking' || question.type === 'matrix' ? 2 : 1
    if (hasOptions(question.type) && options.length < least)
      errors[at('options')] = [`A ${question.type} question needs at least ${least === 1 ? 'one option' : `${least} options`}.`]
    const twice = duplicate(options.map((option) => option.value)) ?? duplicate((question.rows ?? []).map((row) => row.value))
    if (twice !== undefined) errors[at('options')] = [`“${twice}” is there twice.`]
    if (question.type === 'matrix' && !question.rows?.length) errors[at('rows')] = ['A matrix needs at least one row.']
    if (question.type === 'rating') {
      const { min, max } = scaleOf(question)
      if (!Number.isInteger(min) || !Number.isInteger(max) || max <= min || max - min > 10)
        errors[at('max')] = ['A rating goes from one whole number to a greater one, at most 11 points.']
    } else if (question.min !== undefined && question.max !== undefined && question.max < question.min)
      errors[at('max')] = ['The highest must not be below the lowest.']
    const unknown = question.showIf && testsOf(question.showIf).find((test) => !earlier.has(test.question))
    if (unknown) errors[at('showIf')] = [`“${unknown.question}” is not an earlier question.`]
    earlier.add(question.key)
  })
  return errors
}

/** @throws AppError invalid with each fault of the questions */
export function assertQuestions(questions: readonly Question[]): void {
  const errors = questionErrors(questions)
  if (Object.keys(errors).length > 0) throw invalid('Some questions cannot be asked like this.', errors)
}

/** What given answers depend on: with responses in, words may be mended but this may not change. */
export const structureOf = (questions: readonly Question[]): string =>
  JSON.stringify(
    questions.map((question) => [
      question.key, question.type, question.options?.map((option) => option.value), question.rows?.map((row) => row.value),
      question.type === 'rating' ? scaleOf(question) : null, question.multiple ?? false,
    ]),
  )

/** @throws AppError conflict when a change would alter what earlier respondents were asked */
export function assertQuestionChange(from: readonly Question[], to: readonly Question[], responses: number): void {
  if (responses > 0 && structureOf(from) !== structureOf(to))
    throw conflict('Responses are in: wording can still be mended, but questions, options and rows stay as they are.')
}

/** Reading and answering time in whole minutes, at least one: 7 s a choice, 4 s a matrix row, 30 s a free text. */
export function minutesFor(questions: readonly Question[]): number {
  const seconds = questions.reduce((sum, question) => {
    if (question.type === 'text' || question.type === 'longtext') return sum + 30
    return sum + 7 + (question.rows?.length ?? 0) * 4
  }, 0)
  return Math.max(1, Math.round(seconds / 60))
}
