import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { MissionLine } from '@/components/catalog/mission'
import { Board } from '@/components/roadmap/board'
import { PublicForm } from '@/components/roadmap/public-form'
import { CapacityForm } from '@/components/roadmap/capacity-form'
import { GroupedBoard } from '@/components/roadmap/grouped-board'
import { GROUP_LABELS } from '@/components/roadmap/labels'
import { ColumnFoot, ColumnHead, FIRST_CARDS, MAX_CARDS } from '@/components/roadmap/column-parts'
import { NothingPlanned } from '@/components/roadmap/nothing-planned'
import { RoadmapFilter } from '@/components/roadmap/roadmap-filter'
import { StillBoard } from '@/components/roadmap/still-board'
import { ViewsMenu } from '@/components/roadmap/views-menu'
import { ViewSwitch } from '@/components/roadmap/view-switch'
import { Segmented } from '@/components/ui/segmented'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { getMission } from '@/lib/catalog/queries-mission'
import { can, type Actor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { formatFilter, type Filter } from '@/lib/core/filter'
import { paths } from '@/lib/core/paths'
import { param, withParams, type SearchParams } from '@/lib/core/url'
import { isRoadmapPublic } from '@/lib/roadmap/queries-public'
import { getBoard } from '@/lib/roadmap/queries'
import { listFilterNames, readBoardFilter } from '@/lib/roadmap/queries-filter'
import { narrows, type BoardFilter } from '@/lib/roadmap/rules-filter'
import { getGroupedBoard, REMOVED, type Group } from '@/lib/roadmap/queries-groups'
import { listViews } from '@/lib/roadmap/queries-views'
import { GROUPS, PUBLIC_GROUPS, type GroupBy } from '@/lib/roadmap/rules-groups'
import type { Horizon } from '@/lib/roadmap/schema'
import { pageActorWith } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Roadmap' }

const asked = (params: SearchParams, horizon: Horizon): number => {
  const cards = Number(param(params, horizon))
  return Number.isInteger(cards) && cards > 0 ? Math.min(cards, MAX_CARDS) : FIRST_CARDS
}

export default async function RoadmapPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await pageActorWith('roadmap.read')
  const params = await searchParams
  const by = GROUPS.find((one) => one === param(params, 'by'))
  const [filter, names, views, mission] = await Promise.all([
    readBoardFilter(actor, param(params, 'q')),
    listFilterNames(actor),
    listViews(actor),
    getMission(actor, systemClock()),
  ])
  const typed = <RoadmapFilter params={params} filter={filter} names={names} />
  const menu = (
    <ViewsMenu
      views={views}
      here={`${paths.roadmap()}${withParams(params, {})}`}
      shares={can(actor, 'roadmap.write')}
    />
  )
  if (by) return <ByGroup actor={actor} by={by} params={params} filter={filter} typed={typed} menu={menu} />
  const { columns, capacity, version } = await getBoard(
    actor,
    {
      now: asked(params, 'now'),
      next: asked(params, 'next'),
      later: asked(params, 'later'),
    },
    filter,
  )
  const writes = can(actor, 'roadmap.write')
  const full = can(actor, 'roadmap.score')
  const byHorizon = <T,>(of: (column: (typeof columns)[number]) => T) =>
    Object.fromEntries(columns.map((column) => [column.horizon, of(column)])) as Record<Horizon, T>
  const cards = byHorizon((column) => column.cards)
  // Capacity is for all of "Now": beside a part of it, or under some of its cards, it would say what is not so.
  const narrowed = narrows(filter)
  const line = narrowed ? null : capacity
  const heads = byHorizon((column) => <ColumnHead column={column} capacity={line} full={full} />)
  const feet = byHorizon((column) => <ColumnFoot column={column} params={params} narrowed={narrowed} />)
  // A filter that finds nothing is no empty roadmap.
  const empty = columns.every((column) => column.items === 0) && param(params, 'q') === undefined
  return (
    <>
      <PageHeader
        title="Roadmap"
        facts={
          full
            ? 'Manual order. The mark on each card’s rule is its RICE score with its interval, all on one scale.'
            : 'What is being worked on, what is next, and what comes later.'
        }
        action={
          writes &&
          !empty && (
            <ButtonLink href={paths.roadmapNew()} variant="primary">
              New item
            </ButtonLink>
          )
        }
        overflow={
          <>
            {menu}
            {can(actor, 'roadmap.vote') && (
              <ButtonLink href={paths.roadmapFeedback()} variant="ghost">
                My feedback
              </ButtonLink>
            )}
            {writes && !empty && <CapacityForm weeks={capacity} />}
            {can(actor, 'settings.write') && <PublicForm open={await isRoadmapPublic()} />}
          </>
        }
      />
      <MissionLine mission={mission} />
      <Views full={full} by={undefined} params={params} />
      {!empty && typed}
      {empty ? (
        <NothingPlanned mayWrite={writes} />
      ) : writes ? (
        <Board cards={cards} capacity={line} version={version} heads={heads} feet={feet} />
      ) : (
        <StillBoard cards={cards} version={version} heads={heads} feet={feet} />
      )}
    </>
  )
}

