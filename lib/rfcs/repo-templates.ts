import { newId } from '@/lib/core/ids'
import { db, type Db, type Tx } from '@/lib/server/db'
import type { TemplateInput } from './schema-templates'

/** No hub offers more: a list to choose from ends somewhere. */
export const maxTemplates = 100

export const ownTemplates = (on: Db = db) => on.rfcTemplate.findMany({ orderBy: [{ name: 'asc' }], take: maxTemplates })
export const ownTemplate = (id: string, on: Db = db) => on.rfcTemplate.findUnique({ where: { id } })
export const templateNamed = (name: string, on: Db = db) =>
  on.rfcTemplate.findFirst({ where: { name: { equals: name, mode: 'insensitive' } }, select: { id: true } })
export const countTemplates = (on: Db = db): Promise<number> => on.rfcTemplate.count()

export const insertTemplate = (tx: Tx, input: TemplateInput, now: Date) =>
  tx.rfcTemplate.create({ data: { id: newId(), ...input, createdAt: now, updatedAt: now } })

/** Writes the next version of a template; false when somebody else did. An archived one keeps the day it was archived on. */
export async function updateTemplate(
  tx: Tx,
  id: string,
  base: number,
  next: TemplateInput & { archivedAt: Date | null },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.rfcTemplate.updateMany({
    where: { id, version: base },
    data: { ...next, version: { increment: 1 }, updatedAt: now },
  })
  return count === 1
}

/** Templates are changed one after the other, so that a name is looked for and taken in one go. */
export const lockTemplates = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(7401005)`
