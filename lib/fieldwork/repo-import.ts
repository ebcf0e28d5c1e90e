import type { Db, Tx } from '@/lib/server/db'
import { forgetRecords } from '@/lib/server/importing'

/** One import of sessions at a time: two of the same file at once would both find it new. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('import session'))`
}

/** What earlier imports left of the same content or of a file of the same name. */
export const listImportRecords = (db: Db, hash: string, name: string) =>
  db.importRecord.findMany({
    where: { kind: 'session', OR: [{ hash }, { source: { startsWith: `${name}/` } }] },
    orderBy: { createdAt: 'asc' },
  })

export const saveImportRecord = (tx: Tx, source: string, hash: string, subjectId: string) =>
  tx.importRecord.upsert({
    where: { kind_source: { kind: 'session', source } },
    create: { kind: 'session', source, hash, subjectId },
    update: { hash, subjectId },
  })

/** How many sessions have this title, alone or with a number behind it. */
export const countTitles = (db: Db, title: string): Promise<number> =>
  db.fieldSession.count({ where: { title: { startsWith: title } } })

/** Sessions that an import made, with its records, so that the same file may come again. */
export async function deleteImported(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.fieldSession.deleteMany({ where: { id: { in: [...ids] } } })
  await forgetRecords(tx, 'session', ids)
}

/** Says that a session was changed where only its participants were. */
export async function touchSession(tx: Tx, id: string): Promise<void> {
  await tx.fieldSession.update({ where: { id }, data: { updatedAt: new Date() } })
}
