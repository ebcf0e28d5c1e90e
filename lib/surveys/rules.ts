import { inOneOrder } from '@/lib/core/json'
import type { FavourableEnd } from '@/lib/core/stats/favourable'
import { formatCount } from '@/lib/core/format'
import { machine } from '@/lib/core/machine'
import { conflict, invalid, type FieldErrors } from '@/lib/core/errors'
import type { Anonymity, Option, Question, QuestionInput, QuestionType, Survey, SurveyStatus } from './schema'
import { MAX_NUMBER, SEGMENT_KEYS } from './schema-limits'
import { testsOf } from './answering/rules-visible'
import { DEFINING } from './types/rules-defining'
import { choosesEnd, favourableEndOf, isHidden, TYPES } from './types/rules-facts'

/** Who a reader is to a survey: `writer` may define it and open and close it. */
export type SurveyRole = 'writer'

/** The life of a survey. A closed one may be opened again: people answer late. */
export const surveyMachine = machine<SurveyStatus, SurveyRole>(
  [
    { from: 'draft', to: 'open', by: ['writer'], verb: 'Open survey' },
    { from: 'open', to: 'closed', by: ['writer'], verb: 'Close survey' },
    { from: 'closed', to: 'open', by: ['writer'], verb: 'Reopen' },
  ],
  { thing: 'survey' },
)

/** Why a survey cannot be deleted, in words; null where it can: a draft that nobody was asked by and nobody answered. */
export function whyNotDeletable(
  survey: { status: SurveyStatus; openedAt: string | null; responses: number },
  inUse: boolean,
): string | null {
  if (survey.status !== 'draft' || survey.openedAt !== null)
    return 'Only a draft can be deleted: this survey was open. Close it, and it is out of the way.'
  if (survey.responses > 0) return 'This draft has imported responses. Undo their import first.'
  return inUse ? 'People are invited to this draft, or it has a schedule. End the schedule first.' : null
}

/** The status at a moment: an open survey whose time is over takes no answers from that very moment, before the job closes it. */
export const statusAt = (survey: { status: SurveyStatus; closesAt: string | null }, now: Date): SurveyStatus =>
  survey.status === 'open' && survey.closesAt !== null && new Date(survey.closesAt) <= now ? 'closed' : survey.status

/** Nobody may learn afterwards that their answers are less anonymous than they were told. */
export function assertModeChange(from: Anonymity, to: Anonymity, responses: number): void {
  if (from !== to && responses > 0) throw conflict(`Responses are in: the survey stays ${from}.`)
}

/** Whether a question of this type has options to choose from. */
export const hasOptions = (type: QuestionType): boolean => TYPES[type].options !== undefined

/**
 * A question as it is stored: bare row labels become rows, yes and no are options, and best-worst sets are laid out.
 * Whether its good end was changed is not for the sender to say (`markChangedEnds`).
 */
export function normalizeQuestion(input: QuestionInput): Question {
  const { rows, favourableEndChanged: _changed, ...rest } = input
  const question: Question = rows
    ? { ...rest, rows: rows.map((row): Option => (typeof row === 'string' ? { value: row, label: row } : row)) }
    : rest
  return DEFINING[question.type].normalize?.(question) ?? question
}

const duplicate = (values: string[]): string | undefined =>
  values.find((value, index) => values.indexOf(value) !== index)

/** Whether what says "does not apply" would be counted, compared and read in files as a number. */
const isNumberLike = ({ value, na }: Option): boolean =>
  na === true && value.trim() !== '' && Number.isFinite(Number(value))

/** What is wrong with a survey's questions, by path (`questions.3.options`). Empty when they can be asked. */
export function questionErrors(questions: readonly Question[]): FieldErrors {
  const errors: FieldErrors = {}
  const earlier = new Map<string, Question | null>(SEGMENT_KEYS.map((key) => [key, null]))
  questions.forEach((question, index) => {
    const at = (field: string) => `questions.${index}.${field}`
    if (earlier.has(question.key)) errors[at('key')] = [`Another question has the key “${question.key}”.`]
    const options = question.options ?? []
    const { label, faults } = DEFINING[question.type]
    const { options: written } = TYPES[question.type]
    const least = typeof written === 'object' ? written.least : 0
    if (options.length < least)
      errors[at('options')] = [`“${label}” needs at least ${least === 1 ? 'one option' : `${least} options`}.`]
    const twice =
      duplicate(options.map((option) => option.value)) ?? duplicate((question.rows ?? []).map((row) => row.value))
    if (twice !== undefined) errors[at('options')] = [`“${twice}” is there twice.`]
    const number = TYPES[question.type].answer === 'number' ? options.find(isNumberLike) : undefined
    if (number)
      errors[at('options')] = [`“${number.value}” reads as a number, which is an answer. Call it otherwise, like “na”.`]
    if (question.min !== undefined && question.max !== undefined && question.max < question.min)
      errors[at('max')] = ['The highest must not be below the lowest.']
    for (const [field, message] of faults?.(question) ?? [])
      if (field === 'max' || !errors[at(field)]) errors[at(field)] = [message]
    if (question.minDate && question.maxDate && question.maxDate < question.minDate)
      errors[at('maxDate')] = ['The last day must not be before the first.']
    if ([question.min, question.max].some((bound) => bound !== undefined && Math.abs(bound) > MAX_NUMBER))
      errors[at('max')] = [`Between −${formatCount(MAX_NUMBER)} and ${formatCount(MAX_NUMBER)}.`]
    if (question.shuffled && !TYPES[question.type].shuffles)
      errors[at('shuffled')] = [`“${label}” has nothing that could be shown in random order.`]
    if (question.favourableEnd && !choosesEnd(question.type))
      errors[at('favourableEnd')] = [`“${label}” has no good end to choose.`]
    const unknown = question.showIf && testsOf(question.showIf).find((test) => !earlier.has(test.question))
    if (unknown) errors[at('showIf')] = [whyNotEarlier(question, unknown.question, questions)]
    const rows = rowsIfFault(question, earlier)
    if (rows) errors[at('rows')] = [rows]
    earlier.set(question.key, question)
  })
  return errors
}

