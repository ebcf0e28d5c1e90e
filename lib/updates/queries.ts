import { z } from 'zod'
import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { groupBy } from '@/lib/core/group'
import { decodeCursor, toPage, type Page } from '@/lib/core/paging'
import { db } from '@/lib/server/db'
import {
  answeredFor,
  ledgerTotals,
  ledgerCounts,
  findUpdate,
  hasMuted,
  listRows,
  type AnsweredRow,
  type UpdateRow,
} from './repo'
import { countLedger } from './rules'
import type { Told, Update, UpdateQuery } from './schema'

export type { AnsweredRow }

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

export const toUpdate = (row: UpdateRow): Update => ({ ...row, publishedAt: row.publishedAt.toISOString() })

/** Published updates, the last one first. */
export async function listUpdates(actor: MaybeActor, { limit, cursor, audience }: UpdateQuery): Promise<Page<Update>> {
  authorize(actor, 'update.read')
  const rows = await listRows(db, audience, decodeCursor(cursor, cursorKey), limit + 1)
  return toPage(rows, limit, (row) => [row.publishedAt.toISOString(), row.id], toUpdate)
}

/** @throws AppError not_found */
export async function getUpdate(actor: MaybeActor, id: string): Promise<Update> {
  authorize(actor, 'update.read')
  const row = await findUpdate(db, id)
  if (!row) throw notFound('This update')
  return toUpdate(row)
}

/** The ledgers of some updates as counts, for those who answer for them; an empty map for everybody else. */
export async function getLedgers(actor: MaybeActor, updateIds: readonly string[]): Promise<Map<string, Told>> {
  if (!can(actor, 'told.read')) return new Map()
  const byUpdate = groupBy(await ledgerCounts(db, updateIds), (row) => row.updateId)
  return new Map(updateIds.map((id) => [id, countLedger(byUpdate.get(id) ?? [])]))
}

/** Every promise ever made, counted by what became of it. */
export async function getLedgerTotals(actor: MaybeActor): Promise<Told> {
  authorize(actor, 'told.read')
  return countLedger(await ledgerTotals(db))
}

/** "You said → we did": the newest updates that answer this person, with their own words. Muted ones are left out. */
export async function listAnswers(actor: MaybeActor, limit = 10): Promise<AnsweredRow[]> {
  const person = authorize(actor, 'told.own')
  return answeredFor(db, person.id, ['owed', 'told'], limit)
}

/** What this person is told about one update; null when nothing of theirs is behind it. */
export async function findAnswer(actor: MaybeActor, updateId: string): Promise<AnsweredRow | null> {
  const person = authorize(actor, 'told.own')
  const rows = await answeredFor(db, person.id, ['owed', 'told', 'muted'], 200)
  return rows.find((row) => row.updateId === updateId) ?? null
}

/** Whether this person has asked not to be told. */
export async function isMuted(actor: MaybeActor): Promise<boolean> {
  return hasMuted(db, authorize(actor, 'told.own').id)
}
