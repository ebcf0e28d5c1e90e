/** `npm run worker`: works on the jobs in a process of its own (the server then runs with JOBS=off). */
import { allJobs } from '@/lib/rooms'
import { closeDb } from '@/lib/server/db'
import { startJobs } from '@/lib/server/job-runner'

const stop = await startJobs(allJobs())
console.log('The worker is ready.')

const end = async () => {
  await stop()
  await closeDb()
  process.exit(0)
}
process.once('SIGTERM', () => void end())
process.once('SIGINT', () => void end())
