'use client'

import { useRouter } from 'next/navigation'
import { paths } from '@/lib/core/paths'
import { useWatch } from 'react-hook-form'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field } from '@/components/ui/field'
import { Input, Select, Textarea } from '@/components/ui/input'
import { useActionForm } from '@/components/ui/use-action-form'
import { createSessionAction } from '@/lib/fieldwork/actions'
import { sessionKinds, type SessionKind } from '@/lib/fieldwork/schema'
import { sessionFormSchema } from '@/lib/fieldwork/schema-forms'
import { ConsentFields } from './consent-fields'
import { DraftNote } from './draft-note'
import { emptyParticipant, ParticipantRows } from './participant-rows'
import { TeamSelect } from './team-select'
import { KIND_LABELS } from '@/lib/fieldwork/presenter-labels'

/** Writes down a session: what it was, who took part, what they agreed to, and what was said. Kept as a draft meanwhile. */
export function SessionForm({
  teams,
  date,
  kind,
  team,
  plan,
}: {
  teams: string[]
  date: string
  kind: SessionKind
  team: string
  /** The planned session that is written down. */
  plan: { id: string; title: string } | null
}) {
  const router = useRouter()
  const { form, submit, pending, summary, field, draft } = useActionForm(sessionFormSchema, createSessionAction, {
    defaultValues: {
      kind,
      title: plan?.title ?? '',
      team,
      date,
      participants: [emptyParticipant],
      scope: 'a-year',
      until: '',
      named: false,
      body: '',
      plan: plan?.id ?? '',
    },
    draft: plan ? `session:plan:${plan.id}` : `session:new:${kind}:${team}`,
    onDone: ({ id }) => router.push(paths.session(id)),
  })
  const { register } = form
  const scope = useWatch({ control: form.control, name: 'scope' })
  return (
    <form onSubmit={submit} noValidate className="max-w-3xl space-y-6">
      <ErrorSummary {...summary} />
      <DraftNote draft={draft} />
      <Field label="Title" help="What it was about, as you would look for it later." {...field('title')}>
        {(control) => <Input {...control} {...register('title')} autoComplete="off" />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Kind" {...field('kind')}>
          {(control) => (
            <Select {...control} {...register('kind')} defaultValue={kind}>
              {sessionKinds.map((one) => (
                <option key={one} value={one}>
                  {KIND_LABELS[one]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Team" {...field('team')}>
          {(control) => <TeamSelect {...control} {...register('team')} defaultValue={team} teams={teams} />}
        </Field>
        <Field label="Date" {...field('date')}>
          {(control) => <Input type="date" {...control} {...register('date')} defaultValue={date} />}
        </Field>
      </div>
      <ParticipantRows form={form} field={field} />
      <ConsentFields scope={scope} register={register} field={field} />
      <Field
        label="Transcript or notes"
        help={
          <>
            Put who speaks in front, as in <code>**Ana:** We wait for the queue.</code> What carries no name belongs to
            the one who spoke before.
          </>
        }
        {...field('body')}
      >
        {(control) => (
          <Textarea
            rows={16}
            className="max-h-none min-h-[40dvh] font-mono text-sm leading-5 max-sm:text-md"
            {...control}
            {...register('body')}
          />
        )}
      </Field>
      <div className="sticky bottom-0 z-10 flex items-center gap-2 border-t bg-ground py-3">
        <Button type="submit" variant="primary" pending={pending}>
          Save session
        </Button>
        <ButtonLink variant="ghost" href={paths.sessions()}>
          Cancel
        </ButtonLink>
        <span className="ml-auto text-sm text-ink-3 max-sm:hidden">What you type is kept in this browser.</span>
      </div>
    </form>
  )
}
