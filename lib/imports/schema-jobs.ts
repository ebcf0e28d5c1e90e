import { z } from 'zod'
import { jobType } from '@/lib/core/job-type'

/** Goes on with an import that is running. */
export const runJob = jobType('imports.run', z.object({ id: z.string() }))
