import { pool } from '@/lib/server/db'
import type { QueueState } from './schema-health'

/** The queue makes its tables when it first starts. */
async function isThere(): Promise<boolean> {
  const { rows } = await pool().query<{ there: boolean }>(`SELECT to_regclass('jobs.job') IS NOT NULL AS there`)
  return rows[0]?.there === true
}

/** How many promises no process has taken into the queue yet. */
export async function countPromised(): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Outbox" WHERE "runAt" IS NULL OR "runAt" <= now()`,
  )
  return rows[0]?.n ?? 0
}

/** Kinds of jobs that wait, run or have failed; those that failed first. What ran well is left out. */
export async function listQueues(): Promise<QueueState[]> {
  if (!(await isThere())) return []
  const { rows } = await pool().query<Omit<QueueState, 'failedAt'> & { failedAt: Date | null }>(
    `SELECT name,
       count(*) FILTER (WHERE state IN ('created', 'retry') AND start_after <= now())::int AS waiting,
       count(*) FILTER (WHERE state = 'active')::int AS running,
       count(*) FILTER (WHERE state = 'failed')::int AS failed,
       max(completed_on) FILTER (WHERE state = 'failed') AS "failedAt",
       (array_agg(left(output->>'message', 1000) ORDER BY completed_on DESC) FILTER (WHERE state = 'failed'))[1] AS error
     FROM jobs.job WHERE name NOT LIKE '\\_\\_%' AND state IN ('created', 'retry', 'active', 'failed')
     GROUP BY name HAVING count(*) FILTER (WHERE state <> 'created' OR start_after <= now()) > 0
     ORDER BY failed DESC, name`,
  )
  return rows.map((row) => ({ ...row, failedAt: row.failedAt?.toISOString() ?? null, error: lastLine(row.error) }))
}

/** What went wrong is the last line of the longer messages of the database's client. */
const lastLine = (message: string | null): string | null => message?.trim().split('\n').at(-1)?.slice(0, 300) ?? null

/** Lets failed jobs of a kind run again, each with as many tries as at first. @returns how many */
export async function retryFailedJobs(name: string): Promise<number> {
  if (!(await isThere())) return 0
  const { rowCount } = await pool().query(
    `UPDATE jobs.job SET state = 'retry', retry_count = 0, completed_on = NULL, start_after = now()
     WHERE name = $1 AND state = 'failed'`,
    [name],
  )
  return rowCount ?? 0
}
