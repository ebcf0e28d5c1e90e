import { newId } from '@/lib/core/ids'
import type { Db, Prisma } from '@/lib/server/db'

/** What a run of themes came to. */
export interface RunResult {
  method: string
  texts: number
  themes: number
  unthemed: number
  split: object[]
  merged: object[]
  faded: object[]
}

export const createRun = async (client: Db, detail: number, startedById: string | null, now: Date): Promise<string> =>
  (await client.themeRun.create({ data: { id: newId(), detail, startedById, createdAt: now }, select: { id: true } }))
    .id

export const findRun = (client: Db, id: string) => client.themeRun.findUnique({ where: { id } })

/** The newest run, and the newest one that came to an end. */
export async function findLatestRuns(client: Db) {
  const orderBy = [{ createdAt: 'desc' as const }, { id: 'desc' as const }]
  const [latest, done] = await Promise.all([
    client.themeRun.findFirst({ orderBy }),
    client.themeRun.findFirst({ where: { state: 'done' }, orderBy }),
  ])
  return { latest, done }
}

const OPEN = ['waiting', 'running']

/** Notes how far a run is. @returns false where it was cancelled */
export const noteProgress = async (client: Db, id: string, stage: string, done: number): Promise<boolean> =>
  (await client.themeRun.updateMany({ where: { id, state: { in: OPEN } }, data: { state: 'running', stage, done } }))
    .count === 1

/** A run that failed and is tried again is open once more. */
export const reopenRun = async (client: Db, id: string): Promise<boolean> =>
  (
    await client.themeRun.updateMany({
      where: { id, state: { in: [...OPEN, 'failed'] } },
      data: { state: 'running', done: 0, error: null, finishedAt: null },
    })
  ).count === 1

/** @returns false where it was over already */
export const cancelRun = async (client: Db, id: string, now: Date): Promise<boolean> =>
  (
    await client.themeRun.updateMany({
      where: { id, state: { in: OPEN } },
      data: { state: 'cancelled', finishedAt: now },
    })
  ).count === 1

export async function finishRun(client: Db, id: string, result: RunResult, now: Date): Promise<void> {
  const json = (value: object[]) => value as Prisma.InputJsonValue
  await client.themeRun.updateMany({
    where: { id, state: { in: OPEN } },
    data: {
      ...result,
      split: json(result.split),
      merged: json(result.merged),
      faded: json(result.faded),
      state: 'done',
      done: 100,
      finishedAt: now,
    },
  })
}

export const failRun = async (client: Db, id: string, error: string, now: Date): Promise<void> => {
  await client.themeRun.updateMany({
    where: { id, state: { in: OPEN } },
    data: { state: 'failed', error, finishedAt: now },
  })
}
