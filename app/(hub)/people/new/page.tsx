import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ImportForm } from '@/components/people/import-form'
import { PersonFields } from '@/components/people/person-fields'
import { ActionForm } from '@/components/ui/action-form'
import { PageHeader, Section } from '@/components/ui/page-header'
import { addPerson } from '@/lib/people/actions'
import { listPresentTeams } from '@/lib/people/queries'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Add people' }

export default async function NewPersonPage() {
  const teams = await listPresentTeams(await pageActorWith('person.write'))
  return (
    <>
      <PageHeader title="Add people" crumbs={[{ label: 'People', href: paths.people() }]} />
      <Section title="One person">
        <ActionForm action={addPerson} submit="Add person">
          <PersonFields teams={teams} />
        </ActionForm>
      </Section>
      <Section title="A list">
        <ImportForm />
      </Section>
    </>
  )
}
