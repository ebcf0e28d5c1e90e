import { z } from 'zod'
import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { mapNames } from '@/lib/people/queries'
import { db } from '@/lib/server/db'
import { seesDrafts } from './policy'
import { says, toHistoryLine } from './presenter-history'
import { everyItem, findIn, scoredItems } from './repo'
import { dependenciesAround } from './repo-dependencies'
import { boardVersion, listBoardEvents, listEvents } from './repo-events'
import type { ItemHistoryLine } from './schema'

const cursorKey = z.tuple([z.number().int()])

/**
 * What happened to an item, the last first. Readers who know no drafts get what happened since it was published.
 * @throws AppError not_found
 */
export async function listHistory(actor: MaybeActor, id: string, query: PageQuery): Promise<Page<ItemHistoryLine>> {
  const reader = authorize(actor, 'roadmap.score')
  const drafts = seesDrafts(reader)
  const item = await findIn(db, drafts ? everyItem : scoredItems, id)
  if (!item) throw notFound('This item')
  const before = decodeCursor(query.cursor, cursorKey)?.[0]
  const rows = await listEvents(db, id, { before, since: drafts ? null : item.publishedAt, limit: query.limit + 1 })
  const names = await mapNames([...new Set(rows.flatMap((row) => row.byId ?? []))])
  const nameOf = new Map([...names].map(([personId, person]) => [personId, person.name]))
  const writes = can(reader, 'roadmap.write')
  return toPage(
    rows,
    query.limit,
    (row) => [row.seq],
    (row) => toHistoryLine(row, nameOf, writes),
  )
}

const MAX_MOVES = 50

/** Published items that changed column or status since a moment, the newest first: title, address, and what in words. */
export async function listMoves(
  actor: MaybeActor,
  since: Date,
  before: Date | null = null,
): Promise<{ itemId: string; title: string; says: string }[]> {
  authorize(actor, 'roadmap.score')
  return (await listBoardEvents(db, since, MAX_MOVES, before)).map((event) => ({
    itemId: event.itemId,
    title: event.title,
    says: says(event),
  }))
}

/** What an item needs and what needs it, as far as this reader may know them. */
export async function listDependencies(actor: MaybeActor, id: string) {
  const reader = authorize(actor, 'roadmap.score')
  return dependenciesAround(db, id, seesDrafts(reader))
}

/** The version of the board: another number means that something on it changed. */
export async function getBoardVersion(actor: MaybeActor): Promise<number> {
  authorize(actor, 'roadmap.read')
  return boardVersion(db)
}
