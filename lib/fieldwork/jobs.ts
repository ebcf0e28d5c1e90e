import { z } from 'zod'
import { job } from '@/lib/server/jobs'

/** Every night, consents that have run out are taken as withdrawn. */
export const expireConsents = job({
  name: 'fieldwork.expire-consents',
  data: z.object({}),
  every: '7 1 * * *',
  load: async () => {
    const commands = await import('./commands-consent')
    return async () => {
      await commands.expireConsents()
    }
  },
})

/** Promised by a migration when the rule changed by which evidence is made of sessions. */
export const recordAgain = job({
  name: 'fieldwork.record-again',
  data: z.object({}),
  load: async () => {
    const { recordAllAgain } = await import('./commands-again')
    return async () => recordAllAgain()
  },
})
