import { systemClock } from '@/lib/core/clock'
import { db, type Tx } from '@/lib/server/db'
import { log } from '@/lib/server/log'
import { cancelRun, createRun, failRun, finishRun, noteProgress, reopenRun, type RunResult } from './repo-runs'
import { ReadingStopped } from './repo-reader'

export type RunOutcome = Pick<RunResult, 'method' | 'texts' | 'themes' | 'unthemed'>

/** A run that waits for its job. For rooms, which have authorized it. */
export const startRun = (tx: Tx, detail: number, startedById: string, now: Date): Promise<string> =>
  createRun(tx, detail, startedById, now)

/** Stops a run. @returns false where it was over already */
export const stopRun = (id: string, now: Date): Promise<boolean> => cancelRun(db, id, now)

/** Opens a run that was promised, or makes one. @returns null where it was cancelled or is done */
export async function beginRun(id: string | undefined): Promise<string | null> {
  if (!id) return createRun(db, 0, null, systemClock())
  return (await reopenRun(db, id)) ? id : null
}

/** Takes progress of a run, writing each hundredth once. The function answers false once the run is cancelled. */
export function progressOf(id: string): (stage: string, done: number) => Promise<boolean> {
  let last = -1
  return async (stage, done) => {
    if (done <= last) return true
    last = done
    return noteProgress(db, id, stage, done)
  }
}

/** Does the work of a run and writes how it ended. @throws what the work threw, unless the run was cancelled */
export async function endRun(id: string, work: () => Promise<RunResult>): Promise<void> {
  try {
    await finishRun(db, id, await work(), systemClock())
  } catch (error) {
    if (error instanceof ReadingStopped) {
      log().info({ run: id }, 'a run of themes was cancelled')
      return
    }
    await failRun(db, id, error instanceof Error ? error.message : String(error), systemClock())
    throw error
  }
}
