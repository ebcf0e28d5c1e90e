import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { stateOutcome } from '@/lib/outcomes/commands-outcome'
import { outcomeInput } from '@/lib/outcomes/schema-outcome'
import { changeSeenItem, editItem } from '@/lib/roadmap/commands'
import { mergeItem } from '@/lib/roadmap/commands-merge'
import { regroupItem } from '@/lib/roadmap/commands-regroup'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { voteFor } from '@/lib/roadmap/commands-votes'
import { getItem } from '@/lib/roadmap/queries'
import { itemChange } from '@/lib/roadmap/schema'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { shipItem } from '@/lib/updates/commands'
import { shipInput } from '@/lib/updates/schema'
import { whileHeld } from './held'
import { actorOf, makePerson } from './make'
import { hear, insightOn, makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "RoadmapItem", "Update", "Evidence", "Insight", "Person", "Team", "ItemOutcome" CASCADE`
  pm = await makePm()
})

/** What is written at the end of every command: whoever wants to write it waits. */
const AUDIT = 'LOCK TABLE "AuditEntry" IN SHARE MODE'
const ship = (id: string) => shipItem(pm, id, shipInput.parse({ title: 'It is there', body: 'Use it.' }), NOW)
const item = async (over: object = {}) => {
  const { id } = await makeItem(pm, over)
  await publishItem(pm, id, true, NOW)
  return id
}
const supported = async () => insightOn(pm, { supports: [await hear()] })

describe('an item that is merged while', () => {
  test('somebody votes for it takes the vote along', async () => {
    const [from, into] = [await item(), await item()]
    const voter = actorOf(await makePerson())
    const done = await whileHeld<unknown>(
      AUDIT,
      [],
      [
        () => voteFor(voter, from, { reason: 'We wait for it every day.' }, NOW),
        () => mergeItem(pm, from, { into }, NOW),
      ],
    )
    expect(done.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled'])
    expect((await db.itemVote.findFirstOrThrow()).itemId).toBe(into)
  })

  test('it ships keeps what it stands on: only one of the two happens', async () => {
    const insights = [await supported()]
    const [from, into] = [await item({ insights }), await item()]
    const done = await whileHeld<unknown>(AUDIT, [], [() => ship(from), () => mergeItem(pm, from, { into }, NOW)])
    expect(done).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'conflict' } }])
    expect(await getItem(pm, from)).toMatchObject({ status: 'shipped', insights })
  })
})

test('of two who edit an item the second is told, and takes nothing back that they have not seen', async () => {
  const id = await item({ problem: 'Builds wait.' })
  const { updatedAt: seen } = await getItem(pm, id)
  await editItem(pm, id, { problem: 'Builds wait for an hour.', seen }, NOW)
  const late = editItem(pm, id, { problem: 'Builds wait.', title: 'Faster builds', seen }, NOW)
  await expect(late).rejects.toMatchObject({ code: 'conflict' })
  const now = await getItem(pm, id)
  expect(now.problem).toBe('Builds wait for an hour.')
  await editItem(pm, id, { title: 'Faster builds', seen: now.updatedAt }, NOW)
  expect(await getItem(pm, id)).toMatchObject({ title: 'Faster builds', problem: 'Builds wait for an hour.' })
})

test('a change by the API that names what it is made on is refused once somebody was faster; one that names nothing is made', async () => {
  const id = await item({ problem: 'Builds wait.' })
  const { updatedAt } = await getItem(pm, id)
  const change = (body: object) => changeSeenItem(pm, id, itemChange.parse(body), NOW)
  // The same moment in other words is the same.
  const elsewhere = updatedAt.replace('Z', '+00:00')
  await change({ problem: 'Builds wait for an hour.', baseUpdatedAt: elsewhere })
  await expect(change({ title: 'Late', problem: 'Builds wait.', baseUpdatedAt: updatedAt })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await getItem(pm, id)).toMatchObject({ title: 'Cache dependencies', problem: 'Builds wait for an hour.' })
  await change({ title: 'Blind' })
  const now = await getItem(pm, id)
  expect(now).toMatchObject({ title: 'Blind', problem: 'Builds wait for an hour.' })
  expect(await change({ title: 'Seen', baseUpdatedAt: now.updatedAt })).toMatchObject({ title: 'Seen' })
  expect(itemChange.safeParse({ title: 'Seen', baseUpdatedAt: 'yesterday' }).success).toBe(false)
})

test('of two who put an item into another quarter at once one is told that it was moved', async () => {
  const id = await item({ quarter: '2026-Q1' })
  const to = (quarter: string) => () => regroupItem(pm, { id, by: 'quarter', from: '2026-Q1', to: quarter }, NOW)
  const done = await whileHeld<unknown>('SELECT 1 FROM "RoadmapItem" FOR UPDATE', [], [to('2026-Q2'), to('2026-Q3')])
  expect(done).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'conflict' } }])
  expect((await getItem(pm, id)).quarter).toBe('2026-Q2')
})

test('an item that ships between two looks of somebody who ships it is not announced a second time', async () => {
  const id = await item()
  // The item is read first, then what it stands on: here they wait until somebody else has shipped it.
  const shipped = `LOCK TABLE "ItemInsight" IN ACCESS EXCLUSIVE MODE;
    UPDATE "RoadmapItem" SET "status" = 'shipped', "shippedAt" = now() WHERE "id" = '${id}'`
  const done = await whileHeld<unknown>(shipped, [], [() => ship(id)])
  expect(done).toMatchObject([{ status: 'rejected', reason: { code: 'conflict' } }])
  expect(await db.update.count({ where: { itemId: id } })).toBe(0)
})

test('what an item is to change is not restated once it has shipped, also in the moment in which it ships', async () => {
  const id = await item()
  const outcome = (target: number) =>
    outcomeInput.parse({ metric: 'build-minutes', baseline: 40, target, by: '2026-06-30' })
  await stateOutcome(pm, id, outcome(10), NOW)
  let shipped = false
  const shipping = async () => {
    await ship(id)
    shipped = true
  }
  // The last only looks, when each of the others waits or has ended: who ships waits for who restates.
  const done = await whileHeld<unknown>(
    'SELECT 1 FROM "ItemOutcome" FOR UPDATE',
    [],
    [() => stateOutcome(pm, id, outcome(39), NOW), shipping, () => Promise.resolve(shipped)],
  )
  const fulfilled = { status: 'fulfilled' }
  expect(done).toMatchObject([fulfilled, fulfilled, { ...fulfilled, value: false }])
  expect(shipped).toBe(true)
  await expect(stateOutcome(pm, id, outcome(20), NOW)).rejects.toMatchObject({ code: 'conflict' })
})
