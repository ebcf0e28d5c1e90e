import type { z } from 'zod'
import type { JobType } from '@/lib/core/job-type'
import type { Tx } from './db'

/** A kind of work that can wait. */
export interface Job<T extends z.ZodType = z.ZodType> extends JobType<T> {
  /** Checks the data and does the work. Must be safe to repeat: a crash runs it again. */
  run: (raw: unknown) => Promise<void>
  /** Cron expression (UTC) for work that recurs; such a job's data must accept `{}`. */
  every?: string
  retries?: number
  /** Seconds after which the queue takes a run for dead and starts another (default 900). A run must be shorter. */
  expiresIn?: number
  /** Whether this work is so much that the queue does it in a process of its own. */
  apart?: (raw: unknown) => boolean
}

/** Declares a job; its handler is loaded when first needed, so that a page that only promises work does not carry it. */
export function job<T extends z.ZodType>(definition: {
  name: string
  data: T
  load: () => Promise<(data: z.infer<T>) => Promise<void>>
  every?: string
  retries?: number
  expiresIn?: number
  apart?: (data: z.infer<T>) => boolean
}): Job<T> {
  const { load, apart, ...rest } = definition
  const isApart = apart && ((raw: unknown) => apart(rest.data.parse(raw)))
  return { ...rest, ...(isApart && { apart: isApart }), run: async (raw) => (await load())(rest.data.parse(raw)) }
}

/**
 * Promises a job in the same transaction as what causes it: both happen or neither.
 * @param options.key at most one job of this name and key waits at a time: one that waits sees what was written before it
 *   runs, so a second is left out; one that runs already may have read before, so a second waits behind it
 * @param options.runAt not before this moment
 */
export async function enqueue<T extends z.ZodType>(
  tx: Tx,
  kind: JobType<T>,
  data: z.input<T>,
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  const parsed = JSON.stringify(kind.data.parse(data))
  await tx.$executeRaw`
    INSERT INTO "Outbox" ("job", "data", "key", "runAt", "createdAt")
    VALUES (${kind.name}, ${parsed}::jsonb, ${options.key ?? null}, ${options.runAt ?? null}, ${new Date()})`
}

let stopping = false

/** Whether this process is about to end: long work begins nothing new. */
export const jobsAreStopping = (): boolean => stopping

/** Called by the job runner. */
export function setJobsStopping(value: boolean): void {
  stopping = value
}
