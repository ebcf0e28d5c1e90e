import { allJobs } from '@/lib/rooms'
import { closeDb } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { startJobs } from '@/lib/server/job-runner'

/** What bin/start.mjs runs, in order, when the server is told to stop. */
const shutdown = globalThis as unknown as { __soundingsShutdown?: (() => Promise<void>)[] }

/** Starts the jobs inside the server process, unless a worker of its own has them. */
export async function boot(): Promise<void> {
  const stop = env().JOBS === 'on' ? await startJobs(allJobs()) : undefined
  shutdown.__soundingsShutdown = [...(shutdown.__soundingsShutdown ?? []), ...(stop ? [stop] : []), closeDb]
}
