import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { PublishForm } from '@/components/updates/publish-form'
import { Said } from '@/components/updates/said'
import { ShipPreview } from '@/components/updates/ship-preview'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { KIND_LABELS } from '@/components/updates/labels'
import { param, type SearchParams } from '@/lib/core/url'
import { getItem } from '@/lib/roadmap/queries'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { quotesBehind, forecastTold } from '@/lib/updates/queries-trail'
import { forecastSentence, kindsFor } from '@/lib/updates/rules'

export const metadata: Metadata = { title: 'Write an update' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export default async function NewUpdatePage({ params, searchParams }: Props) {
  const actor = await pageActorWith('roadmap.ship')
  const [item, query] = [await orNotFound(getItem(actor, (await params).id)), await searchParams]
  const kinds = kindsFor(item.status)
  const kind = kinds.find((one) => one === param(query, 'kind')) ?? kinds[0]
  const [said, forecast] = await Promise.all([quotesBehind(actor, item.id, 4), forecastTold(actor, item.id)])
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
          label: KIND_LABELS[one],
          href: paths.itemUpdate(item.id, { kind: one }),
          current: one === kind,
        }))}
      />
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <PublishForm
          key={kind}
          id={item.id}
          kind={kind}
          title={item.title}
          opposed=""
          against={forecast.against}
          beside={
            <ButtonLink href={paths.item(item.id)} variant="ghost">
              Cancel
            </ButtonLink>
          }
        />
        <ShipPreview form="ship-form" initial={item.title} said={said.length > 0 ? <Said pieces={said} /> : null} />
      </div>
    </>
  )
}
