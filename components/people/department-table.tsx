import { paths } from '@/lib/core/paths'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import type { DepartmentSums } from '@/lib/people/rules-departments'

const columns: Column<DepartmentSums>[] = [
  {
    key: 'name',
    header: 'Department',
    cell: (one) => (
      <Link href={paths.department(one.id)} className="font-medium hover:underline">
        {one.name}
      </Link>
    ),
  },
  { key: 'teams', header: 'Teams', numeric: true, cell: (one) => one.teams },
  { key: 'headcount', header: 'Engineers', numeric: true, cell: (one) => one.headcount },
  { key: 'people', header: 'Here', numeric: true, cell: (one) => one.people },
]

/** Departments of one level, each with everything below it added up. */
export function DepartmentTable({ rows, canEdit }: { rows: DepartmentSums[]; canEdit: boolean }) {
  const empty = (
    <Empty
      title="There are no departments yet"
      action={
        canEdit && (
          <ButtonLink href={paths.departmentNew()} variant="primary">
            Add a department
          </ButtonLink>
        )
      }
    >
      Departments group teams, so that thirty of them can be read. A list of people with the columns Department and Team
      makes them.
    </Empty>
  )
  return <Table caption="Departments" columns={columns} rows={rows} rowKey={(one) => one.id} empty={empty} />
}
