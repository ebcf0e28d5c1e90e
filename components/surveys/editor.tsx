'use client'

import { Plus } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useFieldArray, useWatch, type Control } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { useActionForm } from '@/components/ui/use-action-form'
import { saveSurveyAction } from '@/lib/surveys/actions'
import { editorSchema, emptyQuestion, fromEditorQuestion, type EditorValues } from '@/lib/surveys/editor'
import { MODE_WORDS } from './type-words'
import { QuestionEditor } from './editor-question'
import { Preview } from './preview'

const MODE_HELP = {
  anonymous: 'Nobody can see who answered, now or later. Fixed once the first response is in.',
  confidential: 'Researchers see who answered only for a recorded reason. Fixed once the first response is in.',
  named: 'Everybody who sees the answers sees who gave them. Fixed once the first response is in.',
}

/** Writes a survey: what it is, what it asks, and how that looks. Kept in this browser until saved. */
export function SurveyEditor({ defaults, responses }: { defaults: EditorValues; responses: number }) {
  const router = useRouter()
  const locked = responses > 0
  const editing = useActionForm(editorSchema, saveSurveyAction, {
    defaultValues: defaults,
    draft: `survey:${defaults.id || 'new'}:${defaults.revision}`,
    onDone: (saved) => {
      toast('Survey saved')
      router.push(`/surveys/${saved.id}` as Route)
      router.refresh()
    },
  })
  const { form, field } = editing
  const questions = useFieldArray({ control: form.control, name: 'questions' })
  const anonymity = useWatch({ control: form.control, name: 'anonymity' })
  const focusQuestion = (index: number) => requestAnimationFrame(() => document.getElementById(`field-questions-${index}-label`)?.focus())

  const move = (from: number, to: number) => {
    if (to < 0 || to >= questions.fields.length) return
    questions.move(from, to)
    focusQuestion(to)
  }
  const remove = (index: number) => {
    const gone = form.getValues(`questions.${index}`)
    questions.remove(index)
    toast('Question removed', { undo: () => questions.insert(index, gone) })
  }
  const copy = (index: number) => {
    questions.insert(index + 1, { ...form.getValues(`questions.${index}`), key: '', kept: '' })
    focusQuestion(index + 1)
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <form onSubmit={editing.submit} noValidate className="min-w-0">
        <div className="mb-4">
          <ErrorSummary {...editing.summary} />
        </div>
        {editing.draft.restored && (
          <p className="mb-4 flex items-center gap-2 text-sm text-ink-2">
            What you typed before is back. <Button variant="link" onClick={editing.draft.discard}>Start from what is saved</Button>
          </p>
        )}
        {locked && <p className="mb-4 text-sm text-warn">Responses are in: wording can still be mended, questions and options stay as they are.</p>}
        <div className="grid gap-4">
          <Field label="Title" {...field('title')}>
            {(control) => <Input {...control} {...form.register('title')} />}
          </Field>
          <Field label="What it is about" required={false} {...field('description')}>
            {(control) => <Textarea {...control} rows={2} className="min-h-16" {...form.register('description')} required={false} />}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Who asks" required={false} {...field('askedBy')}>
              {(control) => <Input {...control} placeholder="The platform team" {...form.register('askedBy')} required={false} />}
            </Field>
            <Field label="Why" required={false} {...field('purpose')}>
              {(control) => <Input {...control} placeholder="To decide what we work on next" {...form.register('purpose')} required={false} />}
            </Field>
            <Field label="Mode" help={MODE_HELP[anonymity]} {...field('anonymity')}>
              {(control) => (
                <Select {...control} disabled={locked} {...form.register('anonymity')}>
                  {Object.entries(MODE_WORDS).map(([mode, label]) => (
                    <option key={mode} value={mode}>
                      {label}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Results come on" help="Respondents are told." required={false} {...field('resultsOn')}>
              {(control) => <Input {...control} type="date" {...form.register('resultsOn')} required={false} />}
            </Field>
            <Field label="Series" help="Waves of one series are compared over time." required={false} {...field('series')}>
              {(control) => <Input {...control} placeholder="pulse" {...form.register('series')} required={false} />}
            </Field>
            <Field label="People asked" help="Left empty: everybody in the teams." required={false} {...field('invited')}>
              {(control) => <Input {...control} inputMode="numeric" {...form.register('invited')} required={false} />}
            </Field>
          </div>
        </div>
        <h2 className="mt-8 mb-1 text-md">Questions</h2>
        {questions.fields.length === 0 && <p className="py-4 text-ink-2">None yet. Three to six, each about one thing and one stretch of time, are answered by most.</p>}
        <ol>
          {questions.fields.map((one, index) => (
            <QuestionEditor
              key={one.id} index={index} count={questions.fields.length} control={form.control} register={form.register} errors={form.formState.errors}
              locked={locked} onMove={move} onCopy={copy} onRemove={remove}
            />
          ))}
        </ol>
        <div className="flex flex-wrap gap-2 border-t pt-4">
          {(['rating', 'single', 'multi', 'longtext'] as const).map((type) => (
            <Button
              key={type} disabled={locked}
              onClick={() => {
                questions.append(emptyQuestion(type))
                focusQuestion(questions.fields.length)
              }}
            >
              <Plus aria-hidden /> {{ rating: 'Rating', single: 'One of several', multi: 'Any of several', longtext: 'Text' }[type]}
            </Button>
          ))}
        </div>
        <div className="mt-8 flex gap-2">
          <Button type="submit" variant="primary" pending={editing.pending}>
            Save survey
          </Button>
        </div>
      </form>
      <LivePreview control={form.control} />
    </div>
  )
}

/** How it looks to those who answer, as it is typed. */
function LivePreview({ control }: { control: Control<EditorValues, unknown, EditorValues> }) {
  const questions = useWatch({ control, name: 'questions' })
  const taken = new Set<string>()
  return <Preview questions={questions.filter((one) => one.label.trim() !== '').map((one) => fromEditorQuestion(one, taken))} />
}
