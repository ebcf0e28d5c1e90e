import { z } from 'zod'
import { jobType } from '@/lib/core/job-type'

/** What was kept of surveys follows what their results show, after a minimum was raised or figures were decided anew. */
// The queues of running hubs know it by this name, and so do migrations.
export const followFiguresOf = jobType('surveys.follow-minimum', z.object({ ids: z.array(z.string()) }))
