import { AppError } from '@/lib/core/errors'
import { pool } from './db'

/** So many within a window, counted for one person, token or survey link. */
export interface RateLimit {
  count: number
  seconds: number
}

/**
 * Counts one request in its fixed window. Counting and checking are one statement, so parallel requests cannot
 * overshoot; and when the database cannot count, the error goes up: limits fail closed.
 * @throws AppError rate_limited with the seconds until the next window
 */
export async function consume(subject: string, limit: RateLimit, now: Date = new Date()): Promise<void> {
  const size = limit.seconds * 1000
  const start = Math.floor(now.getTime() / size) * size
  const { rows } = await pool().query<{ count: number }>(
    `INSERT INTO "RateWindow" ("subject", "window", "count") VALUES ($1, $2, 1)
     ON CONFLICT ("subject", "window") DO UPDATE SET "count" = "RateWindow"."count" + 1 RETURNING "count"`,
    [subject, new Date(start)],
  )
  if ((rows[0]?.count ?? Infinity) > limit.count) {
    const wait = Math.max(1, Math.ceil((start + size - now.getTime()) / 1000))
    throw new AppError('rate_limited', `Too many requests. Try again in ${wait} seconds.`, undefined, wait)
  }
}
