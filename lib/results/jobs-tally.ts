import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Counts in what has piled up while nobody looked, in one survey or all, so that whoever looks next does not wait for it. */
export const countUp = job({
  name: 'surveys.count-up',
  data: z.object({ surveyId: z.string().optional() }),
  every: '* * * * *',
  load: async () => {
    const { countBacklogged: countCrowded } = await import('./refresh')
    return ({ surveyId }) => countCrowded(surveyId)
  },
})

/** The same as soon as many answers have come. */
export const countArrived = job({
  name: 'surveys.count-arrived',
  data: z.object({ ids: z.array(z.string()) }),
  load: async () => {
    const { countBacklogged: countCrowded } = await import('./refresh')
    return () => countCrowded()
  },
})
