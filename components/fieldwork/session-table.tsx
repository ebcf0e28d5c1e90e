import type { ReactNode } from 'react'
import { paths } from '@/lib/core/paths'
import { Status } from '@/components/ui/badge'
import { Depth } from '@/components/ui/depth'
import { Link } from '@/components/ui/link'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { rungOf } from '@/lib/evidence/rules'
import type { SessionSummary } from '@/lib/fieldwork/schema'
import { KIND_LABELS, CONSENT_STATE_LABELS } from '@/lib/fieldwork/presenter-labels'

const columns = (now: Date): Column<SessionSummary>[] => [
  {
    key: 'title',
    header: 'Session',
    className: 'min-w-56',
    cell: (row) => (
      <Link href={paths.session(row.id)} className="font-medium hover:underline">
        {row.title}
      </Link>
    ),
  },
  {
    key: 'kind',
    header: 'Kind',
    cell: (row) => (
      <span className="inline-flex items-center gap-2 whitespace-nowrap text-ink-2">
        <Depth rung={rungOf('highlight', row.kind)} />
        {KIND_LABELS[row.kind]}
      </span>
    ),
  },
  { key: 'team', header: 'Team', className: 'whitespace-nowrap text-ink-2', cell: (row) => row.team },
  { key: 'people', header: 'People', numeric: true, cell: (row) => row.participants || null },
  { key: 'highlights', header: 'Highlights', numeric: true, cell: (row) => row.highlights || null },
  {
    key: 'consent',
    header: 'Consent',
    cell: (row) => (
      <Status tone={CONSENT_STATE_LABELS[row.consent].tone}>{CONSENT_STATE_LABELS[row.consent].words}</Status>
    ),
  },
  {
    key: 'date',
    header: 'Date',
    className: 'whitespace-nowrap text-ink-3',
    cell: (row) => <Time at={new Date(row.date)} now={now} as="day" />,
  },
]

/** Sessions, newest first. */
export function SessionTable({ rows, now, empty }: { rows: SessionSummary[]; now: Date; empty: ReactNode }) {
  return (
    <Table
      caption="Sessions, newest first"
      columns={columns(now)}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => paths.session(row.id)}
      empty={empty}
    />
  )
}
