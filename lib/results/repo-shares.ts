import { z } from 'zod'
import { newId } from '@/lib/core/ids'
import { db, type Tx } from '@/lib/server/db'
import { unitName } from './repo-tally'

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

/** How many steps each figure of a survey has taken, by the name of what is decided by itself (`unitName`). */
export type StepsTaken = Record<string, number>

const stepsTaken = z.record(z.string(), z.number())

/** What of a share decides which figures stand in it. */
export interface SharedReader {
  minimum: number
  byTeam: boolean
  /** How many steps each figure had taken before there was such a share. */
  stepsBefore: StepsTaken
}

/** How many steps the figures of a survey have taken until now. */
export async function countSteps(tx: Tx, surveyId: string): Promise<StepsTaken> {
  const counts = await tx.surveyStep.groupBy({ by: ['key', 'row'], where: { surveyId }, _count: true })
  return Object.fromEntries(counts.map(({ _count, ...unit }) => [unitName(unit), _count]))
}

export const insertShare = (
  tx: Tx,
  data: Omit<Share, 'id' | 'revokedAt'> & { hash: string; createdById: string; stepsBefore: StepsTaken },
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

/**
 * Every share that a survey ever had, as far as it decides what the others show: one person may have had several. Those with the same
 * minimum and the same groups are one, from the first of them on.
 */
export async function listReaders(surveyId: string): Promise<SharedReader[]> {
  const rows = await db.surveyShare.findMany({
    where: { surveyId },
    orderBy: [{ minimum: 'asc' }, { byTeam: 'asc' }, { createdAt: 'asc' }],
    distinct: ['minimum', 'byTeam'],
    select: { minimum: true, byTeam: true, stepsBefore: true },
  })
  return rows.map((row) => ({ ...row, stepsBefore: stepsTaken.parse(row.stepsBefore) }))
}

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
