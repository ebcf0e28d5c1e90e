import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Counts in what has piled up while nobody looked, in one survey or all, so that whoever looks next does not wait for it. */
export const countUp = job({
  name: 'surveys.count-up',
  data: z.object({ surveyId: z.string().optional() }),
  every: '* * * * *',
  load: async () => {
    const { countCrowded } = await import('./results/look')
    return ({ surveyId }) => countCrowded(surveyId)
  },
})
