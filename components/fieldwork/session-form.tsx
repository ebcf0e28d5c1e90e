'use client'

import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { createSessionAction } from '@/lib/fieldwork/actions'
import { sessionKinds } from '@/lib/fieldwork/schema'
import { sessionFormSchema } from '@/lib/fieldwork/schema-forms'
import { ConsentFields } from './consent-fields'
import { DraftNote } from './draft-note'
import { kindNames } from './words'

/** Writes down a session: what it was, who took part, what they agreed to, and what was said. Kept as a draft meanwhile. */
export function SessionForm({ teams, today }: { teams: string[]; today: string }) {
  const router = useRouter()
  const { form, submit, pending, summary, field, draft } = useActionForm(sessionFormSchema, createSessionAction, {
    defaultValues: { kind: 'interview', title: '', team: '', date: today, participants: '', scope: 'a-year', until: '', named: false, body: '' },
    draft: 'session:new',
    onDone: ({ id }) => router.push(`/fieldwork/${id}`),
  })
  const { register, watch } = form
  return (
    <form onSubmit={submit} noValidate className="max-w-3xl space-y-5">
      <ErrorSummary {...summary} />
      <DraftNote draft={draft} />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Kind" {...field('kind')}>
          {(control) => (
            <Select {...control} {...register('kind')}>
              {sessionKinds.map((kind) => <option key={kind} value={kind}>{kindNames[kind]}</option>)}
            </Select>
          )}
        </Field>
        <Field label="Date" {...field('date')}>{(control) => <Input type="date" {...control} {...register('date')} />}</Field>
        <Field label="Team" {...field('team')}>
          {(control) => (
            <Select {...control} {...register('team')}>
              <option value="">Several, or none</option>
              {teams.map((team) => <option key={team} value={team}>{team}</option>)}
            </Select>
          )}
        </Field>
      </div>
      <Field label="Title" {...field('title')}>{(control) => <Input {...control} {...register('title')} maxLength={200} autoComplete="off" />}</Field>
      <Field
        label="Participants"
        help="One a line: an e-mail address, or a pseudonym for somebody who is not to be known. “Interviewer: Bo” for those who asked."
        {...field('participants')}
      >
        {(control) => <Textarea rows={3} {...control} {...register('participants')} placeholder={'ana@example.com\nP2\nInterviewer: Bo'} />}
      </Field>
      <ConsentFields scope={watch('scope')} register={register} field={field} />
      <Field
        label="Transcript or notes"
        help="Put who speaks in front, as in **Ana:** We wait for the queue. What carries no name belongs to the one who spoke before."
        {...field('body')}
      >
        {(control) => <Textarea rows={16} className="font-mono text-sm" {...control} {...register('body')} />}
      </Field>
      <Button type="submit" variant="primary" pending={pending}>Save session</Button>
    </form>
  )
}
