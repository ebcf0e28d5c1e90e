import { Badge } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { Empty } from '@/components/ui/empty'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import type { Person, Team } from '@/lib/people/schema'
import { ROLE_LABELS } from '@/lib/people/presenter-labels'
import { PersonState } from './person-state'

const people: Column<Person>[] = [
  {
    key: 'name',
    header: 'Name',
    cell: (one) => (
      <Link href={paths.person(one.id)} className="font-medium hover:underline">
        {one.name}
      </Link>
    ),
  },
  { key: 'email', header: 'E-mail', cell: (one) => <span className="text-ink-2">{one.email}</span> },
  { key: 'role', header: 'Role', cell: (one) => ROLE_LABELS[one.role] },
  { key: 'team', header: 'Team', cell: (one) => one.team ?? <span className="text-ink-3">None</span> },
  { key: 'discipline', header: 'Discipline', cell: (one) => one.discipline ?? '' },
  {
    key: 'state',
    header: <span className="sr-only">State</span>,
    cell: (one) => <PersonState person={one} />,
  },
]

export function PeopleTable({ rows, filtered, canAdd }: { rows: Person[]; filtered: boolean; canAdd: boolean }) {
  const empty = filtered ? (
    <Empty title="Nobody fits this filter" action={<ButtonLink href={paths.people()}>Show everybody</ButtonLink>} />
  ) : (
    <Empty title="Nobody is here yet" action={canAdd && <ButtonLink href={paths.personNew()}>Add people</ButtonLink>}>
      People and their teams are the population that every number is compared with.
    </Empty>
  )
  return (
    <Table
      caption="People"
      columns={people}
      rows={rows}
      rowKey={(one) => one.id}
      rowHref={(one) => paths.person(one.id)}
      empty={empty}
    />
  )
}

const teamColumns: Column<Team>[] = [
  {
    key: 'name',
    header: 'Team',
    cell: (one) => (
      <span className="flex items-center gap-2">
        <Link href={paths.team(one.id)} className="font-medium hover:underline">
          {one.name}
        </Link>
        {one.platform && <Badge>platform team</Badge>}
      </span>
    ),
  },
  { key: 'headcount', header: 'Engineers', numeric: true, cell: (one) => one.headcount },
  { key: 'people', header: 'In the hub', numeric: true, cell: (one) => one.people },
]

export function TeamTable({ rows, canEdit }: { rows: Team[]; canEdit: boolean }) {
  const empty = (
    <Empty
      title="There are no teams yet"
      action={
        canEdit && (
          <ButtonLink href={paths.teamNew()} variant="primary">
            Add a team
          </ButtonLink>
        )
      }
    >
      Teams with their headcounts say how many people a number speaks for, and who is missing from it.
    </Empty>
  )
  return <Table caption="Teams" columns={teamColumns} rows={rows} rowKey={(one) => one.id} empty={empty} />
}
