'use client'

import { useRouter } from 'next/navigation'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { editSessionAction } from '@/lib/fieldwork/actions'
import type { Session } from '@/lib/fieldwork/schema'
import { editFormSchema } from '@/lib/fieldwork/schema-forms'
import { DraftNote } from './draft-note'

/** Edits a session's title, day, team and text. What was typed is kept until it is saved; a stale edit is refused. */
export function EditForm({ session, teams }: { session: Session; teams: string[] }) {
  const router = useRouter()
  const back = `/fieldwork/${session.id}`
  const { form, submit, pending, summary, field, draft } = useActionForm(editFormSchema, editSessionAction, {
    defaultValues: { id: session.id, baseVersion: session.version, title: session.title, date: session.date, team: session.team ?? '', body: session.body },
    draft: `session:${session.id}:${session.version}`,
    onDone: () => router.push(back),
  })
  const { register } = form
  return (
    <form onSubmit={submit} noValidate className="max-w-3xl space-y-5">
      <ErrorSummary {...summary} />
      <DraftNote draft={draft} />
      <Field label="Title" {...field('title')}>{(control) => <Input {...control} {...register('title')} maxLength={200} />}</Field>
      <div className="grid gap-4 sm:grid-cols-2">
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
      <Field label="Text" help="Highlights follow their words. Where words are gone, the highlight says so." {...field('body')}>
        {(control) => <Textarea rows={24} className="max-h-none font-mono text-sm" {...control} {...register('body')} />}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={pending}>Save</Button>
        <ButtonLink href={back}>Cancel</ButtonLink>
      </div>
    </form>
  )
}
