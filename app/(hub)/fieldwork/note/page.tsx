import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { NoteFields } from '@/components/fieldwork/note-fields'
import { NoteForm } from '@/components/fieldwork/note-form'
import { PageHeader } from '@/components/ui/page-header'
import { isoDay, systemClock } from '@/lib/core/clock'
import { param, type SearchParams } from '@/lib/core/url'
import { listTeamNames } from '@/lib/fieldwork/queries'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Field note' }

export default async function FieldNotePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('session.write')
  const team = param(await searchParams, 'team') ?? ''
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Fieldwork', href: paths.sessions() }]}
        title="Field note"
        facts="What you see while you sit with a developer. Only the friction is required."
      />
      <NoteForm>
        <NoteFields teams={await listTeamNames(actor)} team={team} today={isoDay(systemClock())} />
      </NoteForm>
    </>
  )
}
