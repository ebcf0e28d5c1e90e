import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { DepartmentFields } from '@/components/people/department-fields'
import { DepartmentTable } from '@/components/people/department-table'
import { TeamTable } from '@/components/people/people-table'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Parts } from '@/components/ui/parts'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { partOf } from '@/lib/core/parts'
import { param, type SearchParams } from '@/lib/core/url'
import { deleteDepartment, editDepartment } from '@/lib/people/actions'
import { getDepartmentView } from '@/lib/people/queries-departments'
import { mapTeamCoverage } from '@/lib/platform/queries-people'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Department' }

/** A department: what stands below it, with the directory's figures added up. Figures of surveys are by team. */
interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<SearchParams>
}

export default async function DepartmentPage({ params, searchParams }: Props) {
  const [actor, { id }, query] = await Promise.all([pageActorWith('person.read'), params, searchParams])
  const { department, above, below, teams, all } = await orNotFound(getDepartmentView(actor, id))
  const canEdit = can(actor, 'team.write')
  const [children, own] = [partOf(below, param(query, 'part')), partOf(teams, param(query, 'part'))]
  const now = systemClock()
  const coverage = teams.length > 0 ? await mapTeamCoverage(actor, now) : new Map<string, never>()
  return (
    <>
      <PageHeader
        title={department.name}
        crumbs={[
          { label: 'People', href: paths.people({ view: 'departments' }) },
          ...above.map((one) => ({ label: one.name, href: paths.department(one.id) })),
        ]}
        facts={`${plural(department.headcount, 'engineer')} in ${plural(department.teams, 'team')}, those of the departments below included.`}
        action={
          can(actor, 'insight.write') && (
            <ButtonLink href={paths.home({ department: department.id }, 'ladder')}>What was heard</ButtonLink>
          )
        }
      />
      {below.length > 0 && (
        <Section title="Departments below">
          <DepartmentTable rows={children.rows} canEdit={canEdit} />
          <Parts part={children} params={query} label="departments" />
        </Section>
      )}
      {(teams.length > 0 || below.length === 0) && (
        <Section title="Teams">
          {teams.length > 0 ? (
            <>
              <TeamTable rows={own.rows} canEdit={canEdit} coverage={coverage} now={now} />
              <Parts part={own} params={query} label="teams" />
            </>
          ) : (
            <p className="text-ink-2">No team stands under this department.</p>
          )}
        </Section>
      )}
      {canEdit && (
        <Section title="Change">
          <ActionForm action={editDepartment} submit="Save" done="Saved.">
            <input type="hidden" name="id" value={department.id} />
            <DepartmentFields tree={all} department={department} />
          </ActionForm>
          {department.teams === 0 && below.length === 0 && (
            <ActionForm action={deleteDepartment} submit="Delete this department" variant="danger" className="mt-4">
              <input type="hidden" name="id" value={department.id} />
            </ActionForm>
          )}
        </Section>
      )}
    </>
  )
}
