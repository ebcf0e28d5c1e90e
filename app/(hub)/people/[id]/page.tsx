import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { EraseForm } from '@/components/people/erase-form'
import { PersonFields } from '@/components/people/person-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Badge } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/choice'
import { PageHeader, Section } from '@/components/ui/page-header'
import { can } from '@/lib/core/actor'
import { editPerson } from '@/lib/people/actions'
import { listAllTeams, getPerson } from '@/lib/people/queries'
import { ROLE_LABELS } from '@/lib/people/presenter-labels'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Person' }

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([pageActorWith('person.read'), params])
  const [person, teams] = await Promise.all([orNotFound(getPerson(actor, id)), listAllTeams(actor)])
  return (
    <>
      <PageHeader
        title={person.name}
        crumbs={[{ label: 'People', href: paths.people() }, { label: person.name }]}
        status={person.active ? undefined : <Badge tone="warn">deactivated</Badge>}
        facts={[person.email, ROLE_LABELS[person.role], person.team, person.discipline].filter(Boolean).join(' · ')}
      />
      {can(actor, 'person.write') && (
        <Section title="Change">
          <ActionForm action={editPerson} submit="Save" done="Saved.">
            <input type="hidden" name="id" value={person.id} />
            <PersonFields person={person} teams={teams} />
            <Checkbox
              name="active"
              defaultChecked={person.active}
              label="May sign in"
              help="Without it every session and token of theirs is void at once. What they said stays."
            />
          </ActionForm>
        </Section>
      )}
      {can(actor, 'person.erase') && (
        <Section title="Erase">
          <EraseForm id={person.id} name={person.name} />
        </Section>
      )}
    </>
  )
}
