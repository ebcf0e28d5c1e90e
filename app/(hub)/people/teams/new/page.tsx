import type { Metadata } from 'next'
import { ResultForm } from '@/components/people/result-form'
import { TeamFields } from '@/components/people/team-fields'
import { PageHeader } from '@/components/ui/page-header'
import { addTeam } from '@/lib/people/actions'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Add a team' }

export default async function NewTeamPage() {
  await pageActorWith('team.write')
  return (
    <>
      <PageHeader title="Add a team" crumbs={[{ label: 'People', href: '/people?view=teams' }, { label: 'Add a team' }]} />
      <ResultForm action={addTeam} submit="Add team" className="max-w-2xl">
        <TeamFields />
      </ResultForm>
    </>
  )
}
