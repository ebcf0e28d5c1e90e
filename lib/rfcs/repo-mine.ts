import { db } from '@/lib/server/db'
import type { RfcStatus } from './schema'

const ENTRY = { number: true, title: true, status: true, updatedAt: true } as const

/** RFCs of some author, alone or with others, or of one team; the one changed last first. */
export async function listRfcsBy(of: { personId: string } | { teamId: string }, limit: number) {
  const where =
    'teamId' in of
      ? { teamId: of.teamId }
      : { OR: [{ authorId: of.personId }, { coauthors: { some: { personId: of.personId } } }] }
  const rows = await db.rfc.findMany({
    where,
    select: ENTRY,
    orderBy: [{ updatedAt: 'desc' }, { number: 'desc' }],
    take: limit,
  })
  // The column's CHECK keeps it one of these.
  return rows.map((row) => ({ ...row, status: row.status as RfcStatus }))
}

/** What a person said in RFCs, the newest first. */
export const listCommentsBy = (personId: string, limit: number) =>
  db.rfcComment.findMany({
    where: { authorId: personId },
    select: { id: true, body: true, createdAt: true, rfc: { select: { number: true, title: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: limit,
  })
