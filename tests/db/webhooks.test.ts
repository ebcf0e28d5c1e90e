import '@/lib/rooms'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { parse } from '@/lib/core/zod'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { db } from '@/lib/server/db'
import { sendWebhooks } from '@/lib/updates/commands-deliver'
import { publishUpdate } from '@/lib/updates/commands-publish'
import { addWebhook, deleteWebhook, retryDelivery, rotateSecret, testWebhook } from '@/lib/updates/commands-webhooks'
import { getWebhook, listDeliveries } from '@/lib/updates/queries-webhooks'
import { publishInput } from '@/lib/updates/schema'
import { deliverySchema, webhookForm, webhookInput, webhookSchema } from '@/lib/updates/schema-webhooks'
import { actorOf, makePerson } from './make'
import { makeItem, makePm, NOW } from './roadmap-make'

interface Got {
  headers: IncomingHttpHeaders
  body: string
}
const got: Got[] = []
let answer = 200
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => (body += part.toString()))
  request.on('end', () => {
    got.push({ headers: request.headers, body })
    response.writeHead(answer).end()
  })
})
let pm: Actor
let admin: Actor
let url = ''
beforeAll(async () => {
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  pm = await makePm()
  admin = actorOf(await makePerson({ role: 'admin' }))
})
afterAll(() => receiver.close())
beforeEach(async () => {
  await db.webhook.deleteMany()
  got.length = 0
  answer = 200
})

const add = (over: object = {}) => addWebhook(admin, parse(webhookInput, { url, ...over }), NOW)
async function publish(title: string) {
  const item = await makeItem(pm)
  await publishItem(pm, item.id, true, NOW)
  await publishUpdate(pm, item.id, parse(publishInput, { kind: 'started', title, body: 'We begin.' }), NOW)
}
/** As the library of the standard reads a message: it throws where the signature is not of this secret. */
const read = (secret: string, { body, headers }: Got) =>
  new Webhook(secret).verify(body, headers as Record<string, string>)

test('a test is sent at once, signed or as Slack takes it, and listed with how it went; a failed one is not repeated', async () => {
  const { id, secret } = await add()
  const sent = await testWebhook(admin, id, NOW)
  expect(deliverySchema.parse(sent)).toMatchObject({ state: 'sent', update: null, tries: 1, trouble: null })
  expect(read(secret ?? '', got[0]!)).toMatchObject({
    type: 'webhook.test',
    data: { url: `http://localhost:3000/settings/webhooks/${id}` },
  })
  const slack = await add({ format: 'slack' })
  await testWebhook(admin, slack.id, NOW)
  expect(JSON.parse(got[1]!.body)).toEqual({ text: expect.stringContaining('A test from Soundings') })
  expect(got[1]!.headers['webhook-signature']).toBeUndefined()

  answer = 503
  expect(await testWebhook(admin, id, NOW)).toMatchObject({ state: 'failed', trouble: '503', nextTryAt: null })
  await db.webhookDelivery.updateMany({ data: { nextTryAt: new Date(0) } })
  await sendWebhooks()
  expect(got).toHaveLength(3)
  await expect(testWebhook(admin, 'nothing', NOW)).rejects.toMatchObject({ code: 'not_found' })
  await expect(testWebhook(pm, id, NOW)).rejects.toMatchObject({ code: 'forbidden' })
})

test('after a change of the secret both sign for a day, then the new one alone; who changes it at the same moment is told', async () => {
  const { id, secret: first } = await add()
  const { secret: second, oldUntil } = await rotateSecret(admin, id, new Date())
  expect(second).not.toBe(first)
  expect(webhookSchema.parse(await getWebhook(admin, id)).oldUntil).toBe(oldUntil)
  await testWebhook(admin, id, NOW)
  for (const secret of [first ?? '', second]) expect(read(secret, got[0]!)).toMatchObject({ type: 'webhook.test' })
  // The day is over.
  await db.webhook.update({ where: { id }, data: { oldUntil: new Date(Date.now() - 1_000) } })
  await testWebhook(admin, id, NOW)
  expect(read(second, got[1]!)).toMatchObject({ type: 'webhook.test' })
  expect(() => read(first ?? '', got[1]!)).toThrow(WebhookVerificationError)

  const both = await Promise.allSettled([rotateSecret(admin, id, NOW), rotateSecret(admin, id, NOW)])
  const changed = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.secret] : []))
  expect(changed.length).toBeGreaterThan(0)
  await testWebhook(admin, id, NOW)
  expect(read(changed.at(-1) ?? '', got[2]!)).toBeTruthy()
  const slack = await add({ format: 'slack' })
  await expect(rotateSecret(admin, slack.id, NOW)).rejects.toMatchObject({ code: 'conflict' })
  await expect(rotateSecret(pm, id, NOW)).rejects.toMatchObject({ code: 'forbidden' })
})

