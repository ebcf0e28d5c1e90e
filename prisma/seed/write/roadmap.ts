import { paths } from '@/lib/core/paths'
import { writeSetting } from '@/lib/server/setting'
import { PUBLIC_KEY } from '@/lib/roadmap/queries-public'
import { quarterOf, quarterPlus } from '@/lib/roadmap/rules-filter'
import { ranksAfter } from '@/lib/roadmap/rules-rank'
import { saveCapacity } from '@/lib/roadmap/repo-settings'
import { rescoreItems } from '@/lib/roadmap/refresh'
import { listPeopleBehind } from '@/lib/updates/queries-voices'
import { HORIZONS } from '@/lib/roadmap/schema'
import { insertLedger } from '@/lib/updates/repo'
import type { Tx } from '@/lib/server/db'
import { idOf, Random } from '../language/random'
import type { Announcement } from '../language/roadmap'
import type { Workspace } from '../language/workspace'
import { insert } from './rows'

/** The board with its scores, and what shipped: its updates and who was told. */
export async function writeRoadmap(tx: Tx, workspace: Workspace): Promise<void> {
  const {
    company,
    calendar: { ago, today },
    pm,
    items,
    capacity,
    teamWeeks,
  } = workspace
  const by = company.who(pm).id
  await insert(
    tx,
    'RoadmapItem',
    HORIZONS.flatMap((horizon) => {
      const column = items.filter((item) => item.horizon === horizon)
      const ranks = ranksAfter(null, column.length)
      return column.map((item, index) => ({
        id: item.id,
        title: item.title,
        problem: item.problem,
        kind: item.kind,
        horizon,
        status: item.status,
        rank: ranks[index] ?? '',
        ...item.weight,
        ...item.wsjf,
        outcome: item.outcome,
        alternatives: item.alternatives,
        rfcNumber: item.rfcNumber,
        theme: item.theme,
        quarter: item.quartersAhead === null ? null : quarterPlus(quarterOf(today), item.quartersAhead),
        teamId: item.teamName === null ? null : company.teamNamed(item.teamName).id,
        capabilityId: item.capabilityName === null ? null : idOf(`capability ${item.capabilityName}`),
        reviewAt: item.reviewInDays === null ? null : ago(-item.reviewInDays),
        createdById: by,
        shippedAt: item.announcement && ago(item.announcement.daysAgo),
        createdAt: ago(item.daysAgo),
        publishedAt: ago(item.daysAgo),
        updatedAt: ago(item.announcement?.daysAgo ?? Math.min(item.daysAgo, 10)),
      }))
    }),
  )
  await insert(
    tx,
    'ItemInsight',
    items.flatMap((item) => item.insights.map((insight) => ({ itemId: item.id, insightId: insight.id }))),
  )
  await insert(
    tx,
    'ItemDependency',
    items.flatMap((item) => item.needed.map((title) => ({ itemId: item.id, needsId: idOf(`item ${title}`) }))),
  )
  await insert(
    tx,
    'TeamCapacity',
    teamWeeks.flatMap(({ team, weeks }) =>
      weeks.map((each, ahead) => ({
        quarter: quarterPlus(quarterOf(today), ahead),
        teamId: company.teamNamed(team).id,
        weeks: each,
      })),
    ),
  )
  await insert(
    tx,
    'LaunchTick',
    items.flatMap((item) =>
      item.ticks.map(({ daysAgo, ...tick }) => ({ itemId: item.id, ...tick, byId: by, at: ago(daysAgo) })),
    ),
  )
  await insert(tx, 'RoadmapView', [
    {
      id: idOf('view golden paths'),
      ownerId: by,
      name: 'What we build, by quarter',
      query: paths.roadmap({ by: 'quarter', q: 'kind:build' }),
      shared: true,
      createdAt: ago(9),
    },
  ])
  await writeSetting(tx, PUBLIC_KEY, { open: true })
  await rescoreItems(
    tx,
    items.map(({ id }) => id),
    today,
  )
  await saveCapacity(tx, capacity)
  for (const item of items) if (item.announcement) await announce(tx, item.id, 'shipped', item.announcement, workspace)
}

/** Publishes what became of an item, and answers those whose words are behind it: nearly all have seen it by now. */
export async function announce(
  tx: Tx,
  itemId: string,
  kind: 'shipped' | 'measured',
  { title, body, daysAgo }: Announcement,
  { company, calendar: { ago }, pm, quiet }: Workspace,
): Promise<void> {
  const updateId = idOf(`update ${title}`)
  const publishedAt = ago(daysAgo - 0.4)
  await tx.update.create({
    data: {
      id: updateId,
      kind,
      title,
      body,
      audiences: ['everyone'],
      itemId,
      publishedAt,
      createdAt: publishedAt,
      createdById: company.who(pm).id,
    },
  })
  await insertLedger(tx, updateId, await listPeopleBehind(tx, itemId, false), publishedAt)
  const random = new Random(title)
  for (const { personId } of await tx.told.findMany({
    where: { updateId, state: 'owed' },
    orderBy: { personId: 'asc' },
  })) {
    const name = company.people.find((person) => person.id === personId)?.name ?? ''
    if (quiet.declined.includes(name)) {
      await tx.told.updateMany({
        where: { updateId, personId },
        data: { state: 'declined', at: ago(Math.max(0.1, daysAgo - 2)) },
      })
    } else if (!quiet.away.includes(name)) {
      await tx.told.updateMany({
        where: { updateId, personId },
        data: { state: 'told', channel: 'page', at: ago(Math.max(0.1, daysAgo - random.int(1, 9) - 0.4)) },
      })
    }
  }
}
