import { answerOf, isNa, isOrdered } from '@/lib/surveys/types/rules-facts'
import { invalid } from '@/lib/core/errors'
import { storable } from '@/lib/core/input'
import type { Order } from '@/lib/core/text/dates'
import { checkAnswers } from '@/lib/surveys/answering/rules-answers'
import { longestOption, optionColumnsOf, optionNamed, valueFrom, type AnswerColumn } from '../rules-columns'
import { namedIn } from './rules-lists'
import { RESULT_TYPES } from '../rules-types'
import { isNotAsked, yesNoWord } from '../rules-yes-no'
import { decimalOf, plainNumber } from './rules-numbers'
import type { Anonymity, Answers, AnswerValue, Question } from '@/lib/surveys/schema'
import { en } from '@/lib/surveys/messages/presenter-messages-en'
import { answerTargets, IGNORE, SEGMENTS, type Mapping, type Segment, type Target } from './rules-targets'
import type { ResponseTable, TableKind } from './rules-table'

/** Which column of a file is what. */
export interface Plan {
  answers: { index: number; column: AnswerColumn }[]
  segments: Partial<Record<Segment, number>>
  /** The order of day and month of the column of days, where a person said it. */
  order?: Order
  /** Columns that become nothing. */
  ignored: string[]
}

type About = { questions: readonly Question[]; anonymity: Anonymity }

const isSegment = (target: string): target is Target => (SEGMENTS as readonly string[]).includes(target)
/** The segment a target stands for, and the order of day and month that it says. */
const segmentOf = (target: Target): { segment: Segment; order?: Order } =>
  target === '@day:dmy'
    ? { segment: '@day', order: 'day-first' }
    : target === '@day:mdy'
      ? { segment: '@day', order: 'month-first' }
      : { segment: target }

/**
 * A mapping made certain.
 * @throws AppError invalid for a column or a target that is not there, two columns for one target, nothing at all, or
 * nobody where the survey knows its people
 */
export function planOf(table: ResponseTable, mapping: Mapping, survey: About, file: string): Plan {
  const targets = answerTargets(survey.questions)
  const plan: Plan = { answers: [], segments: {}, ignored: [] }
  const by = new Map<string, string>()
  const names = new Set(table.columns.map((column) => column.name))
  const stray = Object.keys(mapping).find((name) => !names.has(name))
  if (stray !== undefined) throw invalid(`${file}: there is no column “${stray}”.`)
  table.columns.forEach(({ name }, index) => {
    const target = mapping[name] ?? IGNORE
    if (target === IGNORE) return plan.ignored.push(name)
    const column = targets.get(target)
    const { segment, order } = isSegment(target) ? segmentOf(target) : {}
    const other = by.get(segment ?? target)
    if (other !== undefined && column?.part.kind !== 'text')
      throw invalid(`${file}: “${other}” and “${name}” cannot both be ${column?.name ?? target.slice(1)}.`)
    by.set(segment ?? target, name)
    if (segment) {
      if (segment === '@email' && survey.anonymity === 'anonymous')
        throw invalid(`${file}: this survey is anonymous; it may not know who answered.`)
      plan.segments[segment] = index
      if (order) plan.order = order
    } else if (column) plan.answers.push({ index, column })
    else throw invalid(`${file}: “${target}” (for the column “${name}”) is nothing of this survey.`)
    return undefined
  })
  if (plan.answers.length === 0) throw invalid(`${file}: none of its columns is a question of this survey.`)
  if (survey.anonymity !== 'anonymous' && plan.segments['@email'] === undefined)
    throw invalid(`${file}: this survey is ${survey.anonymity}, so each row needs an “email”.`)
  return plan
}

/** What another tool let people answer stands, also where our form would have asked for more, less or nothing. */
export const relaxed = (questions: readonly Question[]): Question[] =>
  questions.map(({ required: _r, showIf: _s, rowsIf: _i, ...question }) => {
    if (!['list', 'words'].includes(answerOf(question))) return question
    const { min: _min, max: _max, ...rest } = question
    return {
      ...rest,
      ...(rest.options && { options: rest.options.map(({ exclusive: _e, na: _n, ...option }) => option) }),
    }
  })

