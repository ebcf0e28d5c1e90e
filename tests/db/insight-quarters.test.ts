import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { recordEvidence } from '@/lib/evidence/commands'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { createInsight } from '@/lib/insights/commands'
import { getInsightQuarters } from '@/lib/insights/queries-quarters'
import { getTheme } from '@/lib/insights/queries-themes'
import { lastQuarters } from '@/lib/insights/rules-quarters'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson } from './make'

const now = () => new Date('2026-03-05T10:11:12Z')
const on = (day: string) => new Date(`${day}T00:00:00Z`)

let pm: Actor
let developer: Actor
let insight: string
let ids: string[]

const piece = (id: string, day: string, over: Partial<EvidenceItem> = {}): EvidenceItem => ({
  ref: { kind: 'highlight', id },
  ...{ text: `Quote ${id}`, rung: 'medium', occurredAt: on(day), voice: `participant:${id}`, ...over },
})

/** An item on the insight. */
const itemOn = (title: string, shippedAt: Date | null, publishedAt: Date | null = now()) =>
  db.roadmapItem.create({
    data: {
      ...{
        id: newId(),
        title,
        kind: 'build',
        horizon: 'now',
        rank: newId(),
        impact: 1,
        effort: 1,
        publishedAt,
        shippedAt,
      },
      status: shippedAt ? 'shipped' : 'open',
      insights: { create: { insightId: insight } },
    },
  })

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Evidence", "Insight", "Person", "Team", "Outbox", "Theme", "RoadmapItem" CASCADE`
  pm = actorOf(await makePerson({ role: 'pm' }))
  developer = actorOf(await makePerson())
  ids = await transaction((tx) =>
    recordEvidence(
      tx,
      [
        piece('a', '2025-11-30'),
        piece('b', '2025-12-31'),
        piece('c', '2026-01-01'),
        piece('hidden', '2026-02-01', { audience: 'researchers' }),
        piece('old', '2020-01-01'),
        piece('context', '2026-02-02'),
      ],
      now,
    ),
  )
  const stances = ['supports', 'contradicts', 'supports', 'supports', 'supports', 'context'] as const
  insight = (
    await createInsight(
      pm,
      { statement: 'Builds are slow', evidence: ids.map((id, at) => ({ id, stance: stances[at]! })) },
      now,
    )
  ).id
})

test('an insight says what was heard in each quarter, as far as a reader may read it, and what shipped in between', async () => {
  await itemOn('Faster builds', on('2026-01-20'))
  await itemOn('Long ago', on('2019-05-05'))
  await itemOn('Not yet', null)
  await itemOn('Not public', on('2026-01-21'), null)
  const { quarters, shipped } = await getInsightQuarters(pm, insight, now)
  expect(quarters).toHaveLength(8)
  expect(quarters.slice(-2)).toEqual([
    { from: '2025-10-01', supports: 1, contradicts: 1 },
    { from: '2026-01-01', supports: 2, contradicts: 0 },
  ])
  expect(quarters.slice(0, -2).every((one) => one.supports + one.contradicts === 0)).toBe(true)
  expect(shipped.map(({ title, on }) => [title, on])).toEqual([['Faster builds', '2026-01-20']])
  expect((await getInsightQuarters(developer, insight, now)).quarters.at(-1)).toMatchObject({ supports: 1 })
  await expect(getInsightQuarters(pm, 'nothing', now)).rejects.toMatchObject({ code: 'not_found' })
})

test('a piece that another one stands for is not counted beside it', async () => {
  await db.evidence.update({ where: { id: ids[1]! }, data: { sameAsId: ids[0]! } })
  expect((await getInsightQuarters(pm, insight, now)).quarters.at(-2)).toEqual({
    ...{ from: '2025-10-01', supports: 1, contradicts: 0 },
  })
})

test('a theme shows what shipped of the insight that it became', async () => {
  const recent = lastQuarters(new Date()).at(-1)!
  await itemOn('Faster builds', on(recent))
  await itemOn('Not yet', null)
  const theme = (promotedInsightId: string | null) =>
    db.theme.create({
      data: {
        ...{ id: newId(), key: newId(), label: 'Builds', terms: [], size: 1, people: 1, teams: 0, trend: 0 },
        promotedInsightId,
      },
    })
  const [became, other] = [await theme(insight), await theme(null)]
  expect((await getTheme(developer, became.id)).shipped.map(({ title, on }) => [title, on])).toEqual([
    ['Faster builds', recent],
  ])
  expect((await getTheme(developer, other.id)).shipped).toEqual([])
})
