import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Table, type Column } from '@/components/ui/table'
import { formatDay } from '@/lib/core/relative-time'
import { deleteBenchmarkAction } from '@/lib/results/actions-benchmarks'
import type { Benchmark } from '@/lib/results/schema-compare'

const columns: Column<Benchmark>[] = [
  { key: 'name', header: 'Set', className: 'min-w-40', cell: (set) => <span className="font-medium">{set.name}</span> },
  { key: 'source', header: 'Source', className: 'min-w-40', cell: (set) => set.source || '–' },
  { key: 'measures', header: 'Measures', numeric: true, cell: (set) => set.measures },
  {
    key: 'created',
    header: 'Imported',
    cell: (set) => <span className="whitespace-nowrap">{formatDay(new Date(set.createdAt))}</span>,
  },
]

/** Benchmark sets, the newest first, each with a way to take it away. */
export function BenchmarkList({ sets, mayWrite }: { sets: Benchmark[]; mayWrite: boolean }) {
  const remove: Column<Benchmark> = {
    key: 'remove',
    header: <span className="sr-only">Take away</span>,
    cell: (set) => (
      <form action={deleteBenchmarkAction}>
        <input type="hidden" name="id" value={set.id} />
        <Button type="submit" size="sm" variant="ghost" aria-label={`Delete “${set.name}”`}>
          Delete
        </Button>
      </form>
    ),
  }
  return (
    <Table
      caption="Benchmark sets"
      columns={mayWrite ? [...columns, remove] : columns}
      rows={sets}
      rowKey={(set) => set.id}
      empty={
        <Empty title="No benchmark set yet">
          A set is a file of measures with their favourable shares, from a vendor, a published study or your own earlier
          years. Each survey that asks the same is shown beside it.
        </Empty>
      }
    />
  )
}
