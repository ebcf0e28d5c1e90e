import type { Metadata } from 'next'
import { TwinList } from '@/components/insights/twin-list'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { listTwins } from '@/lib/evidence/queries-same'
import { pageActorWith } from '@/lib/server/session'

const LIMIT = 20

export const metadata: Metadata = { title: 'Near-duplicates' }

export default async function SaidTwicePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('insight.write')
  const params = await searchParams
  const page = await listTwins(actor, { limit: LIMIT, cursor: param(params, 'cursor') })
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Evidence', href: paths.evidence() }]}
        title="Near-duplicates"
        facts="Pieces that share most of their words. Merged, one stands for both; each keeps its words, its people and its insights."
      />
      {page.data.length === 0 ? (
        <Empty title="No near-duplicates found">
          Remarks of four words and more that everyone may read are compared after each run of themes.
        </Empty>
      ) : (
        <TwinList twins={page.data} label="Pairs" />
      )}
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}
