/** A process that sends the mails that wait until none does, as a worker would; a test kills it while it does. */
import { db, closeDb } from '@/lib/server/db'
import { sendMails } from './send-mails'

const left = () => db.mail.count({ where: { state: { in: ['waiting', 'sending', 'handed'] } } })
while ((await left()) > 0) {
  await sendMails({ leaseSeconds: 1, seconds: 60 })
  await new Promise((resolve) => setTimeout(resolve, 200))
}
await closeDb()
