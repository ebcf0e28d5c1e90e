import { z } from 'zod'
import { job } from '@/lib/server/jobs'

export const tidyJob = job({
  name: 'platform.tidy',
  data: z.object({}),
  every: '17 3 * * *',
  load: async () => {
    const [{ tidy }, { systemClock }] = await Promise.all([import('./repo'), import('@/lib/core/clock')])
    return async () => void (await tidy(systemClock()))
  },
})
