import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Counts in what has piled up while nobody looked, so that whoever looks next does not wait for it. */
export const countUp = job({
  name: 'surveys.count-up',
  data: z.object({}),
  every: '* * * * *',
  load: async () => async () => (await import('./look')).countCrowded(),
})
