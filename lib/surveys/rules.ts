import { conflict, invalid, type FieldErrors } from '@/lib/core/errors'
import type { Interval } from '@/lib/core/stats/population'
import { wilson } from '@/lib/core/stats/wilson'
import type { Anonymity, Option, Question, QuestionInput, QuestionType, SurveyStatus } from './schema'
import { scaleOf } from './answering/rules-answers'
import { MAX_NUMBER, SEGMENT_KEYS } from './schema-limits'
import { designSets, usualPerSet } from './answering/rules-maxdiff'
import { testsOf } from './answering/rules-visible'

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

/** The status at a moment: an open survey whose time is over takes no answers from that very moment, before the job closes it. */
export const statusAt = (survey: { status: SurveyStatus; closesAt: string | null }, now: Date): SurveyStatus =>
  survey.status === 'open' && survey.closesAt !== null && new Date(survey.closesAt) <= now ? 'closed' : survey.status

/** Nobody may learn afterwards that their answers are less anonymous than they were told. */
export function assertModeChange(from: Anonymity, to: Anonymity, responses: number): void {
  if (from !== to && responses > 0) throw conflict(`Responses are in: the survey stays ${from}.`)
}

/** How the builder calls the types that have options. */
const TYPE_NAMES: Partial<Record<QuestionType, string>> = {
  single: 'One of several',
  multi: 'Any of several',
  matrix: 'Rows and columns',
  ranking: 'Ranking',
  maxdiff: 'Best and worst',
  yesno: 'Yes or no',
}

const CHOICE: readonly QuestionType[] = ['single', 'multi', 'matrix', 'ranking', 'yesno', 'maxdiff']
export const hasOptions = (type: QuestionType): boolean => CHOICE.includes(type)

const YES_NO: readonly Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

/** A question as it is stored: bare row labels become rows, yes and no are options, and best-worst sets are laid out. */
export function normalizeQuestion(input: QuestionInput): Question {
  const { rows, ...rest } = input
  const question: Question = rows
    ? { ...rest, rows: rows.map((row): Option => (typeof row === 'string' ? { value: row, label: row } : row)) }
    : rest
  if (question.type === 'yesno') {
    const worded = (value: string) => question.options?.find((option) => option.value === value)?.label
    return { ...question, options: YES_NO.map(({ value, label }) => ({ value, label: worded(value) ?? label })) }
  }
  if (question.type === 'maxdiff') return { ...question, sets: setsOf(question) }
  return question
}

/** The sets a question has, as long as they still fit its options; otherwise a design made anew. */
function setsOf({ sets, options = [], perSet }: Question): string[][] {
  const size = perSet ?? usualPerSet(options.length)
  const values = new Set(options.map((option) => option.value))
  const fits =
    sets?.length &&
    sets.every((set) => set.every((value) => values.has(value)) && new Set(set).size === set.length) &&
    new Set(sets.flat()).size === values.size &&
    (perSet === undefined || sets.every((set) => set.length === perSet))
  return fits ? sets : designSets(options, size)
}

const duplicate = (values: string[]): string | undefined =>
  values.find((value, index) => values.indexOf(value) !== index)

