import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { PromisedMail } from '@/lib/server/mail-queue'
import { startMailbox } from '../support/mailbox'

const mailbox = await startMailbox((address) => address.startsWith('refused'))
process.env.SMTP_URL = mailbox.url
const { HeldBack, MailError, openMailTransport } = await import('@/lib/server/mail')
const { db, transaction } = await import('@/lib/server/db')
const { env } = await import('@/lib/server/env')
const { claimMail, markHanded } = await import('@/lib/server/mail-claims')
const { MailJournal } = await import('@/lib/server/mail-journal')
const { countMails, mailKind, promiseMails, retryMails } = await import('@/lib/server/mail-queue')
const { sendDueMails } = await import('@/lib/server/mail-sender')
const { runChecks } = await import('@/lib/platform/queries-doctor')
const transport = openMailTransport()
afterAll(async () => {
  transport.close()
  await mailbox.close()
})

it('a refused mail is told of by its codes only: no address gets into a log with the error', async () => {
  const error: unknown = await transport
    .send({ to: 'refused.person@example.com', subject: 'S', text: 'T' })
    .catch((e: unknown) => e)
  expect(error).toBeInstanceOf(MailError)
  expect(error).toMatchObject({ code: 'EENVELOPE', responseCode: 550, isRefusal: true })
  const logged = [String(error), (error as Error).stack, JSON.stringify(error), ...Object.values(error as object)].join(
    ' ',
  )
  expect(logged).not.toMatch(/refused|example\.com|No mailbox/)
  expect((error as Error).cause).toBeUndefined()
})

it('a mail whose end is held back is not sent, and the next one goes', async () => {
  const mail = { to: 'a@example.com', subject: 'Held', text: 'T' }
  const at = () => undefined
  await expect(transport.send(mail, { end: { at, before: () => Promise.resolve(false) } })).rejects.toBeInstanceOf(
    HeldBack,
  )
  const broken = transport.send(mail, {
    end: { at, before: () => Promise.reject(new Error('the database is away')) },
  })
  await expect(broken).rejects.toThrow('the database is away')
  await transport.send({ ...mail, subject: 'Sent' }, { messageId: 'same@example.com' })
  const seen = mailbox.mails.map(({ subject, messageId }) => ({ subject, messageId }))
  expect(seen).toEqual([{ subject: 'Sent', messageId: '<same@example.com>' }])
})

describe('an hour without a mail server', () => {
  const subjectId = 'an outage'
  const told = mailKind({
    name: 'test.told',
    label: 'Told',
    data: z.object({ n: z.number() }),
    load: () =>
      Promise.resolve({
        render: ({ data }: PromisedMail<{ n: number }>) =>
          Promise.resolve({ to: `told${data.n}@example.com`, subject: `Told ${data.n}`, text: 'T' }),
      }),
  })
  const promise = (count: number) =>
    transaction((tx) =>
      promiseMails(
        tx,
        told,
        Array.from({ length: count }, (_, n) => ({ key: `${n}`, subjectId, data: { n } })),
      ),
    )
  const counts = async () => (await countMails(subjectId)).get('test.told')
  const doctor = async () => (await runChecks()).find(({ check }) => check === 'Mails')
  /** As if this much time had gone by. */
  const pass = (minutes: number) =>
    db.$executeRaw`UPDATE "Mail" SET "nextTryAt" = "nextTryAt" - make_interval(mins => ${minutes}),
      "giveUpAt" = "giveUpAt" - make_interval(mins => ${minutes}), "createdAt" = "createdAt" - make_interval(mins => ${minutes})`
  let away: string
  beforeEach(async () => {
    await db.mail.deleteMany()
    mailbox.mails.length = 0
    away = env().SMTP_URL!
    env().SMTP_URL = 'smtp://127.0.0.1:9'
  })
  afterEach(() => {
    env().SMTP_URL = away
  })

  it('loses none and doubles none, and the doctor says what waits meanwhile', async () => {
    await promise(20)
    for (let minute = 0; minute < 60; minute += 1) {
      await sendDueMails([told])
      await pass(1)
    }
    expect(await counts()).toMatchObject({ waiting: 20, failed: 0, trouble: 'ESOCKET' })
    expect(await doctor()).toEqual({
      check: 'Mails',
      state: 'bad',
      detail: '20 wait, the oldest for 60 minutes: the mail server does not take them (ESOCKET)',
    })
    env().SMTP_URL = away
    await Promise.all([sendDueMails([told]), sendDueMails([told])])
    expect(mailbox.mails.map((mail) => mail.to?.[0]?.address).sort()).toEqual(
      Array.from({ length: 20 }, (_, n) => `told${n}@example.com`).sort(),
    )
    expect(await doctor()).toEqual({ check: 'Mails', state: 'ok', detail: '0 wait' })
  })

  it('is given up after three days, and tried again when a person says so', async () => {
    await promise(5)
    await pass(3 * 24 * 60 + 1)
    await sendDueMails([told])
    expect(await counts()).toMatchObject({ waiting: 0, failed: 5, trouble: 'ESOCKET' })
    expect(await doctor()).toMatchObject({ state: 'bad', detail: expect.stringContaining('5 were given up (ESOCKET)') })
    env().SMTP_URL = away
    expect(await transaction((tx) => retryMails(tx, { kind: 'test.told' }))).toBe(5)
    await sendDueMails([told])
    expect(mailbox.mails).toHaveLength(5)
    expect(await counts()).toMatchObject({ sent: 5, failed: 0 })
  })

  it('one that cannot be made holds up none of the others', async () => {
    await transaction((tx) => promiseMails(tx, told, [{ key: 'broken', subjectId, data: {} }], { urgent: true }))
    await promise(9)
    env().SMTP_URL = away
    await sendDueMails([told])
    expect(mailbox.mails).toHaveLength(9)
    expect(await counts()).toMatchObject({ waiting: 1, sent: 9, trouble: 'EHUB' })
  })

  it('a mail that is promised twice is one; a process that lost its lease sends nothing', async () => {
    await promise(1)
    await promise(1)
    env().SMTP_URL = away
    const mail = await claimMail('slow', 0, ['test.told'])
    await sendDueMails([told])
    expect(mailbox.mails).toHaveLength(1)
    expect(await markHanded(mail!.id, 'slow')).toBe(false)
  })

  it('of a mail that was handed over as its process ended, the journal says whether it went out', async () => {
    await promise(3)
    env().SMTP_URL = away
    const journal = new MailJournal('gone')
    journal.open()
    const [out, held] = [await claimMail('gone', 0, ['test.told']), await claimMail('gone', 0, ['test.told'])]
    const elsewhere = await claimMail('on another machine', 0, ['test.told'])
    await db.mail.updateMany({ data: { state: 'handed' } })
    journal.note(out!.id)
    await sendDueMails([told])
    await sendDueMails([told])
    const states = await db.mail.findMany({ select: { id: true, state: true, trouble: true } })
    expect(new Map(states.map(({ id, ...one }) => [id, one]))).toEqual(
      new Map([
        [out!.id, { state: 'sent', trouble: null }],
        [held!.id, { state: 'sent', trouble: null }],
        [elsewhere!.id, { state: 'sent', trouble: 'UNCONFIRMED' }],
      ]),
    )
    expect(mailbox.mails.map(({ messageId }) => messageId)).toEqual([`<${held!.id}@localhost>`])
  })
})
