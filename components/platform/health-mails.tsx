import { RetryForm } from '@/components/platform/retry-form'
import { Empty } from '@/components/ui/empty'
import { Table, type Column } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { formatCount } from '@/lib/core/format'
import type { MailState } from '@/lib/platform/schema-health'

const columns = (now: Date): Column<MailState>[] => [
  { key: 'label', header: 'Mail', cell: (one) => one.label },
  {
    key: 'waiting',
    header: 'Waiting',
    numeric: true,
    cell: (one) => (
      <>
        {formatCount(one.waiting)}
        {one.oldest && (
          <span className="ml-2 text-xs text-ink-3 max-sm:hidden">
            oldest <Time at={new Date(one.oldest)} now={now} />
          </span>
        )}
      </>
    ),
  },
  { key: 'sent', header: 'Sent', numeric: true, className: 'max-sm:hidden', cell: (one) => formatCount(one.sent) },
  { key: 'refused', header: 'Refused', numeric: true, cell: (one) => formatCount(one.refused) },
  { key: 'failed', header: 'Given up', numeric: true, cell: (one) => formatCount(one.failed) },
  {
    key: 'trouble',
    header: 'Last trouble',
    className: 'max-sm:hidden',
    cell: (one) => one.trouble && <code className="font-mono text-xs text-ink-2">{one.trouble}</code>,
  },
  {
    key: 'retry',
    header: <span className="sr-only">Try again</span>,
    cell: (one) => one.failed + one.refused > 0 && <RetryForm name="mail" kind={one.kind} />,
  },
]

/** How mails of each kind stand, those in trouble first. */
export function HealthMails({ mails, now }: { mails: MailState[]; now: Date }) {
  return (
    <Table
      caption="Mails by kind"
      columns={columns(now)}
      rows={mails}
      rowKey={(one) => one.kind}
      empty={<Empty title="No mail yet">Invitations, notices and sign-in links are counted here.</Empty>}
    />
  )
}
