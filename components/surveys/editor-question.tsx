'use client'

import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import type { FieldErrors } from '@/lib/core/errors'
import type { EditorValues } from '@/lib/surveys/editor/rules-editor'
import { changeQuestion, isProvisional, withType } from '@/lib/surveys/editor/rules-ops'
import type { Hint } from '@/lib/surveys/editor/rules-lint'
import type { Segments } from '@/lib/surveys/queries-edit'
import { QUESTION_TYPES, type Question } from '@/lib/surveys/schema'
import { ConditionEditor } from './editor-condition'
import { EDITORS, Limits } from './editor-limits'
import { RepeatFor } from './editor-repeat'
import { RowConditions } from './editor-rows'
import { OptionLines } from './editor-options'
import { DEFINING } from '@/lib/surveys/types/rules-defining'
import { answerOf, TYPES } from '@/lib/surveys/types/rules-facts'
import { ShortText } from './editor-short-text'

export type QuestionEditorProps = {
  values: EditorValues
  question: Question
  index: number
  errors: FieldErrors
  hints: readonly Hint[]
  /** No answers lead to it. */
  lost: boolean
  segments: Segments
  /** Responses are in: words only. */
  locked: boolean
  edit: (values: EditorValues, options?: { kind?: string }) => void
  onMove: (to: number) => void
  onCopy: () => void
  onRemove: () => void
  onRepeat: (of: string) => void
}

