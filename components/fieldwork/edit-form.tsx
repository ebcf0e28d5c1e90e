'use client'

import { useRouter } from 'next/navigation'
import { paths } from '@/lib/core/paths'
import type { Route } from 'next'
import { useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { currentSessionAction, editSessionAction } from '@/lib/fieldwork/actions'
import { partIn, type EditedPart } from '@/lib/fieldwork/rules-parts'
import type { Session } from '@/lib/fieldwork/schema'
import { editFormSchema, type EditForm as EditInput } from '@/lib/fieldwork/schema-forms'
import { DraftNote } from './draft-note'
import { TeamSelect } from './team-select'

export type Theirs = { title: string; body: string; version: number }

type Edited = Pick<Session, 'id' | 'title' | 'date' | 'team' | 'version' | 'body'> & {
  /** Of a long text the lines that are edited, which are `body` then. */
  part: EditedPart | null
}

/**
 * Edits a session's title, day, team and text. What was typed is kept until it is saved; where another person saved
 * first, both are shown.
 */
export function EditForm({ session, teams }: { session: Edited; teams: string[] }) {
  const router = useRouter()
  const [theirs, setTheirs] = useState<Theirs | null>(null)
  const line = session.part && session.part.from > 0 ? { line: String(session.part.from + 1) } : {}
  const back = paths.session(session.id, line)
  const save = async (input: EditInput) => {
    const result = await editSessionAction(input)
    if (!result.ok && result.code === 'conflict') {
      const now = await currentSessionAction(session.id)
      if (now.ok && now.data.version !== input.baseVersion) setTheirs(now.data)
    }
    return result
  }
  const { form, submit, pending, summary, field, draft } = useActionForm(editFormSchema, save, {
    defaultValues: {
      id: session.id,
      baseVersion: session.version,
      title: session.title,
      date: session.date,
      team: session.team ?? '',
      body: session.body,
      part: session.part,
    },
    draft: `session:${session.id}${session.part ? `:${session.part.from}` : ''}`,
    onDone: () => router.push(back as Route),
  })
  const { register } = form
  const saveMine = ({ version, body }: Theirs) => {
    const part = form.getValues('part')
    if (part) form.setValue('part', partIn(body, part) ?? part, { shouldDirty: true })
    form.setValue('baseVersion', version, { shouldDirty: true })
    setTheirs(null)
    void submit()
  }
  const takeTheirs = () => {
    draft.forget()
    location.reload()
  }
  return (
    <form onSubmit={submit} noValidate className="max-w-3xl space-y-5">
      <ErrorSummary {...summary} />
      {theirs && (
        <Conflict
          theirs={theirs}
          mine={form.getValues('part')}
          onKeepMine={() => saveMine(theirs)}
          onTakeTheirs={takeTheirs}
        />
      )}
      <DraftNote draft={draft} />
      <Field label="Title" {...field('title')}>
        {(control) => <Input {...control} {...register('title')} defaultValue={session.title} autoComplete="off" />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Team" {...field('team')}>
          {(control) => (
            <TeamSelect {...control} {...register('team')} defaultValue={session.team ?? ''} teams={teams} />
          )}
        </Field>
        <Field label="Date" {...field('date')}>
          {(control) => <Input type="date" {...control} {...register('date')} defaultValue={session.date} />}
        </Field>
      </div>
      <Field
        label={session.part ? 'This part of the text' : 'Text'}
        help="Highlights follow their words. A highlight whose words are gone stays in the list and says so."
        {...field('body')}
      >
        {(control) => (
          <Textarea
            rows={24}
            className="max-h-none min-h-[50dvh] font-mono text-sm leading-5 max-sm:text-md"
            {...control}
            {...register('body')}
            defaultValue={session.body}
          />
        )}
      </Field>
      <div className="sticky bottom-0 z-10 flex gap-2 border-t bg-ground py-3">
        <Button type="submit" variant="primary" pending={pending}>
          Save
        </Button>
        <ButtonLink variant="ghost" href={back}>
          Cancel
        </ButtonLink>
      </div>
    </form>
  )
}

/** Another person saved first: their text in full, mine untouched in the form below, and the way to go on. */
function Conflict(props: {
  theirs: Theirs
  mine: EditedPart | null
  onKeepMine: () => void
  onTakeTheirs: () => void
}) {
  const { theirs, mine, onKeepMine, onTakeTheirs } = props
  // Of a part only where nobody else has changed it: else mine could stand in the place of other lines.
  const hasPlace = mine === null || partIn(theirs.body, mine) !== null
  return (
    <section aria-label="Two edits at once" className="rounded-md border border-warn/60 bg-warn-soft p-4">
      <h2 className="text-md">Version {theirs.version} was saved while you were writing</h2>
      <p className="mt-1 max-w-prose text-ink-2">
        Nothing is lost: theirs is here, yours is in the form below.{' '}
        {hasPlace
          ? 'Take over what you need, then save yours on top.'
          : 'They changed the same lines: copy what you wrote, and write it into theirs.'}
      </p>
      <p className="mt-3 text-sm font-medium">{theirs.title}</p>
      <Textarea
        readOnly
        aria-label={`Text of version ${theirs.version}`}
        value={theirs.body}
        rows={10}
        className="mt-1 font-mono text-sm"
      />
      {hasPlace ? (
        <Button className="mt-3" onClick={onKeepMine}>
          Save mine as version {theirs.version + 1}
        </Button>
      ) : (
        <Button className="mt-3" onClick={onTakeTheirs}>
          Discard mine and edit version {theirs.version}
        </Button>
      )}
    </section>
  )
}
