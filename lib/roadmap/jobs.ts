import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Scores the items that stand on these insights again, after their evidence changed. */
export const rescoreItemsJob = job({
  name: 'roadmap.rescore',
  data: z.object({ ids: z.array(z.string()) }),
  // The nightly count tells of hundreds at a time.
  apart: ({ ids }) => ids.length > 20,
  load: async () => (await import('./refresh')).rescoreItemsOf,
})

/** Puts the decision on an RFC into the history of the items that name it. */
export const noteRfcDecisionsJob = job({
  name: 'roadmap.rfc-decided',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => (await import('./commands-rfc')).noteDecisions,
})
