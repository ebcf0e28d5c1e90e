import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Counts the evidence of insights again, after some of it came or went. */
export const rescoreInsights = job({
  name: 'insights.rescore',
  data: z.object({ insightIds: z.array(z.string()).max(10_000) }),
  load: async () => (await import('./rescore')).rescoreJob,
})
