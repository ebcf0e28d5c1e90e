/** `npm run worker`: works on the jobs in a process of its own (the server then runs with JOBS=off). */
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { allJobs } from '@/lib/rooms'
import { isDatabaseAway } from '@/lib/server/database-away'
import { closeDb } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { startJobsWhenPossible } from '@/lib/server/job-runner'
import { log } from '@/lib/server/log'
import { migrate } from '@/lib/server/migrate'
import { explain, runExplained } from './explain'

const AGAIN_MS = 2_000
let stop: (() => Promise<void>) | undefined

const end = async () => {
  try {
    await stop?.()
    await closeDb()
    process.exit(0)
  } catch (error) {
    log().error({ err: error }, 'the worker could not stop cleanly')
    process.exit(1)
  }
}
process.once('SIGTERM', () => void end())
process.once('SIGINT', () => void end())
// One job's fault must not end the others, as in the web server: pg-boss does not wait for all that it asks.
process.on('unhandledRejection', (error) => log().error({ err: error }, 'nobody waited for what failed here'))

/** The worker may be started first, and before the database. */
async function migrated(): Promise<void> {
  for (;;) {
    try {
      await migrate(env().DATABASE_URL, join(process.cwd(), 'prisma/migrations'), console.log)
      return
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      console.log(`${explain(error) ?? 'The database does not answer.'} Trying again.`)
      await delay(AGAIN_MS)
    }
  }
}

void runExplained(async () => {
  await migrated()
  stop = startJobsWhenPossible(allJobs(), () => console.log('The worker is ready.'))
})
