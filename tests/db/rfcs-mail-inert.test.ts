import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { noticeMail } from '@/lib/rfcs/presenter-notice-mail'
import type { Notice } from '@/lib/rfcs/schema-rows'
import { openMailTransport } from '@/lib/server/mail'
import { startMailbox } from '../support/mailbox'
import { payloads } from '../support/xss-payloads'

let box: Awaited<ReturnType<typeof startMailbox>>
beforeAll(async () => {
  box = await startMailbox()
  vi.stubEnv('SMTP_URL', box.url)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await box.close()
})

/** Somebody comments with a payload, in an RFC that is called by it, and is called so themselves. */
const noticeOf = (text: string): Notice =>
  ({
    id: 'n',
    kind: 'comment',
    actorId: 'a',
    commentId: 'c',
    detail: { excerpt: text.slice(0, 400) },
    createdAt: new Date('2026-03-02T10:00:00Z'),
    readAt: null,
    rfc: { id: 'r', number: 1, title: text.replace(/\s+/g, ' ').slice(0, 300) },
  }) as Notice

test('what is mailed of typed text is plain text, with headers of our own only', async () => {
  for (const { text } of payloads) {
    const mail = noticeMail([noticeOf(text)], new Map([['a', text]]), 'http://hub.test', 'key')
    expect(Object.keys(mail).sort()).toEqual(['headers', 'subject', 'text'])
    expect(Object.keys(mail.headers).sort()).toEqual([
      'Auto-Submitted',
      'List-Unsubscribe',
      'List-Unsubscribe-Post',
      'X-Auto-Response-Suppress',
    ])
    expect(Object.values(mail.headers).join()).not.toMatch(/[\r\n]|alert/)
  }
  const some = [
    ...payloads.filter((_, index) => index % 15 === 0).map(({ text }) => text),
    'x\r\nBcc: evil@evil.invalid\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>',
  ]
  const transport = openMailTransport()
  for (const [index, text] of some.entries()) {
    await transport.send({
      to: 'reader@hub.test',
      ...noticeMail([noticeOf(text)], new Map([['a', text]]), 'http://hub.test', 'key'),
    })
    const mail = await box.nth(index + 1)
    expect([mail.html, mail.attachments.length, mail.to?.map((one) => one.address), mail.bcc]).toEqual([
      undefined,
      0,
      ['reader@hub.test'],
      undefined,
    ])
    expect(mail.headers.find((header) => header.key === 'content-type')?.value).toMatch(/^text\/plain/)
  }
  transport.close()
})
