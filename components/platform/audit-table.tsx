import { TextLink } from '@/components/ui/link'
import { Empty } from '@/components/ui/empty'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { AuditItem } from '@/lib/platform/schema'

const columns = (now: Date): Column<AuditItem>[] => [
  { key: 'at', header: 'When', cell: (one) => <Time at={new Date(one.at)} now={now} className="whitespace-nowrap" /> },
  {
    key: 'actor',
    header: 'Who',
    cell: (one) => one.actor ?? <span className="text-ink-3">{whoElse(one.actorId)}</span>,
  },
  { key: 'action', header: 'Action', cell: (one) => <code className="font-mono text-xs">{one.action}</code> },
  {
    key: 'subject',
    header: 'Target',
    cell: (one) => (
      <>
        {one.subject.kind}{' '}
        {one.subject.title && one.subject.href ? (
          <TextLink href={one.subject.href}>{one.subject.title}</TextLink>
        ) : (
          <code className="font-mono text-xs text-ink-3">{one.subject.id}</code>
        )}
      </>
    ),
  },
  {
    key: 'detail',
    header: 'Details',
    className: 'max-sm:hidden',
    cell: (one) => <code className="font-mono text-xs break-all text-ink-2">{detailWords(one.detail)}</code>,
  },
]

const whoElse = (actorId: string | null): string =>
  actorId === null ? 'The hub' : actorId === 'cli' ? 'Command line' : 'A person who was erased'

const detailWords = (detail: Record<string, unknown>): string =>
  Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ')

export function AuditTable({ rows, now, isFiltered }: { rows: AuditItem[]; now: Date; isFiltered: boolean }) {
  return (
    <Table
      caption="Audit log"
      columns={columns(now)}
      rows={rows}
      rowKey={(one) => one.id}
      empty={
        isFiltered ? (
          <Empty title="Nothing fits">No entry fits this filter.</Empty>
        ) : (
          <Empty title="Nothing has been done yet">From the first sign-in on, this lists who changed what.</Empty>
        )
      }
    />
  )
}
