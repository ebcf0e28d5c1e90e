import { z } from 'zod'
import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { mapNames } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import { seesDrafts } from './policy'
import { everyItem, findIn, scoredItems } from './repo'
import { countVotes, findVote, listVoteRows, votesOfPerson } from './repo-votes'
import type { Vote } from './schema-votes'

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

/** The votes on an item with their reasons, the last changed first. */
export async function listVotes(actor: MaybeActor, itemId: string, query: PageQuery): Promise<Page<Vote>> {
  const reader = authorize(actor, 'roadmap.score')
  if (!(await findIn(db, seesDrafts(reader) ? everyItem : scoredItems, itemId))) throw notFound('This item')
  const rows = await listVoteRows(db, itemId, decodeCursor(query.cursor, cursorKey), query.limit + 1)
  const names = await mapNames(rows.map((row) => row.personId))
  return toPage(
    rows,
    query.limit,
    (row) => [row.changedAt.toISOString(), row.personId],
    (row) => ({
      itemId,
      reason: row.reason,
      by: names.get(row.personId)?.name ?? 'A person who has left',
      createdAt: row.createdAt.toISOString(),
      changedAt: row.changedAt.toISOString(),
    }),
  )
}

/** How many voted for an item, and this person's own reason; null for readers who may not vote. */
export async function findOwnVote(
  actor: MaybeActor,
  itemId: string,
): Promise<{ votes: number; reason: string | null } | null> {
  if (!actor || !can(actor, 'roadmap.vote')) return null
  const [votes, own] = await Promise.all([countVotes(db, itemId), findVote(db, itemId, actor.id)])
  return { votes, reason: own?.reason ?? null }
}

const MOST = 200

/**
 * What this person voted for, the last changed first, and how each item stands; null for one that is a draft again: of that they know
 * only that they voted, which they may take back.
 */
export async function listOwnVotes(actor: MaybeActor) {
  const person = authorize(actor, 'roadmap.vote')
  const drafts = seesDrafts(person)
  return (await votesOfPerson(db, person.id, MOST)).map(({ item: { publishedAt, ...item }, ...vote }) => ({
    ...vote,
    item: drafts || publishedAt !== null ? item : null,
  }))
}
