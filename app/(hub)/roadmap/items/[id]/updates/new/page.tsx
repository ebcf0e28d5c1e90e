import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { LaunchSection } from '@/components/updates/launch'
import { WriteUpdate } from '@/components/updates/write-update'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { KIND_LABELS } from '@/components/updates/labels'
import { param, type SearchParams } from '@/lib/core/url'
import { systemClock } from '@/lib/core/clock'
import { getItem } from '@/lib/roadmap/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { listDrafts } from '@/lib/updates/queries-drafts'
import { getLaunch } from '@/lib/updates/queries-launch'
import { forecastTold } from '@/lib/updates/queries-trail'
import { forecastSentence, kindsFor } from '@/lib/updates/rules'

export const metadata: Metadata = { title: 'Write an update' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function NewUpdatePage({ params, searchParams }: Props) {
  const actor = await pageActorWith('roadmap.ship')
  const [item, query] = [await orNotFound(getItem(actor, (await params).id)), await searchParams]
  const kinds = kindsFor(item.status)
  const kind = kinds.find((one) => one === param(query, 'kind')) ?? kinds[0]
  const [forecast, drafts, launch] = await Promise.all([
    forecastTold(actor, item.id),
    listDrafts(actor, { itemId: item.id, limit: kinds.length }),
    // What is to be there before it ships is asked while it has not.
    item.status === 'open' ? getLaunch(actor, item.id, systemClock()) : null,
  ])
  return (
    <>
      <PageHeader
        crumbs={[
          { label: 'Roadmap', href: paths.roadmap() },
          { label: item.title, href: paths.item(item.id) },
        ]}
        title="Write an update"
        facts={forecastSentence(forecast)}
      />
      <Segmented
        label="What it tells"
        className="mb-5"
        choices={kinds.map((one) => ({
          label: drafts.data.some((draft) => draft.kind === one) ? `${KIND_LABELS[one]} (draft)` : KIND_LABELS[one],
          href: paths.itemUpdate(item.id, { kind: one }),
          current: one === kind,
        }))}
      />
      <WriteUpdate actor={actor} item={item} kind={kind} forecast={forecast} />
      {launch && <LaunchSection id={item.id} launch={launch} canTick />}
    </>
  )
}
