import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { parse } from '@/lib/core/zod'
import { changeInsight } from '@/lib/insights/commands'
import { stateOutcome } from '@/lib/outcomes/commands-outcome'
import { getOpportunityTree } from '@/lib/outcomes/queries-tree'
import { outcomeInput } from '@/lib/outcomes/schema-outcome'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'
import { clock, hear, insightOn, makeItem, makePm, NOW } from './roadmap-make'

// Each test makes dozens of things.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let pm: Actor
let developer: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Evidence", "Insight", "RoadmapItem", "ItemOutcome", "Person", "Team", "Outbox" CASCADE`
  pm = await makePm()
  developer = actorOf(await makePerson({}))
})

const aim = (item: string, metric: string) =>
  stateOutcome(pm, item, parse(outcomeInput, { metric, baseline: 14, target: 10, by: '2026-06-30' }), NOW)
const voices = (n: number) =>
  Promise.all(Array.from({ length: n }, (_, at) => hear({ voice: `voice ${String(n)} ${String(at)}` })))

describe('the opportunity tree', () => {
  test('hangs insights under the items that rest on them, and items under the metric that they are to move', async () => {
    const few = await insightOn(pm, { supports: await voices(2) })
    const many = await insightOn(pm, { supports: await voices(5) })
    const unused = await insightOn(pm, { supports: await voices(3) })
    const silent = await insightOn(pm, {})
    const both = await makeItem(pm, { title: 'Cache', insights: [few, many] })
    const one = await makeItem(pm, { title: 'Runners', insights: [few] })
    const bare = await makeItem(pm, { title: 'Guess' })
    const loose = await makeItem(pm, { title: 'Adrift', insights: [many] })
    const elsewhere = await makeItem(pm, { title: 'Docs', insights: [few] })
    for (const { id } of [both, one, bare]) await aim(id, 'build-minutes')
    await aim(elsewhere.id, 'questions')

    const { outcomes, tree, loose: rest } = await getOpportunityTree(pm, {})
    expect(outcomes).toEqual([
      { metric: 'build-minutes', unit: '', items: 3 },
      { metric: 'questions', unit: '', items: 1 },
    ])
    expect(tree?.metric).toBe('build-minutes')
    expect(
      tree?.opportunities.map(({ title, insights }) => [title, insights.map(({ id, people }) => [id, people])]),
    ).toEqual([
      [
        'Cache',
        [
          [many, 5],
          [few, 2],
        ],
      ],
      ['Runners', [[few, 2]]],
      ['Guess', []],
    ])
    expect(tree?.opportunities[0]).toMatchObject({ baseline: 14, target: 10, by: '2026-06-30' })
    expect(rest.insights.map((insight) => insight.id)).toEqual([unused])
    expect(rest.insights.map((insight) => insight.id)).not.toContain(silent)
    expect(rest.items.map(({ id, lacks }) => [id, lacks])).toEqual(
      expect.arrayContaining([
        [bare.id, ['insight']],
        [loose.id, ['outcome']],
      ]),
    )
    expect(rest.items).toHaveLength(2)

    expect((await getOpportunityTree(pm, { outcome: 'questions' })).tree?.metric).toBe('questions')
    await changeInsight(pm, unused, { status: 'archived' }, clock)
    expect((await getOpportunityTree(pm, {})).loose.insights).toEqual([])
  })

  test('shows the outcome that an insight is under', async () => {
    const insight = await insightOn(pm, { supports: await voices(2) })
    const [a, b, c] = [await makeItem(pm), await makeItem(pm), await makeItem(pm, { insights: [insight] })]
    for (const { id } of [a, b]) await aim(id, 'build-minutes')
    await aim(c.id, 'questions')
    expect((await getOpportunityTree(pm, { insight })).tree?.metric).toBe('questions')
    expect((await getOpportunityTree(pm, { insight: 'nothing' })).tree?.metric).toBe('build-minutes')
  })

  test('names no draft, and no outcome of drafts alone, to who may not see drafts', async () => {
    const insight = await insightOn(pm, { supports: await voices(2) })
    const draft = await makeItem(pm, { insights: [insight] })
    await aim(draft.id, 'build-minutes')
    expect((await getOpportunityTree(pm, {})).outcomes).toHaveLength(1)
    const seen = await getOpportunityTree(developer, {})
    expect(seen).toMatchObject({ outcomes: [], tree: null, loose: { items: [] } })
    const stakeholder = actorOf(await makePerson({ role: 'stakeholder' }))
    await expect(getOpportunityTree(stakeholder, {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getOpportunityTree(null, {})).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('draws ten opportunities of five insights and says how many more there are', async () => {
    const insights = await Promise.all(Array.from({ length: 7 }, async () => insightOn(pm, {})))
    const items = await Promise.all(Array.from({ length: 12 }, () => makeItem(pm, { insights })))
    for (const { id } of items) await aim(id, 'build-minutes')
    const { tree } = await getOpportunityTree(pm, {})
    expect(tree?.opportunities).toHaveLength(10)
    expect(tree?.more).toBe(2)
    expect(tree?.opportunities[0]).toMatchObject({ more: 2 })
    expect(tree?.opportunities[0]?.insights).toHaveLength(5)
  })
})
