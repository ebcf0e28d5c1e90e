import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { withdrawEvidence } from '@/lib/evidence/commands'
import { addEvidence, changeInsight } from '@/lib/insights/commands'
import { changeItem, createItem, setCapacity } from '@/lib/roadmap/commands'
import { moveItem, placeItem } from '@/lib/roadmap/commands-move'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { getBoard, getItem, listItems, explainRank } from '@/lib/roadmap/queries'
import { itemInput, itemPatch, listQuery, SORTS, type Item } from '@/lib/roadmap/schema'
import { allJobs } from '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { actorOf, makePerson, makeTeam } from './make'
import { hear, insightOn, makeItem, makePm, NOW, refused } from './roadmap-make'

let pm: Actor
beforeAll(async () => {
  pm = await makePm()
})

const commitNote = 'The contract ends in May'
const FIRST = { now: 30, next: 30, later: 30 }
const column = async (horizon: string): Promise<string[]> => {
  const board = await getBoard(pm, FIRST)
  return board.columns.find((one) => one.horizon === horizon)?.cards.map((card) => card.id) ?? []
}
const score = (item: Item) => {
  if (!item.score) throw new Error('the item has no score')
  return item.score
}

describe('scores', () => {
  test('reach counts each person once, the platform team not at all, and the formula holds', async () => {
    const [team, platform] = [await makeTeam(), await makeTeam({ platform: true })]
    const [ada, bo] = [await makePerson({ team }), await makePerson({ team })]
    const ids = [
      await hear({ personId: ada.id, teamId: team.id }),
      await hear({ personId: ada.id, teamId: team.id }),
      await hear({ personId: bo.id, teamId: team.id }),
      await hear({ teamId: platform.id, platformTeam: true, personId: (await makePerson({ team: platform })).id }),
    ]
    const insights = [await insightOn(pm, { supports: ids }), await insightOn(pm, { supports: ids.slice(0, 1) })]
    const item = await makeItem(pm, { insights, reachEstimate: 5 })
    const { value, reach, impact, confidence, effort, why, interval } = score(item)
    expect(reach).toBe(7)
    expect(value).toBeCloseTo((reach * impact * confidence) / effort, 12)
    expect(interval[0]).toBeLessThanOrEqual(value)
    expect(why[0]).toContain('2 people heard in 1 team')
    expect(why[0]).toContain('1 piece from the platform team')
    expect(item.insights.toSorted()).toEqual(insights.toSorted())
    expect(item.warnings).toContain('One team only')
  })

  test('a score follows its evidence: at once where it is read, and on the row by the job', async () => {
    const insight = await insightOn(pm, { supports: [await hear({ personId: (await makePerson()).id })] })
    const item = await makeItem(pm, { insights: [insight] })
    await drainOutbox(allJobs())
    const later = new Date(Date.now() + 60_000)
    const more = await hear({ personId: (await makePerson()).id, ref: { kind: 'highlight', id: 'withdrawn-later' } })
    await addEvidence(pm, insight, { evidence: [{ id: more, stance: 'supports' }] }, () => later)
    expect(score(await getItem(pm, item.id)).reach).toBe(2)
    expect((await db.roadmapItem.findUniqueOrThrow({ where: { id: item.id } })).reach).toBe(1)
    expect(await drainOutbox(allJobs())).toBeGreaterThan(0)
    expect((await db.roadmapItem.findUniqueOrThrow({ where: { id: item.id } })).reach).toBe(2)
    await transaction((tx) => withdrawEvidence(tx, [{ kind: 'highlight', id: 'withdrawn-later' }]))
    await drainOutbox(allJobs())
    expect((await db.roadmapItem.findUniqueOrThrow({ where: { id: item.id } })).reach).toBe(1)
  })

  test('what would flip the order is solved against the neighbours', async () => {
    await makeTeam({ headcount: 500 })
    const item = await makeItem(pm, { reachEstimate: 100, effort: 1 })
    await makeItem(pm, { title: 'Just above', reachEstimate: 101, effort: 1 })
    await makeItem(pm, { title: 'Just below', reachEstimate: 99, effort: 1 })
    const why = await explainRank(pm, item.id)
    expect([why.above?.item.title, why.below?.item.title]).toEqual(['Just above', 'Just below'])
    expect(why.above?.flips.find((flip) => flip.by === 'estimated')).toEqual({ by: 'estimated', people: 2, from: 100 })
    expect(why.below?.flips.find((flip) => flip.by === 'estimated')).toEqual({ by: 'estimated', people: 2, from: 100 })
    await makeItem(pm, { title: 'The same', reachEstimate: 100, effort: 1 })
    expect(await explainRank(pm, item.id)).toMatchObject({ tied: 1, ties: [{ title: 'The same' }] })
    expect(why.inputs.map((input) => input.name)).toEqual(['reach', 'impact', 'confidence', 'effort'])
  })

  test('what would flip it is solved from what the last count kept: no voice is read, and where nothing is kept it is the same', async () => {
    await makeTeam({ headcount: 500 })
    const people = await Promise.all(Array.from({ length: 4 }, () => makePerson()))
    const pieces = []
    for (const { id: personId } of people) pieces.push(await hear({ personId }))
    const insight = await insightOn(pm, { supports: pieces.slice(0, 3), contradicts: pieces.slice(3) })
    const item = await makeItem(pm, { insights: [insight], effort: 7 })
    await makeItem(pm, { title: 'Far above', reachEstimate: 400, effort: 1 })
    const why = await explainRank(pm, item.id)
    const flips = [...why.above!.flips, ...(why.below?.flips ?? [])]
    expect(flips.map((flip) => flip.by)).toContain('interviewed')
    // A voice that no count has heard changes nothing: the score beside which it stands has not heard it either.
    await db.insightEvidence.create({
      data: {
        insightId: insight,
        evidenceId: await hear({ personId: (await makePerson()).id }),
        stance: 'contradicts',
      },
    })
    expect(await explainRank(pm, item.id)).toEqual(why)
    await db.insightEvidence.deleteMany({ where: { insightId: insight, evidenceId: { notIn: pieces } } })
    // As counts were stored before they kept it.
    await db.$executeRaw`UPDATE "Insight" SET "heard" = NULL, "counted" = "counted" - 'ground' WHERE "id" = ${insight}`
    expect(await explainRank(pm, item.id)).toEqual(why)
  })

  test('a change of the inputs is a change of the score', async () => {
    const item = await makeItem(pm, { reachEstimate: 10 })
    const changed = await changeItem(
      pm,
      item.id,
      itemPatch.parse({ effort: 8, horizon: 'now', commitNote: 'The contract ends' }),
      NOW,
    )
    expect(score(changed).value).toBeCloseTo(score(item).value / 2, 12)
    expect(changed).toMatchObject({ horizon: 'now', title: item.title })
  })
})

