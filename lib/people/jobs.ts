import { job } from '@/lib/server/jobs'
import { mailKind } from '@/lib/server/mail-queue'
import { daysType } from './schema-jobs'
import { signInMails } from './schema-mails'

/** Nothing is kept of how such a mail ended: it would say who signs in when. */
export const signInMailKind = mailKind({
  ...signInMails,
  label: 'Sign-in links',
  secret: true,
  load: async () => (await import('./commands-sign-in-mail')).signInWork,
})

/** Each hour, so that a hub that was down at midnight is not a day late. */
export const daysJob = job({
  ...daysType,
  every: '3 * * * *',
  load: async () => {
    const { turnDays } = await import('./commands-days')
    return async () => {
      await turnDays(new Date())
    }
  },
})
