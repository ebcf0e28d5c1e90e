import { newToken } from '@/lib/core/ids'
import { db, type Db, type Tx } from '@/lib/server/db'
import type { Mapping } from './import/rules-targets'
import type { ResponseTable } from './import/rules-table'

export interface Upload {
  id: string
  surveyId: string
  name: string
  table: ResponseTable
  /** What its importer has said so far. */
  mapping: Mapping
}

/** Keeps a file that has been read, and without what must not be kept. */
export async function insertUpload(
  tx: Tx,
  upload: { surveyId: string; name: string; table: ResponseTable },
  createdById: string,
  now: Date,
): Promise<string> {
  const row = await tx.surveyUpload.create({
    data: {
      id: newToken(),
      surveyId: upload.surveyId,
      createdById,
      name: upload.name,
      text: JSON.stringify(upload.table),
      createdAt: now,
    },
    select: { id: true },
  })
  return row.id
}

/** A file that waits to be imported, for whoever uploaded it. */
export async function findUpload(id: string, createdById: string, client: Db = db): Promise<Upload | null> {
  const row = await client.surveyUpload.findFirst({ where: { id, createdById } })
  // Rows come out of our own writes.
  return row?.surveyId
    ? {
        id: row.id,
        surveyId: row.surveyId,
        name: row.name,
        table: JSON.parse(row.text) as ResponseTable,
        mapping: row.mapping as Mapping,
      }
    : null
}

/** False when it is not there, or not theirs. */
export async function setUploadMapping(tx: Tx, id: string, createdById: string, mapping: Mapping): Promise<boolean> {
  const { count } = await tx.surveyUpload.updateMany({ where: { id, createdById }, data: { mapping } })
  return count === 1
}

export async function deleteUpload(tx: Tx, id: string, createdById: string): Promise<boolean> {
  const { count } = await tx.surveyUpload.deleteMany({ where: { id, createdById } })
  return count === 1
}

/** All files that wait, or those older than a moment. */
export const deleteUploads = (client: Db, before?: Date) =>
  client.surveyUpload.deleteMany({ where: before ? { createdAt: { lt: before } } : {} })
