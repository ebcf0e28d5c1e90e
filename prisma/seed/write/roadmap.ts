import { ranksAfter } from '@/lib/roadmap/rules-rank'
import { saveCapacity } from '@/lib/roadmap/repo-settings'
import { rescoreItems } from '@/lib/roadmap/refresh'
import { listSupporters } from '@/lib/roadmap/queries'
import { HORIZONS } from '@/lib/roadmap/schema'
import { insertLedger } from '@/lib/updates/repo'
import type { Tx } from '@/lib/server/db'
import { idOf, Random } from '../language/random'
import type { Item } from '../language/roadmap'
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
        rfcNumber: item.rfcNumber,
        createdById: by,
        shippedAt: item.announcement && ago(item.announcement.daysAgo),
        createdAt: ago(item.daysAgo),
        updatedAt: ago(item.announcement?.daysAgo ?? Math.min(item.daysAgo, 10)),
      }))
    }),
  )
  await insert(
    tx,
    'ItemInsight',
    items.flatMap((item) => item.insights.map((insight) => ({ itemId: item.id, insightId: insight.id }))),
  )
  await rescoreItems(
    tx,
    items.map(({ id }) => id),
    today,
  )
  await saveCapacity(tx, capacity)
  for (const item of items) await announce(tx, item, workspace)
}

/** Publishes what a shipped item changed, and answers those whose words are behind it: nearly all have seen it by now. */
async function announce(
  tx: Tx,
  { id, announcement }: Item,
  { company, calendar: { ago }, pm, quiet }: Workspace,
): Promise<void> {
  if (!announcement) return
  const { title, body, daysAgo } = announcement
  const updateId = idOf(`update ${title}`)
  const publishedAt = ago(daysAgo - 0.4)
  await tx.update.create({
    data: {
      id: updateId,
      title,
      body,
      itemId: id,
      publishedAt,
      createdAt: publishedAt,
      createdById: company.who(pm).id,
    },
  })
  await insertLedger(tx, updateId, await listSupporters(tx, id), publishedAt)
  const random = new Random(title)
  for (const { personId } of await tx.told.findMany({
    where: { updateId, state: 'owed' },
    orderBy: { personId: 'asc' },
  })) {
    const name = company.people.find((person) => person.id === personId)?.name ?? ''
    if (quiet.declined.includes(name)) {
      await tx.told.updateMany({ where: { updateId, personId }, data: { state: 'declined', at: ago(daysAgo - 2) } })
    } else if (!quiet.away.includes(name)) {
      await tx.told.updateMany({
        where: { updateId, personId },
        data: { state: 'told', channel: 'page', at: ago(daysAgo - random.int(1, 9) - 0.4) },
      })
    }
  }
}
