import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { paths } from '@/lib/core/paths'
import { EraseForm } from '@/components/people/erase-form'
import { PersonFields } from '@/components/people/person-fields'
import { PersonStorySections } from '@/components/platform/person-story'
import { ActionForm } from '@/components/ui/action-form'
import { PersonState } from '@/components/people/person-state'
import { Checkbox } from '@/components/ui/choice'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { editPerson } from '@/lib/people/actions'
import { listAllTeams, getPerson } from '@/lib/people/queries'
import { ROLE_LABELS } from '@/lib/people/presenter-labels'
import { getPersonStory } from '@/lib/platform/queries-people'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Person' }

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([pageActorWith('person.read'), params])
  const now = systemClock()
  const person = await orNotFound(getPerson(actor, id))
  const [teams, story] = await Promise.all([
    can(actor, 'person.write') ? listAllTeams(actor) : [],
    getPersonStory(actor, person.id, now),
  ])
  return (
    <>
      <PageHeader
        title={person.name}
        crumbs={[{ label: 'People', href: paths.people() }]}
        status={<PersonState person={person} />}
        facts={ROLE_LABELS[person.role]}
      />
      <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <dl className="mb-6 grid content-start gap-y-3 text-sm max-lg:grid-cols-2 max-lg:gap-x-4 max-lg:border-b max-lg:pb-4 lg:order-last">
          <Fact term="E-mail" wide>
            <a href={`mailto:${person.email}`} className="text-link">
              {person.email}
            </a>
          </Fact>
          {person.teamId && person.team && (
            <Fact term="Team">
              <TextLink href={paths.team(person.teamId)}>{person.team}</TextLink>
            </Fact>
          )}
          {person.discipline && <Fact term="Discipline">{person.discipline}</Fact>}
        </dl>
        <div className="min-w-0 [&>section:first-child]:border-t-0 [&>section:first-child]:pt-0">
          <PersonStorySections story={story} reads={can(actor, 'session.read')} now={now} />
        </div>
      </div>
      {can(actor, 'person.write') && (
        <Section title="Change">
          <ActionForm action={editPerson} submit="Save" done="Saved.">
            <input type="hidden" name="id" value={person.id} />
            <PersonFields person={person} teams={teams.filter((one) => !one.archivedAt || one.id === person.teamId)} />
            <Checkbox
              name="active"
              defaultChecked={person.active}
              label="May sign in"
              help="Unchecking signs them out everywhere. Their contributions stay."
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

function Fact({ term, wide, children }: { term: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'col-span-full' : undefined}>
      <dt className="text-xs text-ink-3">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  )
}
