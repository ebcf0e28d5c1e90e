import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Every hour, anonymous answers and spent tickets are put into an order that says nothing. */
export const settleAnswers = job({
  name: 'surveys.settle',
  data: z.object({ surveyId: z.string().optional() }),
  every: '23 * * * *',
  load: async () => {
    const [{ settle }, { systemClock }] = [await import('./commands-settle'), await import('@/lib/core/clock')]
    return (data) => settle(systemClock(), data.surveyId)
  },
})
