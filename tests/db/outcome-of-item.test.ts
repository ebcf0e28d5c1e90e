import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS, isoDay } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { changeMission } from '@/lib/catalog/commands-mission'
import { getMission, listMissionVersions } from '@/lib/catalog/queries-mission'
import { missionInput } from '@/lib/catalog/schema-mission'
import { recordEvents, recordMetrics } from '@/lib/outcomes/commands-metrics'
import { recordOutcome, stateOutcome } from '@/lib/outcomes/commands-outcome'
import { findOutcome, getOutcome, listDueOutcomes, mapOutcomes } from '@/lib/outcomes/queries-outcome'
import { eventsInput } from '@/lib/outcomes/schema-delivery'
import { getSeries } from '@/lib/outcomes/queries-metrics'
import { mapPublicResults } from '@/lib/outcomes/queries-public'
import { outcomeForm } from '@/lib/outcomes/schema-forms'
import { outcomeInput } from '@/lib/outcomes/schema-outcome'
import { metricsInput } from '@/lib/outcomes/schema-metrics'
import { stepItem } from '@/lib/roadmap/commands'
import { db, transaction } from '@/lib/server/db'
import { shipItem } from '@/lib/updates/commands-publish'
import { shipInput } from '@/lib/updates/schema'
import { actorOf, makePerson } from './make'
import { hear, makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor
beforeAll(async () => {
  pm = await makePm()
})
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
const ship = (id: string) => shipItem(pm, id, parse(shipInput, { title: 'Shipped', body: 'Done.' }), NOW)

/** An item that promised 14 → 10, shipped, with a value each day of the eleven weeks around. */
async function measured(valueOf: (day: number) => number) {
  const [item, metric] = [await makeItem(pm), `build-${newId().slice(0, 8)}`]
  await stateOutcome(pm, item.id, parse(outcomeInput, { metric, baseline: 14, target: 10, by: isoDay(later(60)) }), NOW)
  await ship(item.id)
  const points = Array.from({ length: 155 }, (_, i) => ({
    metric,
    at: isoDay(later(i - 77)),
    value: valueOf(i - 77),
    unit: 'minutes',
  }))
  await recordMetrics(pm, parse(metricsInput, points), later(78))
  return item
}
const wobble = (day: number) => ((((day * 7919) % 13) + 13) % 13) * 0.1

describe('the outcome of an item', () => {
  test('reached: before, after and the change with its interval', async () => {
    const item = await measured((day) => (day < 0 ? 14 : 9) + wobble(day))
    const outcome = await getOutcome(pm, item.id, later(78))
    expect(outcome).toMatchObject({
      method: 'interrupted-series',
      result: 'reached',
      weeks: { before: 11, after: 11 },
      unit: 'minutes',
    })
    expect(outcome.change).toBeCloseTo(-5, 0)
    expect(outcome.ci?.[1]).toBeLessThan(-4)
  })

  test('did not work is a result, and becomes evidence that counts for nothing toward reach', async () => {
    const item = await measured((day) => 14 + wobble(day))
    expect((await getOutcome(pm, item.id, later(30))).result).toBe('too-early')
    await expect(recordOutcome(pm, item.id, { note: '' }, later(30))).rejects.toMatchObject({ code: 'conflict' })
    expect((await listDueOutcomes(pm, later(78), 100)).map((due) => due.itemId)).toContain(item.id)
    const recorded = await recordOutcome(pm, item.id, { note: 'Runners are pinned.' }, later(78))
    expect(recorded.recorded).toMatchObject({ result: 'did-not-work', note: 'Runners are pinned.' })
    const piece = await db.evidence.findUniqueOrThrow({ where: { id: recorded.recorded?.evidenceId ?? '' } })
    expect(piece).toMatchObject({ kind: 'measurement', platform: true })
    expect(piece.text).toMatch(/Did not work\. Before: .* minutes on average over 11 weeks/)
    await expect(recordOutcome(pm, item.id, { note: '' }, later(79))).rejects.toMatchObject({ code: 'conflict' })
    expect((await listDueOutcomes(pm, later(78), 100)).map((due) => due.itemId)).not.toContain(item.id)
  })

  test('of several items at once, each with its own weeks; what was dropped is due no more', async () => {
    const [worked, failed, dropped] = [
      await measured((day) => (day < 0 ? 14 : 9)),
      await measured(() => 14),
      await makeItem(pm),
    ]
    const input = parse(outcomeInput, { metric: 'm', baseline: 1, target: 2, by: isoDay(later(-9)) })
    await stateOutcome(pm, dropped.id, input, NOW)
    const due = async () => (await listDueOutcomes(pm, later(0), 100)).find((one) => one.itemId === dropped.id)
    expect(await due()).toMatchObject({ isShipped: false })
    await transaction((tx) => stepItem(tx, pm, dropped.id, 'dropped', NOW))
    expect(await due()).toBeUndefined()
    const shippedAt = NOW.toISOString()
    const items = [worked, failed, await makeItem(pm)].map(({ id }) => ({ id, shippedAt }))
    const outcomes = await mapOutcomes(pm, items, later(78))
    expect([...outcomes.keys()].sort()).toEqual([worked.id, failed.id].sort())
    for (const { id } of [worked, failed]) expect(outcomes.get(id)).toEqual(await getOutcome(pm, id, later(78)))
    expect(outcomes.get(worked.id)?.series).toHaveLength(22)
  })

  test('items that were dropped do not keep what is due out of a short list', async () => {
    const input = parse(outcomeInput, { metric: 'm', baseline: 1, target: 2, by: isoDay(later(-400)) })
    for (let each = 0; each < 3; each++) {
      const { id } = await makeItem(pm)
      await stateOutcome(pm, id, input, NOW)
      await transaction((tx) => stepItem(tx, pm, id, 'dropped', NOW))
    }
    const item = await makeItem(pm)
    await stateOutcome(pm, item.id, { ...input, by: later(-399) }, NOW)
    expect((await listDueOutcomes(pm, NOW, 2)).map(({ itemId }) => itemId)).toContain(item.id)
    // Its own day is not over while it lasts.
    const due = async (at: string) =>
      (await listDueOutcomes(pm, new Date(at), 500)).some((one) => one.itemId === last.id)
    const last = await makeItem(pm)
    await stateOutcome(pm, last.id, { ...input, by: new Date('2026-03-01') }, NOW)
    expect([await due('2026-03-01T23:59:00Z'), await due('2026-03-02T00:00:00Z')]).toEqual([false, true])
  })

  test('a recorded result stands in public beside the figures that it was recorded from', async () => {
    const item = await measured((day) => (day < 0 ? 14 : 9) + wobble(day))
    const recorded = await recordOutcome(pm, item.id, { note: '' }, later(40))
    expect(recorded.recorded?.result).toBe('reached')
    const metric = recorded.metric
    const worse = Array.from({ length: 100 }, (_, day) => ({ metric, at: isoDay(later(41 + day)), value: 20 }))
    await recordMetrics(pm, parse(metricsInput, worse), later(141))
    const [shown] = (await mapPublicResults([{ id: item.id, shippedAt: NOW.toISOString() }], later(170))).values()
    expect(shown).toMatchObject({ result: 'reached', after: recorded.after, before: recorded.before })
    expect((await getOutcome(pm, item.id, later(170))).after).toBeGreaterThan(14)
  })

  test('numbers too large to be summed or squared are refused, and the largest that are taken are counted', async () => {
    const point = { metric: 'huge', at: '2026-03-01' }
    for (const value of [1e16, -1e300, 1.7e308]) expect(metricsInput.safeParse({ ...point, value }).success).toBe(false)
    expect(
      outcomeForm.safeParse({ id: 'a', metric: 'm', survey: '', baseline: '1', target: '1e300', by: '2026-03-01' })
        .success,
    ).toBe(false)
    const item = await measured((day) => 1e15 - wobble(day) * 1e14)
    expect((await getOutcome(pm, item.id, later(78))).ci).toEqual([expect.any(Number), expect.any(Number)])
    const wide = Array.from({ length: 9 }, (_, n) => ({ ...point, value: 1e15, n: 1e12, id: `p${n}` }))
    await recordMetrics(pm, parse(metricsInput, wide), NOW)
    const [month] = (await getSeries(pm, 'huge', { step: 'month' }, NOW)).data
    expect([month!.value / 1e15, month!.n / 9e12]).toEqual([expect.closeTo(1, 9), expect.closeTo(1, 9)])
  })

  test('what was agreed stays once it has shipped; what was not agreed is said to be stated afterwards', async () => {
    const input = parse(outcomeInput, { metric: 'm', baseline: 1, target: 2, by: '2026-12-31' })
    const [agreed, bare] = [await makeItem(pm), await makeItem(pm)]
    await stateOutcome(pm, agreed.id, input, NOW)
    expect((await stateOutcome(pm, agreed.id, { ...input, target: 3 }, NOW)).target).toBe(3)
    await Promise.all([ship(agreed.id), ship(bare.id)])
    await expect(stateOutcome(pm, agreed.id, input, NOW)).rejects.toMatchObject({ code: 'conflict' })
    expect(await findOutcome(pm, bare.id, NOW)).toBeNull()
    expect((await stateOutcome(pm, bare.id, input, later(1))).why.join(' ')).toMatch(
      /stated after the item had shipped/,
    )
  })

  test('nothing measured is not a failure', async () => {
    const item = await makeItem(pm)
    await stateOutcome(
      pm,
      item.id,
      parse(outcomeInput, { metric: 'unheard-of', baseline: 1, target: 2, by: isoDay(later(1)) }),
      NOW,
    )
    await ship(item.id)
    expect(await getOutcome(pm, item.id, later(90))).toMatchObject({
      before: null,
      after: null,
      ci: null,
      result: 'unclear',
    })
  })
})

describe('measured by deployments and incidents', () => {
  /** An item that promised 4 h of lead time for 24 h, of one service, with a deployment each second day around its shipping. */
  async function delivered(hoursOf: (day: number) => number) {
    const [item, service] = [await makeItem(pm), `svc-${newId().slice(0, 8)}`]
    const stated = {
      metric: 'delivery: lead time',
      baseline: 24,
      target: 4,
      by: isoDay(later(60)),
      capability: service,
    }
    await stateOutcome(pm, item.id, parse(outcomeInput, stated), NOW)
    await ship(item.id)
    const events = Array.from({ length: 77 }, (_, i) => {
      const day = 2 * i - 76
      const at = later(day)
      return {
        ...{ kind: 'deployment', id: `${service}-${day}`, at: at.toISOString(), service },
        commitAt: new Date(at.getTime() - hoursOf(day) * 3_600_000).toISOString(),
      }
    })
    await recordEvents(pm, parse(eventsInput, events))
    return { item, service }
  }

  test('lead time falls: reached, in hours; of another service nothing is measured', async () => {
    const { item } = await delivered((day) => (day < 0 ? 24 : 3) + wobble(day))
    const outcome = await getOutcome(pm, item.id, later(78))
    expect(outcome).toMatchObject({ unit: 'hours', result: 'reached', method: 'interrupted-series' })
    expect(outcome.before).toBeGreaterThan(23.9)
    expect(outcome.after).toBeLessThan(4.3)
    const { item: other } = await delivered(() => 24)
    expect((await getOutcome(pm, other.id, later(78))).result).toBe('did-not-work')
    // Several at once, each by its own events.
    const both = await mapOutcomes(
      pm,
      [item, other].map(({ id }) => ({ id, shippedAt: NOW.toISOString() })),
      later(78),
    )
    expect([item, other].map(({ id }) => both.get(id)?.result)).toEqual(['reached', 'did-not-work'])
  })

  test('nobody can send what is counted', async () => {
    const point = { metric: 'delivery: rework rate', at: '2026-03-01', value: 0 }
    await expect(recordMetrics(pm, parse(metricsInput, point), NOW)).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('the mission', () => {
  const say = (text: string, over: object = {}) => changeMission(pm, parse(missionInput, { text, ...over }), NOW)
  test('each time it is said is a version, with its evidence, who was asked and when it is looked at again', async () => {
    const piece = await hear({ text: 'We wait for builds' })
    const before = (await getMission(pm, NOW)).version
    const said = await say('Short builds', { evidence: [piece, piece], asked: 'Six teams', reviewAt: '2026-03-01' })
    expect(said).toMatchObject({
      version: before + 1,
      evidence: [piece],
      asked: 'Six teams',
      reviewAt: '2026-03-01',
      reviewDue: true,
      by: pm.name,
    })
    // It is due when its day is over, and not on it.
    const dueAt = async (now: string) => (await getMission(pm, new Date(now))).reviewDue
    expect([await dueAt('2026-03-01T23:59:00Z'), await dueAt('2026-03-02T00:00:00Z')]).toEqual([false, true])
    await say('Short builds, and docs', { baseVersion: said.version })
    const versions = await listMissionVersions(pm, { limit: 2 }, NOW)
    expect(versions.data.map((one) => one.text)).toEqual(['Short builds, and docs', 'Short builds'])
  })
  test('not over a version that was not read, on evidence that is not there, or by a developer', async () => {
    const { version } = await say('One')
    await expect(say('Two', { baseVersion: version - 1 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(say('Two', { evidence: ['no-such-piece'] })).rejects.toMatchObject({
      fieldErrors: { evidence: [expect.stringContaining('no-such-piece')] },
    })
    await expect(
      changeMission(actorOf(await makePerson()), parse(missionInput, { text: 'x' }), NOW),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const both = await Promise.allSettled([say('A', { baseVersion: version }), say('B', { baseVersion: version })])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
