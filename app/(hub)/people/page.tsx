import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ArchivedTeams } from '@/components/people/archived-teams'
import { DepartmentTable } from '@/components/people/department-table'
import { PeopleTable, TeamTable } from '@/components/people/people-table'
import { ButtonLink } from '@/components/ui/button'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Parts } from '@/components/ui/parts'
import { Segmented } from '@/components/ui/segmented'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { partOf } from '@/lib/core/parts'
import { ROLES } from '@/lib/core/permissions'
import { param, type SearchParams } from '@/lib/core/url'
import { countPeople, listArchivedTeams, listPeople, listPresentTeams } from '@/lib/people/queries'
import { listTree } from '@/lib/people/queries-departments'
import { peopleFilter } from '@/lib/people/rules-filter'
import { ROLE_LABELS } from '@/lib/people/presenter-labels'
import { mapTeamCoverage } from '@/lib/platform/queries-people'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [actor, params] = await Promise.all([pageActorWith('person.read'), searchParams])
  const view = param(params, 'view')
  const showTeams = view === 'teams'
  const showDepartments = view === 'departments'
  const showArchived = view === 'archived'
  const { filter, query } = peopleFilter(param(params, 'q'), param(params, 'cursor'))
  const [teams, page, count, tree, archived] = await orNotFound(
    Promise.all([
      listPresentTeams(actor),
      listPeople(actor, query),
      countPeople(actor, query),
      listTree(actor),
      listArchivedTeams(actor),
    ]),
  )
  const now = systemClock()
  const coverage = showTeams ? await mapTeamCoverage(actor, now) : new Map<string, never>()
  const engineers = teams.reduce((sum, team) => sum + team.headcount, 0)
  const canEdit = can(actor, 'person.write')
  const top = partOf(
    tree.filter((one) => one.depth === 0),
    param(params, 'part'),
  )
  const part = partOf(teams, param(params, 'part'))
  const away = partOf(archived, param(params, 'part'))
  const add = showDepartments
    ? { href: paths.departmentNew(), label: 'Add a department' }
    : showTeams
      ? { href: paths.teamNew(), label: 'Add a team' }
      : { href: paths.personNew(), label: 'Add people' }
  return (
    <>
      <PageHeader
        title="People"
        facts={
          teams.length > 0
            ? `${plural(engineers, 'engineer')} in ${plural(teams.length, 'team')}: the population that every number is compared with.`
            : 'The population that every number is compared with. There are no teams yet.'
        }
        action={
          canEdit &&
          !showArchived &&
          !(showTeams && teams.length === 0) &&
          !(showDepartments && tree.length === 0) && (
            <ButtonLink variant="primary" href={add.href}>
              {add.label}
            </ButtonLink>
          )
        }
      />
      <Segmented
        label="What is listed"
        className="mb-4"
        choices={[
          { label: 'People', href: paths.people(), current: !showTeams && !showDepartments && !showArchived },
          {
            label: 'Teams',
            href: paths.people({ view: 'teams' }),
            current: showTeams,
            ...(teams.length > 0 && { count: teams.length }),
          },
          {
            label: 'Departments',
            href: paths.people({ view: 'departments' }),
            current: showDepartments,
            ...(tree.length > 0 && { count: tree.length }),
          },
          ...(archived.length > 0 || showArchived
            ? [
                {
                  label: 'Archived teams',
                  href: paths.people({ view: 'archived' }),
                  current: showArchived,
                  ...(archived.length > 0 && { count: archived.length }),
                },
              ]
            : []),
        ]}
      />
      {showArchived ? (
        <>
          <ArchivedTeams rows={away.rows} canEdit={canEdit} />
          <Parts part={away} params={params} label="archived teams" />
        </>
      ) : showDepartments ? (
        <>
          <DepartmentTable rows={top.rows} canEdit={canEdit} />
          <Parts part={top} params={params} label="departments" />
        </>
      ) : showTeams ? (
        <>
          <TeamTable rows={part.rows} canEdit={canEdit} coverage={coverage} now={now} />
          <Parts part={part} params={params} label="teams" />
        </>
      ) : (
        <>
          <FilterBar
            params={params}
            filter={filter}
            placeholder="team:payments role:pm anna"
            fields={[
              { key: 'team', label: 'Team', values: teams.map((team) => ({ value: team.name })) },
              { key: 'role', label: 'Role', values: ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] })) },
              { key: 'is', label: 'State', values: [{ value: 'active' }, { value: 'deactivated' }] },
            ]}
          >
            {plural(count, 'person', 'people')}
          </FilterBar>
          <PeopleTable rows={page.data} filtered={Boolean(param(params, 'q'))} canAdd={canEdit} />
          <Pagination params={params} nextCursor={page.nextCursor} />
        </>
      )}
    </>
  )
}
