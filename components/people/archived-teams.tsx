import { paths } from '@/lib/core/paths'
import { ActionForm } from '@/components/ui/action-form'
import { Empty } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import { formatDay } from '@/lib/core/relative-time'
import { archiveTeam } from '@/lib/people/actions'
import type { Team } from '@/lib/people/schema'

const named: Column<Team>[] = [
  {
    key: 'name',
    header: 'Team',
    cell: (one) => (
      <Link href={paths.team(one.id)} className="font-medium hover:underline">
        {one.name}
      </Link>
    ),
  },
  {
    key: 'archived',
    header: 'Archived',
    cell: (one) => one.archivedAt && formatDay(new Date(one.archivedAt)),
  },
]

const back: Column<Team> = {
  key: 'back',
  header: <span className="sr-only">Bring back</span>,
  cell: (one) => (
    <ActionForm action={archiveTeam} submit="Bring it back" variant="secondary" size="sm" inline>
      <input type="hidden" name="id" value={one.id} />
      <input type="hidden" name="archived" value="false" />
    </ActionForm>
  ),
}

/** Teams that are no more: in no other list and no count, and what they said stays. */
export function ArchivedTeams({ rows, canEdit }: { rows: Team[]; canEdit: boolean }) {
  return (
    <Table
      caption="Archived teams"
      columns={canEdit ? [...named, back] : named}
      rows={rows}
      rowKey={(one) => one.id}
      empty={<Empty title="No team is archived">A team that nobody is in any more can be archived on its page.</Empty>}
    />
  )
}