describe('an insight that no longer stands', () => {
  test('gives an item neither people nor confidence, is named as a warning, and counts again when opened', async () => {
    const [ada, bo] = [await makePerson(), await makePerson()]
    const [one, two] = [
      await insightOn(pm, { supports: [await hear({ personId: ada.id })] }),
      await insightOn(pm, { supports: [await hear({ personId: bo.id })] }),
    ]
    const item = await makeItem(pm, { insights: [one, two] })
    expect(score(item).reach).toBe(2)
    await changeInsight(pm, one, { status: 'disproved', resolution: 'The build log says otherwise.' })
    const without = await getItem(pm, item.id)
    expect(score(without).reach).toBe(1)
    expect(without.warnings).toContain('Insight disproved')
    await drainOutbox(allJobs())
    expect((await db.roadmapItem.findUniqueOrThrow({ where: { id: item.id } })).reach).toBe(1)
    await changeInsight(pm, two, { status: 'archived' })
    const neither = await getItem(pm, item.id)
    expect(score(neither).reach).toBe(0)
    expect(neither.warnings).toEqual(expect.arrayContaining(['No evidence', 'Insight archived']))
    await changeInsight(pm, one, { status: 'open' })
    expect(score(await getItem(pm, item.id)).reach).toBe(1)
  })

  test('resolved is no conflict any more until a voice against it comes later', async () => {
    const against = async () => hear({ personId: (await makePerson()).id })
    const insight = await insightOn(pm, {
      supports: [await hear({ personId: (await makePerson()).id })],
      contradicts: [await against()],
    })
    const soon = new Date(NOW.getTime() + 30_000)
    const item = await makeItem(pm, { insights: [insight] })
    expect(item.warnings).toContain('Contested')
    await changeInsight(pm, insight, { status: 'resolved', resolution: 'Holds for teams with a monorepo.' }, () => soon)
    const resolved = await getItem(pm, item.id)
    expect(resolved.warnings).not.toContain('Contested')
    expect(score(resolved).reach).toBe(1)
    const later = new Date(NOW.getTime() + 60_000)
    await addEvidence(pm, insight, { evidence: [{ id: await against(), stance: 'contradicts' }] }, () => later)
    expect((await getItem(pm, item.id)).warnings).toContain('Contested')
  })
})

