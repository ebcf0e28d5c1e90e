import type { Metadata } from 'next'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Segmented } from '@/components/ui/segmented'
import { Time } from '@/components/ui/time'
import { Address } from '@/components/ui/tool-facts'
import { DeleteWebhookForm, RotateForm, TestForm } from '@/components/updates/webhook-forms'
import { DeliveryTable, hostOf } from '@/components/updates/webhook-table'
import { audienceWords, FORMAT_LABELS, STATE_LABELS } from '@/components/updates/webhook-words'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { getWebhook, listDeliveries } from '@/lib/updates/queries-webhooks'
import { DELIVERY_STATES } from '@/lib/updates/schema-webhooks'

export const metadata: Metadata = { title: 'Webhook' }

const SHOWN = 25

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function WebhookPage({ params, searchParams }: Props) {
  const actor = await pageActorWith('webhook.write')
  const [{ id }, query] = await Promise.all([params, searchParams])
  const state = DELIVERY_STATES.find((one) => one === param(query, 'state'))
  const [webhook, deliveries] = await Promise.all([
    orNotFound(getWebhook(actor, id)),
    orNotFound(listDeliveries(actor, id, { limit: SHOWN, cursor: param(query, 'cursor'), state })),
  ])
  const now = systemClock()
  const isSigned = webhook.format === 'standard'
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Settings', href: paths.settings() },
          { label: 'Webhooks', href: paths.settingsWebhooks() },
        ]}
        title={hostOf(webhook.url)}
        facts={`${audienceWords(webhook.audience)} · ${FORMAT_LABELS[webhook.format]}`}
      />
      <Section title="Address">
        <Address>{webhook.url}</Address>
        <div className="mt-4">
          <TestForm id={id} />
        </div>
      </Section>
      {isSigned && (
        <Section title="Secret">
          <p className="mb-3 max-w-prose text-ink-2">
            It is kept sealed and cannot be shown again. Messages carry the headers of Standard Webhooks: webhook-id,
            webhook-timestamp, webhook-signature.
            {webhook.oldUntil !== null && new Date(webhook.oldUntil) > now && (
              <>
                {' '}
                The secret before is signed with too until <Time at={new Date(webhook.oldUntil)} now={now} />.
              </>
            )}
          </p>
          <RotateForm id={id} />
        </Section>
      )}
      <Section title="Messages">
        <Segmented
          label="State"
          className="mb-4"
          choices={[
            { label: 'All', href: paths.settingsWebhook(id), current: state === undefined },
            ...DELIVERY_STATES.map((one) => ({
              label: STATE_LABELS[one].label,
              href: paths.settingsWebhook(id, { state: one }),
              current: one === state,
            })),
          ]}
        />
        <DeliveryTable id={id} deliveries={deliveries.data} now={now} />
        <Pagination params={query} nextCursor={deliveries.nextCursor} />
      </Section>
      <Section title="Delete">
        <DeleteWebhookForm id={id} />
      </Section>
    </>
  )
}
