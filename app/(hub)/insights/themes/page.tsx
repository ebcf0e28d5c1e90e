import type { Metadata } from 'next'
import { paths } from '@/lib/core/paths'
import { InsightTabs } from '@/components/insights/insight-tabs'
import { ThemeList } from '@/components/insights/theme-list'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { can } from '@/lib/core/actor'
import { param, type SearchParams } from '@/lib/core/url'
import { listThemes } from '@/lib/insights/queries-themes'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Themes' }

export default async function ThemesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('theme.read')
  const params = await searchParams
  const page = await listThemes(actor, { limit: 40, cursor: param(params, 'cursor') })
  return (
    <>
      <PageHeader
        title="Themes"
        facts="What is said again and again, found by the rare words that pieces share. A start for reading, not a result."
      />
      <InsightTabs current={paths.themes()} research={can(actor, 'insight.write')} />
      {page.data.length > 0 ? (
        <ThemeList themes={page.data} mayPromote={can(actor, 'theme.promote')} />
      ) : (
        <Empty title="No themes yet" action={<ButtonLink href={paths.evidence()}>See the evidence</ButtonLink>}>
          A theme needs three pieces that share a word which others do not have. They are found a few seconds after
          evidence comes in.
        </Empty>
      )}
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}
