'use client'

import { useRouter } from 'next/navigation'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { createNoteAction } from '@/lib/fieldwork/actions'
import { loadKinds } from '@/lib/fieldwork/schema'
import { noteFormSchema } from '@/lib/fieldwork/schema-forms'
import { ConsentFields } from './consent-fields'
import { DraftNote } from './draft-note'

const six = [
  { name: 'context', label: 'Where you are', help: 'What they work on, what is going on.' },
  { name: 'task', label: 'What they try to do' },
  { name: 'observed', label: 'What you see', help: 'What happens, not what you think of it.' },
  { name: 'said', label: 'What they say', help: 'Their words.' },
  { name: 'friction', label: 'What gets in the way', required: true },
  { name: 'workaround', label: 'How they get around it' },
] as const

type Register = (name: (typeof six)[number]['name']) => UseFormRegisterReturn
type FieldOf = (name: (typeof six)[number]['name']) => { name: string; error?: string }

function SixFields({ register, field }: { register: Register; field: FieldOf }) {
  return six.map(({ name, label, ...rest }) => (
    <Field key={name} label={label} help={'help' in rest ? rest.help : undefined} required={'required' in rest ? undefined : false} {...field(name)}>
      {(control) => <Textarea rows={2} {...control} {...register(name)} />}
    </Field>
  ))
}

const loadWords = { intrinsic: 'The task itself is hard', extraneous: 'The tools make it hard', germane: 'Learning something that lasts' }

/** A field note, for one hand: six fields, kept at every keystroke, the rest folded away. */
export function NoteForm({ teams, today }: { teams: string[]; today: string }) {
  const router = useRouter()
  const { form, submit, pending, summary, field, draft } = useActionForm(noteFormSchema, createNoteAction, {
    defaultValues: {
      team: '', date: today, who: '', scope: 'a-year', until: '', named: false, context: '', task: '', observed: '', said: '', friction: '',
      workaround: '', minutesLost: '', load: '', tool: '',
    },
    draft: 'note:new',
    onDone: ({ id }) => router.push(`/fieldwork/${id}`),
  })
  const { register, watch } = form
  return (
    <form onSubmit={submit} noValidate className="max-w-xl space-y-4 pb-20 sm:pb-0">
      <ErrorSummary {...summary} />
      <DraftNote draft={draft} />
      <SixFields register={register} field={field} />
      <details className="space-y-4 border-t pt-3" open={Boolean(summary.problems.length)}>
        <summary className="cursor-pointer font-medium">Who, where, how long</summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <Field label="Team" {...field('team')}>
            {(control) => (
              <Select {...control} {...register('team')}>
                <option value="">Several, or none</option>
                {teams.map((team) => <option key={team} value={team}>{team}</option>)}
              </Select>
            )}
          </Field>
          <Field label="Date" {...field('date')}>{(control) => <Input type="date" {...control} {...register('date')} />}</Field>
          <Field label="Who" help="An e-mail address or a pseudonym." required={false} {...field('who')}>
            {(control) => <Input {...control} {...register('who')} autoComplete="off" autoCapitalize="none" />}
          </Field>
          <Field label="Minutes lost" required={false} {...field('minutesLost')}>
            {(control) => <Input inputMode="numeric" {...control} {...register('minutesLost')} />}
          </Field>
          <Field label="What makes it hard" required={false} {...field('load')}>
            {(control) => (
              <Select {...control} {...register('load')}>
                <option value="">Not sure</option>
                {loadKinds.map((load) => <option key={load} value={load}>{loadWords[load]}</option>)}
              </Select>
            )}
          </Field>
          <Field label="Tool or golden path" required={false} {...field('tool')}>{(control) => <Input {...control} {...register('tool')} />}</Field>
        </div>
        <ConsentFields scope={watch('scope')} register={register} field={field} />
      </details>
      <div className="max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:border-t max-sm:bg-ground max-sm:p-3">
        <Button type="submit" variant="primary" size="lg" pending={pending} className="w-full sm:w-auto">Save note</Button>
      </div>
    </form>
  )
}
