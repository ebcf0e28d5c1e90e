import { RetryForm } from '@/components/platform/retry-form'
import { Empty } from '@/components/ui/empty'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { formatCount } from '@/lib/core/format'
import type { QueueState } from '@/lib/platform/schema-health'

const columns = (now: Date): Column<QueueState>[] => [
  { key: 'name', header: 'Job', cell: (one) => <code className="font-mono text-xs">{one.name}</code> },
  { key: 'waiting', header: 'Waiting', numeric: true, cell: (one) => formatCount(one.waiting) },
  {
    key: 'running',
    header: 'Running',
    numeric: true,
    className: 'max-sm:hidden',
    cell: (one) => formatCount(one.running),
  },
  { key: 'failed', header: 'Failed', numeric: true, cell: (one) => formatCount(one.failed) },
  {
    key: 'error',
    header: 'Last failure',
    className: 'max-sm:hidden',
    cell: (one) =>
      one.failedAt && (
        <span className="text-ink-2">
          <Time at={new Date(one.failedAt)} now={now} className="whitespace-nowrap" />
          {one.error && <span className="break-words">: {one.error}</span>}
        </span>
      ),
  },
  {
    key: 'retry',
    header: <span className="sr-only">Try again</span>,
    cell: (one) => one.failed > 0 && <RetryForm name="job" kind={one.name} />,
  },
]

/** Jobs that wait, run or have failed, those that failed first. */
export function HealthJobs({ queues, now }: { queues: QueueState[]; now: Date }) {
  return (
    <Table
      caption="Jobs by kind"
      columns={columns(now)}
      rows={queues}
      rowKey={(one) => one.name}
      empty={<Empty title="Nothing waits">No job waits, runs or has failed.</Empty>}
    />
  )
}
