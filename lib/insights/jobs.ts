import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Counts the evidence of insights again, after some of it came or went. */
export const rescoreInsights = job({
  name: 'insights.rescore',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./commands-rescore')).rescoreJob,
})

/** Counts all of them every night, since evidence weighs less as it grows older. */
export const rescoreAllInsights = job({
  name: 'insights.rescore-all',
  data: z.object({}),
  every: '17 2 * * *',
  load: async () => (await import('./commands-rescore')).rescoreAllJob,
})
