import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { ActionForm } from '@/components/ui/action-form'
import { DepartmentFields } from '@/components/people/department-fields'
import { PageHeader } from '@/components/ui/page-header'
import { addDepartment } from '@/lib/people/actions'
import { listTree } from '@/lib/people/queries-departments'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Add a department' }

export default async function NewDepartmentPage() {
  const tree = await listTree(await pageActorWith('team.write'))
  return (
    <>
      <PageHeader
        title="Add a department"
        crumbs={[{ label: 'People', href: paths.people({ view: 'departments' }) }]}
      />
      <ActionForm action={addDepartment} submit="Add department">
        <DepartmentFields tree={tree} />
      </ActionForm>
    </>
  )
}
