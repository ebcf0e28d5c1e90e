import { transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { isMailOn, type Mail } from '@/lib/server/mail'
import { promiseMails, type PromisedMail } from '@/lib/server/mail-queue'
import { noticeMail } from './presenter-notice-mail'
import { peopleById } from './repo'
import { ensurePreference } from './repo-follow'
import { addressOf, listMailable, peopleWithMailDue, takeDue } from './repo-notices'
import { noticeMails, type NoticeMailData } from './schema-mails'

const perMail = 200
const perRun = 500

/**
 * Promises the mails that are due, one a person.
 * @returns how many
 */
export async function mailDue(now: Date): Promise<number> {
  if (!isMailOn()) return 0
  let promised = 0
  for (const personId of await peopleWithMailDue(now, perRun)) if (await promiseOne(personId, now)) promised += 1
  return promised
}

/** Notices are taken in the transaction that promises their mail. What was read in the hub meanwhile is not mailed. */
const promiseOne = (personId: string, now: Date): Promise<boolean> =>
  transaction(async (tx) => {
    const notices = (await takeDue(tx, personId, now, perMail)).filter((notice) => notice.readAt === null)
    const [first] = notices
    if (!first || !(await addressOf(tx, personId))) return false
    await promiseMails(tx, noticeMails, [{ key: first.id, personId, data: { ids: notices.map(({ id }) => id) } }])
    return true
  })

/** What a mail about RFCs says: of its notices those that are neither read nor called off by then. */
export const noticeWork = {
  async render({ personId, data }: PromisedMail<NoticeMailData>): Promise<Mail | null> {
    if (personId === null) return null
    return transaction(async (tx) => {
      const notices = await listMailable(tx, personId, data.ids)
      const person = await addressOf(tx, personId)
      if (notices.length === 0 || !person) return null
      const people = await peopleById(
        notices.map((notice) => notice.actorId),
        tx,
      )
      const { unsubscribeKey } = await ensurePreference(personId, tx)
      const names = new Map([...people].map(([id, who]) => [id, who.name]))
      return { to: person.email, ...noticeMail(notices, names, env().BASE_URL, unsubscribeKey) }
    })
  },
}
