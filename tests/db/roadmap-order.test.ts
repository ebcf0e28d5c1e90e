import { beforeEach, describe, expect, test } from 'vitest'
import { addCapability } from '@/lib/catalog/commands-capabilities'
import { capabilityInput } from '@/lib/catalog/schema-capabilities'
import type { Actor } from '@/lib/core/actor'
import { parse } from '@/lib/core/zod'
import { stateOutcome } from '@/lib/outcomes/commands-outcome'
import { outcomeInput } from '@/lib/outcomes/schema-outcome'
import { compareItems } from '@/lib/roadmap/commands-comparisons'
import { openRoadmap } from '@/lib/roadmap/commands-public'
import { getBoard, listItems, getItem } from '@/lib/roadmap/queries'
import { listFilteredItems, listFilterNames, readBoardFilter } from '@/lib/roadmap/queries-filter'
import { getGroupedBoard } from '@/lib/roadmap/queries-groups'
import { listQuery } from '@/lib/roadmap/schema'
import { comparePriorities, findNextPair, getOrderCertainty, getPairwiseOrder } from '@/lib/roadmap/queries-prioritize'
import { getPublicRoadmap } from '@/lib/roadmap/queries-public'
import { getTimeline } from '@/lib/roadmap/queries-timeline'
import { parseBoardFilter } from '@/lib/roadmap/rules-filter'
import { db } from '@/lib/server/db'
import { shipItem } from '@/lib/updates/commands'
import { shipInput } from '@/lib/updates/schema'
import { makeTeam } from './make'
import { emptyRoadmap, NOW, makeItem, refused } from './roadmap-make'

const { pm, developer, stakeholder, admin, published } = await emptyRoadmap()
beforeEach(async () => void (await db.itemComparison.deleteMany()))
const NO_FILTER = parseBoardFilter('')

describe('comparing in pairs', () => {
  test('counts one answer for a person and pair, whichever way round it was asked', async () => {
    const [a, b, c] = [await published(), await published(), await published()]
    await compareItems(developer, { a: a.id, b: b.id, better: 'b' }, NOW)
    await compareItems(developer, { a: b.id, b: a.id, better: 'b' }, NOW)
    expect(await db.itemComparison.count()).toBe(1)
    await compareItems(pm, { a: a.id, b: c.id, better: 'tie' }, NOW)
    const order = await getPairwiseOrder(developer)
    expect(order).toMatchObject({ people: 2, comparisons: 2, connected: false })
    expect(order.items.map((item) => item.id).indexOf(a.id)).toBeLessThan(
      order.items.map((item) => item.id).indexOf(b.id),
    )
  })

  test('offers each pair once, and no draft to who knows none', async () => {
    const [a, b] = [await published(), await published()]
    const draft = await makeItem(pm)
    const pair = await findNextPair(developer)
    expect(pair?.map((item) => item.id).toSorted()).toEqual([a.id, b.id].toSorted())
    await expect(compareItems(developer, { a: a.id, b: draft.id, better: 'a' }, NOW)).rejects.toEqual(
      refused('not_found'),
    )
    await compareItems(developer, { a: a.id, b: b.id, better: 'a' }, NOW)
    expect(await findNextPair(developer)).toBeNull()
    // A comparison with a draft is not counted for who may not know of it.
    await compareItems(pm, { a: a.id, b: draft.id, better: 'b' }, NOW)
    expect((await getPairwiseOrder(developer)).items.map((item) => item.id)).not.toContain(draft.id)
  })
})

describe('two scenarios', () => {
  test('rank the same items by either, next to each other', async () => {
    const big = await makeItem(pm, { title: 'Big', impact: 3, effort: 50, reachEstimate: 20 })
    const quick = await makeItem(pm, { title: 'Quick', impact: 0.5, effort: 1, reachEstimate: 20 })
    const { items } = await comparePriorities(pm, { a: 'rice', b: 'own', weights: { impact: 1 } })
    expect(items.map(({ id, a, b }) => [id, a.rank, b.rank])).toEqual([
      [quick.id, 1, 2],
      [big.id, 2, 1],
    ])
    // 0.5 of 3 on the scale of impact.
    expect(items[0]?.b.score).toBeCloseTo(100 / 6, 10)
    expect(items[0]?.value).toBeCloseTo((quick.score?.value ?? 0) * 1, 12)
  })

  test('rank among all open items, whatever scenario is looked at, and equals alike', async () => {
    // 320 items that RICE puts before one that is cheap and urgent: WSJF puts that one first.
    const urgent = await makeItem(pm, { title: 'Urgent', impact: 0.25, effort: 1, urgency: 10, riskReduction: 10 })
    const basis = {
      title: 'Other',
      kind: 'docs',
      horizon: 'later',
      impact: 1,
      effort: 10,
      rice: 5,
      wsjf: 1,
      rank: 'b00',
    }
    await db.roadmapItem.createMany({ data: Array.from({ length: 320 }, (_, n) => ({ ...basis, id: `other${n}` })) })
    const { items, total, points } = await comparePriorities(pm, { a: 'wsjf', b: 'rice', weights: {} })
    expect(total).toBe(321)
    expect(items).toHaveLength(50)
    expect(items[0]).toMatchObject({ id: urgent.id, a: { rank: 1 }, b: { rank: 321 } })
    expect(items.slice(1).map((item) => item.b.rank)).toEqual(Array.from({ length: 49 }, () => 1))
    expect(points).toHaveLength(300)
    expect((await getOrderCertainty(pm)).draws).toBe(2_000)
  })

  test('say how sure the order is, the same figures each time', async () => {
    for (const reachEstimate of [5, 6, 7, 8, 9, 10, 11]) await makeItem(pm, { reachEstimate })
    const first = await getOrderCertainty(pm)
    expect(await getOrderCertainty(pm)).toEqual(first)
    expect(first.stays).toBeGreaterThan(0)
    expect(first.stays).toBeLessThan(1)
    expect(first.top[0]?.inTop).toBeGreaterThan(0.5)
  })
})

