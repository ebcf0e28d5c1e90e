import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Works out what goes along with what in a survey, as far as its figures may move. */
export const workOutDrivers = job({
  name: 'surveys.drivers',
  data: z.object({ surveyId: z.string() }),
  load:
    async () =>
    async ({ surveyId }) =>
      (await import('./refresh-drivers')).workOut(surveyId),
})