const FALSE = new Set(['0', 'false', 'unchecked', 'not selected'])
/** Whether a cell in the column of an option says that the option was not chosen. */
const isNotChosen = (text: string): boolean => FALSE.has(text.toLowerCase()) || yesNoWord(text) === 'no'

const asList = (value: AnswerValue | undefined): string[] => (Array.isArray(value) ? value : [])
const asRows = (value: AnswerValue | undefined): Record<string, string | string[] | number> =>
  typeof value === 'object' && !Array.isArray(value) ? value : {}

/**
 * Qualtrics writes -99 for what was seen and not answered, LimeSurvey "N/A" for what was not shown. Neither is one where it can be an
 * answer: an option of that name, a text, or what was written beside an open option.
 */
function blank(text: string, kind: TableKind, { question, part }: AnswerColumn): boolean {
  if (text === '') return true
  if (kind === 'qualtrics' && text === '-99') return !question.options?.some((option) => option.value === '-99')
  if (part.kind === 'text' || answerOf(question) === 'words' || !isNotAsked(text)) return false
  return optionNamed(question, text) === undefined && !question.options?.some((option) => option.open)
}

/** Gathers the cells of one row into answers, whichever way a question is spread over columns. */
class Gathered {
  readonly given: Record<string, AnswerValue> = {}
  private readonly places = new Map<string, [number, string][]>()

  constructor(private readonly kind: TableKind) {}

  /** Whether the question, or the row, of a column is answered already. */
  has({ question, part }: AnswerColumn): boolean {
    const value = this.given[question.key]
    return part.kind === 'row' ? asRows(value)[part.row] !== undefined : value !== undefined
  }

  /** @returns what is wrong with the cell */
  take({ column, text }: { column: AnswerColumn; text: string }): string | undefined {
    const { question, part } = column
    if (blank(text, this.kind, column)) return undefined
    if (part.kind === 'text') {
      const before = this.given[column.name]
      this.given[column.name] = typeof before === 'string' ? `${before}\n${text}` : text
      return undefined
    }
    if (part.kind === 'option' || part.kind === 'row-option') return this.option(column, text)
    const read = valueFrom(column, text)
    if ('error' in read) return this.other(column, text) ? undefined : read.error
    if (part.kind === 'row')
      this.given[question.key] = {
        ...asRows(this.given[question.key]),
        [part.row]: read.value as string | string[] | number,
      }
    else this.given[question.key] = read.value
    return undefined
  }

  private option({ question, part }: AnswerColumn, text: string): string | undefined {
    if (part.kind !== 'option' && part.kind !== 'row-option') return undefined
    // Qualtrics leaves a column empty that was not chosen, and writes its code, which may be 0, in one that was.
    // SurveyMonkey writes the words of the option, which may be "No"; elsewhere "No" in the column of an option says that it was not chosen.
    const isOwnLabel = this.kind === 'two-row' && optionNamed(question, text) === part.option
    if (this.kind !== 'qualtrics' && isNotChosen(text) && text !== part.option && !isOwnLabel) return undefined
    if (isOrdered(question)) {
      const place = Number(text)
      if (!Number.isInteger(place) || place < 1) return `“${text.slice(0, 60)}” is not a place in a ranking`
      const places = this.places.get(question.key) ?? []
      places.push([place, part.option])
      this.places.set(question.key, places)
      this.given[question.key] = [...places].sort((a, b) => a[0] - b[0]).map(([, option]) => option)
      return undefined
    }
    const add = (list: string[]) => (list.includes(part.option) ? list : [...list, part.option])
    if (part.kind === 'option') this.given[question.key] = add(asList(this.given[question.key]))
    else {
      const rows = asRows(this.given[question.key])
      const row = rows[part.row]
      this.given[question.key] = { ...rows, [part.row]: add(Array.isArray(row) ? row : []) }
    }
    // In a column of its own, "Other" holds what was written.
    const open = part.kind === 'option' && question.options?.some((one) => one.value === part.option && one.open)
    const said =
      /^(?:1|true|x|checked|selected)$/i.test(text) ||
      yesNoWord(text) === 'yes' ||
      text === part.option ||
      text.toLowerCase() === question.options?.find((one) => one.value === part.option)?.label.toLowerCase()
    if (open && !said) this.given[`${question.key}.text`] = text
    return undefined
  }

