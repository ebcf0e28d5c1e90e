import { z } from 'zod'
import { job } from '@/lib/server/jobs'
import { sendMailsType } from '@/lib/server/mail-queue'

export const tidyJob = job({
  name: 'platform.tidy',
  data: z.object({}),
  every: '17 3 * * *',
  load: async () => {
    const [{ tidy }, { systemClock }] = await Promise.all([import('./repo'), import('@/lib/core/clock')])
    return async () => void (await tidy(systemClock()))
  },
})

/** Sends mails that are due, of every room: when one is promised, and every minute for what waits. */
export const sendMailsJob = job({
  ...sendMailsType,
  every: '* * * * *',
  load: async () => {
    const [{ sendDueMails }, { everyRoom }] = await Promise.all([
      import('@/lib/server/mail-sender'),
      import('@/lib/server/room'),
    ])
    return () => sendDueMails(everyRoom().flatMap((room) => room.mails ?? []))
  },
})

/** Every hour: the review of the month that is over, where there is none yet. */
export const assembleReviewJob = job({
  name: 'platform.assemble-review',
  data: z.object({}),
  every: '23 * * * *',
  load: async () => {
    const [{ assembleLastMonth }, { systemClock }] = await Promise.all([
      import('./commands-review'),
      import('@/lib/core/clock'),
    ])
    return async () => void (await assembleLastMonth(systemClock()))
  },
})