describe('the public roadmap', () => {
  test('is closed until an admin opens it, and holds only what was published', async () => {
    await openRoadmap(admin, false)
    const shown = await published({ title: 'Shown', impactNote: 'secret-note', effort: 3.33, horizon: 'now' })
    await makeItem(pm, { title: 'A draft' })
    const shipped = await makeItem(pm, { title: 'Shipped', outcome: 'Waits 9 → 4 minutes' })
    await shipItem(pm, shipped.id, shipInput.parse({ title: 'Done', body: 'Done.' }), NOW)
    await expect(getPublicRoadmap()).rejects.toEqual(refused('not_found'))
    await expect(openRoadmap(pm, true)).rejects.toEqual(refused('forbidden'))
    await openRoadmap(admin, true)
    const roadmap = await getPublicRoadmap()
    expect(roadmap.columns[0]?.items.map((item) => item.id)).toEqual([shown.id])
    expect(roadmap.columns.map((column) => column.total)).toEqual([1, 0, 0])
    expect(roadmap.shipped).toMatchObject([{ title: 'Shipped', outcome: 'Waits 9 → 4 minutes' }])
    expect(JSON.stringify(roadmap)).not.toMatch(/draft|secret-|3\.33|rice|score/)
  })
})

test('the public roadmap says how many items a column has, whatever it shows of them, and shows one column whole', async () => {
  await openRoadmap(admin, true)
  for (let i = 0; i < 34; i += 1) await published({ title: `One of many ${i}`, horizon: 'later' })
  const [, , later] = (await getPublicRoadmap()).columns
  expect([later?.items.length, (later?.total ?? 0) >= 34]).toEqual([30, true])
  const [, , whole] = (await getPublicRoadmap('later')).columns
  expect(whole?.items.length).toBe(whole?.total)
})

describe('looking at a part', () => {
  test('by a filter in the address: the same items in the cards and in the counts', async () => {
    const builds = await published({ theme: 'Builds', quarter: '2026-Q4', effort: 3 })
    await published({ theme: 'Docs', kind: 'docs' })
    await makeItem(pm, { theme: 'builds' })
    const ids = async (actor: Actor, text: string) => {
      const board = await getBoard(actor, { now: 30, next: 30, later: 30 }, parseBoardFilter(text))
      const later = board.columns.find((column) => column.horizon === 'later')
      expect(later?.items).toBe(later?.cards.length)
      return later?.cards.length
    }
    expect(await ids(pm, 'theme:builds')).toBe(2)
    expect(await ids(pm, 'theme:builds is:draft')).toBe(1)
    expect(await ids(developer, 'theme:builds')).toBe(1)
    expect(await ids(developer, 'is:draft')).toBe(0)
    expect(await ids(pm, '-theme:builds kind:docs')).toBe(1)
    expect(await ids(pm, '"100%_\\\\"')).toBe(0)
    const listed = async (actor: Actor, text: string, limit = 50) => {
      const found: string[] = []
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const page = await listItems(actor, listQuery.parse({ sort: 'rank', limit, cursor }), parseBoardFilter(text))
        found.push(...page.data.map((item) => item.id))
        cursor = page.nextCursor ?? undefined
      }
      return found.length
    }
    expect([await listed(pm, 'theme:builds'), await listed(pm, 'theme:builds', 1)]).toEqual([2, 2])
    expect([await listed(developer, 'theme:builds'), await listed(stakeholder, 'theme:builds')]).toEqual([1, 1])
    expect([await listed(stakeholder, 'is:draft'), await listed(pm, 'kind:docs')]).toEqual([0, 1])
    const timeline = await getTimeline(developer, NO_FILTER, new Date('2026-11-01T00:00:00Z'))
    expect(timeline.quarters).toEqual(['2026-Q4'])
    expect(timeline.weeks).toEqual([3])
    expect(timeline.rows).toMatchObject([{ theme: 'Builds', cells: [{ items: [{ id: builds.id }], more: 0 }] }])
    expect((await getTimeline(stakeholder, NO_FILTER, NOW)).weeks).toBeNull()
  })
})

