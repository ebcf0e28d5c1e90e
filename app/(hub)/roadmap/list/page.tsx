import type { Metadata } from 'next'
import { PAGE_ROWS } from '@/lib/core/paging'
import { paths } from '@/lib/core/paths'
import { ItemTable } from '@/components/roadmap/item-table'
import { NothingPlanned } from '@/components/roadmap/nothing-planned'
import { RoadmapFilter } from '@/components/roadmap/roadmap-filter'
import { ViewsMenu } from '@/components/roadmap/views-menu'
import { ViewSwitch } from '@/components/roadmap/view-switch'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { can } from '@/lib/core/actor'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import { listItems } from '@/lib/roadmap/queries'
import { listViews } from '@/lib/roadmap/queries-views'
import { listFilterNames, readBoardFilter } from '@/lib/roadmap/queries-filter'
import { HORIZONS, SORTS, STATUSES } from '@/lib/roadmap/schema'
import { orNotFound } from '@/lib/server/page'
import { pageActorWith } from '@/lib/server/session'
import { ListFilters } from '@/components/roadmap/list-filters'

export const metadata: Metadata = { title: 'Roadmap, listed' }

const oneOf = <T extends string>(all: readonly T[], text: string | undefined): T | undefined =>
  all.find((one) => one === text)

export default async function RoadmapListPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('roadmap.read')
  const params = await searchParams
  const full = can(actor, 'roadmap.score')
  const sort = oneOf(SORTS, param(params, 'sort')?.replace(/^-/, '')) ?? (full ? 'rice' : 'rank')
  const status = param(params, 'status') === 'any' ? undefined : (oneOf(STATUSES, param(params, 'status')) ?? 'open')
  const horizon = oneOf(HORIZONS, param(params, 'column'))
  const filter = await readBoardFilter(actor, param(params, 'q'))
  const cursor = param(params, 'cursor')
  const asked = { sort: full ? sort : ('rank' as const), status, horizon, limit: PAGE_ROWS, cursor }
  const [page, views, names] = await Promise.all([
    orNotFound(listItems(actor, asked, filter)),
    listViews(actor),
    listFilterNames(actor),
  ])
  const writes = can(actor, 'roadmap.write')
  // Nothing open may still mean that everything shipped: only a roadmap without any item has nothing to choose from.
  const bare = page.data.length === 0 && (await listItems(actor, { sort: 'rank', limit: 1 })).data.length === 0
  return (
    <>
      <PageHeader
        title="Roadmap"
        facts="Scores are independent of each other."
        action={
          writes &&
          !bare && (
            <ButtonLink href={paths.roadmapNew()} variant="primary">
              New item
            </ButtonLink>
          )
        }
        overflow={
          <ViewsMenu
            views={views}
            here={`${paths.roadmapList()}${withParams(params, { cursor: undefined })}`}
            shares={writes}
          />
        }
      />
      <div className="flex flex-wrap items-start justify-between gap-x-6">
        <ViewSwitch current="list" full={full} />
        {!bare && <ListFilters params={params} status={status ?? 'any'} horizon={horizon} />}
      </div>
      {!bare && <RoadmapFilter params={params} filter={filter} names={names} />}
      {bare ? (
        <NothingPlanned mayWrite={writes} />
      ) : (
        <ItemTable items={page.data} sort={sort} params={params} full={full} />
      )}
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}