test('messages are listed, the last one first; one that was given up is sent again under its own id, one that arrived is not', async () => {
  const { id, secret } = await add()
  const other = await add({ format: 'slack' })
  answer = 410
  await publish('Given up')
  await sendWebhooks()
  answer = 200
  await testWebhook(admin, id, new Date(NOW.getTime() + 60_000))
  const page = await listDeliveries(admin, id, { limit: 1 })
  expect(page.data).toMatchObject([{ update: null, state: 'sent' }])
  const rest = await listDeliveries(admin, id, { limit: 5, cursor: page.nextCursor ?? undefined })
  expect(rest.data).toMatchObject([{ update: { title: 'Given up' }, state: 'failed', trouble: '410', tries: 1 }])
  const [failed] = (await listDeliveries(admin, id, { limit: 5, state: 'failed' })).data
  got.length = 0
  await expect(retryDelivery(admin, other.id, failed!.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(retryDelivery(pm, id, failed!.id)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await retryDelivery(admin, id, failed!.id)).toMatchObject({ state: 'waiting', tries: 0 })
  await sendWebhooks()
  expect(got).toHaveLength(1)
  expect(got[0]!.headers['webhook-id']).toBe(failed!.id)
  expect(read(secret ?? '', got[0]!)).toMatchObject({ type: 'update.started' })
  await expect(retryDelivery(admin, id, failed!.id)).rejects.toMatchObject({ code: 'conflict' })
  await deleteWebhook(admin, id)
  await expect(listDeliveries(admin, id, { limit: 5 })).rejects.toMatchObject({ code: 'not_found' })
})

test('a receiver gets one text: its own audience’s, or what everyone reads; never what is written for others', async () => {
  const item = await makeItem(pm)
  await publishItem(pm, item.id, true, NOW)
  const tell = (title: string, over: object) =>
    publishUpdate(
      pm,
      item.id,
      parse(publishInput, { kind: 'started', title, body: 'Builds are quicker.', ...over }),
      NOW,
    )
  const all = await add()
  const finance = await add({ audience: 'finance' })
  const everyone = await add({ audience: 'everyone' })
  const slack = await add({ format: 'slack', audience: 'executives' })
  expect([all, finance].map((one) => webhookSchema.parse(one).audience)).toEqual([null, 'finance'])
  const texts = {
    finance: { title: 'Costs fall', body: 'It saves 40,000 EUR a year.' },
    executives: { title: 'We ship sooner', body: 'It is worth two more releases a year.' },
  }
  await tell('For three', { audiences: ['everyone', 'finance', 'executives'], texts })
  await tell('For finance', { audiences: ['finance'], body: 'The contract ends in May.' })
  await tell('For developers', { audiences: ['developers'], body: 'Type make.' })
  await sendWebhooks()
  const heard = async (id: string) => {
    const { data } = await listDeliveries(admin, id, { limit: 9 })
    return Promise.all(
      data.map(async ({ id: message }) => got.find((one) => one.headers['webhook-id'] === message)!).toReversed(),
    )
  }
  const said = async ({ id, secret }: { id: string; secret: string | null }) =>
    (await heard(id)).map((one) => {
      const { data } = read(secret ?? '', one) as { data: { title: string; body: string; texts: object } }
      return [data.title, data.body, data.texts]
    })
  const bySort = (rows: unknown[][]) => rows.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
  expect(bySort(await said(all))).toEqual([
    ['For developers', 'Type make.', {}],
    ['For finance', '', {}],
    ['For three', 'Builds are quicker.', {}],
  ])
  expect(bySort(await said(finance))).toEqual([
    ['Costs fall', 'It saves 40,000 EUR a year.', { finance: texts.finance }],
    ['For finance', 'The contract ends in May.', {}],
  ])
  expect(await said(everyone)).toEqual([['For three', 'Builds are quicker.', {}]])
  const lines = got.filter(({ headers }) => headers['webhook-signature'] === undefined).map(({ body }) => body)
  expect((await listDeliveries(admin, slack.id, { limit: 9 })).data).toHaveLength(1)
  expect(lines).toEqual([expect.stringContaining('We ship sooner')])
  expect(got.filter(({ body }) => body.includes('two more releases'))).toEqual([])
  expect((await getWebhook(admin, finance.id)).audience).toBe('finance')
  // A form that chose nothing posts an empty text.
  expect(parse(webhookForm, { url, format: 'standard', audience: '' }).audience).toBeNull()
})
