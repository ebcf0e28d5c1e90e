/** Does one job in a process of its own, for `lib/server/job-process.ts`: one order, then it ends. */
import { setPriority } from 'node:os'
import { parseArgs } from 'node:util'
import { allJobs } from '@/lib/rooms'
import { asJob, closeDb } from '@/lib/server/db'
import type { JobFailure, JobOrder } from '@/lib/server/job-process'

const { values } = parseArgs({ options: { nice: { type: 'string' } } })
if (values.nice) setPriority(Number(values.nice))

async function perform({ job, data }: JobOrder): Promise<void> {
  const kind = allJobs().find((one) => one.name === job)
  if (!kind) throw new Error(`No job is named ${job}.`)
  await asJob(() => kind.run(data ?? {}))
  await closeDb()
}

const ended = () => process.exit(1)
process.once('disconnect', ended)
process.once('message', (order: JobOrder) => {
  perform(order).then(
    () => {
      process.off('disconnect', ended)
      process.exit(0)
    },
    (error: unknown) => {
      const failure: JobFailure = { message: error instanceof Error ? error.message : String(error) }
      process.send?.(failure, () => process.exit(1))
    },
  )
})
