import { authorize, type Actor } from '@/lib/core/actor'
import { AppError, conflict } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { isMailOn, MailError, openMailTransport } from '@/lib/server/mail'
import { retryMails } from '@/lib/server/mail-queue'
import { retryFailedJobs } from './repo-jobs'
import type { MailTest, Retried, RetryInput } from './schema-health'

/** Lets what failed be tried again: the jobs of a kind, or the mails of a kind. */
export async function retryFailed(actor: Actor, { job, mail }: RetryInput): Promise<Retried> {
  authorize(actor, 'settings.write')
  const retried = job === undefined ? 0 : await retryFailedJobs(job)
  return transaction(async (tx) => {
    const mails = mail === undefined ? 0 : await retryMails(tx, { kind: mail })
    const count = retried + mails
    const subject = job === undefined ? { kind: 'mails', id: mail ?? '' } : { kind: 'jobs', id: job }
    await audit(tx, actor, 'system.retried', subject, { count })
    return { retried: count }
  })
}

/**
 * Sends a mail to oneself, now, so that a person sees whether mail arrives.
 * @throws AppError conflict where mail is off, unavailable with the mail server's codes where it was not taken
 */
export async function testMail(actor: Actor): Promise<MailTest> {
  authorize(actor, 'settings.write')
  if (!isMailOn()) throw conflict('Mail is off: set SMTP_URL and start the hub again.')
  const transport = openMailTransport()
  try {
    await transport.send({
      to: actor.email,
      subject: `A test mail from Soundings at ${new URL(env().BASE_URL).host}`,
      text: 'You asked for this mail on the page Health. It arrived, so mail works.\n',
    })
  } catch (error) {
    if (error instanceof MailError) throw new AppError('unavailable', error.message)
    throw error
  } finally {
    transport.close()
  }
  await transaction((tx) => audit(tx, actor, 'system.mail-tested', { kind: 'mails', id: 'test' }))
  return { to: actor.email }
}