/** The question in hand. Alt with ↑ or ↓ moves it. */
export function QuestionEditor(props: QuestionEditorProps) {
  const { values, question, index, errors, hints, lost, segments, locked, edit, onMove, onCopy, onRemove, onRepeat } =
    props
  const number = index + 1
  const name = (field: string) => `questions.${index}.${field}`
  const wrong = (field: string) => (errors[name(field)]?.[0] ? { error: errors[name(field)]![0] } : {})
  const put = (change: Partial<Question>, kind?: string) =>
    edit(changeQuestion(values, question.key, change), kind ? { kind: `${question.key}:${kind}` } : {})
  const written = EDITORS[question.type].options
  return (
    <fieldset
      onKeyDown={(event) => {
        if (!event.altKey || locked || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        onMove(index + (event.key === 'ArrowUp' ? -1 : 1))
      }}
    >
      <legend className="sr-only">Question {number}</legend>
      <QuestionBar
        {...{ question, number, locked, onMove, onCopy, onRemove }}
        last={number === values.questions.length}
        onType={(type) =>
          edit({
            ...values,
            questions: values.questions.map((one) => (one.key === question.key ? withType(one, type) : one)),
          })
        }
        onRequired={(required) => put({ required: required || undefined })}
      />
      <div className="grid gap-4">
        <div>
          <Field name={name('label')} label="Question" {...wrong('label')}>
            {(field) => (
              <Textarea
                {...field}
                rows={2}
                className="min-h-14 text-md"
                maxLength={1_000}
                value={question.label}
                onChange={(event) => put({ label: event.target.value }, 'label')}
              />
            )}
          </Field>
          <Hints hints={hints} />
        </div>
        {written && (
          <OptionLines
            name={name('options')}
            label={written.label}
            options={question.options}
            {...wrong('options')}
            help={written.help}
            onChange={(options) => put({ options, ...(question.sets && { sets: undefined }) }, 'options')}
          />
        )}
        {answerOf(question) === 'rows' && (
          <>
            <OptionLines
              name={name('rows')}
              label="Rows"
              help="One a line."
              options={question.rows}
              {...wrong('rows')}
              onChange={(rows) => put({ rows }, 'rows')}
            />
            <Checkbox
              label="Several columns in a row may be chosen"
              checked={question.multiple ?? false}
              disabled={locked}
              onChange={(event) => put({ multiple: event.target.checked || undefined })}
            />
            <fieldset disabled={locked} className="contents">
              <RowConditions
                values={values}
                question={question}
                index={index}
                onChange={(rowsIf, kind) => put({ rowsIf }, kind)}
              />
            </fieldset>
          </>
        )}
        {TYPES[question.type].shuffles && (
          <Checkbox
            label="In random order"
            help="Each respondent sees an order of their own, which is not kept. What ends with (open), (n/a), (alone) or (stays) keeps its place."
            checked={question.shuffled ?? false}
            onChange={(event) => put({ shuffled: event.target.checked || undefined })}
          />
        )}
        <Limits question={question} name={name} wrong={wrong} locked={locked} put={put} />
        <Field name={name('help')} label="Help" required={false} {...wrong('help')}>
          {(field) => (
            <ShortText
              {...field}
              value={question.help ?? ''}
              onChange={(event) => put({ help: event.target.value || undefined }, 'help')}
            />
          )}
        </Field>
        <fieldset disabled={locked} className="contents">
          <ConditionEditor
            values={values}
            question={question}
            index={index}
            segments={segments}
            lost={lost}
            {...wrong('showIf')}
            onChange={(showIf, kind) => put({ showIf }, kind)}
          />
        </fieldset>
        {!locked && <RepeatFor values={values} questionKey={question.key} onRepeat={onRepeat} />}
        <PageKeyNote question={question} name={name} put={put} />
      </div>
    </fieldset>
  )
}

/** What the wording costs, beside it. Hints, never refusals. */
function Hints({ hints }: { hints: readonly Hint[] }) {
  return (
    <div role="status" aria-label="Hints on the wording">
      {hints.length > 0 && (
        <ul className="mt-1.5 space-y-1 text-sm text-warn">
          {hints.map((hint) => (
            <li key={hint.rule} className="flex gap-1.5">
              <span aria-hidden>▲</span>
              <span>
                {hint.words && <q className="font-medium">{hint.words}</q>} {hint.message}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type Put = (change: Partial<Question>, kind?: string) => void

/** A question's number, kind and place. `onMove` takes the index that it moves to. */
function QuestionBar(
  props: Pick<QuestionEditorProps, 'question' | 'locked' | 'onMove' | 'onCopy' | 'onRemove'> & {
    number: number
    last: boolean
    onType: (type: Question['type']) => void
    onRequired: (required: boolean) => void
  },
) {
  const { question, number, last, locked, onType, onRequired, onMove, onCopy, onRemove } = props
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <span className="font-mono text-xs text-ink-3 tabular-nums">{number}</span>
      <Select
        aria-label="Kind of question"
        className="w-48"
        disabled={locked}
        value={question.type}
        onChange={(event) => onType(QUESTION_TYPES.find((type) => type === event.target.value) ?? question.type)}
      >
        {Object.entries(DEFINING).map(([type, { label }]) => (
          <option key={type} value={type}>
            {label}
          </option>
        ))}
      </Select>
      <Checkbox
        label="Required"
        checked={question.required ?? false}
        onChange={(event) => onRequired(event.target.checked)}
      />
      <span className="ml-auto flex">
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Move question ${number} up`}
          disabled={locked || number === 1}
          onClick={() => onMove(number - 2)}
        >
          <ArrowUp aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Move question ${number} down`}
          disabled={locked || last}
          onClick={() => onMove(number)}
        >
          <ArrowDown aria-hidden />
        </Button>
        <Button variant="ghost" size="icon" aria-label={`Copy question ${number}`} disabled={locked} onClick={onCopy}>
          <Copy aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="icon"
          aria-label={`Remove question ${number}`}
          disabled={locked}
          onClick={onRemove}
        >
          <Trash2 aria-hidden />
        </Button>
      </span>
    </div>
  )
}

/** What is seldom changed, folded away: the page it begins, its note, and its key. */
function PageKeyNote({ question, name, put }: { question: Question; name: (field: string) => string; put: Put }) {
  return (
    <details open={question.page !== undefined || undefined} className="text-sm">
      <summary className="w-fit text-ink-2 underline decoration-edge/50 underline-offset-2 hover:text-ink">
        Advanced
      </summary>
      <div className="mt-3 grid gap-3 text-base sm:grid-cols-2">
        <Checkbox
          label="Starts a page"
          help="With script, a page is shown at a time."
          checked={question.page !== undefined}
          className="sm:col-span-2"
          onChange={(event) => put({ page: event.target.checked ? { title: '' } : undefined })}
        />
        <Field name={name('page')} label="Title of that page" required={false}>
          {(field) => (
            <Input
              {...field}
              required={false}
              disabled={!question.page}
              value={question.page?.title ?? ''}
              onChange={(event) => put({ page: { ...question.page, title: event.target.value } }, 'page')}
            />
          )}
        </Field>
        <Field name={name('pageText')} label="Text of that page" required={false}>
          {(field) => (
            <ShortText
              {...field}
              disabled={!question.page}
              value={question.page?.text ?? ''}
              onChange={(event) =>
                question.page &&
                put(
                  { page: { title: question.page.title, ...(event.target.value && { text: event.target.value }) } },
                  'pageText',
                )
              }
            />
          )}
        </Field>
        <Field
          name={name('note')}
          label="Why it is asked"
          help="For researchers; respondents do not see it."
          required={false}
        >
          {(field) => (
            <ShortText
              {...field}
              value={question.note ?? ''}
              onChange={(event) => put({ note: event.target.value || undefined }, 'note')}
            />
          )}
        </Field>
        <div>
          <p className="font-medium">Key</p>
          <p className="text-sm text-ink-3">
            What exports and later questions call it:{' '}
            {isProvisional(question.key) ? (
              'made of its words when you save'
            ) : (
              <code className="font-mono">{question.key}</code>
            )}
          </p>
          {!isProvisional(question.key) && (
            <p className="mt-1 text-sm text-ink-3">
              Later words may hold its answer as <code className="font-mono">{`{{${question.key}|that}}`}</code>
            </p>
          )}
        </div>
      </div>
    </details>
  )
}
