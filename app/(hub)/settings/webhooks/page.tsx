import type { Metadata } from 'next'
import { Empty } from '@/components/ui/empty'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { AddWebhookForm } from '@/components/updates/webhook-forms'
import { WebhookTable } from '@/components/updates/webhook-table'
import { systemClock } from '@/lib/core/clock'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { listWebhooks } from '@/lib/updates/queries-webhooks'

export const metadata: Metadata = { title: 'Webhooks' }

const SHOWN = 50

export default async function WebhooksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [actor, params] = [await pageActorWith('webhook.write'), await searchParams]
  const { data, nextCursor } = await orNotFound(listWebhooks(actor, { limit: SHOWN, cursor: param(params, 'cursor') }))
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Settings', href: paths.settings() }]}
        title="Webhooks"
        facts="Updates, sent to other tools as soon as they are published."
      />
      <Section title="Where updates are sent to">
        {data.length === 0 ? (
          <Empty title="No webhook yet" level={3}>
            <p>A channel, a portal or a script can hear of updates. Add its address below.</p>
          </Empty>
        ) : (
          <WebhookTable webhooks={data} now={systemClock()} />
        )}
        <Pagination params={params} nextCursor={nextCursor} />
      </Section>
      <Section title="Add one">
        <AddWebhookForm />
      </Section>
    </>
  )
}
