import { beforeAll, describe, expect, test } from 'vitest'
import '@/lib/rooms'
import type { Actor } from '@/lib/core/actor'
import { readInbox } from '@/lib/platform/commands-inbox'
import { countInbox, getInbox, listWaiting } from '@/lib/platform/queries-inbox'
import type { InboxItem } from '@/lib/platform/schema-inbox'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'
import { makeItem, makePm, NOW } from './roadmap-make'

let developer: Actor
let stakeholder: Actor
let other: Actor
let pm: Actor
const minute = (n: number) => new Date(Date.UTC(2026, 9, 1, 10, n))

let made = 0
/** An RFC, and what a person is told of it at these minutes. */
async function notices(personId: string, minutes: readonly number[], over: object = {}) {
  made += 1
  const rfc = await db.rfc.create({
    data: {
      id: `inbox-rfc-${made}`,
      number: 9_000 + made,
      title: `Cache ${made}`,
      status: 'review',
      version: 1,
      authorId: pm.id,
      body: 'Text.',
    },
  })
  await db.rfcNotice.createMany({
    data: minutes.map((n, i) => ({
      ...{
        id: `inbox-n-${made}-${String(i).padStart(3, '0')}`,
        personId,
        rfcId: rfc.id,
        kind: 'mention',
        actorId: pm.id,
      },
      ...{ detail: { excerpt: 'What do you think?' }, event: `inbox-${made}-${i}`, createdAt: minute(n), ...over },
    })),
  })
  return rfc
}

/** Updates that answer a person, published at these minutes. */
async function told(personId: string, minutes: readonly number[], state = 'owed') {
  made += 1
  for (const [i, n] of minutes.entries()) {
    const id = `inbox-u-${made}-${String(i).padStart(3, '0')}`
    await db.update.create({
      data: { id, title: `Builds are faster ${made}-${i}`, body: 'We did.', publishedAt: minute(n) },
    })
    await db.told.create({ data: { updateId: id, personId, state, createdAt: minute(n) } })
  }
}

/** Every line, page by page. */
async function all(actor: Actor, limit: number, unread?: 'true'): Promise<InboxItem[]> {
  const lines: InboxItem[] = []
  let cursor: string | undefined
  for (let page = 0; page < 50; page += 1) {
    const { data, nextCursor } = await getInbox(actor, { limit, cursor, unread })
    expect(data.length).toBeLessThanOrEqual(limit)
    lines.push(...data)
    if (nextCursor === null) return lines
    cursor = nextCursor
  }
  throw new Error('the inbox has no end')
}

beforeAll(async () => {
  pm = await makePm()
  developer = actorOf(await makePerson())
  other = actorOf(await makePerson())
  stakeholder = actorOf(await makePerson({ role: 'stakeholder' }))
  // Several of one moment, in both rooms: what a page ends between must neither come twice nor be left out.
  await notices(developer.id, [5, 4, 4, 4, 3, 1, 1, 1, 1])
  await told(developer.id, [4, 4, 4, 2, 1, 1, 6])
  await notices(other.id, [4])
  await told(other.id, [4])
  await told(developer.id, [1], 'declined')
  await told(stakeholder.id, [2])
})

describe('the inbox', () => {
  test('is one list over rooms, newest first, each line once, however it is cut into pages', async () => {
    const whole = await all(developer, 200)
    expect(whole).toHaveLength(16)
    expect(whole.map((line) => line.at)).toEqual(
      whole
        .map((line) => line.at)
        .toSorted()
        .toReversed(),
    )
    expect(new Set(whole.map((line) => line.room))).toEqual(new Set(['rfcs', 'updates']))
    for (const limit of [1, 2, 3, 4, 5, 7])
      expect((await all(developer, limit)).map((line) => line.id)).toEqual(whole.map((line) => line.id))
  })
  test('says what happened, to what, and where that is', async () => {
    const lines = await all(developer, 200)
    expect(lines.find((line) => line.room === 'rfcs')).toMatchObject({
      text: `${pm.name} mentioned you`,
      about: expect.stringMatching(/^RFC 9\d+: Cache/),
      excerpt: 'What do you think?',
      href: expect.stringMatching(/^\/rfcs\/9/),
      read: false,
    })
    expect(lines.find((line) => line.room === 'updates')).toMatchObject({
      text: 'Something came of what you said',
      href: expect.stringMatching(/^\/updates\/inbox-u/),
    })
  })
  test('holds one’s own lines only, and those of rooms that one may read', async () => {
    expect(await all(other, 200)).toHaveLength(2)
    await notices(stakeholder.id, [3])
    expect((await all(stakeholder, 200)).map((line) => line.room)).toEqual(['updates'])
    expect(await countInbox(stakeholder)).toBe(1)
  })
  test('refuses a cursor that is not its own', async () => {
    await expect(getInbox(developer, { limit: 5, cursor: 'bm8' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('reading', () => {
  test('a line, of one’s own only; then all up to a moment, and nothing that came after it', async () => {
    const [first, second] = await all(developer, 200)
    const foreign = (await all(other, 200)).map((line) => line.id)
    expect(
      await readInbox(developer, { ids: [first!.id, second!.id, ...foreign, 'rfcs:nothing', 'nowhere:x'] }, NOW),
    ).toEqual({ read: 2 })
    expect(await countInbox(other)).toBe(2)
    expect(await readInbox(developer, { ids: [first!.id] }, NOW)).toEqual({ read: 0 })
    const unread = await all(developer, 3, 'true')
    expect([unread.length, await countInbox(developer)]).toEqual([14, 14])
    expect(unread.some((line) => line.id === first!.id)).toBe(false)
    expect((await all(developer, 200)).find((line) => line.id === first!.id)?.read).toBe(true)

    const late = unread.filter((line) => line.at > minute(3).toISOString()).length
    expect(await readInbox(developer, { upTo: minute(3).toISOString() }, NOW)).toEqual({ read: 14 - late })
    expect(await countInbox(developer)).toBe(late)
    expect(await db.told.count({ where: { personId: developer.id, state: 'declined' } })).toBe(1)
  })
})

describe('what waits', () => {
  test('is what one is asked to do in each room, until it is done', async () => {
    const rfc = await notices(developer.id, [])
    await db.rfc.update({ where: { id: rfc.id }, data: { reviewEndsAt: minute(30) } })
    await db.rfcApproval.create({ data: { rfcId: rfc.id, personId: developer.id, askedAt: NOW } })
    const item = await makeItem(pm)
    await db.roadmapItem.update({ where: { id: item.id }, data: { reviewAt: new Date('2026-02-01') } })
    expect(await listWaiting(developer, NOW)).toEqual([
      {
        ...{ id: rfc.id, room: 'rfcs', text: 'Your approval is asked for', about: `RFC ${rfc.number}: ${rfc.title}` },
        ...{ href: `/rfcs/${rfc.number}`, by: minute(30).toISOString() },
      },
    ])
    expect(await listWaiting(pm, NOW)).toMatchObject([
      { room: 'roadmap', about: item.title, by: '2026-02-01T00:00:00.000Z' },
    ])
    expect(await listWaiting(stakeholder, NOW)).toEqual([])
    await db.rfcApproval.updateMany({ where: { rfcId: rfc.id }, data: { verdict: 'approve', version: 1 } })
    expect(await listWaiting(developer, NOW)).toEqual([])
  })
})
