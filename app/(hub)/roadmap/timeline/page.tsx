import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { KIND_LABELS } from '@/components/roadmap/labels'
import { QuarterRow, QuarterTable } from '@/components/roadmap/quarter-table'
import { RoadmapFilter } from '@/components/roadmap/roadmap-filter'
import { TeamLoads } from '@/components/roadmap/team-load'
import { ViewsMenu } from '@/components/roadmap/views-menu'
import { ViewSwitch } from '@/components/roadmap/view-switch'
import { Empty } from '@/components/ui/empty'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Still } from '@/components/ui/still'
import { can } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { formatCount, formatNumber, plural } from '@/lib/core/format'
import { paths } from '@/lib/core/paths'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import { getTimeline, type Timeline } from '@/lib/roadmap/queries-timeline'
import { listViews } from '@/lib/roadmap/queries-views'
import { listPresentTeams } from '@/lib/people/queries'
import { listFilterNames, readBoardFilter } from '@/lib/roadmap/queries-filter'
import { quarterOf } from '@/lib/roadmap/rules-filter'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Roadmap, timeline' }

export default async function TimelinePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('roadmap.read')
  const params = await searchParams
  const current = quarterOf(systemClock())
  const filter = await readBoardFilter(actor, param(params, 'q'))
  const [timeline, views, names, teams] = await Promise.all([
    getTimeline(actor, filter, systemClock()),
    listViews(actor),
    listFilterNames(actor),
    can(actor, 'roadmap.write') ? listPresentTeams(actor) : null,
  ])
  // Before an item names a quarter there is nothing to filter.
  const bare = timeline.rows.length === 0 && param(params, 'q') === undefined
  return (
    <>
      <PageHeader
        title="Roadmap"
        facts="Items by the quarter they are named for, in rows by theme."
        overflow={
          <ViewsMenu
            views={views}
            here={`${paths.roadmapTimeline()}${withParams(params, {})}`}
            shares={can(actor, 'roadmap.write')}
          />
        }
      />
      <ViewSwitch current="timeline" full={can(actor, 'roadmap.score')} />
      {!bare && <RoadmapFilter params={params} filter={filter} names={names} />}
      {timeline.rows.length === 0 ? (
        <Empty title="No item names a quarter" action={<ButtonLink href={paths.roadmap()}>Open the board</ButtonLink>}>
          Name one on an item, and it appears here.
        </Empty>
      ) : (
        <Grid timeline={timeline} current={current} />
      )}
      <Outside {...timeline} />
      {timeline.teams && (
        <TeamLoads teams={timeline.teams} quarters={timeline.quarters} current={current} choices={teams} />
      )}
    </>
  )
}

function Outside({ earlier, later, moreThemes }: Pick<Timeline, 'earlier' | 'later' | 'moreThemes'>) {
  const parts = [
    ...(moreThemes > 0 ? [plural(moreThemes, 'more theme')] : []),
    ...(earlier > 0 ? [`${plural(earlier, 'item')} of earlier quarters`] : []),
    ...(later > 0 ? [`${plural(later, 'item')} of later quarters`] : []),
  ]
  if (parts.length === 0) return null
  return <p className="mt-2 text-sm text-ink-3">Not shown: {new Intl.ListFormat('en').format(parts)}.</p>
}

function Grid({ timeline: { quarters, rows, weeks }, current }: { timeline: Timeline; current: string }) {
  return (
    <Still>
      <QuarterTable
        label="Timeline"
        rowsAre="Theme"
        current={current}
        quarters={quarters}
        under={weeks ? (index) => `${formatNumber(weeks[index] ?? 0)} person-weeks` : undefined}
      >
        {rows.map(({ theme, cells }) => (
          <QuarterRow key={theme} name={theme || 'No theme'}>
            {cells.map(({ items, more }, index) => (
              <td key={quarters[index]} className="space-y-1 border-l p-2">
                {items.map((item) => (
                  <Link
                    key={item.id}
                    href={paths.item(item.id)}
                    prefetch={false}
                    className={`block rounded-sm border px-2 py-1 break-words hover:bg-hover ${
                      item.status === 'shipped' ? 'text-ink-3' : 'border-l-2 border-l-accent'
                    }`}
                  >
                    {item.title}
                    <span className="block text-xs text-ink-3">
                      {item.status === 'shipped' ? 'Shipped' : KIND_LABELS[item.kind]}
                    </span>
                  </Link>
                ))}
                {more > 0 && <p className="text-xs text-ink-3">and {formatCount(more)} more</p>}
              </td>
            ))}
          </QuarterRow>
        ))}
      </QuarterTable>
    </Still>
  )
}
