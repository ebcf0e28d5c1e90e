'use client'

import { ArrowDown, ArrowUp, Copy, Trash2 } from 'lucide-react'
import { useWatch, type Control, type FieldErrors, type Path, type UseFormRegister } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import type { EditorValues } from '@/lib/surveys/editor'
import { TYPE_WORDS } from './type-words'

export type QuestionEditorProps = {
  index: number
  count: number
  control: Control<EditorValues, unknown, EditorValues>
  register: UseFormRegister<EditorValues>
  errors: FieldErrors<EditorValues>
  /** Responses are in: words only. */
  locked: boolean
  onMove: (from: number, to: number) => void
  onCopy: (index: number) => void
  onRemove: (index: number) => void
}

const CHOICE = ['single', 'multi', 'matrix', 'ranking']

/** One question of the editor. Alt with ↑ or ↓ moves it. */
export function QuestionEditor({ index, count, control, register, errors, locked, onMove, onCopy, onRemove }: QuestionEditorProps) {
  const question = useWatch({ control, name: `questions.${index}` })
  const earlier = useWatch({ control, name: 'questions' }).slice(0, index).filter((one) => one.key)
  const name = <K extends keyof EditorValues['questions'][number]>(field: K) => `questions.${index}.${field}` as Path<EditorValues>
  const wrong = (field: keyof EditorValues['questions'][number]) => errors.questions?.[index]?.[field]?.message
  if (!question) return null
  const choice = CHOICE.includes(question.type)
  const scale = question.type === 'rating' || question.type === 'nps'
  const complex = question.kept.includes('"showIf"') && question.showQuestion === ''
  return (
    <li
      className="border-t py-5"
      onKeyDown={(event) => {
        if (!event.altKey || locked || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        onMove(index, index + (event.key === 'ArrowUp' ? -1 : 1))
      }}
    >
      <fieldset>
        <legend className="sr-only">Question {index + 1}</legend>
        <div className="mb-3 flex flex-wrap items-center gap-2">
          <span className="font-mono text-xs text-ink-3 tabular-nums">{index + 1}</span>
          <Select aria-label="Kind of question" className="w-52" disabled={locked} {...register(name('type'))}>
            {Object.entries(TYPE_WORDS).map(([type, label]) => (
              <option key={type} value={type}>
                {label}
              </option>
            ))}
          </Select>
          <Checkbox label="Required" {...register(name('required'))} />
          <span className="ml-auto flex">
            <Button variant="ghost" size="icon" aria-label={`Move question ${index + 1} up`} disabled={locked || index === 0} onClick={() => onMove(index, index - 1)}>
              <ArrowUp aria-hidden />
            </Button>
            <Button variant="ghost" size="icon" aria-label={`Move question ${index + 1} down`} disabled={locked || index === count - 1} onClick={() => onMove(index, index + 1)}>
              <ArrowDown aria-hidden />
            </Button>
            <Button variant="ghost" size="icon" aria-label={`Copy question ${index + 1}`} disabled={locked} onClick={() => onCopy(index)}>
              <Copy aria-hidden />
            </Button>
            <Button variant="ghost" size="icon" aria-label={`Remove question ${index + 1}`} disabled={locked} onClick={() => onRemove(index)}>
              <Trash2 aria-hidden />
            </Button>
          </span>
        </div>
        <div className="grid gap-3">
          <Field name={name('label')} label="Question" error={wrong('label')}>
            {(field) => <Textarea {...field} rows={1} className="min-h-8" {...register(name('label'))} />}
          </Field>
          {choice && (
            <Field name={name('options')} label={question.type === 'matrix' ? 'Columns' : 'Options'} help="One a line. End a line with (open) to ask for words." error={wrong('options')}>
              {(field) => <Textarea {...field} rows={4} {...register(name('options'))} />}
            </Field>
          )}
          {question.type === 'matrix' && (
            <Field name={name('rows')} label="Rows" help="One a line." error={wrong('rows')}>
              {(field) => <Textarea {...field} rows={3} {...register(name('rows'))} />}
            </Field>
          )}
          {scale && (
            <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
              {question.type === 'rating' && (
                <>
                  <Field name={name('min')} label="Lowest" error={wrong('min')}>
                    {(field) => <Input {...field} inputMode="numeric" placeholder="1" disabled={locked} {...register(name('min'))} />}
                  </Field>
                  <Field name={name('max')} label="Highest" error={wrong('max')}>
                    {(field) => <Input {...field} inputMode="numeric" placeholder="5" disabled={locked} {...register(name('max'))} />}
                  </Field>
                </>
              )}
              <Field name={name('minLabel')} label="Lowest means">
                {(field) => <Input {...field} {...register(name('minLabel'))} />}
              </Field>
              <Field name={name('maxLabel')} label="Highest means">
                {(field) => <Input {...field} {...register(name('maxLabel'))} />}
              </Field>
            </div>
          )}
          <details open={question.help !== '' || question.page !== '' || question.showQuestion !== ''} className="text-sm">
            <summary className="w-fit text-ink-2 underline decoration-edge/50 underline-offset-2 hover:text-ink">Help, page and condition</summary>
            <div className="mt-3 grid gap-3 text-base sm:grid-cols-2">
              <Field name={name('help')} label="Help" required={false} error={wrong('help')}>
                {(field) => <Textarea {...field} rows={2} className="min-h-8" {...register(name('help'))} required={false} />}
              </Field>
              <Field name={name('page')} label="Starts a page titled" required={false}>
                {(field) => <Input {...field} {...register(name('page'))} required={false} />}
              </Field>
              <fieldset className="sm:col-span-2">
                <legend className="mb-1 font-medium">Asked only if</legend>
                {complex && <p className="mb-1.5 text-sm text-ink-3">It has a condition of several parts, which is kept unless you choose one here.</p>}
                <div className="flex flex-wrap gap-2">
                  <Select aria-label="Earlier question" className="min-w-40 flex-1" {...register(name('showQuestion'))}>
                    <option value="">{complex ? 'As it is' : 'Always asked'}</option>
                    {earlier.map((one) => (
                      <option key={one.key} value={one.key}>
                        {one.label.slice(0, 80)}
                      </option>
                    ))}
                  </Select>
                  <Select aria-label="Compared how" className="w-36" {...register(name('showHow'))}>
                    <option value="is">is one of</option>
                    <option value="isNot">is none of</option>
                    <option value="atLeast">is at least</option>
                    <option value="atMost">is at most</option>
                  </Select>
                  <Input aria-label="Value" placeholder="values, between ;" className="min-w-40 flex-1" {...register(name('showValue'))} />
                </div>
              </fieldset>
            </div>
          </details>
        </div>
      </fieldset>
    </li>
  )
}
