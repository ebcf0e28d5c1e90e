import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Hides what a raised minimum hides wherever it was carried. */
export const followRaisedMinimum = job({
  name: 'surveys.follow-minimum',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./commands-minimum')).followMinimum,
})
