import { ActionForm } from '@/components/ui/action-form'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { plural } from '@/lib/core/format'
import { forgetMappingAction } from '@/lib/imports/actions'
import type { SavedMapping } from '@/lib/imports/queries'

const columns = (now: Date): Column<SavedMapping>[] => [
  { key: 'source', header: 'Source', cell: (one) => one.source },
  { key: 'words', header: 'Remembered', cell: (one) => plural(one.words, 'choice') },
  { key: 'at', header: 'Changed', className: 'max-sm:hidden', cell: (one) => <Time at={one.updatedAt} now={now} /> },
  {
    key: 'forget',
    header: <span className="sr-only">Forget</span>,
    cell: (one) => (
      <ActionForm action={forgetMappingAction} submit="Forget" variant="ghost" size="sm" inline>
        <input type="hidden" name="source" value={one.source} />
      </ActionForm>
    ),
  },
]

/** What was said of the files of each source, and the way to take it back. */
export function SavedMappings({ rows, now }: { rows: SavedMapping[]; now: Date }) {
  return (
    <Table caption="Remembered sources" columns={columns(now)} rows={rows} rowKey={(one) => one.source} empty={null} />
  )
}
