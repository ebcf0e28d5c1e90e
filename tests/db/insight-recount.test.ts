import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { seeded } from '@/lib/core/stats/random'
import { eraseEvidenceOf, recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { addEvidence, createInsight, removeEvidence } from '@/lib/insights/commands'
import { getInsight } from '@/lib/insights/queries'
import { heardOf, keptEvidence, rescoreInsights, weighedEvidence } from '@/lib/insights/refresh'
import { heardIn, toHeard, type Heard } from '@/lib/insights/rules-heard'
import type { Link } from '@/lib/insights/schema'
import { listPeopleHeard, listSupporters } from '@/lib/roadmap/queries-supporters'
import { allJobs } from '@/lib/rooms'
import { db, transaction, type Db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { actorOf, makePerson, makeTeam } from './make'

const now = () => new Date('2026-03-05T10:11:12Z')
let advocate: Actor
let teams: string[]
let people: string[]

const record = (items: readonly EvidenceItem[]) => transaction((tx) => recordEvidence(tx, items, now))

/** Pieces of every kind of voice: named, under a pseudonym, anonymous, in confidence, of the platform team, and a survey's figures. */
const pieces = (): EvidenceItem[] => [
  ...people.map((personId, at): EvidenceItem => ({
    ref: { kind: 'rfc-comment', id: `c${at}` },
    text: `Comment ${at}`,
    rung: 'medium',
    occurredAt: now(),
    personId,
    teamId: teams[at % 2]!,
    sourceId: 'rfc',
  })),
  ...Array.from({ length: 12 }, (_, at): EvidenceItem => ({
    ref: { kind: 'answer', id: `a${at}` },
    text: `Answer ${at}`,
    rung: 'low',
    occurredAt: now(),
    anonymous: true,
    teamId: teams[at % 2]!,
    sourceId: 'survey',
    askKey: 'q',
  })),
  {
    ref: { kind: 'highlight', id: 'h' },
    text: 'Quote',
    rung: 'high',
    occurredAt: now(),
    voice: 'someone',
    sourceId: 's',
  },
  {
    ref: { kind: 'answer', id: 'conf' },
    text: 'Secret',
    rung: 'low',
    occurredAt: now(),
    personId: people[0]!,
    audience: 'researchers',
  },
  {
    ref: { kind: 'observation', id: 'o' },
    text: 'Own',
    rung: 'high',
    occurredAt: now(),
    platformTeam: true,
    teamId: teams[2]!,
  },
  {
    ref: { kind: 'survey-result', id: 'r' },
    text: 'Rating fell',
    rung: 'low',
    occurredAt: now(),
    anonymous: true,
    people: 30,
    sourceId: 'survey 2',
    askKey: 'q',
    breakdown: {
      groups: [
        { segmentKind: 'all', segmentId: '', favourable: 8, neutral: 4, unfavourable: 18, n: 30, suppressed: false },
        {
          segmentKind: 'team',
          segmentId: teams[0]!,
          favourable: 2,
          neutral: 2,
          unfavourable: 8,
          n: 12,
          suppressed: false,
        },
      ],
      answers: [],
    },
  },
]

/** What the last count stored, and what counting everything again gives. */
async function storedAndAnew(id: string) {
  const stored = (await db.insight.findUniqueOrThrow({ where: { id } })).counted
  await transaction((tx) => rescoreInsights(tx, [id], now, { anew: true }))
  return { stored, anew: (await db.insight.findUniqueOrThrow({ where: { id } })).counted }
}

const inOrder = (voices: readonly Heard[]) => [...voices].sort((a, b) => a.id.localeCompare(b.id))
/** What items count of an insight. */
const heardInOrder = async (from: Db, id: string) => inOrder(heardIn((await heardOf(from, [id])).get(id)!))

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Evidence", "Insight", "RoadmapItem", "Person", "Team", "Outbox" CASCADE`
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  const made = []
  for (const name of ['Payments', 'Search', 'Platform'])
    made.push(await makeTeam({ name, headcount: 20, platform: name === 'Platform' }))
  teams = made.map((team) => team.id)
  people = []
  for (const at of [0, 1, 2, 3]) people.push((await makePerson({ team: made[at % 2]! })).id)
  await db.person.updateMany({ where: { id: { in: people } }, data: { discipline: 'backend' } })
})

