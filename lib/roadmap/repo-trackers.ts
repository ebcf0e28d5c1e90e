import { Prisma, type Db, type Tx } from '@/lib/server/db'
import type { IssueAddress } from './rules-trackers'
import type { IssueNews, Renamed } from './rules-tracker-events'

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
    select: { title: true, state: true, stateName: true, checkedAt: true, statedAt: true, outsideId: true },
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
 * comes late, does not bring back a former state. A link to an address that the issue had before follows it to the new one.
 * @returns how many links that were
 */
export async function noteNews(tx: Tx, news: IssueNews, checkedAt: Date): Promise<number> {
  const { issue, title, state, stateName, at, outsideId } = news
  const { provider, key } = issue
  if (outsideId !== undefined || news.former?.length) await followIssue(tx, news)
  const data = {
    ...{ state, stateName, checkedAt, ...(outsideId !== undefined && { outsideId }) },
    ...{ ...(at && { statedAt: at }), ...(title && { title }) },
  }
  const where: Prisma.ItemLinkWhereInput[] = [
    { provider, key },
    ...(at ? [{ OR: [{ statedAt: null }, { statedAt: { lte: at } }] }] : []),
    // Another issue had this address before: its repository was renamed or is gone, and its name given to another one.
    ...(outsideId === undefined ? [] : [{ OR: [{ outsideId: null }, { outsideId }] }]),
  ]
  return (await tx.itemLink.updateMany({ where: { AND: where }, data })).count
}

/** Gives links to an issue that has another address since that address; where an item has both, the former goes. */
async function followIssue(tx: Tx, { issue, outsideId, former = [], at }: IssueNews): Promise<void> {
  const { provider, key, url } = issue
  const moved = Prisma.sql`l."provider" = ${provider} AND l."key" <> ${key}
    AND (l."outsideId" = ${outsideId ?? null}
      OR l."key" = ANY(${former}) AND (l."outsideId" IS NULL OR ${outsideId ?? null}::text IS NULL))
    AND (l."statedAt" IS NULL OR ${at}::timestamptz IS NULL OR l."statedAt" <= ${at}::timestamptz)`
  await tx.$executeRaw`
    DELETE FROM "ItemLink" l WHERE ${moved}
      AND EXISTS (SELECT FROM "ItemLink" o WHERE o."itemId" = l."itemId" AND (o."url" = ${url}
        OR o."provider" = ${provider} AND (o."outsideId" = ${outsideId ?? null} OR o."key" = ANY(${former})) AND o."url" < l."url"
          AND o."key" <> ${key}))`
  await tx.$executeRaw`UPDATE "ItemLink" l SET "key" = ${key}, "url" = ${url} WHERE ${moved}`
}

/** Links to issues of a repository of GitHub that has another name since. @returns how many that were */
export async function renameRepository(tx: Tx, { from, to }: Renamed): Promise<number> {
  const rest = Prisma.sql`l."provider" = 'github' AND starts_with(l."key", ${`${from}#`})`
  const url = Prisma.sql`'https://github.com/' || ${to} || substr(l."url", length('https://github.com/') + length(${from}) + 1)`
  // Of two links to one issue the one stays of which something is known.
  await tx.$executeRaw`
    DELETE FROM "ItemLink" o USING "ItemLink" l WHERE ${rest} AND o."itemId" = l."itemId" AND o."url" = ${url}
      AND lower(${to}) <> ${from}`
  return tx.$executeRaw`
    UPDATE "ItemLink" l SET "url" = ${url}, "key" = ${to.toLowerCase()} || substr(l."key", length(${from}) + 1) WHERE ${rest}`
}

/** When each tracker last told the state of a linked issue. */
export async function lastHeard(db: Db): Promise<Map<string, Date>> {
  const rows = await db.itemLink.groupBy({ by: ['provider'], _max: { checkedAt: true } })
  return new Map(rows.flatMap(({ provider, _max }) => (_max.checkedAt ? [[provider, _max.checkedAt] as const] : [])))
}
