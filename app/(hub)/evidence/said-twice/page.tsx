import type { Metadata } from 'next'
import { TwinList } from '@/components/insights/twin-list'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { listTwins } from '@/lib/evidence/queries-same'
import { pageActorWith } from '@/lib/server/session'

/** Two texts each: more of them nobody judges at one go. */
const LIMIT = 12

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
        facts="Pieces of evidence that share most of their words. Merge two to sort them once; neither loses its words, people or insights."
      />
      {page.data.length === 0 ? (
        <Empty title="No near-duplicates found" action={<ButtonLink href={paths.themes()}>Open themes</ButtonLink>}>
          Each time themes are found, remarks of four or more words that everyone may read are compared.
        </Empty>
      ) : (
        <TwinList twins={page.data} label="Pairs" />
      )}
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}
