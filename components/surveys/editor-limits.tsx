'use client'

import type { ComponentType } from 'react'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input, Select } from '@/components/ui/input'
import { plural } from '@/lib/core/format'
import { designSets, usualPerSet } from '@/lib/surveys/answering/rules-maxdiff'
import type { Question, QuestionType } from '@/lib/surveys/schema'
import { DEFINING } from '@/lib/surveys/types/rules-defining'
import { GoodEnd } from './editor-end'

type LimitsProps = {
  question: Question
  name: (field: string) => string
  wrong: (field: string) => { error?: string }
  locked: boolean
  put: (change: Partial<Question>, kind: string) => void
}

type PartProps = Omit<LimitsProps, 'wrong'>

/** How little and how much may be answered, and what the ends of a scale mean. */
export function Limits({ question, name, wrong, locked, put }: LimitsProps) {
  const meaning = DEFINING[question.type].limits
  const { ends, days, times, numbers = [], more: More, instead: Instead } = EDITORS[question.type]
  const number = (field: 'min' | 'max' | 'step' | 'total') => ({
    inputMode: 'decimal' as const,
    step: 'any',
    type: 'number',
    value: question[field] ?? '',
    disabled: locked && DEFINING[question.type].fixed !== undefined,
    onChange: (event: { target: HTMLInputElement }) =>
      put({ [field]: Number.isFinite(event.target.valueAsNumber) ? event.target.valueAsNumber : undefined }, field),
  })
  const day = (field: 'minDate' | 'maxDate') => ({
    type: 'date',
    value: question[field] ?? '',
    onChange: (event: { target: HTMLInputElement }) => put({ [field]: event.target.value || undefined }, field),
  })
  const words = (field: 'minLabel' | 'maxLabel') => ({
    maxLength: 200,
    value: question[field] ?? '',
    onChange: (event: { target: HTMLInputElement }) => put({ [field]: event.target.value || undefined }, field),
  })
  if (Instead) return <Instead question={question} name={name} locked={locked} put={put} />
  const time = (field: 'minTime' | 'maxTime') => ({
    type: 'time',
    value: question[field] ?? '',
    onChange: (event: { target: HTMLInputElement }) => put({ [field]: event.target.value || undefined }, field),
  })
  if (!meaning && !ends && !days && !times && !More) return null
  return (
    <div className="grid grid-cols-2 gap-3">
      {meaning && (
        <>
          <Field name={name('min')} label={meaning.min} {...wrong('min')}>
            {(field) => <Input {...field} placeholder={meaning.empty[0]} {...number('min')} />}
          </Field>
          <Field name={name('max')} label={meaning.max} {...wrong('max')}>
            {(field) => <Input {...field} placeholder={meaning.empty[1]} {...number('max')} />}
          </Field>
        </>
      )}
      {days && (
        <>
          <Field name={name('minDate')} label="Not before">
            {(field) => <Input {...field} {...day('minDate')} />}
          </Field>
          <Field name={name('maxDate')} label="Not after" {...wrong('maxDate')}>
            {(field) => <Input {...field} {...day('maxDate')} />}
          </Field>
        </>
      )}
      {times && (
        <>
          <Field name={name('minTime')} label="Not before">
            {(field) => <Input {...field} {...time('minTime')} />}
          </Field>
          <Field
            name={name('maxTime')}
            label="Not after"
            help="Earlier than the other, it means across midnight."
            {...wrong('maxTime')}
          >
            {(field) => <Input {...field} {...time('maxTime')} />}
          </Field>
        </>
      )}
      {numbers.map(([key, label, empty]) => (
        <Field key={key} name={name(key)} label={label} {...wrong(key)}>
          {(field) => <Input {...field} placeholder={empty} {...number(key)} />}
        </Field>
      ))}
      {ends && (
        <>
          <Field name={name('minLabel')} label={ends[0]}>
            {(field) => <Input {...field} {...words('minLabel')} />}
          </Field>
          <Field name={name('maxLabel')} label={ends[1]}>
            {(field) => <Input {...field} {...words('maxLabel')} />}
          </Field>
        </>
      )}
      <GoodEnd question={question} name={name} wrong={wrong} locked={locked} put={put} />
      {More && <More question={question} name={name} locked={locked} put={put} />}
    </div>
  )
}

