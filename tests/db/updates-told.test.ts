import '@/lib/rooms'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client } from 'pg'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { erasePerson } from '@/lib/people/commands-erase'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { db, transaction } from '@/lib/server/db'
import { sendDueMails } from '@/lib/server/mail-sender'
import { muteUpdates } from '@/lib/updates/commands'
import { sendWebhooks } from '@/lib/updates/commands-deliver'
import { publishUpdate } from '@/lib/updates/commands-publish'
import { muteByKey, promiseTold, unmuteByKey } from '@/lib/updates/commands-tell'
import { addWebhook, deleteWebhook } from '@/lib/updates/commands-webhooks'
import { toldMailKind } from '@/lib/updates/jobs'
import { findNewestOwed, findPersonalUpdate, getLedgers, getUpdate, listUpdates } from '@/lib/updates/queries'
import { isMutedByKey, muteKeyOf } from '@/lib/updates/queries-mute-key'
import { listWebhooks } from '@/lib/updates/queries-webhooks'
import { insertLedger, insertUpdate } from '@/lib/updates/repo'
import { publishInput, updateQuery } from '@/lib/updates/schema'
import { webhookInput } from '@/lib/updates/schema-webhooks'
import { startMailbox } from '../support/mailbox'
import { actorOf, makePerson } from './make'
import { hear, insightOn, makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor
let admin: Actor
const box = await startMailbox()
beforeAll(async () => {
  vi.stubEnv('SMTP_URL', box.url)
  pm = await makePm()
  admin = actorOf(await makePerson({ role: 'admin' }))
})
afterAll(() => box.close())

const publish = (id: string, over: object) =>
  publishUpdate(
    pm,
    id,
    parse(publishInput, { kind: 'shipped', title: 'Builds are cached', body: 'Nine minutes.', ...over }),
    NOW,
  )

async function story() {
  const [ada, bo, against] = [await makePerson(), await makePerson(), await makePerson()]
  const insight = await insightOn(pm, {
    supports: [await hear({ personId: ada.id, text: 'I wait for builds' }), await hear({ personId: bo.id })],
    contradicts: [await hear({ personId: against.id, text: 'Builds are fine, tests are not' })],
  })
  const item = await makeItem(pm, { insights: [insight] })
  await publishItem(pm, item.id, true, NOW)
  return { item, ada: actorOf(ada), bo: actorOf(bo), against: actorOf(against) }
}
const mailsTo = (email: string) => box.mails.filter((mail) => mail.to?.[0]?.address === email)
const send = () => sendDueMails([toldMailKind])

describe('several updates of one item', () => {
  test('started, shipped, measured: each with a ledger of its own, and only where the item is', async () => {
    const { item, ada } = await story()
    await expect(publish(item.id, { kind: 'measured' })).rejects.toMatchObject({ code: 'conflict' })
    const started = await publish(item.id, { kind: 'started', title: 'We began' })
    expect(started.told.owed).toBe(2)
    const shipped = await publish(item.id, { kind: 'shipped' })
    await expect(publish(item.id, { kind: 'started' })).rejects.toMatchObject({ code: 'conflict' })
    const measured = await publish(item.id, { kind: 'measured', title: 'Down to nine' })
    expect(await db.told.count({ where: { personId: ada.id } })).toBe(3)
    const found = await listUpdates(pm, parse(updateQuery, { kind: 'measured' }))
    expect(found.data.map((update) => update.id)).toContain(measured.updateId)
    expect(found.data.map((update) => update.id)).not.toContain(shipped.updateId)
  })

  test('declined drops the item and tells those who asked, with the reason', async () => {
    const { item, ada } = await story()
    const { updateId } = await publish(item.id, {
      kind: 'declined',
      title: 'No cache',
      body: 'It costs more than it saves.',
    })
    expect((await db.roadmapItem.findUniqueOrThrow({ where: { id: item.id } })).status).toBe('dropped')
    expect(await findPersonalUpdate(ada, updateId)).toMatchObject({ state: 'owed', stance: 'supports' })
  })

  test('nothing of a draft item is told, but that it shipped', async () => {
    const item = await makeItem(pm)
    await expect(publish(item.id, { kind: 'started' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.update.count({ where: { itemId: item.id } })).toBe(0)
  })

  test('each audience has its own text; one that is not addressed has none', async () => {
    const { item } = await story()
    const { updateId } = await publish(item.id, {
      audiences: ['developers', 'finance'],
      texts: { finance: { title: 'A third fewer runner hours', body: 'It saves money.' } },
    })
    expect(await getUpdate(pm, updateId)).toMatchObject({
      audience: 'developers',
      audiences: ['developers', 'finance'],
      texts: { finance: { title: 'A third fewer runner hours', body: 'It saves money.' } },
    })
    const ids = async (audience: string) =>
      (await listUpdates(pm, parse(updateQuery, { audience }))).data.map((update) => update.id)
    expect(await ids('finance')).toContain(updateId)
    expect(await ids('security')).not.toContain(updateId)
    expect(() =>
      parse(publishInput, { kind: 'shipped', title: 't', body: 'b', texts: { security: { body: 'x' } } }),
    ).toThrow(/not among the audiences/)
  })
})

describe('those who said the opposite', () => {
  test('are told only where there is something to say to them, and no one else reads it', async () => {
    const [silent, spoken] = [await story(), await story()]
    const quiet = await publish(silent.item.id, {})
    expect(await findPersonalUpdate(silent.against, quiet.updateId)).toBeNull()
    const { updateId, told } = await publish(spoken.item.id, { opposed: 'Tests come next.' })
    expect(told.owed).toBe(3)
    expect(await findPersonalUpdate(spoken.against, updateId)).toMatchObject({
      stance: 'contradicts',
      opposed: 'Tests come next.',
      said: [{ text: 'Builds are fine, tests are not' }],
    })
    expect((await findPersonalUpdate(spoken.ada, updateId))?.opposed).toBe('')
    expect(JSON.stringify(await getUpdate(spoken.ada, updateId))).not.toContain('Tests come next')
  })
})

describe('by mail', () => {
  test('each person gets their own words, once; who was erased or muted in between gets none', async () => {
    const { item, ada, bo, against } = await story()
    const { updateId } = await publish(item.id, { opposed: 'Tests come next.' })
    await promiseTold({ updateId })
    await promiseTold({ updateId })
    await erasePerson(admin, bo.id, NOW)
    await send()
    await send()
    const [mail, ...more] = mailsTo(ada.email)
    expect(more).toEqual([])
    expect(mail?.text).toMatch(/You said:\n {2}“I wait for builds”[^]*Nine minutes\./)
    expect(mail?.text).not.toContain('Tests come next')
    expect(mailsTo(against.email)[0]?.text).toMatch(/spoke against[^]*Tests come next\./)
    expect(mailsTo(bo.email)).toEqual([])
    expect((await getLedgers(pm, [updateId])).get(updateId)).toEqual({ owed: 0, told: 2, muted: 0, declined: 0 })
    expect(await db.told.count({ where: { personId: bo.id } })).toBe(0)
    await promiseTold({ updateId })
    await send()
    expect(mailsTo(ada.email)).toHaveLength(1)
  })

  test('one click mutes, without signing in; a key that is none is not there', async () => {
    const { item, ada } = await story()
    const { updateId } = await publish(item.id, {})
    await promiseTold({ updateId })
    expect(await muteByKey(muteKeyOf(ada.id), NOW)).toEqual({ muted: true })
    await send()
    expect(mailsTo(ada.email)).toEqual([])
    expect((await getLedgers(pm, [updateId])).get(updateId)).toMatchObject({ muted: 1, told: 1 })
    await expect(muteByKey(`${ada.id}.forged`, NOW)).rejects.toMatchObject({ code: 'not_found' })
    await muteUpdates(ada, false, NOW)
  })

  test('who is owed hundreds of answers reads their own in each, also who said the opposite', async () => {
    const { item, against } = await story()
    const opposed = 'Tests stay as they are, and why.'
    const { updateId } = await publish(item.id, { opposed })
    const ids = Array.from({ length: 210 }, () => newId())
    const later = new Date(NOW.getTime() + 60_000)
    await db.update.createMany({ data: ids.map((id) => ({ id, title: id, body: id, publishedAt: later })) })
    await db.told.createMany({ data: ids.map((id) => ({ updateId: id, personId: against.id })) })
    await promiseTold({ updateId })
    await send()
    const [mail] = mailsTo(against.email)
    expect(mail?.text).toContain(opposed)
    expect(mail?.text).toContain('Builds are fine, tests are not')
    expect(mail?.text).not.toContain('Nine minutes.')
    // Whom nobody may see is in no list of those who are owed; of the others the newest is found, however much was published since.
    expect((await findNewestOwed(pm))?.update.publishedAt).not.toBe(later.toISOString())
    await db.told.updateMany({ where: { updateId: ids[0]! }, data: { seenBy: 'engineers' } })
    await db.update.update({ where: { id: ids[0]! }, data: { publishedAt: new Date('2099-01-01') } })
    const many = Array.from({ length: 30 }, () => ({ title: 'New', body: 'B', publishedAt: new Date('2099-02-01') }))
    await db.update.createMany({ data: many.map((one) => ({ ...one, id: newId() })) })
    expect(await findNewestOwed(pm)).toMatchObject({ update: { id: ids[0] } })
    await db.update.deleteMany({ where: { publishedAt: { gte: new Date('2099-01-01') } } })
    // On the page of the update too, which of the others is the oldest.
    expect(await findPersonalUpdate(against, updateId)).toMatchObject({ stance: 'contradicts', opposed })
  })

  test('who stopped it from a mail turns it on again there, also without an account; what was muted stays so', async () => {
    const { item, ada } = await story()
    const first = await publish(item.id, { kind: 'started' })
    const key = muteKeyOf(ada.id)
    await muteByKey(key, NOW)
    expect(await isMutedByKey(key)).toBe(true)
    expect(await unmuteByKey(key)).toEqual({ muted: false })
    expect(await isMutedByKey(key)).toBe(false)
    expect((await getLedgers(pm, [first.updateId])).get(first.updateId)).toMatchObject({ muted: 1 })
    const again = await publish(item.id, { kind: 'shipped' })
    expect((await getLedgers(pm, [again.updateId])).get(again.updateId)).toMatchObject({ muted: 0 })
    await expect(unmuteByKey(`${ada.id}.forged`)).rejects.toMatchObject({ code: 'not_found' })
    expect(await isMutedByKey(`${ada.id}.forged`)).toBeNull()
  })
})

describe('webhooks', () => {
  test('signed as Standard Webhooks, or one text for Slack; tried again with the same id, never with words of people', async () => {
    const got: { path: string; headers: IncomingHttpHeaders; body: string }[] = []
    let isBroken = true
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        got.push({ path: request.url ?? '', headers: request.headers, body })
        response.writeHead(request.url === '/signed' && isBroken ? 500 : 204).end()
        if (request.url === '/signed') isBroken = false
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const add = (path: string, format: string) =>
      addWebhook(admin, parse(webhookInput, { url: origin + path, format }), NOW)
    const [signed, slack] = [await add('/signed', 'standard'), await add('/slack', 'slack')]
    const { item, ada } = await story()
    const quote = 'I wait for builds every single day, and so does my team'
    await db.evidence.updateMany({ where: { personId: ada.id }, data: { text: quote } })
    await publish(item.id, { title: 'Cached & <fast>', body: `You said: ${quote}.` })
    await sendWebhooks()
    await db.webhookDelivery.updateMany({ where: { state: 'waiting' }, data: { nextTryAt: new Date(0) } })
    await sendWebhooks()
    server.close()
    const [first, second] = got.filter((one) => one.path === '/signed')
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = second?.headers ?? {}
    const key = Buffer.from((signed.secret ?? '').slice('whsec_'.length), 'base64')
    expect(key.length).toBeGreaterThanOrEqual(24)
    const expected = createHmac('sha256', key)
      .update(`${String(id)}.${String(at)}.${second?.body ?? ''}`)
      .digest('base64')
    expect(signature).toBe(`v1,${expected}`)
    // As whoever receives it would look at it, with the library of the standard.
    const headers = {
      'webhook-id': String(id),
      'webhook-timestamp': String(at),
      'webhook-signature': String(signature),
    }
    const receiver = new Webhook(signed.secret ?? '')
    expect(receiver.verify(second?.body ?? '', headers)).toMatchObject({ type: 'update.shipped' })
    expect(() => receiver.verify(`${second?.body ?? ''} `, headers)).toThrow(WebhookVerificationError)
    expect(JSON.parse(second?.body ?? '{}')).toMatchObject({
      type: 'update.shipped',
      data: { title: 'Cached & <fast>' },
    })
    expect(second?.body).not.toContain(quote)
    const text = (JSON.parse(got.find((one) => one.path === '/slack')?.body ?? '{}') as { text: string }).text
    expect(text).toMatch(/^Shipped: <http.*\|Cached &amp; &lt;fast&gt;>$/)
    const listed = (await listWebhooks(admin, { limit: 50 })).data.find((one) => one.id === signed.id)
    expect(listed).toMatchObject({ sent: 1, waiting: 0, failed: 0, trouble: null })
    expect(JSON.stringify(listed)).not.toContain('whsec_')
    expect((await db.webhook.findUniqueOrThrow({ where: { id: signed.id } })).secret).not.toContain(signed.secret)
    await Promise.all([deleteWebhook(admin, signed.id), deleteWebhook(admin, slack.id)])
    await expect(addWebhook(pm, parse(webhookInput, { url: origin }), NOW)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('are not sent into the private network, neither when they are added nor when a name leads there later', async () => {
    for (const url of [
      'http://localhost:9/',
      'http://169.254.169.254/latest/',
      'http://[::1]/',
      'http://10.0.0.8/hook',
    ])
      await expect(addWebhook(admin, parse(webhookInput, { url }), NOW)).rejects.toMatchObject({
        code: 'invalid',
        fieldErrors: { url: [expect.stringContaining('private network')] },
      })
    const hook = await addWebhook(admin, parse(webhookInput, { url: 'https://hooks.example.invalid/a' }), NOW)
    await db.webhook.update({ where: { id: hook.id }, data: { url: 'http://localhost:9/' } })
    const { item } = await story()
    await publish(item.id, {})
    await sendWebhooks()
    const listed = (await listWebhooks(admin, { limit: 50 })).data.find((one) => one.id === hook.id)
    expect(listed).toMatchObject({ sent: 0, waiting: 1, trouble: 'PRIVATE_ADDRESS' })
    await deleteWebhook(admin, hook.id)
  })
})

describe('20,000 people', { timeout: 240_000 }, () => {
  const PEOPLE = 20_000
  const prefix = newId().slice(0, 8)
  const people = Array.from({ length: PEOPLE }, (_, i) => `${prefix}-${String(i).padStart(5, '0')}`)
  const voices = people.map((personId) => ({
    personId,
    evidence: ['e'],
    seenBy: 'engineers' as const,
    stance: 'supports' as const,
  }))
  const row = (id: string) => ({
    id,
    kind: 'shipped' as const,
    title: 'T',
    body: 'B',
    audience: 'everyone' as const,
    audiences: ['everyone' as const],
    texts: {},
    opposed: '',
    itemId: null,
    publishedAt: NOW,
    createdById: pm.id,
  })
  beforeAll(async () => {
    await db.person.createMany({
      data: people.map((id, i) => ({ id, name: id, email: `${id}@example.test`, mutedUpdates: i % 100 === 0 })),
    })
  }, 60_000)
  const write = (id: string) =>
    transaction(async (tx) => {
      await insertUpdate(tx, row(id))
      await insertLedger(tx, id, voices, NOW)
    })

  test('their ledger is written in 5 s, muted where they muted', async () => {
    const id = newId()
    const before = performance.now()
    await write(id)
    const seconds = (performance.now() - before) / 1000
    console.info(`ledger of ${PEOPLE} people: ${seconds.toFixed(2)} s`)
    expect(seconds).toBeLessThan(5)
    expect((await getLedgers(pm, [id])).get(id)).toEqual({ owed: 19_800, told: 0, muted: 200, declined: 0 })
  })

  test('killed at ten random places: no one twice, no one missed', async () => {
    const killer = new Client({ connectionString: process.env.DATABASE_URL })
    await killer.connect()
    const kill = () =>
      killer.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
    const id = newId()
    const killed = async (work: () => Promise<void>, after: number) => {
      const running = work().then(
        () => 'done',
        () => 'killed',
      )
      await new Promise((resolve) => setTimeout(resolve, after))
      await kill()
      return running
    }
    const ends: string[] = []
    const within = (most: number) => Math.round(Math.random() * most)
    const delays = [within(10), within(60), within(200)]
    for (const after of delays) ends.push(await killed(() => write(id), after))
    if (!ends.includes('done')) await write(id)
    // A ledger is there whole or not at all.
    // Asked on a connection that was not killed: one of the pool may not have heard of its end yet.
    const { rows } = await killer.query('SELECT count(*)::int AS "n" FROM "Told" WHERE "updateId" = $1', [id])
    expect(rows).toEqual([{ n: PEOPLE }])
    const later = [within(20), within(80), within(200), within(400), within(600), within(900), within(1_500)]
    for (const after of later) ends.push(await killed(() => promiseTold({ updateId: id }), after))
    await killer.end()
    const seen = `killed after ${[...delays, ...later].join(', ')} ms: ${ends.join(' ')}`
    console.info(seen)
    expect(ends, seen).toContain('killed')
    await promiseTold({ updateId: id })
    const mails = await db.mail.findMany({ where: { kind: 'updates.told', subjectId: id }, select: { personId: true } })
    expect(mails).toHaveLength(19_800)
    expect(new Set(mails.map((mail) => mail.personId)).size).toBe(19_800)
  })
})
