import type { Metadata } from 'next'
import { BenchmarkList } from '@/components/results/benchmark-list'
import { BenchmarkForm } from '@/components/results/benchmark-form'
import { PageHeader, Section } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { can } from '@/lib/core/actor'
import { paths } from '@/lib/core/paths'
import { param, type SearchParams } from '@/lib/core/url'
import { pageActorWith } from '@/lib/server/session'
import { getBenchmarks } from '@/lib/results/queries-compare'

export const metadata: Metadata = { title: 'Benchmark sets' }

export default async function BenchmarksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [actor, params] = [await pageActorWith('survey.results'), await searchParams]
  const mayWrite = can(actor, 'survey.write')
  const page = await getBenchmarks(actor, { limit: 50, cursor: param(params, 'cursor') })
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Surveys', href: paths.surveys() }]}
        title="Benchmark sets"
        facts="What others answered to the same questions, to stand beside what your developers say."
      />
      <Section title="Sets">
        <BenchmarkList sets={page.data} mayWrite={mayWrite} />
        <Pagination params={params} nextCursor={page.nextCursor} />
      </Section>
      {mayWrite && (
        <Section title="Import a set">
          <BenchmarkForm />
        </Section>
      )}
    </>
  )
}
