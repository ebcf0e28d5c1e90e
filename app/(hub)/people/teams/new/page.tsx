import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ActionForm } from '@/components/ui/action-form'
import { TeamFields } from '@/components/people/team-fields'
import { PageHeader } from '@/components/ui/page-header'
import { addTeam } from '@/lib/people/actions'
import { listTree } from '@/lib/people/queries-departments'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Add a team' }

export default async function NewTeamPage() {
  const tree = await listTree(await pageActorWith('team.write'))
  return (
    <>
      <PageHeader title="Add a team" crumbs={[{ label: 'People', href: paths.people({ view: 'teams' }) }]} />
      <ActionForm action={addTeam} submit="Add team">
        <TeamFields tree={tree} />
      </ActionForm>
    </>
  )
}
