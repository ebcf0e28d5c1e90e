import type { ComponentType } from 'react'
import { fieldId } from '@/components/ui/field-id'
import { dayIn } from '@/lib/core/text/language'
import { fill } from '@/lib/core/text/fill'
import { fieldName } from '@/lib/surveys/answering/rules-form'
import type { AnswerPageMessages as Says } from '@/lib/surveys/messages/presenter-messages'
import type { Question, QuestionType } from '@/lib/surveys/schema'
import { spanOf, totalOf, TYPES } from '@/lib/surveys/types/rules-facts'
import { LongList, Matrix, Options, Scale } from './answer-choice'
import { BestWorst } from './answer-maxdiff'
import { Numeric } from './answer-number'
import type { FieldProps } from './answer-props'
import { Ranking } from './answer-ranking'
import { Slider } from './answer-slider'
import { Parts } from './answer-sum'
import { control, hint } from './answer-style'

/** How a question of a type is answered on the page. */
interface AnswerFieldType {
  Control: ComponentType<FieldProps>
  /** Several controls, which the fieldset names; otherwise one, which its label names. */
  grouped: boolean | ((question: Question) => boolean)
  /** How little and how much may be answered, said before it is. */
  limits?: (question: Question, words: Says, language: string) => string | null
}

/** What the only control of a question has in common with the others. */
const single = ({ question, values, described, invalid }: FieldProps) => {
  const name = fieldName(question.key)
  return {
    id: fieldId(question.key),
    name,
    defaultValue: values[name]?.[0],
    'aria-describedby': described,
    'aria-invalid': invalid || undefined,
    'aria-labelledby': `${fieldId(question.key)}-label`,
  } as const
}

const Line = (props: FieldProps) => (
  <input {...single(props)} type="text" maxLength={most(props.question)} className={`${control} h-11`} />
)

const Lines = (props: FieldProps) => (
  <textarea
    {...single(props)}
    rows={4}
    maxLength={most(props.question)}
    className={`${control} field-sizing-content min-h-28 py-2`}
  />
)

const Day = (props: FieldProps) => (
  <input
    {...single(props)}
    type="date"
    min={props.question.minDate}
    max={props.question.maxDate}
    className={`${control} h-11 sm:w-52`}
  />
)

// No min and max of the browser's: where the latest is before the earliest it would let nobody answer.
const Time = (props: FieldProps) => <input {...single(props)} type="time" className={`${control} h-11 sm:w-40`} />

/** What the address said: shown, so that nobody sends what they do not see. */
const FromAddress = ({ question, values, words }: FieldProps) => {
  const name = fieldName(question.key)
  const value = values[name]?.[0] ?? ''
  return (
    <p>
      <input type="hidden" name={name} value={value} data-said="address" />
      {question.options?.find((option) => option.value === value)?.label}
      <span className={`ml-3 ${hint}`}>{words.fromAddress}</span>
    </p>
  )
}

const most = ({ type, max }: Question): number | undefined => max ?? TYPES[type].longest

const LONG = 30
const isLong = ({ options = [] }: Question): boolean => options.length > LONG
const Choice = (props: FieldProps) => (isLong(props.question) ? <LongList {...props} /> : <Options {...props} />)

type Bound = string | number | undefined

/** Words for both bounds, the lower or the upper one; null without bounds. */
const within = (
  says: Says,
  [both, from, upTo]: readonly [string, string, string],
  min: Bound,
  max: Bound,
): string | null =>
  min !== undefined && max !== undefined
    ? fill(both, { min, max }, says.locale)
    : min !== undefined
      ? fill(from, { min }, says.locale)
      : max !== undefined
        ? fill(upTo, { max }, says.locale)
        : null

const bounds = (says: Says) => [says.between, says.from, says.upTo] as const

/** How many may be chosen or placed; a required one needs at least one. */
const amount =
  (words: (says: Says) => Record<'exactly' | 'between' | 'atLeast' | 'atMost', string>) =>
  ({ min, max, required }: Question, says: Says): string | null => {
    if (min === undefined && max === undefined) return null
    const { exactly, between, atLeast, atMost } = words(says)
    const least = Math.max(min ?? 0, required ? 1 : 0) || undefined
    return max !== undefined && least === max
      ? fill(exactly, { min: max }, says.locale)
      : within(says, [between, atLeast, atMost], least, max)
  }

const choices = amount((says) => ({
  exactly: says.chooseExactly,
  between: says.chooseBetween,
  atLeast: says.chooseAtLeast,
  atMost: says.chooseAtMost,
}))
const places = amount((says) => ({
  exactly: says.rankExactly,
  between: says.rankBetween,
  atLeast: says.rankAtLeast,
  atMost: says.rankAtMost,
}))
const characters = ({ min }: Question, says: Says) => (min ? fill(says.charactersAtLeast, { min }, says.locale) : null)

/** The field of each question type. */
export const FIELDS: Readonly<Record<QuestionType, AnswerFieldType>> = {
  rating: { Control: Scale, grouped: true },
  nps: { Control: Scale, grouped: true },
  single: { Control: Choice, grouped: (question) => !isLong(question) },
  multi: { Control: Options, grouped: true, limits: choices },
  matrix: { Control: Matrix, grouped: true },
  ranking: { Control: Ranking, grouped: true, limits: places },
  text: { Control: Line, grouped: false, limits: characters },
  longtext: { Control: Lines, grouped: false, limits: characters },
  number: {
    Control: Numeric,
    grouped: ({ options }) => options?.some((option) => option.na) ?? false,
    limits: ({ min, max }, says) => within(says, bounds(says), min, max),
  },
  date: {
    Control: Day,
    grouped: false,
    limits: ({ minDate, maxDate }, says, language) =>
      within(says, bounds(says), minDate && dayIn(language, minDate), maxDate && dayIn(language, maxDate)),
  },
  yesno: { Control: Options, grouped: true },
  maxdiff: { Control: BestWorst, grouped: true },
  slider: {
    Control: Slider,
    grouped: true,
    limits: (question, says) => {
      const { min, max } = spanOf(question)!
      return within(says, bounds(says), min, max)
    },
  },
  time: {
    Control: Time,
    grouped: false,
    limits: ({ minTime, maxTime }, says) => within(says, bounds(says), minTime, maxTime),
  },
  sum: {
    Control: Parts,
    grouped: true,
    limits: (question, says) => fill(says.sumTogether, { total: totalOf(question) }, says.locale),
  },
  hidden: { Control: FromAddress, grouped: true },
}