describe('an insight that gets and loses pieces one by one', () => {
  test('has the figures that counting all of them gives', async () => {
    const ids = await record(pieces())
    const { id } = await createInsight(advocate, { statement: 'Builds are slow', evidence: [] }, now)
    const stances = ['supports', 'contradicts', 'supports', 'context'] as const
    for (const [at, piece] of ids.entries()) {
      const link: Link = { id: piece, stance: stances[at % stances.length]! }
      await addEvidence(advocate, id, { evidence: [link] }, now)
    }
    const full = await storedAndAnew(id)
    expect(full.stored).toEqual(full.anew)
    // The other way round, and off again.
    await addEvidence(advocate, id, { evidence: [{ id: ids[0]!, stance: 'contradicts' }] }, now)
    await removeEvidence(advocate, id, ids[2]!, now)
    const less = await storedAndAnew(id)
    expect(less.stored).toEqual(less.anew)
    expect(less.anew).not.toEqual(full.anew)
    const [kept, fresh] = await Promise.all([keptEvidence(db, [id]), weighedEvidence(db, [id])])
    expect(
      kept
        .get(id)!
        .map((voice) => voice.id)
        .sort(),
    ).toEqual(
      fresh
        .get(id)!
        .map((voice) => voice.id)
        .sort(),
    )
    // What items count is what was counted here, whether it was kept or is read.
    const heard = await heardInOrder(db, id)
    expect(heard).toEqual(inOrder(toHeard(fresh.get(id)!)))
    await db.insight.update({ where: { id }, data: { heard: null } })
    expect(await heardInOrder(db, id)).toEqual(heard)
  })

  test('has the people behind an item, for it and against it, as reading every voice finds them', async () => {
    const named: EvidenceItem = {
      ref: { kind: 'survey-result', id: 'named' },
      text: 'Answers under names',
      rung: 'low',
      occurredAt: now(),
      anonymous: false,
      people: 2,
      sourceId: 'survey 3',
      askKey: 'q',
      breakdown: {
        groups: [
          { segmentKind: 'all', segmentId: '', favourable: 1, neutral: 0, unfavourable: 1, n: 2, suppressed: false },
        ],
        answers: [
          { personId: people[1]!, teamId: teams[1]!, platform: false, answer: 'favourable' },
          { personId: people[2]!, teamId: teams[0]!, platform: false, answer: 'unfavourable' },
        ],
      },
    }
    const session: EvidenceItem = {
      ...{ ref: { kind: 'highlight', id: 'known' }, text: 'Said', rung: 'medium', occurredAt: now() },
      ...{ personId: people[3]!, sourceId: 'session' },
    }
    const ids = await record([...pieces(), named, session])
    const stances = ['supports', 'contradicts', 'supports', 'context'] as const
    const { id } = await createInsight(
      advocate,
      {
        statement: 'Builds are slow',
        evidence: ids.map((piece, at) => ({ id: piece, stance: stances[at % stances.length]! })),
      },
      now,
    )
    const item = await db.roadmapItem.create({
      data: { id: 'item', title: 'Faster', kind: 'build', rank: 'a0V', impact: 1, effort: 1 },
    })
    await db.itemInsight.create({ data: { itemId: item.id, insightId: id } })
    const sorted = (all: readonly { personId: string; seenBy: string }[]) =>
      all.map(({ personId, seenBy }) => `${personId} ${seenBy}`).sort()
    const anew = {
      supports: sorted(await listSupporters(db, item.id)),
      contradicts: sorted(await listSupporters(db, item.id, 'contradicts')),
    }
    const seen = [...anew.supports, ...anew.contradicts].map((one) => one.split(' ')[1])
    expect(new Set(seen)).toEqual(new Set(['engineers', 'researchers', 'no-one']))
    const heard = async () => {
      const { supports, contradicts } = await listPeopleHeard(db, item.id)
      return { supports: sorted(supports), contradicts: sorted(contradicts) }
    }
    expect(await heard()).toEqual(anew)
    // Links of which nothing is kept are read.
    await db.$executeRaw`UPDATE "InsightEvidence" SET "voices" = NULL WHERE "evidenceId" = ANY(${ids.slice(0, 4)})`
    expect(await heard()).toEqual(anew)
  })

  test('has them after anything that happens to its pieces, whatever the last count packed', async () => {
    const random = seeded('recount')
    const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
    const named = (n: number, answers: number): EvidenceItem => ({
      ...{
        ref: { kind: 'survey-result', id: `named${n}` },
        text: 'Answers under names',
        rung: 'low',
        occurredAt: now(),
      },
      ...{ anonymous: false, people: answers, sourceId: `survey ${n}`, askKey: 'q' },
      breakdown: {
        groups: [
          {
            ...{ segmentKind: 'all', segmentId: '', favourable: 1, neutral: 0, unfavourable: answers - 1, n: answers },
            suppressed: false,
          },
        ],
        answers: Array.from({ length: answers }, (_, at) => ({
          personId: `answers ${at}`,
          teamId: teams[at % 2]!,
          platform: false,
          answer: at === 0 ? 'favourable' : 'unfavourable',
        })),
      },
    })
    // One link has more voices than are kept.
    const ids = await record([...pieces(), named(1, 9), named(2, 230)])
    const { id } = await createInsight(advocate, { statement: 'Builds are slow', evidence: [] }, now)
    const figures = async () => (await db.insight.findUniqueOrThrow({ where: { id } })).counted
    const count = (anew: boolean) => transaction((tx) => rescoreInsights(tx, [id], now, { anew }))
    const left = new Set(ids)
    const refs = new Map((await db.evidence.findMany()).map((one) => [one.id, { kind: one.refKind, id: one.refId }]))
    const seen = new Set<string>()
    const deeds: Record<string, () => Promise<unknown>> = {
      link: () =>
        addEvidence(
          advocate,
          id,
          { evidence: [{ id: any([...left]), stance: any(['supports', 'contradicts', 'context'] as const) }] },
          now,
        ),
      unlink: async () => {
        const linked = await db.insightEvidence.findMany({ where: { insightId: id }, orderBy: { evidenceId: 'asc' } })
        if (linked.length > 0) await removeEvidence(advocate, id, any(linked).evidenceId, now)
      },
      // Without what follows of it: the next count finds for itself that a link is gone.
      withdraw: async () => {
        const gone = any([...left])
        if (left.size > 8 && left.delete(gone))
          await transaction((tx) => withdrawEvidence(tx, [refs.get(gone) as EvidenceItem['ref']]))
      },
      // Nor is it told what a statement by hand does to a link.
      rewrite: () =>
        db.$executeRaw`UPDATE "InsightEvidence" SET "stance" = 'supports', "voices" = NULL WHERE "evidenceId" = ${any([...left])}`,
      anew: () => count(true),
    }
    for (let turn = 0; turn < 60; turn += 1) {
      const deed = any(['link', 'link', 'link', 'unlink', 'withdraw', 'rewrite', 'anew'])
      await deeds[deed]!()
      await count(false)
      const stored = await figures()
      if ((await db.insight.findUniqueOrThrow({ where: { id } })).heardOf !== null) seen.add(deed)
      // What items count of it is the same, whatever this process has read before, also of a count that was taken back.
      const heard = inOrder(toHeard((await weighedEvidence(db, [id])).get(id)!))
      expect(await heardInOrder(db, id)).toEqual(heard)
      await transaction(async (tx) => {
        await rescoreInsights(tx, [id], now, { anew: true })
        expect(await heardInOrder(tx, id)).toEqual(heard)
        expect([turn, deed, stored]).toEqual([
          turn,
          deed,
          (await tx.insight.findUniqueOrThrow({ where: { id } })).counted,
        ])
        // The next turn goes on from what was packed bit by bit, not from this count.
        throw new Error('looked')
      }).catch((error: Error) => {
        if (error.message !== 'looked') throw error
      })
    }
    expect([...seen].sort()).toEqual(Object.keys(deeds).sort())
  })

  test('counts a result that has more answers than are kept of a link as it is, not as it was', async () => {
    const result = (unfavourable: number): EvidenceItem => ({
      ...{ ref: { kind: 'survey-result', id: 'named' }, text: 'Answers under names', rung: 'low', occurredAt: now() },
      ...{ anonymous: false, people: unfavourable, sourceId: 'survey', askKey: 'q' },
      breakdown: {
        groups: [
          {
            ...{ segmentKind: 'all', segmentId: '', favourable: 0, neutral: 0, unfavourable, n: unfavourable },
            suppressed: false,
          },
        ],
        answers: Array.from({ length: unfavourable }, (_, at) => ({
          personId: `answers ${at}`,
          teamId: teams[at % 2]!,
          platform: false,
          answer: 'unfavourable' as const,
        })),
      },
    })
    const [piece = ''] = await record([result(200)])
    const [other = ''] = await record([pieces()[0]!])
    const evidence = [{ id: piece, stance: 'supports' as const }]
    const { id } = await createInsight(advocate, { statement: 'Builds are slow', evidence }, now)
    await record([result(230)])
    await drainOutbox(allJobs())
    expect((await getInsight(advocate, id, now)).breadth.people).toBe(230)
    const after = await addEvidence(advocate, id, { evidence: [{ id: other, stance: 'supports' }] }, now)
    expect(after.breadth.people).toBe(231)
  })

  test('reads only the piece that came', async () => {
    const ids = await record(pieces())
    const { id } = await createInsight(
      advocate,
      { statement: 'Builds are slow', evidence: [{ id: ids[0]!, stance: 'supports' }] },
      now,
    )
    // What is kept is taken as it is: a mark in it comes through, which reading the piece again would undo.
    await db.$executeRaw`UPDATE "InsightEvidence"
      SET "voices" = replace("voices", '"rung":"medium"', '"rung":"high"') WHERE "insightId" = ${id}`
    const after = await addEvidence(advocate, id, { evidence: [{ id: ids[1]!, stance: 'supports' }] }, now)
    expect(after.rungs).toEqual({ low: 0, medium: 1, high: 1 })
  })

  test('keeps nothing of a person who is erased, and of a piece that is withdrawn', async () => {
    const ids = await record(pieces())
    const { id } = await createInsight(
      advocate,
      {
        statement: 'Builds are slow',
        evidence: ids.slice(0, 6).map((piece) => ({ id: piece, stance: 'supports' as const })),
      },
      now,
    )
    const before = await getInsight(advocate, id, now)
    await transaction(async (tx) => {
      await eraseEvidenceOf(tx, people[0]!)
      await withdrawEvidence(tx, [{ kind: 'rfc-comment', id: 'c1' }])
    })
    await drainOutbox(allJobs())
    const rows = await db.insightEvidence.findMany({ where: { insightId: id } })
    expect(rows).toHaveLength(5)
    expect(JSON.stringify(rows)).not.toContain(people[0])
    const { heard } = await db.insight.findUniqueOrThrow({ where: { id } })
    expect(heard).toContain(people[2])
    expect(heard).not.toContain(people[0])
    const after = await getInsight(advocate, id, now)
    expect(after.breadth.people).toBe(before.breadth.people - 1)
    // The job counted by today's clock.
    await transaction((tx) => rescoreInsights(tx, [id], now))
    const figures = await storedAndAnew(id)
    expect(figures.stored).toEqual(figures.anew)
  })
})
