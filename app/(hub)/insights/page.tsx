import type { Metadata } from 'next'
import { PAGE_ROWS } from '@/lib/core/paging'
import { paths } from '@/lib/core/paths'
import { InsightList } from '@/components/insights/insight-list'
import { InsightTabs } from '@/components/insights/insight-tabs'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { FilterBar } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Segmented } from '@/components/ui/segmented'
import { can } from '@/lib/core/actor'
import { parseFilter } from '@/lib/core/filter'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import { countDeskPieces, MAX_WAITING } from '@/lib/evidence/queries-triage'
import { listInsights } from '@/lib/insights/queries'
import { INSIGHT_KIND_LABELS } from '@/lib/insights/presenter-labels'
import { insightFilterKeys, insightStates, readInsightFilter } from '@/lib/insights/schema-filter'
import { insightKinds } from '@/lib/insights/schema-judging'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Insights' }

export default async function InsightsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('insight.read')
  const params = await searchParams
  const { filter, asked } = readInsightFilter(parseFilter(param(params, 'q') ?? '', insightFilterKeys))
  const query = {
    ...asked,
    sort: param(params, 'sort') === 'confidence' ? ('confidence' as const) : ('newest' as const),
  }
  const research = can(actor, 'insight.write')
  const [page, waiting] = await Promise.all([
    listInsights(actor, { ...query, limit: PAGE_ROWS, cursor: param(params, 'cursor') }),
    research ? countDeskPieces(actor) : 0,
  ])
  const filtered = filter.fields.length > 0 || filter.words.length > 0
  const bare = page.data.length === 0 && !filtered && filter.unknown.length === 0
  return (
    <>
      <PageHeader
        title="Insights"
        facts="What the evidence says, how widely and how surely."
        action={
          research &&
          !bare && (
            <ButtonLink href={paths.insightDesk()} variant="primary">
              Open the synthesis desk
            </ButtonLink>
          )
        }
      />
      <InsightTabs current={paths.insights()} research={research} waiting={waiting} most={MAX_WAITING} />
      {!bare && (
        <FilterBar
          params={params}
          filter={filter}
          placeholder="is:contested words"
          fields={[
            { key: 'is', label: 'State', values: insightStates.map((value) => ({ value })) },
            {
              key: 'kind',
              label: 'Kind',
              values: insightKinds.map((value) => ({ value, label: INSIGHT_KIND_LABELS[value] })),
            },
            { key: 'review', label: 'Review', values: [{ value: 'due', label: 'Due' }] },
            {
              key: 'owner',
              label: 'Owner',
              values: [
                { value: actor.id, label: 'You' },
                { value: 'none', label: 'No one' },
              ],
            },
          ]}
        >
          <Segmented
            label="Order"
            choices={[
              {
                label: 'Newest',
                href: `${paths.insights()}${withParams(params, { sort: undefined })}`,
                current: query.sort === 'newest',
              },
              {
                label: 'Highest confidence',
                href: `${paths.insights()}${withParams(params, { sort: 'confidence' })}`,
                current: query.sort === 'confidence',
              },
            ]}
          />
        </FilterBar>
      )}
      {page.data.length > 0 ? (
        <InsightList insights={page.data} />
      ) : (
        <NoInsights filtered={!bare} research={research} waiting={waiting} />
      )}
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}

function NoInsights({ filtered, research, waiting }: { filtered: boolean; research: boolean; waiting: number }) {
  if (filtered)
    return (
      <Empty
        title="No insight matches this filter"
        action={<ButtonLink href={paths.insights()}>Show all</ButtonLink>}
      />
    )
  return (
    <Empty
      title="No insights yet"
      action={
        research &&
        (waiting > 0 ? (
          <ButtonLink href={paths.insightDesk()} variant="primary">
            Open the synthesis desk
          </ButtonLink>
        ) : (
          <ButtonLink href={paths.surveys()}>Go to surveys</ButtonLink>
        ))
      }
    >
      An insight is one statement with the evidence for it and against it. Roadmap items stand on insights, so that “why
      is this here?” has an answer.
      {research && waiting === 0 && ' Nothing was heard yet to make one of: begin with a survey.'}
    </Empty>
  )
}
