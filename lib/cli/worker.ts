/** `npm run worker`: works on the jobs in a process of its own (the server then runs with JOBS=off). */
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { allJobs } from '@/lib/rooms'
import { isDatabaseAway } from '@/lib/server/database-away'
import { closeDb } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { startJobsWhenPossible } from '@/lib/server/job-runner'
import { migrate } from '@/lib/server/migrate'
import { explain, runExplained } from './explain'

const AGAIN_MS = 2_000
let stop: (() => Promise<void>) | undefined

const end = async () => {
  await stop?.()
  await closeDb()
  process.exit(0)
}
process.once('SIGTERM', () => void end())
process.once('SIGINT', () => void end())

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

await runExplained(async () => {
  await migrated()
  stop = startJobsWhenPossible(allJobs(), () => console.log('The worker is ready.'))
})