test('a measurable outcome is an outcome: nothing warns or asks for one any more', async () => {
  const item = await makeItem(pm)
  expect(item.warnings).toContain('No outcome')
  const outcome = outcomeInput.parse({ metric: 'build-minutes', baseline: 9, target: 4, by: '2027-03-31' })
  await stateOutcome(pm, item.id, outcome, NOW)
  expect((await getItem(pm, item.id)).warnings).not.toContain('No outcome')
})

describe('looking at what a team builds, or what of the platform is changed', () => {
  const cards = async (actor: Actor, text: string) => {
    const filter = await readBoardFilter(actor, text)
    const board = await getBoard(actor, { now: 30, next: 30, later: 30 }, filter)
    const found = board.columns.flatMap((column) => column.cards.map((card) => card.title)).toSorted()
    const listed = await listItems(actor, listQuery.parse({ sort: 'rank' }), filter)
    expect(listed.data.map((item) => item.title).toSorted()).toEqual(found)
    const grouped = await getGroupedBoard(actor, 'theme', filter)
    expect(grouped.groups.flatMap((group) => group.cards.map((card) => card.title)).toSorted()).toEqual(found)
    const timeline = await getTimeline(actor, filter, NOW)
    const shown = timeline.rows.flatMap((row) => row.cells.flatMap((cell) => cell.items.map((item) => item.title)))
    expect(shown.toSorted()).toEqual(found)
    return found
  }
  const made = async () => {
    await db.team.deleteMany()
    await db.capability.deleteMany()
    const [data, web] = [await makeTeam({ name: 'Data platform' }), await makeTeam({ name: 'a_b' })]
    const capability = await addCapability(pm, parse(capabilityInput, { name: 'Preview environments' }), NOW)
    const about = { quarter: '2026-Q2', theme: 'All' }
    await published({ ...about, title: 'Both', teamId: data.id, capabilityId: capability.id })
    await published({ ...about, title: 'Data', teamId: data.id })
    await published({ ...about, title: 'Web', teamId: web.id })
    await published({ ...about, title: 'Nobody’s' })
    return { data, web, capability }
  }

  test('works by name and by id, alone, together, negated and for none, wherever items are read', async () => {
    const { data } = await made()
    expect(await cards(pm, 'team:"data PLATFORM"')).toEqual(['Both', 'Data'])
    expect(await cards(developer, `team:${data.id}`)).toEqual(['Both', 'Data'])
    // A sign that means “any letter” to a database is that sign.
    expect(await cards(pm, 'team:a_b')).toEqual(['Web'])
    expect(await cards(pm, 'team:a_b team:"Data platform"')).toEqual(['Both', 'Data', 'Web'])
    expect(await cards(pm, '-team:a_b')).toEqual(['Both', 'Data', 'Nobody’s'])
    expect(await cards(pm, 'team:none')).toEqual(['Nobody’s'])
    expect(await cards(pm, 'capability:"Preview environments" team:"Data platform"')).toEqual(['Both'])
    expect(await cards(pm, 'capability:none -team:none')).toEqual(['Data', 'Web'])
    await db.team.update({ where: { id: data.id }, data: { archivedAt: NOW } })
    expect(await cards(pm, 'team:"Data platform"')).toEqual(['Both', 'Data'])
    expect((await listFilterNames(pm))?.teams).not.toContain('Data platform')
    expect((await listFilterNames(pm))?.capabilities).toContain('Preview environments')
  })

  test('says of a name that there is not that it is not one, and the API refuses it', async () => {
    await made()
    for (const text of ['team:axb', 'team:Nowhere', 'capability:a_b', 'team:""']) {
      expect((await readBoardFilter(pm, text)).unknown, text).toEqual([text])
      await expect(listFilteredItems(pm, { ...listQuery.parse({}), q: text }), text).rejects.toEqual(refused('invalid'))
    }
    const page = await listFilteredItems(pm, { ...listQuery.parse({}), q: 'team:a_b kind:build' })
    expect(page.data.map((item) => item.title)).toEqual(['Web'])
  })

  test('is for those who are told of it: to others the words are no filter, and no condition finds anything', async () => {
    await made()
    expect((await readBoardFilter(stakeholder, 'team:a_b theme:all')).unknown).toEqual(['team:a_b'])
    expect(await cards(stakeholder, 'team:a_b')).toEqual(await cards(stakeholder, ''))
    expect(await listFilterNames(stakeholder)).toBeNull()
    await expect(listFilteredItems(stakeholder, { ...listQuery.parse({}), q: 'team:a_b' })).rejects.toEqual(
      refused('invalid'),
    )
    // A filter that was read for somebody else tells nothing either.
    for (const text of ['team:a_b', '-team:a_b', 'capability:none'])
      expect((await listItems(stakeholder, listQuery.parse({}), await readBoardFilter(pm, text))).data, text).toEqual(
        [],
      )
  })
})
