import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** What was kept of surveys follows what their results show, after a minimum was raised or figures were decided anew. */
export const followFiguresOf = job({
  // The queues of running hubs know it by this name, and so do migrations.
  name: 'surveys.follow-minimum',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./commands-follow')).followFigures,
})

/** Tells what a survey found again after the good end of a question was changed. */
export const followChangedEnd = job({
  name: 'surveys.follow-favourable-end',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./commands-figures')).followFavourableEnd,
})
