import { afterAll, expect, it } from 'vitest'
import { startMailbox } from '../support/mailbox'

const mailbox = await startMailbox((address) => address.startsWith('refused'))
process.env.SMTP_URL = mailbox.url
const { MailError, sendMail } = await import('@/lib/server/mail')
afterAll(() => mailbox.close())

it('a refused mail is told of by its codes only: no address gets into a log with the error', async () => {
  const error: unknown = await sendMail({ to: 'refused.person@example.com', subject: 'S', text: 'T' }).catch(
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(MailError)
  expect(error).toMatchObject({ code: 'EENVELOPE', responseCode: 550 })
  const logged = [String(error), (error as Error).stack, JSON.stringify(error), ...Object.values(error as object)].join(
    ' ',
  )
  expect(logged).not.toMatch(/refused|example\.com|No mailbox/)
  expect((error as Error).cause).toBeUndefined()
})
