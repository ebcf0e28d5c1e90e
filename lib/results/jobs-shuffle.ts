import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Every hour, anonymous answers and spent tickets are put into an order that says nothing. */
export const shuffleAnswers = job({
  // The queues of running hubs know it by this name.
  name: 'surveys.settle',
  data: z.object({ surveyId: z.string().optional() }),
  every: '23 * * * *',
  load: async () => {
    const [{ shuffleRows }, { systemClock }] = [await import('./commands-shuffle'), await import('@/lib/core/clock')]
    return (data) => shuffleRows(systemClock(), data.surveyId)
  },
})
