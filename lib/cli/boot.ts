import { allJobs } from '@/lib/rooms'
import { closeDb, limitStatements } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { startJobsWhenPossible } from '@/lib/server/job-runner'

/** What bin/start.mjs runs, in order, when the server is told to stop. */
const shutdown = globalThis as unknown as { __soundingsShutdown?: (() => Promise<void>)[] }

/** Starts the jobs inside the server process, unless a worker of its own has them. Requests do not wait for it. */
export async function boot(): Promise<void> {
  limitStatements(env().STATEMENT_TIMEOUT_SECONDS * 1_000)
  const stop = env().JOBS === 'on' ? startJobsWhenPossible(allJobs()) : undefined
  shutdown.__soundingsShutdown = [...(shutdown.__soundingsShutdown ?? []), ...(stop ? [stop] : []), closeDb]
}
