import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { redirect } from 'next/navigation'
import { PublishForm } from '@/components/updates/publish-form'
import { Said } from '@/components/updates/said'
import { ShipPreview } from '@/components/updates/ship-preview'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { getItem } from '@/lib/roadmap/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { quotesBehind, forecastTold } from '@/lib/updates/queries-trail'
import { forecastSentence } from '@/lib/updates/rules'

export const metadata: Metadata = { title: 'Ship' }

export default async function ShipPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('roadmap.ship')
  const item = await orNotFound(getItem(actor, (await params).id))
  const href = paths.item(item.id)
  if (!item.actions.some((step) => step.to === 'shipped' && step.allowed)) redirect(href)
  const [said, forecast] = await Promise.all([quotesBehind(actor, item.id, 4), forecastTold(actor, item.id)])
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Roadmap', href: paths.roadmap() },
          { label: item.title, href },
        ]}
        title="Ship"
        facts={forecastSentence(forecast)}
      />
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <PublishForm
          id={item.id}
          kind="shipped"
          title={item.title}
          opposed=""
          against={forecast.against}
          beside={
            <ButtonLink href={href} variant="ghost">
              Cancel
            </ButtonLink>
          }
        />
        <ShipPreview form="ship-form" initial={item.title} said={said.length > 0 ? <Said pieces={said} /> : null} />
      </div>
    </>
  )
}
