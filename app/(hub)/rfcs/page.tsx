import { formatCount } from '@/lib/core/format'
import type { Metadata } from 'next'
import { PAGE_ROWS } from '@/lib/core/paging'
import { apiPaths, paths } from '@/lib/core/paths'
import { RfcTable } from '@/components/rfcs/rfc-table'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { FilterBar } from '@/components/ui/filter-bar'
import { Menu, MenuLink } from '@/components/ui/menu'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { parseFilter } from '@/lib/core/filter'
import { formatSort, parseSort } from '@/lib/core/sort'
import { param, type SearchParams } from '@/lib/core/url'
import { filterKeys, fromFilter } from '@/lib/rfcs/rules-filter'
import { commonLabels, countFound, findRfcs } from '@/lib/rfcs/queries'
import { unreadOf } from '@/lib/rfcs/queries-follow'
import { STATUS_LABELS } from '@/lib/rfcs/presenter-labels'
import { listQuery, statuses } from '@/lib/rfcs/schema'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'RFCs' }

export default async function RfcsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('rfc.read')
  const params = await searchParams
  const q = param(params, 'q') ?? ''
  const filter = parseFilter(q, filterKeys)
  // Words put the best answer first, until another order is asked for.
  const own = fromFilter(filter).words
    ? { key: 'relevance' as const, descending: false }
    : { key: 'number' as const, descending: true }
  const sort = parseSort<'number' | 'updated' | 'relevance'>(param(params, 'sort'), ['number', 'updated'], own)
  const query = listQuery.parse({
    q: q.slice(0, 500),
    sort: formatSort(sort),
    limit: PAGE_ROWS,
    cursor: param(params, 'cursor')?.slice(0, 500),
  })
  const [page, found, labels, unread] = await Promise.all([
    findRfcs(actor, query),
    countFound(actor, query.q ?? ''),
    commonLabels(actor),
    unreadOf(actor),
  ])
  const now = systemClock()
  const mayWrite = can(actor, 'rfc.write')
  // Before the first RFC there is nothing to filter, and the list itself says how to begin.
  const bare = page.data.length === 0 && q.trim() === ''
  return (
    <>
      <PageHeader
        title="RFCs"
        facts="Proposals for the platform: written down, discussed beside the text, decided with a reason."
        action={
          mayWrite &&
          !bare && (
            <ButtonLink href={paths.rfcNew()} variant="primary">
              New RFC
            </ButtonLink>
          )
        }
        overflow={
          <>
            <ButtonLink href={paths.rfcInbox()} variant="ghost">
              Inbox{unread > 0 && <span className="ml-1 tabular-nums text-accent">{unread}</span>}
            </ButtonLink>
            <Menu label="More">
              {can(actor, 'rfc.import') && <MenuLink href={paths.rfcImport()}>Import RFCs</MenuLink>}
              {can(actor, 'rfc.template') && <MenuLink href={paths.rfcTemplates()}>RFC templates</MenuLink>}
              <MenuLink href={paths.rfcPreferences()}>What you follow</MenuLink>
              <MenuLink href={apiPaths.rfcsFeed()}>Atom feed</MenuLink>
            </Menu>
          </>
        }
      />
      {!bare && (
        <FilterBar
          params={params}
          filter={filter}
          placeholder="status:review author:ana team:data words"
          fields={[
            {
              key: 'status',
              label: 'Status',
              values: statuses.map((value) => ({ value, label: STATUS_LABELS[value] })),
            },
            { key: 'label', label: 'Label', values: labels.map((value) => ({ value })) },
          ]}
        >
          <span className="tabular-nums">{formatCount(found)} found</span>
        </FilterBar>
      )}
      {page.near && <p className="mb-3 text-sm text-ink-2">Nothing says exactly that. These titles come near.</p>}
      <RfcTable
        rows={page.data}
        sort={sort}
        params={params}
        now={now}
        empty={<NoRfcs filtered={!bare} mayWrite={mayWrite} mayImport={can(actor, 'rfc.import')} />}
      />
      <Pagination params={params} nextCursor={page.nextCursor} />
    </>
  )
}

function NoRfcs({ filtered, mayWrite, mayImport }: { filtered: boolean; mayWrite: boolean; mayImport: boolean }) {
  if (filtered) {
    return (
      <Empty title="No RFC matches this filter" action={<ButtonLink href={paths.rfcs()}>Show all</ButtonLink>}>
        Words are looked for in titles, texts and comments. Take a piece of the filter away to see more.
      </Empty>
    )
  }
  return (
    <Empty
      title="No RFCs yet"
      action={
        <>
          {mayWrite && (
            <ButtonLink href={paths.rfcNew()} variant="primary">
              New RFC
            </ButtonLink>
          )}
          {mayImport && <ButtonLink href={paths.rfcImport()}>Import RFCs</ButtonLink>}
        </>
      }
    >
      An RFC is a change to the platform proposed in writing, so that the teams it touches can object before it is
      built. Each comment counts as evidence of what developers need.
    </Empty>
  )
}