/** Board, list and timeline; and what the board is grouped by. */
function Views({ full, by, params }: { full: boolean; by: GroupBy | undefined; params: SearchParams }) {
  const groups = full ? GROUPS : PUBLIC_GROUPS
  const to = (group: GroupBy | undefined) => withParams(params, { by: group }) || '?'
  return (
    <div className="flex flex-wrap items-start gap-x-6">
      <ViewSwitch current="board" full={full} />
      <Segmented
        label="Group by"
        className="mb-5"
        choices={[
          { label: 'Now, next, later', href: to(undefined), current: by === undefined },
          ...groups.map((group) => ({ label: GROUP_LABELS[group], href: to(group), current: by === group })),
        ]}
      />
    </div>
  )
}

/** Where all items of a group are listed; of one that no filter names (no theme, no quarter), all of those looked at. */
function listOf(by: GroupBy, { key, label }: Pick<Group, 'key' | 'label'>, filter: Filter): string {
  const isNamed = by === 'team' || by === 'capability'
  // By its name, as a person would type it; of one that has gone since there is none.
  const value = isNamed ? (key === '' ? 'none' : label === REMOVED ? '' : label) : key
  const fields = value === '' ? [] : [{ key: by, value, negated: false }]
  // Of what was looked at this group alone: two values of one key are either of them.
  const others = filter.fields.filter((field) => value === '' || field.key !== by || field.negated)
  const text = formatFilter({ ...filter, fields: [...others, ...fields] })
  return paths.roadmapList({ sort: 'rank', q: text || undefined })
}

async function ByGroup({
  actor,
  by,
  params,
  filter,
  typed,
  menu,
}: {
  actor: Actor
  by: GroupBy
  params: SearchParams
  filter: BoardFilter
  typed: ReactNode
  menu: ReactNode
}) {
  const board = await getGroupedBoard(actor, by, filter)
  const full = can(actor, 'roadmap.score')
  const grouped = full || PUBLIC_GROUPS.includes(by) ? by : 'quarter'
  return (
    <>
      <PageHeader
        title="Roadmap"
        facts={
          can(actor, 'roadmap.write')
            ? 'The same open items, grouped. Drag a card into another group, or press m and use the arrow keys.'
            : 'The same open items, grouped.'
        }
        overflow={menu}
      />
      <Views full={full} by={by} params={params} />
      {typed}
      {board.groups.length === 0 ? (
        <Empty title="No open item">Nothing on the roadmap fits.</Empty>
      ) : (
        <GroupedBoard
          {...board}
          by={by}
          writes={can(actor, 'roadmap.write')}
          lists={Object.fromEntries(board.groups.map((group) => [group.key, listOf(grouped, group, filter)]))}
        />
      )}
    </>
  )
}
