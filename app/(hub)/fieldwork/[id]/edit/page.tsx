import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { EditForm } from '@/components/fieldwork/edit-form'
import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PageHeader, Section } from '@/components/ui/page-header'
import { deleteSessionAction } from '@/lib/fieldwork/actions'
import { getSession, listTeamNames } from '@/lib/fieldwork/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Edit session' }

export default async function EditSessionPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('session.write')
  const { id } = await params
  const [session, teams] = await Promise.all([orNotFound(getSession(actor, id)), listTeamNames(actor)])
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Fieldwork', href: paths.sessions() },
          { label: session.title, href: paths.session(id) },
        ]}
        title="Edit session"
      />
      <EditForm session={session} teams={teams} />
      {session.highlights.length === 0 && !session.note && (
        <Section title="Delete">
          <ActionForm action={deleteSessionAction} submit="Delete this session" variant="danger">
            <p className="text-ink-2">
              For one that was made by mistake: its text goes for good. Nothing in it is highlighted or evidence.
            </p>
            <input type="hidden" name="id" value={id} />
            <Field name="confirm" label={`Type ${session.title} to confirm`}>
              {(control) => <Input {...control} required autoComplete="off" />}
            </Field>
          </ActionForm>
        </Section>
      )}
    </>
  )
}
