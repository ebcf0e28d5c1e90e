import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Every night, uploaded files that nobody came back to are forgotten. */
export const forgetUploads = job({
  name: 'surveys.forget-uploads',
  data: z.object({}),
  every: '41 1 * * *',
  load: async () => {
    const [{ dropOldUploads }, { systemClock }] = [await import('./commands-upload'), await import('@/lib/core/clock')]
    return async () => void (await dropOldUploads(systemClock()))
  },
})
