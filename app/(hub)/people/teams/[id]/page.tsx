import type { Metadata } from 'next'
import { TeamFields } from '@/components/people/team-fields'
import { TeamStorySections } from '@/components/platform/team-story'
import { ActionForm } from '@/components/ui/action-form'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { PageHeader, Section } from '@/components/ui/page-header'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { archiveTeam, deleteTeam, editTeam } from '@/lib/people/actions'
import { endOfTeam, getTeam, type TeamEnd } from '@/lib/people/queries'
import { listTree } from '@/lib/people/queries-departments'
import { getTeamStory } from '@/lib/platform/queries-people'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Team' }

/** A column of the ladder as a page: what was heard from a team, what it was told, and what is due. */
export default async function TeamPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([pageActorWith('team.read'), params])
  const team = await orNotFound(getTeam(actor, id))
  const now = systemClock()
  const writes = can(actor, 'team.write')
  const [story, tree, end] = await Promise.all([
    getTeamStory(actor, team, now),
    writes ? listTree(actor) : [],
    writes ? endOfTeam(actor, id) : ('none' as const),
  ])
  return (
    <>
      <PageHeader
        title={team.name}
        crumbs={[{ label: 'People', href: paths.people({ view: 'teams' }) }]}
        status={team.platform ? <Badge>platform team</Badge> : undefined}
        facts={
          <>
            {plural(team.headcount, 'engineer')} ·{' '}
            <TextLink href={paths.people({ q: `team:"${team.name}"` })}>{team.people} in this hub</TextLink>
            {team.platform && ' · not counted in any figure: it builds the platform'}
          </>
        }
      />
      <TeamStorySections
        name={team.name}
        story={story}
        canPlan={can(actor, 'session.write')}
        mayReadSessions={can(actor, 'session.read')}
        now={now}
      />
      {writes && (
        <Section title="Change" id="change">
          <ActionForm action={editTeam} submit="Save">
            <input type="hidden" name="id" value={team.id} />
            <TeamFields team={team} tree={tree} />
          </ActionForm>
        </Section>
      )}
      {writes && <TeamEnding id={team.id} end={end} isArchived={team.archivedAt !== null} />}
    </>
  )
}

/** The way out of the lists that fits: a team made by mistake goes, one that said something is put away. */
function TeamEnding({ id, end, isArchived }: { id: string; end: TeamEnd; isArchived: boolean }) {
  if (isArchived) {
    return (
      <Section title="Archived">
        <ActionForm action={archiveTeam} submit="Bring it back" variant="secondary">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="archived" value="false" />
          <p className="text-ink-2">This team is in no list and no count. What it said stays where it is.</p>
        </ActionForm>
      </Section>
    )
  }
  if (end === 'none') return null
  return (
    <Section title={end === 'delete' ? 'Delete' : 'Archive'}>
      <ActionForm
        action={end === 'delete' ? deleteTeam : archiveTeam}
        submit={end === 'delete' ? 'Delete this team' : 'Archive this team'}
        variant="danger"
      >
        <input type="hidden" name="id" value={id} />
        {end === 'archive' && <input type="hidden" name="archived" value="true" />}
        <p className="text-ink-2">
          {end === 'delete'
            ? 'Nobody was ever in it, and nothing names it.'
            : 'Nobody is in it any more. It leaves every list and count; what it said stays where it is.'}
        </p>
      </ActionForm>
    </Section>
  )
}
