import { transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { isMailOn, sendMail } from '@/lib/server/mail'
import { noticeMail } from './presenter-notice-mail'
import { peopleById } from './repo'
import { ensurePreference } from './repo-follow'
import { addressOf, peopleWithMailDue, postponeMail, takeDue } from './repo-notices'

const perMail = 200
const perRun = 500
const retryMinutes = 15
const giveUpDays = 3

/**
 * Mails what is due, one mail a person. What was read in the hub meanwhile is not mailed. A mail that its server refuses is tried again
 * later, without holding up the others.
 * @returns how many mails went out
 */
export async function mailDue(now: Date): Promise<number> {
  if (!isMailOn()) return 0
  let sent = 0
  for (const personId of await peopleWithMailDue(now, perRun)) {
    try {
      if (await mailOne(personId, now)) sent += 1
    } catch (error) {
      log().warn({ err: error }, 'a mail about RFCs could not be sent; it is tried again')
      await postponeMail(
        personId,
        now,
        new Date(now.getTime() + retryMinutes * 60_000),
        new Date(now.getTime() - giveUpDays * 86_400_000),
      )
    }
  }
  return sent
}

/** Taken and sent in one transaction: a mail that is not sent is not taken. */
const mailOne = (personId: string, now: Date): Promise<boolean> =>
  transaction(async (tx) => {
    const notices = (await takeDue(tx, personId, now, perMail)).filter((notice) => notice.readAt === null)
    const person = await addressOf(tx, personId)
    if (notices.length === 0 || !person) return false
    const people = await peopleById(
      notices.map((notice) => notice.actorId),
      tx,
    )
    const { unsubscribeKey } = await ensurePreference(personId, tx)
    const names = new Map([...people].map(([id, who]) => [id, who.name]))
    await sendMail({ to: person.email, ...noticeMail(notices, names, env().BASE_URL, unsubscribeKey) })
    return true
  })
