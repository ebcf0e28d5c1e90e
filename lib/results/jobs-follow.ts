import { z } from 'zod'
import { job } from '@/lib/server/jobs'
import { followFiguresOf } from './schema-jobs'

export const followKeptFigures = job({
  ...followFiguresOf,
  load: async () => (await import('./commands-follow')).followFigures,
})

/** Tells what a survey found again after the good end of a question was changed. */
export const followChangedEnd = job({
  name: 'surveys.follow-favourable-end',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./commands-figures')).followFavourableEnd,
})
