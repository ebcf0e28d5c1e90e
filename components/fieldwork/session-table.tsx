import type { ReactNode } from 'react'
import { Status } from '@/components/ui/badge'
import { Depth } from '@/components/ui/depth'
import { Link } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { rungOf } from '@/lib/evidence/rules'
import type { SessionSummary } from '@/lib/fieldwork/schema'
import { kindNames, summaryWords } from './words'

export function SessionTable({ rows, empty }: { rows: SessionSummary[]; empty: ReactNode }) {
  return (
    <Table
      caption="Sessions, newest first"
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/fieldwork/${row.id}`}
      empty={empty}
      columns={[
        { key: 'date', header: 'Date', cell: (row) => <span className="whitespace-nowrap tabular-nums text-ink-2">{row.date}</span> },
        {
          key: 'title', header: 'Session', className: 'min-w-40',
          cell: (row) => <Link href={`/fieldwork/${row.id}`} className="font-medium hover:underline">{row.title}</Link>,
        },
        {
          key: 'kind', header: 'Kind',
          cell: (row) => (
            <span className="inline-flex items-center gap-2 whitespace-nowrap">
              <Depth rung={rungOf('highlight', row.kind)} />
              {kindNames[row.kind]}
            </span>
          ),
        },
        { key: 'team', header: 'Team', cell: (row) => row.team ?? <span className="text-ink-3">several</span> },
        { key: 'people', header: 'People', numeric: true, cell: (row) => row.participants },
        { key: 'highlights', header: 'Highlights', numeric: true, cell: (row) => row.highlights },
        { key: 'consent', header: 'Consent', cell: (row) => <Status tone={summaryWords[row.consent].tone}>{summaryWords[row.consent].words}</Status> },
      ]}
    />
  )
}
