import type { z } from 'zod'
import type { Prisma, Tx } from './db'

/** A kind of work that can wait: its name, the schema of its data, and a handler that is loaded when first needed. */
export interface Job<T extends z.ZodType = z.ZodType> {
  name: string
  data: T
  load: () => Promise<(data: z.infer<T>) => Promise<void>>
  /** Cron expression (UTC) for work that recurs. */
  every?: string
  retries?: number
}

/** Declares a job, keeping the type of its data. */
export const job = <T extends z.ZodType>(definition: Job<T>): Job<T> => definition

/**
 * Promises a job in the same transaction as what causes it: both happen or neither.
 * @param options.key at most one job of this name and key waits at a time
 * @param options.runAt not before this moment
 */
export async function enqueue<T extends z.ZodType>(
  tx: Tx,
  kind: Job<T>,
  data: z.input<T>,
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  const parsed = kind.data.parse(data) as Prisma.InputJsonValue
  await tx.outbox.create({ data: { job: kind.name, data: parsed, key: options.key ?? null, runAt: options.runAt ?? null } })
}
