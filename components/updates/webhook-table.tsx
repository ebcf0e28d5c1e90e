import { Status } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/link'
import { Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/core/paths'
import type { Delivery, Webhook } from '@/lib/updates/schema-webhooks'
import { RetryForm } from './webhook-forms'
import { audienceName, FORMAT_NAMES, STATE_LABELS, troubleWords } from './webhook-words'

/** The address of Slack's form is its secret, so that of each is shown by its host. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)

/** Where updates are sent to, with how the messages stand. */
export function WebhookTable({ webhooks, now }: { webhooks: Webhook[]; now: Date }) {
  return (
    <Table
      caption="Webhooks"
      rows={webhooks}
      rowKey={(row) => row.id}
      rowHref={(row) => paths.settingsWebhook(row.id)}
      columns={[
        {
          key: 'url',
          header: 'Address',
          // A host is broken only where it is longer than the column is wide on the narrowest screen.
          className: 'max-sm:min-w-40',
          cell: ({ id, url, audience }) => (
            <>
              <TextLink href={paths.settingsWebhook(id)} className="[overflow-wrap:anywhere]">
                {hostOf(url)}
              </TextLink>
              <span className="block text-xs text-ink-3 sm:hidden">{audienceName(audience)}</span>
            </>
          ),
        },
        {
          key: 'audience',
          header: 'Updates for',
          cell: ({ audience }) => audienceName(audience),
          className: 'max-sm:hidden',
        },
        { key: 'format', header: 'Form', cell: ({ format }) => FORMAT_NAMES[format], className: 'max-sm:hidden' },
        {
          key: 'state',
          header: 'Messages',
          cell: ({ sent, waiting, failed, trouble }) =>
            failed > 0 ? (
              <Status tone="bad">
                <span className="whitespace-normal">
                  {failed} given up, {troubleWords(trouble)}
                </span>
              </Status>
            ) : waiting > 0 ? (
              <Status tone="active">{waiting} waiting</Status>
            ) : sent > 0 ? (
              <Status tone="good">{sent} arrived</Status>
            ) : (
              <Status>None yet</Status>
            ),
        },
        {
          key: 'added',
          header: 'Added',
          cell: ({ createdAt }) => <Time at={new Date(createdAt)} now={now} />,
          className: 'max-sm:hidden',
        },
      ]}
    />
  )
}

/** The messages of one webhook, with what can be done about those that did not arrive. */
export function DeliveryTable({ id, deliveries, now }: { id: string; deliveries: Delivery[]; now: Date }) {
  const titleOf = ({ update }: Delivery): string => update?.title || (update ? 'an update that is gone' : 'Test')
  return (
    <Table
      caption="Messages"
      rows={deliveries}
      rowKey={(row) => row.id}
      empty={<p className="text-ink-3">No message yet. The next update that is published is sent, or a test.</p>}
      columns={[
        {
          key: 'what',
          header: 'What',
          cell: (row) =>
            row.update ? <TextLink href={paths.update(row.update.id)}>{titleOf(row)}</TextLink> : titleOf(row),
        },
        {
          key: 'state',
          header: 'State',
          cell: ({ state, trouble }) => (
            <Status tone={STATE_LABELS[state].tone}>
              <span className="whitespace-normal">
                {STATE_LABELS[state].label}
                {state !== 'sent' && trouble !== null && `: ${troubleWords(trouble)}`}
              </span>
            </Status>
          ),
        },
        { key: 'tries', header: 'Tries', cell: ({ tries }) => tries, numeric: true, className: 'max-sm:hidden' },
        {
          key: 'tried',
          header: 'Last try',
          cell: ({ triedAt, nextTryAt }) => (
            <>
              {triedAt ? <Time at={new Date(triedAt)} now={now} /> : 'not yet'}
              {triedAt && nextTryAt && (
                <span className="text-ink-3">
                  , next <Time at={new Date(nextTryAt)} now={now} />
                </span>
              )}
            </>
          ),
          className: 'max-sm:hidden',
        },
        {
          key: 'again',
          header: <span className="sr-only">What can be done</span>,
          cell: (row) =>
            row.state === 'sent' ? null : <RetryForm id={id} delivery={row.id} label={`“${titleOf(row)}”`} />,
        },
      ]}
    />
  )
}