describe('what is typed', () => {
  test('is refused beyond the company and beyond the scale, saying what the bound is', async () => {
    expect(itemInput.safeParse({ title: 'x', kind: 'docs', effort: 1, impact: 4 }).error?.issues[0]?.message).toContain(
      'At most 3',
    )
    await makeTeam({ headcount: 50 })
    const company =
      (await db.team.aggregate({ where: { platform: false }, _sum: { headcount: true } }))._sum.headcount ?? 0
    await expect(makeItem(pm, { reachEstimate: company + 1 })).rejects.toMatchObject({
      code: 'invalid',
      fieldErrors: { reachEstimate: [expect.stringContaining(company.toLocaleString('en'))] },
    })
    const item = await makeItem(pm, { reachEstimate: company })
    await expect(changeItem(pm, item.id, itemPatch.parse({ reachEstimate: company + 1 }), NOW)).rejects.toEqual(
      refused('invalid'),
    )
  })

  test('is stored the same by a change as by a new item', async () => {
    const typed = { problem: 'a\r\nb', outcome: 'x\r\ny \u0007' }
    const made = await makeItem(pm, typed)
    const changed = await changeItem(pm, (await makeItem(pm)).id, itemPatch.parse(typed), NOW)
    expect([changed.problem, changed.outcome]).toEqual([made.problem, made.outcome])
    expect(changed.problem).toBe('a\nb')
  })
  test('a change leaves alone what it does not name', () => {
    expect(itemPatch.parse({ title: 'New' })).toEqual({ title: 'New' })
  })
  test('a filter that the list does not know is refused by name', () => {
    const result = listQuery.safeParse({ tag: 'builds' })
    expect(result.error?.issues[0]?.message).toContain('no parameter "tag"')
    expect(result.error?.issues[0]?.message).toContain('horizon')
  })
})

describe('who may', () => {
  test('a stakeholder reads the roadmap without scores; only deciders write', async () => {
    const item = await makeItem(pm, { reachEstimate: 3, impactNote: 'not for everyone' })
    await publishItem(pm, item.id, true, NOW)
    const reader = actorOf(await makePerson({ role: 'stakeholder' }))
    expect(await getItem(reader, item.id)).toMatchObject({
      title: item.title,
      score: null,
      impactNote: '',
      insights: [],
      reachEstimate: null,
    })
    const developer = actorOf(await makePerson())
    expect(score(await getItem(developer, item.id)).reach).toBe(3)
    await expect(
      createItem(developer, itemInput.parse({ title: 'x', impact: 1, effort: 1, kind: 'docs' }), NOW),
    ).rejects.toEqual(refused('forbidden'))
    await expect(explainRank(reader, item.id)).rejects.toEqual(refused('forbidden'))
  })
  test('an item on an insight that is not there is refused whole', async () => {
    const before = await db.roadmapItem.count()
    await expect(makeItem(pm, { insights: ['nowhere'] })).rejects.toEqual(refused('invalid'))
    expect(await db.roadmapItem.count()).toBe(before)
  })
})

describe('the board', () => {
  test('a move writes one row and keeps the others in order', async () => {
    await db.roadmapItem.deleteMany()
    const [a, b, c] = [await makeItem(pm), await makeItem(pm), await makeItem(pm)]
    expect(await column('later')).toEqual([a.id, b.id, c.id])
    const moved = await moveItem(pm, {
      id: c.id,
      horizon: 'later',
      after: a.id,
      seen: { horizon: 'later', rank: c.rank },
    })
    expect(await column('later')).toEqual([a.id, c.id, b.id])
    await moveItem(pm, {
      id: c.id,
      horizon: 'now',
      after: null,
      seen: { horizon: 'later', rank: moved.rank },
      commitNote,
    })
    await placeItem(pm, { id: b.id, horizon: 'now', place: 'top', commitNote })
    expect([await column('now'), await column('later')]).toEqual([[b.id, c.id], [a.id]])
  })

  test('of two moves of one card the second is told', async () => {
    const item = await makeItem(pm)
    const seen = { horizon: item.horizon, rank: item.rank }
    const results = await Promise.allSettled(
      (['now', 'next'] as const).map((horizon) =>
        moveItem(pm, { id: item.id, horizon, after: null, seen, commitNote }),
      ),
    )
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')?.reason).toEqual(refused('conflict'))
  })

  test('many at once into one place get a place each', async () => {
    await db.roadmapItem.deleteMany()
    const items = await Promise.all(Array.from({ length: 10 }, () => makeItem(pm)))
    await Promise.all(
      items.map((item) =>
        moveItem(pm, {
          id: item.id,
          horizon: 'now',
          after: null,
          seen: { horizon: 'later', rank: item.rank },
          commitNote,
        }),
      ),
    )
    const rows = await db.roadmapItem.findMany({ select: { rank: true } })
    expect(new Set(rows.map((row) => row.rank)).size).toBe(10)
  })

  test('each column comes with its count, its weeks and the capacity', async () => {
    await db.roadmapItem.deleteMany()
    for (const effort of [3, 5]) await makeItem(pm, { effort, horizon: 'now' })
    await setCapacity(pm, 6)
    const board = await getBoard(pm, { now: 1, next: 30, later: 30 })
    expect(board.capacity).toBe(6)
    expect(board.columns[0]).toMatchObject({ horizon: 'now', items: 2, weeks: 8 })
    expect(board.columns[0]?.cards).toHaveLength(1)
    expect(board.columns[1]).toMatchObject({ horizon: 'next', items: 0, weeks: 0, cards: [] })
  })
})

