import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { EvidenceCard } from '@/components/evidence/evidence-item'
import { NewInsightForm } from '@/components/insights/new-insight-form'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import type { SearchParams } from '@/lib/core/url'
import { toEvidence } from '@/lib/evidence/presenter'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'New insight' }

export default async function NewInsightPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('insight.write')
  const { e } = await searchParams
  const pieces = (await listEvidenceByIds(actor, [e ?? []].flat().slice(0, 200))).map(toEvidence)
  return (
    <>
      <PageHeader crumbs={[{ label: 'Insights', href: paths.insights() }]} title="New insight" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <NewInsightForm
          pieces={pieces.map((piece) => ({ id: piece.id, view: <EvidenceCard piece={piece} clamp /> }))}
        />
        <aside aria-label="What makes an insight" className="space-y-3 text-sm text-ink-2">
          <h2 className="text-base">What makes an insight</h2>
          <p>
            A cause, not a wish: “CI is slow because builds queue in the afternoon” can turn out to be wrong, “CI should
            be faster” cannot.
          </p>
          <p>For whom and when it holds. Evidence against it is kept beside it, and lowers its confidence.</p>
          {pieces.length === 0 && (
            <p>
              <TextLink href={paths.insightDesk()}>Start from unsorted evidence</TextLink> or{' '}
              <TextLink href={paths.themes()}>from a theme</TextLink>: an insight without evidence counts for nothing.
            </p>
          )}
        </aside>
      </div>
    </>
  )
}
