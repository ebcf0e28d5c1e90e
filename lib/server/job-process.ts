import { spawn } from 'node:child_process'
import { program } from './program'

/** What the process of one job is told, and what it says when it failed. */
export interface JobOrder {
  job: string
  data: unknown
}
export interface JobFailure {
  message: string
}

/** Linux' lowest priority: people who wait for a page come first. */
const NICE = '10'

/**
 * Does one job in a process of its own (`lib/cli/job.ts`), so that minutes of counting take no moment from those who
 * wait for a page. It ends with this
 * process, and its work is then tried again.
 * @throws Error with what the job threw, or where its process ended
 */
export function runApart(order: JobOrder): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, program('lib/cli/job.ts', ['--nice', NICE]), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    let failure: string | undefined
    child.on('message', (said: JobFailure) => (failure = said.message))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(failure ?? `The process of the job ${order.job} ended with code ${code}.`))
    })
    child.send(order, (error) => error && reject(error))
  })
}