describe('many items', () => {
  /** Many equal scores, so that paging has to break ties. */
  const fill = async (from: number, to: number) => {
    await db.$executeRaw`
      INSERT INTO "RoadmapItem" ("id", "title", "kind", "horizon", "rank", "impact", "effort", "rice", "wsjf",
        "ice", "opportunity", "updatedAt")
      SELECT 'i' || n, 'Item ' || n, 'build', (ARRAY['now','next','later'])[1 + n % 3],
        'd' || lpad(to_hex(n), 4, '0'), 1, 1, n % 97, n % 89, n % 83, n % 20, now()
      FROM generate_series(${from}::int, ${to}::int) AS n`
    await db.$executeRaw`ANALYZE "RoadmapItem"`
  }
  beforeAll(async () => {
    await db.roadmapItem.deleteMany()
    await fill(1, 2_000)
  })

  test.each(SORTS)('paging by %s gives every item once, in order', async (sort) => {
    const seen: Item[] = []
    let cursor: string | undefined
    do {
      const page = await listItems(pm, listQuery.parse({ sort, limit: 200, cursor }))
      seen.push(...page.data)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen.map((item) => item.id)).size).toBe(2_000)
    const order = { now: 0, next: 1, later: 2 }
    for (const [i, item] of seen.slice(1).entries()) {
      const before = seen[i] as Item
      if (sort === 'rank') {
        expect(
          order[before.horizon] < order[item.horizon] || (before.horizon === item.horizon && before.rank < item.rank),
        ).toBe(true)
      } else {
        const value = (one: Item) => (sort === 'rice' ? score(one).value : score(one)[sort])
        expect(value(before)).toBeGreaterThanOrEqual(value(item))
      }
    }
  })

  test('of ten thousand, each list and each column is read from an index, without a sort', async () => {
    await fill(2_001, 10_000)
    const plan = async (sql: string): Promise<string> => {
      const rows = await db.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${sql}`)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    }
    for (const method of ['rice', 'wsjf', 'ice', 'opportunity']) {
      const text = await plan(
        `SELECT * FROM "RoadmapItem" WHERE ("${method}", "id") < (10, 'i5') ORDER BY "${method}" DESC, "id" DESC LIMIT 51`,
      )
      expect(text).toContain(`RoadmapItem_${method}_id_idx`)
      expect(text).not.toContain('Sort')
    }
    const board = await plan(
      `SELECT * FROM "RoadmapItem" WHERE "horizon" = 'now' AND "status" = 'open' ORDER BY "rank", "id" LIMIT 30`,
    )
    expect(board).toMatch(/RoadmapItem_horizon(_status)?_rank_id_idx/)
    expect(board).not.toContain('Sort')
    const rank = await plan(
      `SELECT * FROM "RoadmapItem" WHERE "horizon" = 'now' AND ("rank", "id") > ('d0100', 'i1') ORDER BY "rank", "id" LIMIT 51`,
    )
    expect(rank).toMatch(/RoadmapItem_horizon(_status)?_rank_id_idx/)
    expect(rank).not.toContain('Seq Scan')
  })

  test('a cursor of another list is refused', async () => {
    for (const [one, other] of [
      [{ sort: 'rank' }, { sort: 'rice' }],
      [{ sort: 'rice' }, { sort: 'wsjf' }],
      [{ sort: 'ice' }, { sort: 'rank' }],
      [
        { sort: 'rank', horizon: 'now' },
        { sort: 'rank', horizon: 'later' },
      ],
    ]) {
      const page = await listItems(pm, listQuery.parse({ ...one, limit: 1 }))
      expect(page.nextCursor).not.toBeNull()
      await expect(listItems(pm, listQuery.parse({ ...other, cursor: page.nextCursor }))).rejects.toEqual(
        refused('invalid'),
      )
    }
  })
})
