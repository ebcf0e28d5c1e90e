import type { Metadata } from 'next'
import { NoteForm } from '@/components/fieldwork/note-form'
import { PageHeader } from '@/components/ui/page-header'
import { isoDay, systemClock } from '@/lib/core/clock'
import { sessionTeams } from '@/lib/fieldwork/queries'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Field note' }

export default async function FieldNotePage() {
  const actor = await pageActorWith('session.write')
  return (
    <>
      <PageHeader crumbs={[{ label: 'Fieldwork', href: '/fieldwork' }]} title="Field note" facts="Kept in this browser as you type. It becomes evidence when you save it." />
      <NoteForm teams={await sessionTeams(actor)} today={isoDay(systemClock())} />
    </>
  )
}