/**
 * What is wrong with the conditions of a question's rows. They ask no team and no role, and no hidden field: the rows that a response has
 * would say what these are.
 */
function rowsIfFault(
  { rows = [], rowsIf = {} }: Question,
  earlier: ReadonlyMap<string, Question | null>,
): string | null {
  for (const [row, condition] of Object.entries(rowsIf)) {
    if (!rows.some(({ value }) => value === row)) return `There is no row “${row}” that could wait for an answer.`
    for (const { question } of testsOf(condition)) {
      const on = earlier.get(question)
      if (on === undefined) return `The row “${row}” waits for “${question}”, which is not an earlier question.`
      if (on === null || isHidden(on)) return `The row “${row}” can wait for answers only.`
    }
  }
  return null
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

/**
 * What given answers depend on: with responses in, words may be mended but this may not change. Who was asked a question is
 * an answer to another one, so its condition is part of it: without it the figures of both would be decided apart
 * (lib/disclosure/rules-questions.ts). So is whether an option holds words or says that the question does not apply: from both
 * follows what of it may be shown, and from how many answers on.
 */
export const structureOf = (questions: readonly Question[]): string =>
  JSON.stringify(
    questions.map((question) => [
      question.key,
      question.type,
      question.options?.map(({ value, open, na }) => [value, open ?? false, na ?? false]),
      question.rows?.map((row) => row.value),
      DEFINING[question.type].fixed?.(question) ?? null,
      question.multiple ?? false,
      question.showIf ?? null,
      ...(question.sets ? [question.sets] : []),
      ...(question.rowsIf ? [question.rowsIf] : []),
    ]),
    inOneOrder,
  )

/** A question whose good end is another one than before. */
export interface ChangedEnd {
  key: string
  from: FavourableEnd
  to: FavourableEnd
}

/** Which questions count another end as the good one, by key. */
export function changedEnds(from: readonly Question[], to: readonly Question[]): ChangedEnd[] {
  const before = new Map(from.map((question) => [question.key, favourableEndOf(question)]))
  return to.flatMap((question) => {
    const [was, is] = [before.get(question.key), favourableEndOf(question)]
    return was === undefined || was === is ? [] : [{ key: question.key, from: was, to: is }]
  })
}

/**
 * The questions of a survey with responses, with those marked whose good end was changed, now or before. The mark stays:
 * the share at either end has been shown of small groups, and both together would leave few distributions possible.
 */
export function markChangedEnds(from: readonly Question[], to: readonly Question[]): Question[] {
  const changed = new Set([
    ...changedEnds(from, to).map(({ key }) => key),
    ...from.flatMap(({ key, favourableEndChanged }) => (favourableEndChanged ? [key] : [])),
  ])
  return to.map((question) => (changed.has(question.key) ? { ...question, favourableEndChanged: true } : question))
}

/** @throws AppError conflict when a change would alter what earlier respondents were asked */
export function assertQuestionChange(from: readonly Question[], to: readonly Question[], responses: number): void {
  if (responses > 0 && structureOf(from) !== structureOf(to))
    throw conflict(
      'Responses are in: wording can still be edited, but questions, conditions, options and rows stay as they are.',
    )
}

/** Whether who could answer a closed survey may see its results at its own address by a day ("2026-05-10"). */
export const resultsAreOpen = (
  { openResults, resultsOn }: { openResults: boolean; resultsOn: string | null },
  today: string,
): boolean => openResults && (resultsOn === null || resultsOn <= today)

/** What the answering page promises, in numbers: the same ones that decide what is shown. */
export interface AnswerPromise {
  /** Fewest answers of a team or role of which anything is shown. */
  scores: number
  /** Fewest people who have written to a question, or responded, before words or single responses are read. */
  words: number
  /** Whether single responses may be read. */
  single: boolean
  /** Whether one person may answer more than once, so that these numbers count answers; those by links need as many of their own. */
  repeatable: boolean
  /** Whether people are asked again and may answer each time: beyond the first time these numbers count answers, too. */
  again: boolean
  /** Whether everybody sees the results at the survey's own address; otherwise engineers with an account do. */
  open: boolean
}

/** @returns the promise of a survey; of a named one, in which everything is seen, none of it is said */
export const promiseOf = ({
  anonymity,
  minScore,
  minComments,
  disclosure,
  invitedOnly,
  openResults,
  askedAgain,
}: Pick<Survey, 'anonymity' | 'minScore' | 'minComments' | 'disclosure' | 'invitedOnly'> & {
  openResults: boolean
  askedAgain: boolean
}): AnswerPromise => ({
  scores: minScore,
  words: minComments,
  single: anonymity !== 'named' && disclosure !== 'groups',
  repeatable: anonymity === 'anonymous' && !invitedOnly,
  again: anonymity === 'anonymous' && askedAgain,
  open: openResults,
})
