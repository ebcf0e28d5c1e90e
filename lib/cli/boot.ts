import { allJobs } from '@/lib/rooms'
import { readyPage } from '@/lib/server/http/page-door'
import { shortcutTo, type Shortcut } from '@/lib/server/http/shortcut'
import { surveyEndpoints } from '@/lib/surveys/api'
import { closeDb, limitStatements } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { startJobsWhenPossible } from '@/lib/server/job-runner'

const server = globalThis as unknown as {
  /** What bin/start.mjs runs, in order, when the server is told to stop. */
  __soundingsShutdown?: (() => Promise<void>)[]
  /** Whom bin/start.mjs asks before it hands a request to Next. */
  __soundingsShortcut?: Shortcut
  /** What bin/start.mjs does with a request that it hands to Next. */
  __soundingsDoor?: typeof readyPage
}

/** Starts the jobs inside the server process, unless a worker of its own has them. Requests do not wait for it. */
export async function boot(): Promise<void> {
  limitStatements(env().STATEMENT_TIMEOUT_SECONDS * 1_000)
  const stop = env().JOBS === 'on' ? startJobsWhenPossible(allJobs()) : undefined
  server.__soundingsShortcut = shortcutTo(surveyEndpoints.answer)
  server.__soundingsDoor = readyPage
  server.__soundingsShutdown = [...(server.__soundingsShutdown ?? []), ...(stop ? [stop] : []), closeDb]
}
