import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { redirect } from 'next/navigation'
import { MissionHere } from '@/components/catalog/mission'
import { LaunchSection } from '@/components/updates/launch'
import { WriteUpdate } from '@/components/updates/write-update'
import { PageHeader } from '@/components/ui/page-header'
import { systemClock } from '@/lib/core/clock'
import { getItem } from '@/lib/roadmap/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { getLaunch } from '@/lib/updates/queries-launch'
import { forecastTold } from '@/lib/updates/queries-trail'
import { forecastSentence } from '@/lib/updates/rules'

export const metadata: Metadata = { title: 'Ship' }

export default async function ShipPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await pageActorWith('roadmap.ship')
  const item = await orNotFound(getItem(actor, (await params).id))
  const href = paths.item(item.id)
  if (!item.actions.some((step) => step.to === 'shipped' && step.allowed)) redirect(href)
  const [forecast, launch] = await Promise.all([forecastTold(actor, item.id), getLaunch(actor, item.id, systemClock())])
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
      <MissionHere actor={actor} now={systemClock()} />
      <div className="mb-8">
        <WriteUpdate actor={actor} item={item} kind="shipped" forecast={forecast} />
      </div>
      <LaunchSection id={item.id} launch={launch} canTick />
    </>
  )
}
