import type { Metadata } from 'next'
import { SessionForm } from '@/components/fieldwork/session-form'
import { PageHeader } from '@/components/ui/page-header'
import { isoDay, systemClock } from '@/lib/core/clock'
import { sessionTeams } from '@/lib/fieldwork/queries'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'New session' }

export default async function NewSessionPage() {
  const actor = await pageActorWith('session.write')
  return (
    <>
      <PageHeader crumbs={[{ label: 'Fieldwork', href: '/fieldwork' }]} title="New session" facts="What you type is kept in this browser until you save it." />
      <SessionForm teams={await sessionTeams(actor)} today={isoDay(systemClock())} />
    </>
  )
}
