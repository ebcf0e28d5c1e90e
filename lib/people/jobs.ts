import { mailKind } from '@/lib/server/mail-queue'
import { signInMails } from './schema-mails'

/** Nothing is kept of how such a mail ended: it would say who signs in when. */
export const signInMailKind = mailKind({
  ...signInMails,
  label: 'Sign-in links',
  secret: true,
  load: async () => (await import('./commands-sign-in-mail')).signInWork,
})
