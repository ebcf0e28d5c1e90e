import { newId } from '@/lib/core/ids'
import { db, type Tx } from '@/lib/server/db'

export interface Share {
  id: string
  surveyId: string
  label: string
  minimum: number
  byTeam: boolean
  expiresAt: Date
  revokedAt: Date | null
  createdAt: Date
}

const shown = {
  id: true,
  surveyId: true,
  label: true,
  minimum: true,
  byTeam: true,
  expiresAt: true,
  revokedAt: true,
  createdAt: true,
} as const

export const insertShare = (
  tx: Tx,
  data: Omit<Share, 'id' | 'revokedAt'> & { hash: string; createdById: string },
): Promise<Share> => tx.surveyShare.create({ data: { id: newId(), ...data }, select: shown })

/** The newest first; a survey has few. */
export const listShares = (surveyId: string): Promise<Share[]> =>
  db.surveyShare.findMany({
    where: { surveyId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: 100,
    select: shown,
  })

/** The share that a token's hash opens, as long as it is neither revoked nor over. */
export const openShare = (hash: string, now: Date): Promise<Share | null> =>
  db.surveyShare.findFirst({ where: { hash, revokedAt: null, expiresAt: { gt: now } }, select: shown })

/** Ends a share; false when there is none, or it has ended. */
export async function endShare(tx: Tx, surveyId: string, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.surveyShare.updateMany({
    where: { id, surveyId, revokedAt: null },
    data: { revokedAt: now },
  })
  return count === 1
}

export const opensResults = async (surveyId: string): Promise<boolean> =>
  (await db.survey.count({ where: { id: surveyId, openResults: true } })) === 1

export const setOpenResults = async (tx: Tx, surveyId: string, open: boolean): Promise<void> => {
  await tx.survey.update({ where: { id: surveyId }, data: { openResults: open } })
}
