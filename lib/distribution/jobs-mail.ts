import { mailKind } from '@/lib/server/mail-queue'
import { invitationMailType, reminderMailType } from './schema-mails'

export const invitationMailKind = mailKind({
  ...invitationMailType,
  label: 'Survey invitations',
  load: async () => (await import('./commands-mail')).invitationWork(),
})

/** Who is reminded has not answered: nothing is kept of how such a mail ended. */
export const reminderMailKind = mailKind({
  ...reminderMailType,
  label: 'Survey reminders',
  secret: true,
  load: async () => (await import('./commands-mail')).reminderWork(),
})
