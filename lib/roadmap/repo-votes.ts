import { Prisma, type Db, type Tx } from '@/lib/server/db'

/** Of the votes on an item those of people who have none on another: a person has one for each item. */
const votesWithout = (on: string, other: string): Prisma.Sql => Prisma.sql`v."itemId" = ${on}
  AND NOT EXISTS (SELECT FROM "ItemVote" o WHERE o."itemId" = ${other} AND o."personId" = v."personId")`

/**
 * Gives the votes of one item to another. Who voted for both keeps the vote on each.
 * @returns the votes that went over
 */
export async function moveVotes(tx: Tx, from: string, to: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "ItemVote" v SET "itemId" = ${to} WHERE ${votesWithout(from, to)} RETURNING v."id"`
  return rows.map((row) => row.id).sort()
}

/**
 * Gives these votes back, those that are still there: one that was taken back and given anew is for the item it was given to.
 * @param people a line of history of before names the people whose votes went over in place of the votes
 */
export async function moveVotesBack(
  tx: Tx,
  { from, to }: { from: string; to: string },
  { votes, people }: { votes: readonly string[]; people: readonly string[] },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ItemVote" v SET "itemId" = ${to}
    WHERE ${votesWithout(from, to)} AND (v."id" = ANY(${votes}) OR v."personId" = ANY(${people}))`
}

export interface VoteRow {
  id: string
  itemId: string
  personId: string
  reason: string
  createdAt: Date
  changedAt: Date
}

/** A person's vote on an item with a new reason, or their first. */
export const saveVote = (tx: Tx, vote: VoteRow): Promise<VoteRow> =>
  tx.itemVote.upsert({
    where: { itemId_personId: { itemId: vote.itemId, personId: vote.personId } },
    create: vote,
    update: { reason: vote.reason, changedAt: vote.changedAt },
  })

export const findVote = (db: Db, itemId: string, personId: string): Promise<VoteRow | null> =>
  db.itemVote.findUnique({ where: { itemId_personId: { itemId, personId } } })

export const countVotes = (db: Db, itemId: string): Promise<number> => db.itemVote.count({ where: { itemId } })

/** Votes on an item, the last changed first, from after `(moment, person)`. */
export const listVoteRows = (
  db: Db,
  itemId: string,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<VoteRow[]> =>
  db.itemVote.findMany({
    where: {
      itemId,
      ...(after && {
        OR: [{ changedAt: { lt: new Date(after[0]) } }, { changedAt: new Date(after[0]), personId: { gt: after[1] } }],
      }),
    },
    orderBy: [{ changedAt: 'desc' }, { personId: 'asc' }],
    take: limit,
  })

/** All votes of a person, with the items as they stand. */
export const votesOfPerson = (db: Db, personId: string, limit: number) =>
  db.itemVote.findMany({
    where: { personId },
    select: {
      itemId: true,
      reason: true,
      changedAt: true,
      item: { select: { id: true, title: true, status: true, horizon: true, mergedIntoId: true, publishedAt: true } },
    },
    orderBy: [{ changedAt: 'desc' }, { itemId: 'asc' }],
    take: limit,
  })

export async function removeVote(tx: Tx, itemId: string, personId: string): Promise<string | null> {
  const vote = await findVote(tx, itemId, personId)
  if (!vote) return null
  await tx.itemVote.delete({ where: { itemId_personId: { itemId, personId } } })
  return vote.id
}

/** The votes and comparisons of a person who is erased. */
export async function forgetVotes(tx: Tx, personId: string): Promise<void> {
  await tx.itemVote.deleteMany({ where: { personId } })
  await tx.itemComparison.deleteMany({ where: { personId } })
}

/** Who voted for an item, with the vote's id. */
export const votersOf = (db: Db, itemId: string): Promise<{ id: string; personId: string }[]> =>
  db.$queryRaw`SELECT "id", "personId" FROM "ItemVote" WHERE "itemId" = ${itemId} ORDER BY "id"`
