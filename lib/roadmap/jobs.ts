import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Scores the items that stand on these insights again, after their evidence changed. */
export const rescoreOnInsights = job({
  name: 'roadmap.rescore',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./rescore')).rescoreJob,
})
