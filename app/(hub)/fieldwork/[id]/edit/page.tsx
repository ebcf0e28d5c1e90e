import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { EditForm } from '@/components/fieldwork/edit-form'
import { PageHeader } from '@/components/ui/page-header'
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
    </>
  )
}