/** What is wrong with a survey's questions, by path (`questions.3.options`). Empty when they can be asked. */
export function questionErrors(questions: readonly Question[]): FieldErrors {
  const errors: FieldErrors = {}
  const earlier = new Set<string>(SEGMENT_KEYS)
  questions.forEach((question, index) => {
    const at = (field: string) => `questions.${index}.${field}`
    if (earlier.has(question.key)) errors[at('key')] = [`Another question has the key “${question.key}”.`]
    const options = question.options ?? []
    const least = question.type === 'single' || question.type === 'ranking' || question.type === 'matrix' ? 2 : 1
    if (hasOptions(question.type) && options.length < least)
      errors[at('options')] = [
        `“${TYPE_NAMES[question.type] ?? question.type}” needs at least ${least === 1 ? 'one option' : `${least} options`}.`,
      ]
    const twice =
      duplicate(options.map((option) => option.value)) ?? duplicate((question.rows ?? []).map((row) => row.value))
    if (twice !== undefined) errors[at('options')] = [`“${twice}” is there twice.`]
    if (question.type === 'matrix' && !question.rows?.length)
      errors[at('rows')] = ['“Rows and columns” needs at least one row.']
    if (question.type === 'rating') {
      const { min, max } = scaleOf(question)
      if (!Number.isInteger(min) || !Number.isInteger(max) || max <= min || max - min > 10)
        errors[at('max')] = ['A rating goes from one whole number to a greater one, at most 11 points.']
    } else if (question.min !== undefined && question.max !== undefined && question.max < question.min)
      errors[at('max')] = ['The highest must not be below the lowest.']
    if ((question.type === 'multi' || question.type === 'ranking') && (question.min ?? 0) > options.length)
      errors[at('min')] = [`There are only ${options.length} options to choose from.`]
    if (question.minDate && question.maxDate && question.maxDate < question.minDate)
      errors[at('maxDate')] = ['The last day must not be before the first.']
    if (question.type === 'maxdiff' && !errors[at('options')] && !question.sets?.length)
      errors[at('options')] = [
        `“Best and worst” needs at least four options, and more than the ${question.perSet ?? usualPerSet(options.length)} of a set.`,
      ]
    if (question.type === 'maxdiff' && options.length > 40)
      errors[at('options')] = ['At most 40 options: each is shown three times.']
    if ([question.min, question.max].some((bound) => bound !== undefined && Math.abs(bound) > MAX_NUMBER))
      errors[at('max')] = [`Between −${MAX_NUMBER.toLocaleString('en')} and ${MAX_NUMBER.toLocaleString('en')}.`]
    const unknown = question.showIf && testsOf(question.showIf).find((test) => !earlier.has(test.question))
    if (unknown) errors[at('showIf')] = [whyNotEarlier(question, unknown.question, questions)]
    earlier.add(question.key)
  })
  return errors
}

/** What is wrong with a condition on a question that is not an earlier one. */
function whyNotEarlier(question: Question, on: string, questions: readonly Question[]): string {
  if (on === question.key) return 'It cannot wait for its own answer.'
  const later = questions.find((one) => one.key === on)
  if (!later) return `“${on}” is not an earlier question.`
  const circular = later.showIf && testsOf(later.showIf).some((test) => test.question === question.key)
  return circular
    ? `“${on}” and this question wait for each other.`
    : `“${on}” is not an earlier question: it comes later.`
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
      question.key,
      question.type,
      question.options?.map((option) => option.value),
      question.rows?.map((row) => row.value),
      question.type === 'rating' ? scaleOf(question) : null,
      question.multiple ?? false,
      ...(question.sets ? [question.sets] : []),
    ]),
  )

/** @throws AppError conflict when a change would alter what earlier respondents were asked */
export function assertQuestionChange(from: readonly Question[], to: readonly Question[], responses: number): void {
  if (responses > 0 && structureOf(from) !== structureOf(to))
    throw conflict('Responses are in: wording can still be mended, but questions, options and rows stay as they are.')
}

/** Whether who could answer a closed survey may see its results at its own address by a day ("2026-05-10"). */
export const resultsAreOpen = (
  { openResults, resultsOn }: { openResults: boolean; resultsOn: string | null },
  today: string,
): boolean => openResults && (resultsOn === null || resultsOn <= today)

/**
 * The interval of a response rate. Null where nobody was asked, and where nobody has answered yet: a rate of nought would be read as an
 * estimate of who will, and of that nothing has shown.
 */
export const rateInterval = (n: number, invited: number | null): Interval | null =>
  n > 0 && invited ? wilson(Math.min(n, invited), invited) : null
