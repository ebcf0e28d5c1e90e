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

/** Decides what may be shown of a survey with so many questions and groups of people that no reader waits for it. */
export const moveFigures = job({
  name: 'surveys.move-figures',
  data: z.object({ surveyId: z.string() }),
  load: async () => {
    const { moveFiguresOf } = await import('./refresh')
    return ({ surveyId }) => moveFiguresOf(surveyId)
  },
})
