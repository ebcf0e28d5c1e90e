import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ActionForm } from '@/components/ui/action-form'
import { TeamFields } from '@/components/people/team-fields'
import { PageHeader } from '@/components/ui/page-header'
import { editTeam } from '@/lib/people/actions'
import { getTeam } from '@/lib/people/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Team' }

export default async function TeamPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([pageActorWith('team.write'), params])
  const team = await orNotFound(getTeam(actor, id))
  return (
    <>
      <PageHeader
        title={team.name}
        crumbs={[{ label: 'People', href: paths.people({ view: 'teams' }) }, { label: team.name }]}
      />
      <ActionForm action={editTeam} submit="Save">
        <input type="hidden" name="id" value={team.id} />
        <TeamFields team={team} />
      </ActionForm>
    </>
  )
}
