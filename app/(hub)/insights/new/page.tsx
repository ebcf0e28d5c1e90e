import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { EvidenceCard } from '@/components/evidence/evidence-item'
import { NewInsightForm } from '@/components/insights/new-insight-form'
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
      <NewInsightForm pieces={pieces.map((piece) => ({ id: piece.id, view: <EvidenceCard piece={piece} clamp /> }))} />
    </>
  )
}
