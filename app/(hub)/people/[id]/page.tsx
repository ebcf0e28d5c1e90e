import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { EraseForm } from '@/components/people/erase-form'
import { PersonFields } from '@/components/people/person-fields'
import { PersonSeat, PersonStorySections } from '@/components/platform/person-story'
import { ActionForm } from '@/components/ui/action-form'
import { PersonState } from '@/components/people/person-state'
import { Checkbox } from '@/components/ui/choice'
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
    getPersonStory(actor, person.id, now, person),
  ])
  const seat = !story.own && person.teamId && person.team ? { id: person.teamId, name: person.team } : null
  return (
    <>
      <PageHeader
        title={person.name}
        crumbs={[{ label: 'People', href: paths.people() }]}
        status={<PersonState person={person} />}
        facts={
          <span className="wrap-anywhere">
            {ROLE_LABELS[person.role]}
            {person.team && ` in ${person.team}`}
            {person.discipline && ` · ${person.discipline}`} ·{' '}
            <a href={`mailto:${person.email}`} className="text-link">
              {person.email}
            </a>
          </span>
        }
      />
      <div className={`mb-8 ${seat ? 'grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_18rem]' : ''}`}>
        <div className="min-w-0 [&>section:first-child]:border-t-0 [&>section:first-child]:pt-0">
          <PersonStorySections
            story={story}
            reads={can(actor, 'session.read')}
            plan={
              can(actor, 'session.write')
                ? paths.sessionNew({ kind: 'interview', ...(person.team && { team: person.team }) })
                : null
            }
            now={now}
          />
        </div>
        {seat && (
          <aside aria-label="Their team" className="min-w-0 max-lg:mb-8">
            <PersonSeat team={story.team} speaksFor={story.speaksFor} place={seat} />
          </aside>
        )}
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
        <Section title="Delete permanently">
          <EraseForm id={person.id} name={person.name} />
        </Section>
      )}
    </>
  )
}
