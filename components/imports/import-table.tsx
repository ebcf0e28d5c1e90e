import { Status } from '@/components/ui/badge'
import { Empty } from '@/components/ui/empty'
import { TextLink } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/core/paths'
import { STATE_LABELS } from '@/lib/imports/presenter-labels'
import type { ImportRow } from '@/lib/imports/schema'

const columns = (now: Date, names: ReadonlyMap<string, string>): Column<ImportRow>[] => [
  {
    key: 'name',
    header: 'Import',
    cell: (one) => <TextLink href={paths.import(one.id)}>{names.get(one.id)}</TextLink>,
  },
  {
    key: 'state',
    header: 'State',
    cell: (one) => <Status tone={STATE_LABELS[one.state].tone}>{STATE_LABELS[one.state].words}</Status>,
  },
  { key: 'files', header: 'Files', numeric: true, cell: (one) => one.total },
  { key: 'created', header: 'New', numeric: true, cell: (one) => one.created },
  { key: 'updated', header: 'Changed', numeric: true, className: 'max-sm:hidden', cell: (one) => one.updated },
  {
    key: 'at',
    header: 'When',
    className: 'max-sm:hidden',
    cell: (one) => <Time at={new Date(one.createdAt)} now={now} className="whitespace-nowrap" />,
  },
]

/** Imports, the newest first. */
export function ImportTable({
  rows,
  names,
  now,
}: {
  rows: ImportRow[]
  names: ReadonlyMap<string, string>
  now: Date
}) {
  return (
    <Table
      caption="Imports"
      columns={columns(now, names)}
      rows={rows}
      rowKey={(one) => one.id}
      rowHref={(one) => paths.import(one.id)}
      empty={<Empty title="Nothing was imported yet">What you import is listed here and can be undone as one.</Empty>}
    />
  )
}
