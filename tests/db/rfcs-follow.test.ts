import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { mailDue } from '@/lib/rfcs/commands-mail'
import { changePreferences, follow, readNotices, unsubscribe } from '@/lib/rfcs/commands-follow'
import { visit } from '@/lib/rfcs/commands-visit'
import { myFeedKey, myFollows, myInbox, unreadOf } from '@/lib/rfcs/queries-follow'
import { followInput, inboxQuery, preferenceInput } from '@/lib/rfcs/schema-follow'
import { rfcs } from '@/lib/rfcs/room'
import { db, transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { startMailbox } from '../support/mailbox'
import { sendMails } from '../support/send-mails'
import { callRoute } from './rfcs-routes'
import { actorOf, makePerson } from './make'
import { inboxOf, later, now, refusal, reviewed, runJobs, say } from './rfcs-make'

let box: Awaited<ReturnType<typeof startMailbox>>
let author: Actor
let reader: Actor
beforeAll(async () => {
  box = await startMailbox()
  // Read at first use, which is below.
  vi.stubEnv('SMTP_URL', box.url)
  vi.stubEnv('BASE_URL', 'http://hub.test')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await box.close()
})
beforeEach(async () => {
  await db.rfcNotice.deleteMany({})
  await db.mail.deleteMany({})
  box.mails.length = 0
  author = actorOf(await makePerson({ name: 'Ada' }))
  reader = actorOf(await makePerson({ name: 'Bo' }))
})

/** After the RFC went to review, before what is said in it. */
const follows = (actor: Actor, target: string, state: 'follow' | 'mute' | 'none' = 'follow', at = later(0, 0.5)) =>
  follow(actor, followInput.parse({ target, state }), at)
const wants = (actor: Actor, over: object) =>
  changePreferences(
    actor,
    preferenceInput.parse({ mail: 'immediately', timezone: 'UTC', quietFrom: 0, quietTo: 0, ...over }),
  )

describe('following', () => {
  test('one, a label or all; a muted RFC is heard of only by name; each thing once', async () => {
    const label = `l${Date.now()}`
    const [byLabel, byAll, byBoth, muted] = await Promise.all([1, 2, 3, 4].map(async () => actorOf(await makePerson())))
    await follows(byLabel!, `label:${label}`, 'follow', later(-1))
    await follows(byAll!, 'all', 'follow', later(-1))
    await Promise.all([
      follows(byBoth!, 'all', 'follow', later(-1)),
      follows(byBoth!, `label:${label}`, 'follow', later(-1)),
    ])
    const { number, id } = await reviewed(author, { labels: [label] })
    await follows(muted!, 'all')
    await follows(muted!, `rfc:${number}`, 'mute')
    await say(author, number, `For @${muted!.email.split('@')[0]}`, {}, later(0, 1))
    for (const person of [byLabel!, byAll!, byBoth!]) expect(await inboxOf(person, id)).toEqual(['status', 'comment'])
    expect(await inboxOf(muted!, id)).toEqual(['mention'])
    expect(await inboxOf(author, id)).toEqual([])
    expect((await myFollows(muted!)).map((one) => [one.target, one.reason]).sort()).toEqual([
      ['all', 'chosen'],
      [`rfc:${number}`, 'muted'],
    ])
    await follows(byAll!, 'all', 'none')
    expect(await myFollows(byAll!)).toEqual([])
    await db.rfcFollow.deleteMany({})
  })
  test('of what is not there is refused', async () => {
    expect(await refusal(follows(reader, 'rfc:999999999'))).toMatch(/^not_found/)
    for (const target of ['rfc:x', 'label:', 'label:a b', 'everything'])
      expect(followInput.safeParse({ target }).success).toBe(false)
  })
  test('the inbox is paged, read by opening the RFC or by saying so, and one’s own', async () => {
    const { number, id } = await reviewed(author)
    await follows(reader, `rfc:${number}`)
    for (let count = 0; count < 5; count += 1) await say(author, number, `Comment ${count}`, {}, later(0, count + 1))
    await runJobs()
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await myInbox(reader, inboxQuery.parse({ limit: 2, cursor }))
      seen.push(...page.data.map((one) => one.excerpt ?? ''))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(['Comment 4', 'Comment 3', 'Comment 2', 'Comment 1', 'Comment 0'])
    const [first] = (await myInbox(reader, inboxQuery.parse({}))).data
    expect(await readNotices(author, { ids: [first!.id] }, now)).toEqual({ read: 0 })
    expect(await readNotices(reader, { ids: [first!.id] }, now)).toEqual({ read: 1 })
    expect(await unreadOf(reader)).toBe(4)
    await visit(reader, { id }, 1, later(0, 3.5))
    expect(await unreadOf(reader)).toBe(1)
  })
})

describe('mail', () => {
  test('at once: says what happened, leads there, and can be stopped with one click', async () => {
    await wants(reader, {})
    const { number } = await reviewed(author, { title: 'Deploy lanes' })
    await follows(reader, `rfc:${number}`)
    const made = await say(author, number, 'What about <script>alert(1)</script> hotfixes?', {}, later(0, 1))
    await runJobs()
    expect(await mailDue(later(0, 1))).toBe(1)
    expect(await mailDue(later(0, 2))).toBe(0)
    await sendMails()
    const mail = await box.nth(1)
    expect(mail).toMatchObject({
      subject: `Ada commented · RFC ${number}: Deploy lanes`,
      to: [{ address: reader.email }],
    })
    expect(mail.html).toBeUndefined()
    expect(mail.text).toContain(`${env().BASE_URL}/rfcs/${number}#comment-${made.id}`)
    const header = (name: string) => mail.headers.find((one) => one.key === name)?.value
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const url = new URL(/^<(.+)>$/.exec(header('list-unsubscribe') ?? '')![1]!)
    // As a mail program does it: a bare POST, no cookie, no token.
    const answer = await callRoute('POST', url, 'List-Unsubscribe=One-Click', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect([answer.status, await answer.json()]).toEqual([200, { stopped: 'rfc' }])
    await say(author, number, 'Again', {}, later(0, 3))
    await runJobs()
    expect(await mailDue(later(0, 4))).toBe(0)
    // Opening the link changes nothing: it leads to a page with a button.
    const opened = await callRoute('GET', url)
    expect([opened.status, opened.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/unsubscribe\/[\w-]{43}\?rfc=\d+/),
    ])
  })
  test('as a digest: one mail in the morning, without what was read in between', async () => {
    await wants(reader, { mail: 'daily' })
    const [one, two] = [await reviewed(author, { title: 'One' }), await reviewed(author, { title: 'Two' })]
    await Promise.all([follows(reader, `rfc:${one.number}`), follows(reader, `rfc:${two.number}`)])
    await say(author, one.number, 'First', {}, later(0, 1))
    await say(author, two.number, 'Second', {}, later(0, 2))
    await say(author, two.number, 'Read before', {}, later(0, 3))
    await runJobs()
    const read = (await myInbox(reader, inboxQuery.parse({}))).data.find((notice) => notice.excerpt === 'Read before')!
    await readNotices(reader, { ids: [read.id] }, now)
    expect(await mailDue(later(0, 12))).toBe(0)
    const sent = await Promise.all([mailDue(later(1)), mailDue(later(1))])
    expect(sent.reduce((sum, count) => sum + count)).toBe(1)
    await sendMails()
    const mail = await box.nth(1)
    expect(mail.subject).toBe('2 things in 2 RFCs')
    expect(mail.text).toMatch(/First[\s\S]*Second/)
    expect(mail.text).not.toContain('Read before')
  })
  test('waits for the end of quiet hours', async () => {
    await wants(reader, { timezone: 'Europe/Berlin', quietFrom: 18, quietTo: 9 })
    const { number } = await reviewed(author)
    await follows(reader, `rfc:${number}`)
    await say(author, number, 'Late', {}, new Date('2026-03-02T20:00:00Z'))
    await runJobs()
    expect(await mailDue(new Date('2026-03-03T07:59:00Z'))).toBe(0)
    expect(await mailDue(new Date('2026-03-03T08:00:00Z'))).toBe(1)
  })
  test('stopped altogether by the key of a mail, which opens nothing else', async () => {
    await wants(reader, {})
    const { number } = await reviewed(author)
    await follows(reader, `rfc:${number}`)
    await say(author, number, 'Waiting', {}, later(0, 1))
    await runJobs()
    const { unsubscribeKey, feedKey } = await db.rfcPreference.findUniqueOrThrow({ where: { personId: reader.id } })
    expect(await unsubscribe(unsubscribeKey, undefined, now)).toEqual({ stopped: 'all' })
    expect(await mailDue(later(1))).toBe(0)
    expect(await refusal(unsubscribe(feedKey, undefined, now))).toMatch(/^not_found/)
    expect((await callRoute('GET', new URL(`${env().BASE_URL}/api/v1/rfcs.atom?key=${unsubscribeKey}`))).status).toBe(
      404,
    )
  })
  test('promised, and then read or called off, is not sent', async () => {
    const other = actorOf(await makePerson())
    await Promise.all([wants(reader, {}), wants(other, {})])
    const { number } = await reviewed(author)
    await Promise.all([follows(reader, `rfc:${number}`), follows(other, `rfc:${number}`)])
    await say(author, number, 'Hello', {}, later(0, 1))
    await runJobs()
    expect(await mailDue(later(0, 1))).toBe(2)
    await readNotices(reader, {}, later(0, 1))
    const { unsubscribeKey } = await db.rfcPreference.findUniqueOrThrow({ where: { personId: other.id } })
    await unsubscribe(unsubscribeKey, undefined, later(0, 1))
    await sendMails()
    expect(box.mails).toEqual([])
    expect(
      await db.mail.findMany({ where: { personId: { in: [reader.id, other.id] } }, select: { state: true } }),
    ).toEqual([{ state: 'off' }, { state: 'off' }])
  })
  test('that no server takes is refused, and holds nobody up', async () => {
    const other = actorOf(await makePerson())
    await Promise.all([wants(reader, {}), wants(other, {})])
    const { number } = await reviewed(author)
    await Promise.all([follows(reader, `rfc:${number}`), follows(other, `rfc:${number}`)])
    await say(author, number, 'Hello', {}, later(0, 1))
    await runJobs()
    // An address that no server takes.
    await db.person.update({ where: { id: reader.id }, data: { email: `no\u00adbody-${Date.now()}` } })
    await mailDue(later(0, 1))
    await sendMails()
    expect(box.mails.map((mail) => mail.to?.[0]?.address)).toContain(other.email)
  })
})

describe('feeds', () => {
  const base = () => `${env().BASE_URL}/api/v1`
  test('need somebody who may read, or their key; a new key ends the old one', async () => {
    const { number } = await reviewed(author, { title: 'A & B <lanes>' })
    await say(reader, number, '<img src=x onerror=alert(1)> & more')
    const key = await myFeedKey(reader)
    expect((await callRoute('GET', new URL(`${base()}/rfcs.atom`))).status).toBe(401)
    const feed = await callRoute('GET', new URL(`${base()}/rfcs/${number}/feed.atom?key=${key}`))
    const xml = await feed.text()
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8'])
    expect(xml).toContain('A &amp; B &lt;lanes&gt;')
    expect(xml).not.toMatch(/<img|onerror=alert/)
    const list = await (await callRoute('GET', new URL(`${base()}/rfcs.atom?key=${key}`))).text()
    expect(list).toContain(`<title>RFC ${number}: A &amp; B &lt;lanes&gt;</title>`)
    await db.person.update({ where: { id: reader.id }, data: { role: 'stakeholder' } })
    expect((await callRoute('GET', new URL(`${base()}/rfcs.atom?key=${key}`))).status).toBe(404)
  })
})

test('erasing a person takes away what was kept for their own use', async () => {
  await wants(reader, {})
  const { number, id } = await reviewed(author)
  await follows(reader, `rfc:${number}`)
  await visit(reader, { id }, 1, now)
  await say(author, number, 'Hello', {}, later(0, 1))
  await runJobs()
  await transaction((tx) => rfcs.erase!(tx, reader.id))
  await transaction((tx) => rfcs.erase!(tx, reader.id))
  const where = { personId: reader.id }
  expect(
    await Promise.all([
      db.rfcNotice.count({ where }),
      db.rfcFollow.count({ where }),
      db.rfcVisit.count({ where }),
      db.rfcPreference.count({ where }),
    ]),
  ).toEqual([0, 0, 0, 0])
})
