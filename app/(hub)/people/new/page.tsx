import type { Metadata } from 'next'
import { ImportForm } from '@/components/people/import-form'
import { PersonFields } from '@/components/people/person-fields'
import { ResultForm } from '@/components/people/result-form'
import { PageHeader, Section } from '@/components/ui/page-header'
import { addPerson } from '@/lib/people/actions'
import { getAllTeams } from '@/lib/people/queries'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Add people' }

export default async function NewPersonPage() {
  const teams = await getAllTeams(await pageActorWith('person.write'))
  return (
    <>
      <PageHeader title="Add people" crumbs={[{ label: 'People', href: '/people' }, { label: 'Add' }]} />
      <Section title="One person">
        <ResultForm action={addPerson} submit="Add person" className="max-w-2xl">
          <PersonFields teams={teams} />
        </ResultForm>
      </Section>
      <Section title="A list">
        <ImportForm />
      </Section>
    </>
  )
}
