import { z } from 'zod'
import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { groupBy } from '@/lib/core/group'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { listEvidenceByIds, listOwnWords } from '@/lib/evidence/queries'
import { db } from '@/lib/server/db'
import {
  countPending,
  newestOwed,
  personalUpdatesOf,
  ledgerTotals,
  ledgerCounts,
  findUpdate,
  hasMuted,
  listUpdateRows,
} from './repo'
import { findReads } from './repo-digest'
import { seenByFor } from './policy'
import { textsOf, toUpdate } from './presenter'
import { countLedger } from './rules'
import { textFor } from './rules-audience'
import { referencedIds, withQuotes } from './rules-quotes'
import type { Answered, PersonalUpdateRow, UpdateRow } from './schema-rows'
import type { Told, Update, UpdateQuery } from './schema'

export type { Answered }

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

/** The words that some updates refer to, as far as this reader may read them. */
export async function quotesFor(actor: MaybeActor, rows: readonly UpdateRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => textsOf(row).flatMap(referencedIds)))]
  if (ids.length === 0 || !can(actor, 'evidence.read')) return new Map()
  return new Map((await listEvidenceByIds(actor, ids)).map((piece) => [piece.id, piece.text]))
}

/** Published updates, the last one first. */
export async function listUpdates(
  actor: MaybeActor,
  { limit, cursor, audience, kind }: UpdateQuery,
): Promise<Page<Update>> {
  authorize(actor, 'update.read')
  const rows = await listUpdateRows(db, { audience, kind }, decodeCursor(cursor, cursorKey), limit + 1)
  const quotes = await quotesFor(actor, rows)
  return toPage(
    rows,
    limit,
    (row) => [row.publishedAt.toISOString(), row.id],
    (row) => toUpdate(row, quotes),
  )
}

/**
 * The same in the words that this reader reads: of the audience that is asked for, else of the one that they chose or that their role
 * says, as in their mail.
 */
export async function listUpdatesInWords(actor: MaybeActor, query: UpdateQuery): Promise<Update[]> {
  const reader = authorize(actor, 'update.read')
  const [{ data }, reads] = await Promise.all([listUpdates(reader, query), findReads(db, reader.id)])
  return data.map((update) => {
    const { title, body } = textFor(update, reader.role, query.audience ?? reads)
    return { ...update, title, body, audience: query.audience ?? update.audience }
  })
}

/** @throws AppError not_found */
export async function getUpdate(actor: MaybeActor, id: string): Promise<Update> {
  authorize(actor, 'update.read')
  const row = await findUpdate(db, id)
  if (!row) throw notFound('This update')
  return toUpdate(row, await quotesFor(actor, [row]))
}

/** The ledgers of some updates as counts, for those who answer for them; an empty map for everybody else. */
export async function getLedgers(actor: MaybeActor, updateIds: readonly string[]): Promise<Map<string, Told>> {
  if (!can(actor, 'told.read')) return new Map()
  const byUpdate = groupBy(await ledgerCounts(db, updateIds, seenByFor(actor)), (row) => row.updateId)
  return new Map(updateIds.map((id) => [id, countLedger(byUpdate.get(id) ?? [])]))
}

/** The newest update of which people are still owed an answer, of those whom this reader may see, with how many; null where nobody is. */
export async function findNewestOwed(actor: MaybeActor): Promise<{ update: Update; owed: number } | null> {
  const reader = authorize(actor, 'told.read')
  const found = await newestOwed(db, seenByFor(reader))
  return found && { update: toUpdate(found.update, await quotesFor(reader, [found.update])), owed: found.owed }
}

/** How many people are still owed an answer: whoever is owed several is one person. */
export async function countOwedPeople(actor: MaybeActor): Promise<number> {
  return countPending(seenByFor(authorize(actor, 'told.read')))
}

/** Every promise ever made, counted by what became of it: one for each person and update, so not people. */
export async function getLedgerTotals(actor: MaybeActor): Promise<Told> {
  authorize(actor, 'told.read')
  return countLedger(await ledgerTotals(db, seenByFor(actor)))
}

const quotesOf = (words: ReadonlyMap<string, { text: string }>): Map<string, string> =>
  new Map([...words].map(([id, one]) => [id, one.text]))

async function withOwnWords(personId: string, rows: readonly PersonalUpdateRow[]): Promise<Answered[]> {
  const ids = [...new Set(rows.flatMap((row) => row.evidence))]
  const words = new Map((await listOwnWords(db, personId, ids)).map((one) => [one.id, one]))
  return rows.map(({ evidence, ...row }) => ({
    ...row,
    opposed: row.stance === 'contradicts' ? withQuotes(row.opposed, quotesOf(words)) : '',
    said: evidence.flatMap((id) => words.get(id) ?? []),
  }))
}

/** "You said → we did": the newest updates that answer this person, with their own words. Muted ones are left out. */
export async function listPersonalUpdates(actor: MaybeActor, limit = 10): Promise<Answered[]> {
  const person = authorize(actor, 'told.own')
  return withOwnWords(person.id, await personalUpdatesOf(db, person.id, ['owed', 'told'], limit))
}

/** What this person is told about one update; null when nothing of theirs is behind it. */
export async function findPersonalUpdate(actor: MaybeActor, updateId: string): Promise<Answered | null> {
  const person = authorize(actor, 'told.own')
  const rows = await personalUpdatesOf(db, person.id, ['owed', 'told', 'muted'], 1, updateId)
  const [answered] = await withOwnWords(person.id, rows)
  return answered ?? null
}

/** Whether this person has asked not to be told. */
export async function isMuted(actor: MaybeActor): Promise<boolean> {
  return hasMuted(db, authorize(actor, 'told.own').id)
}