/** A way to say that a scale does not apply, in words of its own. Such answers are counted apart. */
function NotApplicable({ question, name, locked, put }: PartProps) {
  const option = question.options?.find((one) => one.na)
  const set = (label: string | null) =>
    put({ options: label === null ? undefined : [{ value: option?.value ?? 'na', label, na: true }] }, 'na')
  return (
    <div className="col-span-2 space-y-2">
      <Checkbox
        label="Can be answered with “does not apply”"
        help="Counted apart: no share or average includes it. Shown from as many answers as a distribution."
        checked={option !== undefined}
        disabled={locked}
        onChange={(event) => set(event.target.checked ? 'Does not apply to me' : null)}
      />
      {option && (
        <Field name={name('na')} label="Its words">
          {(field) => (
            <Input
              {...field}
              required
              maxLength={200}
              value={option.label}
              onChange={(event) => set(event.target.value)}
            />
          )}
        </Field>
      )}
    </div>
  )
}

function Sets({ question, name, locked, put }: PartProps) {
  const { options = [] } = question
  const size = question.perSet ?? usualPerSet(options.length)
  const count = designSets(options, size).length
  return (
    <Field
      name={name('perSet')}
      label="Options in a set"
      className="col-span-2"
      help={
        count > 0
          ? `${plural(count, 'set')} of ${size}; each option is shown three times or once more, with each other about equally often.`
          : `More than ${size} options are needed for sets of ${size}.`
      }
    >
      {(field) => (
        <Select
          {...field}
          disabled={locked}
          value={question.perSet ?? ''}
          onChange={(event) => put({ perSet: Number(event.target.value) || undefined, sets: undefined }, 'perSet')}
        >
          <option value="">As fits their number: {usualPerSet(options.length)}</option>
          {[3, 4, 5, 6].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function YesNo({ question, name, put }: PartProps) {
  const { options = [] } = question
  return (
    <div className="grid grid-cols-2 gap-3">
      {options.map((option) => (
        <Field key={option.value} name={name(option.value)} label={`Words for ${option.value}`}>
          {(field) => (
            <Input
              {...field}
              maxLength={1_000}
              value={option.label}
              onChange={(event) =>
                put(
                  {
                    options: options.map((one) =>
                      one.value === option.value ? { ...one, label: event.target.value } : one,
                    ),
                  },
                  option.value,
                )
              }
            />
          )}
        </Field>
      ))}
    </div>
  )
}

/** What the editor of a question type has besides its words, options and limits. */
interface TypeEditor {
  /** How the two ends are called. */
  ends?: [low: string, high: string]
  /** A first and a last day. */
  days?: true
  /** An earliest and a latest time. */
  times?: true
  /** Further numbers: the field, its label, and what holds when it is left empty. */
  numbers?: readonly (readonly ['step' | 'total', label: string, empty: string])[]
  more?: ComponentType<PartProps>
  /** In place of all of these. */
  instead?: ComponentType<PartProps>
  /** How its options are written. */
  options?: { label: string; help: string }
}

const OPTIONS = {
  label: 'Options',
  help: 'One a line. End a line with (open) to ask for words, (n/a) where it does not apply, (alone) for “none of these”, (stays) to keep its place among shuffled ones.',
}
const MEANS: [string, string] = ['Lowest means', 'Highest means']

/** The editor of each question type. */
export const EDITORS: Readonly<Record<QuestionType, TypeEditor>> = {
  rating: { ends: MEANS, more: NotApplicable },
  nps: { ends: MEANS, more: NotApplicable },
  single: { options: OPTIONS },
  multi: { options: OPTIONS },
  matrix: { options: { ...OPTIONS, label: 'Columns' } },
  ranking: { options: OPTIONS },
  text: {},
  longtext: {},
  number: {},
  date: { days: true },
  yesno: { instead: YesNo },
  maxdiff: {
    ends: ['Worst is called', 'Best is called'],
    more: Sets,
    options: { label: 'Options', help: 'One a line, at least four.' },
  },
  slider: { ends: MEANS, numbers: [['step', 'In steps of', '1']], more: NotApplicable },
  time: { times: true },
  sum: {
    numbers: [['total', 'Together they are', '100']],
    options: { label: 'Parts', help: 'One a line. Each gets a number; together they are the whole.' },
  },
  hidden: {
    options: {
      label: 'Values',
      help: 'One a line. The address may say one of them, as ?key=value; anything else in it is not kept.',
    },
  },
}
