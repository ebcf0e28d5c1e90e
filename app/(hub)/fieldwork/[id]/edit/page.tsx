import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { EditForm } from '@/components/fieldwork/edit-form'
import { ActionForm } from '@/components/ui/action-form'
import { TextParts } from '@/components/fieldwork/text-parts'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PageHeader, Section } from '@/components/ui/page-header'
import { deleteSessionAction } from '@/lib/fieldwork/actions'
import { param, type SearchParams } from '@/lib/core/url'
import { partAt, partsOf } from '@/lib/fieldwork/presenter-view'
import { getSession, listTeamNames } from '@/lib/fieldwork/queries'
import { editedPart } from '@/lib/fieldwork/rules-parts'
import { parseTranscript } from '@/lib/fieldwork/rules-transcript'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Edit session' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function EditSessionPage({ params, searchParams }: Props) {
  const actor = await pageActorWith('session.write')
  const { id } = await params
  const [session, teams] = await Promise.all([orNotFound(getSession(actor, id)), listTeamNames(actor)])
  const parts = partsOf(parseTranscript(session.body))
  const at = partAt(parts, Number(param(await searchParams, 'line')))
  // The lines before the first turn are of the first part.
  const part =
    parts.length > 1 ? editedPart(session.body, at === 0 ? 1 : (parts[at]?.first ?? 1), parts[at + 1]?.first) : null
  const { title, date, team, version } = session
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Fieldwork', href: paths.sessions() },
          { label: session.title, href: paths.session(id) },
        ]}
        title="Edit session"
      />
      {/* Another part is another form: what was typed into this one is kept in the browser. */}
      <EditForm
        key={part?.from}
        session={{ id, title, date, team, version, body: part ? part.was : session.body, part }}
        teams={teams}
      />
      <TextParts parts={parts} at={at} hrefOf={(line) => paths.sessionEdit(id, { line })} />
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
