import { Badge } from '@/components/ui/badge'
import { paths } from '@/lib/core/paths'
import { Empty } from '@/components/ui/empty'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import { Depth } from '@/components/ui/depth'
import { DAY_MS } from '@/lib/core/clock'
import { plural } from '@/lib/core/format'
import { shortAge } from '@/lib/core/relative-time'
import { rungs as RUNGS } from '@/lib/evidence/schema'
import type { TeamCoverage } from '@/lib/platform/queries-people'
import type { Person, Team } from '@/lib/people/schema'
import { ROLE_LABELS } from '@/lib/people/presenter-labels'
import { PersonState } from './person-state'

const agoWords = (days: number) => (days === 0 ? 'today' : `${plural(days, 'day')} ago`)
const DUE = { survey: 'a survey', interview: 'an interview', embed: 'an embed' } as const

const people: Column<Person>[] = [
  {
    key: 'name',
    header: 'Name',
    className: 'sm:w-1/5 max-sm:whitespace-nowrap',
    cell: (one) => (
      <Link href={paths.person(one.id)} className="font-medium hover:underline">
        {one.name}
      </Link>
    ),
  },
  {
    key: 'email',
    header: 'E-mail',
    className: 'max-sm:hidden sm:w-3/10',
    cell: (one) => <span className="text-ink-2">{one.email}</span>,
  },
  { key: 'role', header: 'Role', className: 'max-sm:hidden', cell: (one) => ROLE_LABELS[one.role] },
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

const heardColumns = (coverage: ReadonlyMap<string, TeamCoverage>, now: Date): Column<Team>[] =>
  RUNGS.map((rung) => ({
    key: rung,
    header: <Depth rung={rung} />,
    numeric: true,
    cell: (one) => {
      const days = coverage.get(one.id)?.row.cells.find((cell) => cell.rung === rung)?.daysAgo ?? null
      if (days === null) return <span className="text-ink-3">–</span>
      return (
        <span title={`Last heard ${agoWords(days)}`}>{shortAge(new Date(now.getTime() - days * DAY_MS), now)}</span>
      )
    },
  }))

const dueColumn = (coverage: ReadonlyMap<string, TeamCoverage>): Column<Team> => ({
  key: 'due',
  header: 'Due for research',
  cell: (one) => {
    const owed = coverage.get(one.id)?.owed
    return owed && <span className="text-warn">{DUE[owed.next]}</span>
  },
})

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
  { key: 'people', header: 'In the hub', numeric: true, className: 'max-sm:hidden', cell: (one) => one.people },
]

/** Teams with their size, and for each rung of the ladder how long ago each was heard. */
export function TeamTable({
  rows,
  canEdit,
  coverage,
  now,
}: {
  rows: Team[]
  canEdit: boolean
  coverage: ReadonlyMap<string, TeamCoverage>
  now: Date
}) {
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
  return (
    <>
      <Table
        caption="Teams"
        columns={[...teamColumns, ...heardColumns(coverage, now), dueColumn(coverage)]}
        rows={rows}
        rowKey={(one) => one.id}
        rowHref={(one) => paths.team(one.id)}
        empty={empty}
      />
      {rows.length > 0 && (
        <p className="mt-2 max-w-prose text-xs text-ink-3">
          L, M and H: time since something was heard in surveys, in RFCs and interviews, and in embeds, within a year. A
          survey counts once enough of the team answered.
        </p>
      )}
    </>
  )
}
