import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Hides what a raised minimum hides wherever it was carried. */
export const followRaisedMinimum = job({
  name: 'surveys.follow-minimum',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./commands-minimum')).followMinimum,
})

/** Tells what a survey found again after the good end of a question was changed. */
export const followChangedEnd = job({
  name: 'surveys.follow-favourable-end',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./commands-figures')).followFavourableEnd,
})
