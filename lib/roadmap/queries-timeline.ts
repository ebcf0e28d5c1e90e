import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { groupBy } from '@/lib/core/group'
import { mapTeamNames } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import { seesDrafts } from './policy'
import { everyItem, narrowed, publishedItems, scoredItems } from './repo'
import { quarterWork, teamCapacities, timelineItems, type QuarterWork, type TimelineItem } from './repo-groups'
import { sumOfWeeks } from './rules'
import { narrows, quartersBetween, type BoardFilter } from './rules-filter'

type Brief = Pick<TimelineItem, 'id' | 'title' | 'kind' | 'status'>

/** A team's open person-weeks in each quarter, and how many it has; null where that was not said. */
export interface TeamLoad {
  teamId: string
  name: string
  weeks: number[]
  capacity: (number | null)[]
}

export interface Timeline {
  quarters: string[]
  /** Rows by theme: of each quarter the first items in the order of the board, and how many more there are. */
  rows: { theme: string; cells: { items: Brief[]; more: number }[] }[]
  /** Themes in these quarters beyond the rows shown. */
  moreThemes: number
  /** Person-weeks of open items in each quarter; null for readers without scores. */
  weeks: number[] | null
  /** By team, those with work or capacity in these quarters; null for readers without scores. */
  teams: TeamLoad[] | null
  /** Items of quarters before and after those shown. */
  earlier: number
  later: number
}

const FIRST = 6
/** Rows of the picture, and links in it: of many rows each cell names fewer items, and at least one. */
const MAX_ROWS = 15
const MAX_LINKS = 200

/** Open and shipped items by the quarter they are named for, with the work and the capacity of each team. */
export async function getTimeline(actor: MaybeActor, filter: BoardFilter, now: Date): Promise<Timeline> {
  const reader = authorize(actor, 'roadmap.read')
  const full = can(reader, 'roadmap.score')
  const every = full ? (seesDrafts(reader) ? everyItem : scoredItems) : publishedItems
  const view = narrowed(every, filter)
  const work = await quarterWork(db, view)
  const quarters = quartersBetween(
    work.map(({ quarter }) => quarter),
    now,
  )
  // What a team has is for all its work, whatever part of it is looked at.
  const [items, teams] = await Promise.all([
    timelineItems(db, view, quarters, FIRST),
    full ? loadsOf(narrows(filter) ? await quarterWork(db, every) : work, quarters) : null,
  ])
  const [first = '', last = ''] = [quarters[0], quarters.at(-1)]
  const outside = (fits: (quarter: string) => boolean) =>
    work.filter(({ quarter }) => fits(quarter)).reduce((sum, { items: count }) => sum + count, 0)
  const themes = [...groupBy(items, (item) => item.theme.toLowerCase())].sort(([a], [b]) =>
    a === '' ? 1 : b === '' ? -1 : a.localeCompare(b),
  )
  const cells = Math.max(1, Math.min(themes.length, MAX_ROWS) * quarters.length)
  const perCell = Math.max(1, Math.min(FIRST, Math.floor(MAX_LINKS / cells)))
  return {
    quarters,
    rows: themes.slice(0, MAX_ROWS).map(([, own]) => ({
      theme: own[0]?.theme ?? '',
      cells: quarters.map((quarter) => cellOf(own, quarter, perCell)),
    })),
    moreThemes: Math.max(0, themes.length - MAX_ROWS),
    weeks: full
      ? quarters.map((quarter) => sumOfWeeks(work.flatMap((one) => (one.quarter === quarter ? one.weeks : []))))
      : null,
    teams,
    earlier: outside((quarter) => quarter < first),
    later: outside((quarter) => quarter > last),
  }
}

function cellOf(items: readonly TimelineItem[], quarter: string, first: number): { items: Brief[]; more: number } {
  const own = items.filter((item) => item.quarter === quarter)
  const brief = own.slice(0, first).map(({ id, title, kind, status }) => ({ id, title, kind, status }))
  return { items: brief, more: Math.max(0, (own[0]?.of ?? 0) - brief.length) }
}

async function loadsOf(work: readonly QuarterWork[], quarters: readonly string[]): Promise<TeamLoad[]> {
  const capacities = await teamCapacities(db, quarters)
  const busy = work.filter(({ quarter, weeks }) => quarters.includes(quarter) && weeks > 0)
  const ids = [...new Set([...busy.flatMap(({ teamId }) => teamId ?? []), ...capacities.map(({ teamId }) => teamId)])]
  const names = await mapTeamNames(ids)
  const key = (one: { quarter: string; teamId: string | null }) => `${one.quarter} ${one.teamId ?? ''}`
  const planned = groupBy(work, key)
  const has = new Map(capacities.map((one) => [key(one), one.weeks]))
  return ids
    .map((teamId) => ({
      teamId,
      name: names.get(teamId) ?? 'Removed since',
      weeks: quarters.map((quarter) =>
        sumOfWeeks((planned.get(key({ quarter, teamId })) ?? []).map(({ weeks }) => weeks)),
      ),
      capacity: quarters.map((quarter) => has.get(key({ quarter, teamId })) ?? null),
    }))
    .sort(
      (a, b) => overload(b) - overload(a) || sumOfWeeks(b.weeks) - sumOfWeeks(a.weeks) || a.name.localeCompare(b.name),
    )
}

/** Person-weeks beyond what the team has, in all quarters together. */
const overload = ({ weeks, capacity }: TeamLoad): number =>
  sumOfWeeks(weeks.map((planned, at) => Math.max(0, planned - (capacity[at] ?? planned))))
