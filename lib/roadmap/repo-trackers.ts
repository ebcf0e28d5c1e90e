import type { Db, Tx } from '@/lib/server/db'
import type { IssueAddress } from './rules-trackers'
import type { IssueNews } from './rules-tracker-events'

export interface LinkRow {
  itemId: string
  url: string
  provider: string
  key: string
  title: string
  state: string
  stateName: string
  checkedAt: Date | null
}

export const listLinkRows = (db: Db, itemId: string): Promise<LinkRow[]> =>
  db.itemLink.findMany({ where: { itemId }, orderBy: [{ createdAt: 'asc' }, { url: 'asc' }], take: 100 })

/** Links an issue, with what is known of it from another item that links it. Safe to repeat. */
export async function saveLink(
  tx: Tx,
  itemId: string,
  { url, provider, key }: IssueAddress,
  createdAt: Date,
): Promise<void> {
  const known = await tx.itemLink.findFirst({
    where: { provider, key, checkedAt: { not: null } },
    select: { title: true, state: true, stateName: true, checkedAt: true, statedAt: true },
    orderBy: { checkedAt: 'desc' },
  })
  await tx.itemLink.createMany({ data: [{ itemId, url, provider, key, createdAt, ...known }], skipDuplicates: true })
}

export const removeLink = async (tx: Tx, itemId: string, url: string): Promise<number> =>
  (await tx.itemLink.deleteMany({ where: { itemId, url } })).count

/** Gives the links of one item to another, but for those that it has itself. @returns the addresses that went over */
export async function moveLinks(tx: Tx, from: string, to: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ url: string }[]>`
    UPDATE "ItemLink" l SET "itemId" = ${to} WHERE l."itemId" = ${from}
      AND NOT EXISTS (SELECT FROM "ItemLink" o WHERE o."itemId" = ${to} AND o."url" = l."url") RETURNING l."url"`
  return rows.map((row) => row.url).sort()
}

/** Gives links back, those that are still there. */
export async function moveLinksBack(tx: Tx, from: string, to: string, urls: readonly string[]): Promise<void> {
  await tx.itemLink.updateMany({ where: { itemId: from, url: { in: [...urls] } }, data: { itemId: to } })
}

/**
 * Notes on every link to an issue what its tracker told, unless something later is known of it: a message that is sent again, or
 * comes late, does not bring back a former state.
 * @returns how many links that were
 */
export async function noteNews(
  tx: Tx,
  { issue, title, state, stateName, at }: IssueNews,
  checkedAt: Date,
): Promise<number> {
  const { provider, key } = issue
  const data = { state, stateName, checkedAt, ...(at && { statedAt: at }), ...(title && { title }) }
  const where = { provider, key, ...(at && { OR: [{ statedAt: null }, { statedAt: { lte: at } }] }) }
  return (await tx.itemLink.updateMany({ where, data })).count
}

/** When each tracker last told the state of a linked issue. */
export async function lastHeard(db: Db): Promise<Map<string, Date>> {
  const rows = await db.itemLink.groupBy({ by: ['provider'], _max: { checkedAt: true } })
  return new Map(rows.flatMap(({ provider, _max }) => (_max.checkedAt ? [[provider, _max.checkedAt] as const] : [])))
}