  /** Words that are no option, where there is an open one, are what was written beside it. */
  private other({ question, part }: AnswerColumn, text: string): boolean {
    const open = question.options?.find((option) => option.open)
    if (!open || part.kind !== 'answer') return false
    if (answerOf(question) === 'option') this.given[question.key] = open.value
    else if (answerOf(question) === 'list' && !isOrdered(question)) {
      const { values, unknown } = namedIn(text, (part) => optionNamed(question, part), longestOption(question))
      this.given[question.key] = [...new Set([...values, open.value])]
      this.given[`${question.key}.text`] = unknown.join('; ')
      return true
    } else return false
    this.given[`${question.key}.text`] = text
    return true
  }
}

/** Rewrites the cells of questions answered with a number as JavaScript reads numbers, each column by its own notation. */
export function plainNumbersOf(table: ResponseTable, plan: Plan): (cells: readonly string[]) => readonly string[] {
  const decimals = new Map(
    plan.answers.flatMap(({ index, column: { question, part } }) => {
      if (!['number', 'parts'].includes(answerOf(question)) || part.kind === 'text') return []
      const decimal = decimalOf(
        table.rows.map((row) => row.cells[index] ?? ''),
        table.separator,
      )
      return decimal ? [[index, decimal] as const] : []
    }),
  )
  return (cells) => (decimals.size === 0 ? cells : cells.map((cell, index) => plainNumber(cell, decimals.get(index))))
}

/**
 * The columns that hold several answers in one cell and beside which each option has a column of its own: these say the same without a
 * sign between answers, which an option may hold itself ("a;b" beside "a" and "b").
 */
function joinedBesideOptions({ answers }: Plan): Set<number> {
  const names = new Set(answers.map(({ column }) => column.name))
  return new Set(
    answers.flatMap(({ index, column }) => {
      const own = optionColumnsOf(column)
      return own.length > 0 && own.every(({ name }) => names.has(name)) ? [index] : []
    }),
  )
}

/** Choices without the one that says "does not apply", where there are others: whoever chose something says that it applies. */
function choicesOf(question: Question, list: readonly string[]): string[] {
  const chosen = RESULT_TYPES[question.type].saysNa ? list.filter((one) => !isNa(question, one)) : [...list]
  return chosen.length > 0 ? chosen : [...list]
}

/**
 * An answer whose choices say either what applies or that nothing does. Other tools let people tick both; counted so, they would be
 * among those who chose and not among those of whom shares are.
 */
function settled(question: Question, value: AnswerValue): AnswerValue {
  if (Array.isArray(value)) return choicesOf(question, value)
  if (answerOf(question) !== 'rows' || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([row, cell]) => [row, Array.isArray(cell) ? choicesOf(question, cell) : cell]),
  )
}

/** What a row of a file says; `settled` are the questions of which it said that they do not apply, and what was chosen. */
export type ReadRow = { answers: Answers; settled?: string[] } | { error: string }

/** Reads rows by a plan. @param questions already `relaxed` */
export function rowReader(
  plan: Plan,
  questions: readonly Question[],
  kind: TableKind,
): (cells: readonly string[]) => ReadRow {
  const joined = joinedBesideOptions(plan)
  const asked = new Map(plan.answers.map(({ column: { question } }) => [question.key, question]))
  // Last: they are read only where no column of an option says more.
  const columns = [...plan.answers].sort((a, b) => Number(joined.has(a.index)) - Number(joined.has(b.index)))
  return (cells) => {
    const gathered = new Gathered(kind)
    for (const { index, column } of columns) {
      if (joined.has(index) && gathered.has(column)) continue
      const error = gathered.take({ column, text: storable(cells[index] ?? '') })
      if (error) return { error: `${column.name}: ${error}` }
    }
    if (Object.keys(gathered.given).length === 0) return { error: 'Nothing is answered in it' }
    const both: string[] = []
    for (const [key, question] of asked) {
      const value = gathered.given[key]
      if (value === undefined) continue
      const one = settled(question, value)
      if (JSON.stringify(one) === JSON.stringify(value)) continue
      gathered.given[key] = one
      both.push(key)
    }
    const { answers, errors } = checkAnswers(questions, gathered.given, {}, en)
    const first = Object.entries(errors)[0]
    if (first) return { error: `${first[0]}: ${first[1][0]}` }
    return both.length > 0 ? { answers, settled: both } : { answers }
  }
}
