import { allJobs } from '@/lib/rooms'
import { paths } from '@/lib/core/paths'
import { findPublicVersion } from '@/lib/roadmap/queries-public'
import { HORIZONS } from '@/lib/roadmap/schema'
import { keptPage, type PageShortcut } from '@/lib/server/http/kept-page'
import { readyPage } from '@/lib/server/http/page-door'
import { shortcutTo } from '@/lib/server/http/shortcut'
import { surveyEndpoints } from '@/lib/surveys/api'
import { closeDb, limitStatements } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { startJobsWhenPossible } from '@/lib/server/job-runner'

/** Figures measured of shipped items come in by thousands and draw no version: they are shown some seconds late. */
const PUBLIC_RESULTS_MS = 5_000

const server = globalThis as unknown as {
  /** What bin/start.mjs runs, in order, when the server is told to stop. */
  __soundingsShutdown?: (() => Promise<void>)[]
  /** Whom bin/start.mjs asks before it hands a request to Next. */
  __soundingsShortcut?: PageShortcut
  /** What bin/start.mjs does with a request that it hands to Next. */
  __soundingsDoor?: typeof readyPage
}

/** Starts the jobs inside the server process, unless a worker of its own has them. Requests do not wait for it. */
export async function boot(): Promise<void> {
  limitStatements(env().STATEMENT_TIMEOUT_SECONDS * 1_000)
  const stop = env().JOBS === 'on' ? startJobsWhenPossible(allJobs()) : undefined
  const answer = shortcutTo(surveyEndpoints.answer)
  const roadmap = keptPage({
    path: paths.roadmapPublic(),
    query: { name: 'all', values: HORIZONS },
    version: findPublicVersion,
    forMs: PUBLIC_RESULTS_MS,
  })
  server.__soundingsShortcut = (request, response, pass) =>
    answer(request, response) || roadmap(request, response, pass)
  server.__soundingsDoor = readyPage
  server.__soundingsShutdown = [...(server.__soundingsShutdown ?? []), ...(stop ? [stop] : []), closeDb]
}
