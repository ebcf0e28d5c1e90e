import { expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { db } from '@/lib/server/db'
import { updateEndpoints } from '@/lib/updates/api'
import { setMailed } from '@/lib/updates/commands-digest'
import { publishUpdate, shipItem } from '@/lib/updates/commands-publish'
import { getFeedKey } from '@/lib/updates/queries-feed-key'
import { publishInput, shipInput } from '@/lib/updates/schema'
import { call } from '../support/rest'
import { actorOf, makePerson } from './make'
import { hear, insightOn, makeItem, makePm, NOW } from './roadmap-make'

const read = async (query: object) => {
  const answer = await call(updateEndpoints.feed, undefined, { query })
  return { status: answer.status, text: await answer.text() }
}
const shipped = async (pm: Actor, body: string, insights: string[] = []) => {
  const item = await publishItem(pm, (await makeItem(pm, { insights })).id, true, NOW)
  return shipItem(pm, item.id, shipInput.parse({ title: 'Builds are cached', body }), NOW)
}

test('a feed reader reads by a key as its person, and only as long as that person is here and keeps the key', async () => {
  const [pm, person] = [await makePm(), await makePerson()]
  await shipped(pm, 'The runners keep a cache.')
  const key = await getFeedKey(actorOf(person))
  expect((await read({})).status).toBe(401)
  const feed = await read({ key })
  expect(feed.status).toBe(200)
  expect(feed.text).toContain('The runners keep a cache.')
  for (const wrong of ['', 'x', `${key}x`, key.replace(person.id, pm.id), `${person.id}.`])
    expect([wrong, (await read({ key: wrong })).status]).toEqual([wrong, 404])
  await db.person.update({ where: { id: person.id }, data: { sessionEpoch: { increment: 1 } } })
  expect((await read({ key })).status).toBe(404)
  const again = await getFeedKey(actorOf(person))
  expect((await read({ key: again })).status).toBe(200)
  await db.person.update({ where: { id: person.id }, data: { active: false } })
  expect((await read({ key: again })).status).toBe(404)
})

test('a quote stands in the feed of who may read it, and not in that of a stakeholder', async () => {
  const pm = await makePm()
  const piece = await hear({ text: 'I wait an hour for each build', personId: (await makePerson()).id })
  await shipped(pm, `You said: {{evidence:${piece}}}`, [await insightOn(pm, { supports: [piece] })])
  const [engineer, stakeholder] = [await makePerson(), await makePerson({ role: 'stakeholder' })]
  expect((await read({ key: await getFeedKey(actorOf(engineer)) })).text).toContain('I wait an hour')
  expect((await read({ key: await getFeedKey(actorOf(stakeholder)) })).text).not.toContain('I wait an hour')
})

test('the feed of an audience has what is written for it', async () => {
  const pm = await makePm()
  const item = await publishItem(pm, (await makeItem(pm)).id, true, NOW)
  const input = { kind: 'started', title: 'For the budget', body: 'It begins.', audiences: ['finance'] }
  await publishUpdate(pm, item.id, publishInput.parse(input), NOW)
  const key = await getFeedKey(pm)
  expect((await read({ key, audience: 'finance' })).text).toContain('For the budget')
  expect((await read({ key, audience: 'security' })).text).not.toContain('For the budget')
  // In its own words; without an audience in those that the reader reads, by role or by choice.
  const texts = { finance: { title: 'It pays', body: 'It saves hours.' }, developers: { body: 'Type make.' } }
  const both = { ...input, kind: 'measured' as const, audiences: ['everyone', 'finance', 'developers'], texts }
  await publishUpdate(pm, item.id, publishInput.parse({ ...input, kind: 'shipped' }), NOW)
  await publishUpdate(pm, item.id, publishInput.parse({ ...both, title: 'For all', body: 'It works.' }), NOW)
  const budget = (await read({ key, audience: 'finance' })).text
  expect([budget.includes('It pays'), budget.includes('It saves hours.'), budget.includes('It works.')]).toEqual([
    ...[true, true, false],
  ])
  const developer = actorOf(await makePerson())
  const own = async () => (await read({ key: await getFeedKey(developer) })).text
  expect(await own()).toContain('Type make.')
  await setMailed(developer, { reads: 'finance' }, NOW)
  expect(await own()).toContain('It saves hours.')
  expect((await read({ key })).text).toContain('It works.')
})
