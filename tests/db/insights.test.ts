import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import { listEvidence, listTags } from '@/lib/evidence/queries'
import type { EvidenceItem } from '@/lib/evidence/schema'
import {
  addEvidence,
  changeInsight,
  clearHistory,
  createInsight,
  removeEvidence,
  setBelief,
} from '@/lib/insights/commands'
import {
  getBriefed,
  getFigures,
  getInsight,
  listHistory,
  listInsights,
  listLinkedEvidence,
} from '@/lib/insights/queries'
import { insightPatchSchema } from '@/lib/insights/schema'
import { insightBrief } from '@/lib/insights/presenter-brief'
import { allJobs } from '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { actorOf, makePerson, makeTeam } from './make'

// Finding themes starts a process of its own.
vi.setConfig({ testTimeout: 120_000 })

const now = () => new Date('2026-03-05T10:11:12Z')
const page = { limit: 50, sort: 'newest' as const }

let advocate: Actor
let developer: Actor
let ids: string[]

const record = (...pieces: EvidenceItem[]) => transaction((tx) => recordEvidence(tx, pieces, now))
const piece = (id: string, over: Partial<EvidenceItem> = {}): EvidenceItem => ({
  ref: { kind: 'highlight', id },
  text: `Quote ${id}`,
  rung: 'medium',
  occurredAt: now(),
  ...over,
})
const support = (...wanted: (string | undefined)[]) =>
  wanted.map((id) => ({ id: id ?? '', stance: 'supports' as const }))

const briefOf = async (actor: Actor, id: string) => insightBrief(await getBriefed(actor, id, now), 'x')

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Evidence", "Insight", "Person", "Team", "Outbox", "Theme" CASCADE`
  const [payments, mobile, infra] = [
    await makeTeam({ name: 'Payments', headcount: 30 }),
    await makeTeam({ name: 'Mobile', headcount: 10 }),
    await makeTeam({ name: 'Infra', headcount: 8, platform: true }),
  ]
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  developer = actorOf(await makePerson({ team: payments }))
  ids = await record(
    piece('a', { personId: developer.id, teamId: payments.id }),
    piece('b', { voice: 'participant:1', teamId: mobile.id, rung: 'high' }),
    piece('c', { voice: 'participant:2', teamId: infra.id, platformTeam: true }),
    piece('d', { voice: 'participant:3', teamId: payments.id, audience: 'researchers' }),
  )
})

describe('an insight', () => {
  test('counts people, teams, rungs and mix from its evidence, the platform’s own at zero', async () => {
    const insight = await createInsight(
      advocate,
      { statement: 'Builds are slow', evidence: support(ids[0], ids[1], ids[2]) },
      now,
    )
    expect(insight).toMatchObject({
      status: 'open',
      breadth: { people: 2, teams: 2, platform: 1, teamsInCompany: 2 },
      rungs: { low: 0, medium: 1, high: 1 },
      supports: 3,
      contradicts: 0,
      contested: false,
      agreement: 1,
      representation: { missing: [], topShare: 0.5, dissimilarity: 0.25 },
    })
    expect(insight.confidence).toBeGreaterThan(0)
    expect(insight.confidenceWhy.length).toBeGreaterThan(0)
    const { data } = await listInsights(advocate, page)
    expect(data[0]).toMatchObject({ id: insight.id, breadth: { people: 2, teams: 2 }, confidence: insight.confidence })
  })
  test('shows each reader what they may read and the same counts to all', async () => {
    const { id } = await createInsight(
      advocate,
      { statement: 'Builds are slow', evidence: support(ids[0], ids[3]) },
      now,
    )
    const [full, open] = [await getInsight(advocate, id, now), await getInsight(developer, id, now)]
    expect([full.evidence.length, full.hiddenEvidence, open.evidence.length, open.hiddenEvidence]).toEqual([2, 0, 1, 1])
    expect(open.breadth).toEqual(full.breadth)
    expect(JSON.stringify(open)).not.toContain('Quote d')
    expect(await briefOf(advocate, id)).toContain('Quote d')
    expect(await briefOf(developer, id)).not.toContain('Quote d')
    expect(await briefOf(developer, id)).toContain('1 piece for researchers only count')
    expect(Object.keys(full.evidence[0] ?? {})).not.toContain('personId')
  })
  test('is read without its pieces where they are not shown, with the same figures', async () => {
    const { id } = await createInsight(advocate, { statement: 'Builds are slow', evidence: support(...ids) }, now)
    const whole = await getInsight(developer, id, now)
    expect(whole.evidence).toHaveLength(3)
    expect(await getInsight(developer, id, now, { pieces: 2 })).toEqual({
      ...whole,
      evidence: whole.evidence.slice(0, 2),
    })
    expect(await getInsight(developer, id, now, { pieces: 0 })).toEqual({ ...whole, evidence: [] })
    const { statement, score } = await getFigures(developer, id, now)
    expect(whole).toMatchObject({ statement, ...score })
    // What confidence is counted from tells more than a figure does: it is for the hub alone.
    expect(score).not.toHaveProperty('ground')
    expect(whole).not.toHaveProperty('ground')
    await expect(getFigures(developer, 'none', now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(listLinkedEvidence(developer, 'none', page)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('becomes contested, is resolved with a reason, and is opened again', async () => {
    const { id } = await createInsight(advocate, { statement: 'Builds are slow', evidence: support(ids[0]) }, now)
    expect(
      await addEvidence(advocate, id, { evidence: [{ id: ids[1] ?? '', stance: 'contradicts' }] }, now),
    ).toMatchObject({ contested: true, agreement: -1, supports: 1, contradicts: 1 })
    expect((await listInsights(advocate, { ...page, contested: 'yes' })).data).toHaveLength(1)
    const resolved = await changeInsight(advocate, id, { status: 'resolved', resolution: 'Holds for Payments.' }, now)
    expect(resolved).toMatchObject({
      status: 'resolved',
      resolution: { text: 'Holds for Payments.', by: advocate.name },
    })
    await expect(changeInsight(advocate, id, { status: 'resolved', resolution: 'x' }, now)).resolves.toMatchObject({
      status: 'resolved',
    })
    expect(await changeInsight(advocate, id, { status: 'archived' }, now)).toMatchObject({ status: 'archived' })
    await expect(changeInsight(advocate, id, { status: 'resolved', resolution: 'x' }, now)).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await changeInsight(advocate, id, { status: 'open' }, now)).toMatchObject({ status: 'open' })
  })
  test('takes a new stance for a piece it has, and lets it go', async () => {
    const { id } = await createInsight(advocate, { statement: 'x', evidence: support(ids[0]) }, now)
    expect(await addEvidence(advocate, id, { evidence: [{ id: ids[0] ?? '', stance: 'context' }] }, now)).toMatchObject(
      { supports: 0, breadth: { people: 0 }, evidence: [{ stance: 'context' }] },
    )
    expect((await removeEvidence(advocate, id, ids[0] ?? '', now)).evidence).toEqual([])
    await expect(removeEvidence(advocate, id, ids[0] ?? '', now)).rejects.toMatchObject({ code: 'not_found' })
  })
  test('that was resolved is contested again once more people are against it, or a new voice is', async () => {
    const { id } = await createInsight(advocate, { statement: 'Builds are slow', evidence: support(ids[0]) }, now)
    const against = (piece: string | undefined) => ({ evidence: [{ id: piece ?? '', stance: 'contradicts' as const }] })
    expect(await addEvidence(advocate, id, against(ids[1]), now)).toMatchObject({
      contested: true,
      standing: 'contested',
    })
    const settled = await changeInsight(
      advocate,
      id,
      { status: 'resolved', resolution: 'Holds for Payments.', wouldChange: 'A second team without it.' },
      now,
    )
    expect(settled).toMatchObject({ contested: false, standing: 'candidate', peopleAgainst: 1 })
    expect(settled.resolution?.wouldChange).toBe('A second team without it.')
    const later = () => new Date(now().getTime() + 1000)
    expect(await addEvidence(advocate, id, against(ids[3]), later)).toMatchObject({
      status: 'resolved',
      contested: true,
      standing: 'contested',
    })
    // Settled again, and reworded afterwards: that alone opens nothing.
    await changeInsight(advocate, id, { status: 'resolved', resolution: 'Both were seen.' }, later)
    expect(await changeInsight(advocate, id, { statement: 'Builds are slow here' }, later)).toMatchObject({
      contested: false,
      peopleAgainst: 2,
    })
    expect((await listInsights(advocate, { ...page, standing: 'contested' })).data).toEqual([])
    expect((await listInsights(advocate, { ...page, standing: 'candidate' })).data).toHaveLength(1)
  })
  test('that was resolved is not contested again by a voice that counts for nothing', async () => {
    const { id } = await createInsight(advocate, { statement: 'Builds are slow', evidence: support(ids[0]) }, now)
    const against = (piece: string | undefined) => ({ evidence: [{ id: piece ?? '', stance: 'contradicts' as const }] })
    await addEvidence(advocate, id, against(ids[1]), now)
    await changeInsight(advocate, id, { status: 'resolved', resolution: 'Holds for Payments.' }, now)
    const later = () => new Date(now().getTime() + 1000)
    const platform = await addEvidence(advocate, id, against(ids[2]), later)
    expect(platform).toMatchObject({ contradicts: 2, peopleAgainst: 1, contested: false })
    expect(await addEvidence(advocate, id, against(ids[3]), later)).toMatchObject({ peopleAgainst: 2, contested: true })
  })
  test('has a brief with both sides, however much is heard of one', async () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      piece(`deep${at}`, { voice: `participant:d${at}`, rung: 'high' }),
    )
    const { id } = await createInsight(
      advocate,
      { statement: 'Builds are slow', evidence: support(...(await record(...many))) },
      now,
    )
    await addEvidence(advocate, id, { evidence: [{ id: ids[0] ?? '', stance: 'contradicts' }] }, now)
    const brief = await briefOf(developer, id)
    expect(brief).toContain('60 people for it, 1 against')
    expect(brief).toMatch(/What people say against it[^]*> Quote a/)
    expect(brief).toContain('Quotes are from the 51 deepest of 61 pieces.')
    expect(brief).not.toContain('Quote d\n')
  })
  test('names the teams that oppose each other, from words that every reader may read', async () => {
    const { id } = await createInsight(advocate, { statement: 'Builds are slow', evidence: support(ids[0]) }, now)
    await addEvidence(advocate, id, { evidence: [{ id: ids[1] ?? '', stance: 'contradicts' }] }, now)
    const { conflict } = await getInsight(developer, id, now)
    expect(conflict).toEqual({
      for: [{ team: 'Payments', for: 1, against: 0 }],
      against: [{ team: 'Mobile', for: 0, against: 1 }],
      opposed: true,
      betweenTeams: -1,
    })
    // The words of `d` are for researchers only: it counts against, and names no team.
    const hidden = await addEvidence(advocate, id, { evidence: [{ id: ids[3] ?? '', stance: 'contradicts' }] }, now)
    expect(hidden.peopleAgainst).toBe(2)
    expect(hidden.conflict.for).toEqual([{ team: 'Payments', for: 1, against: 0 }])
  })
  test('keeps its kind, segment, owner, review day and memo, and who changed what', async () => {
    const { id } = await createInsight(advocate, { statement: 'Builds are slow', evidence: support(ids[0]) }, now)
    const judged = await changeInsight(
      advocate,
      id,
      {
        kind: 'pain',
        segment: 'Teams with a monorepo',
        ownerId: advocate.id,
        reviewAt: '2026-03-01',
        memo: 'Ask Mobile.',
      },
      now,
    )
    expect(judged).toMatchObject({
      kind: 'pain',
      segment: 'Teams with a monorepo',
      owner: { id: advocate.id, name: advocate.name },
      reviewAt: '2026-03-01',
      memo: 'Ask Mobile.',
    })
    expect(
      (await listInsights(advocate, { ...page, kind: 'pain', owner: advocate.id, review: 'due' })).data,
    ).toHaveLength(1)
    expect((await listInsights(advocate, { ...page, kind: 'need' })).data).toEqual([])
    await changeInsight(advocate, id, { statement: 'Builds are slow in the morning', kind: null }, now)
    const history = await listHistory(developer, id, { limit: 10 })
    expect(history.data).toHaveLength(3)
    const reworded = history.data.find((one) => one.changes.statement?.from === 'Builds are slow')
    expect(reworded).toMatchObject({
      by: advocate.name,
      changes: { statement: { to: 'Builds are slow in the morning' }, kind: { from: 'pain', to: null } },
    })
    await clearHistory(advocate, id, reworded!.id)
    expect(JSON.stringify(await listHistory(developer, id, { limit: 10 }))).not.toContain('in the morning')
    await expect(clearHistory(developer, id, reworded!.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(changeInsight(advocate, id, { ownerId: 'nobody' }, now)).rejects.toMatchObject({ code: 'invalid' })
    expect(insightPatchSchema.safeParse({ reviewAt: 'soon' }).success).toBe(false)
    expect(insightPatchSchema.parse({ statement: 'Builds wait.' })).toEqual({ statement: 'Builds wait.' })
  })
  test('takes what the platform team believes only before there is evidence', async () => {
    const { id } = await createInsight(advocate, { statement: 'Everyone waits for builds', evidence: [] }, now)
    expect((await setBelief(advocate, id, { share: 90, text: 'We all do.' }, now)).belief).toMatchObject({
      share: 90,
      by: advocate.name,
    })
    await addEvidence(advocate, id, { evidence: support(ids[0]) }, now)
    await expect(setBelief(advocate, id, { share: 10, text: '' }, now)).rejects.toMatchObject({ code: 'conflict' })
    expect((await getInsight(advocate, id, now)).belief?.share).toBe(90)
  })
  test('says what people do and how long they have been here only of those whom every reader may know', async () => {
    await db.person.update({
      where: { id: developer.id },
      data: { discipline: 'backend', startedOn: new Date('2020-01-01') },
    })
    const [comment] = await record(piece('r', { ref: { kind: 'rfc-comment', id: 'r' }, personId: developer.id }))
    const quoted = await createInsight(advocate, { statement: 'x', evidence: support(ids[0]) }, now)
    expect(quoted.roles).toEqual([{ role: null, people: 1 }])
    const signed = await createInsight(advocate, { statement: 'y', evidence: support(comment) }, now)
    expect(signed.roles).toEqual([{ role: 'backend', people: 1 }])
    expect(signed.tenures).toEqual([{ tenure: 'Over 3 years', people: 1 }])
  })
  test('lists its pieces by page, the deepest first', async () => {
    const many = await record(...Array.from({ length: 60 }, (_, n) => piece(`m${n}`, { voice: `v${n}` })))
    const insight = await createInsight(advocate, { statement: 'x', evidence: support(ids[1], ...many) }, now)
    expect(insight.evidence).toHaveLength(50)
    expect(insight.evidence[0]?.id).toBe(ids[1])
    expect(insight).toMatchObject({ evidenceInAll: 61, hiddenEvidence: 0, breadth: { people: 61 } })
    const first = await listLinkedEvidence(developer, insight.id, { limit: 40 })
    const rest = await listLinkedEvidence(developer, insight.id, { limit: 40, cursor: first.nextCursor ?? '' })
    expect(new Set([...first.data, ...rest.data].map((one) => one.id)).size).toBe(61)
    expect(rest.nextCursor).toBeNull()
    expect((await listLinkedEvidence(developer, insight.id, { limit: 5, stance: 'contradicts' })).data).toEqual([])
  })
  test('is not made from what is not there, nor by those who only read', async () => {
    await expect(
      createInsight(advocate, { statement: 'x', evidence: support(ids[0], 'nothing') }, now),
    ).rejects.toMatchObject({ code: 'invalid', fieldErrors: { 'evidence.1.id': expect.anything() } })
    expect(await db.insight.count()).toBe(0)
    await expect(createInsight(developer, { statement: 'x', evidence: [] }, now)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(addEvidence(advocate, 'nowhere', { evidence: support(ids[0]) }, now)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
  test('is scored again when evidence is withdrawn', async () => {
    const { id } = await createInsight(advocate, { statement: 'x', evidence: support(ids[0], ids[1]) }, now)
    const gone = await transaction((tx) => withdrawEvidence(tx, [{ kind: 'highlight', id: 'a' }]))
    expect(gone.insightIds).toEqual([id])
    await drainOutbox(allJobs())
    await drainOutbox(allJobs())
    expect((await listInsights(advocate, page)).data[0]).toMatchObject({
      breadth: { people: 1, teams: 1 },
      supports: 1,
    })
  })
  test('keeps a true count under many hands', async () => {
    const { id } = await createInsight(advocate, { statement: 'x', evidence: [] }, now)
    await Promise.all(ids.map((one) => addEvidence(advocate, id, { evidence: support(one) }, now)))
    expect((await listInsights(advocate, page)).data[0]).toMatchObject({ supports: 4, breadth: { people: 3 } })
  })
})

test('insights are paged by key in either order', async () => {
  for (let index = 0; index < 7; index++)
    await createInsight(advocate, { statement: `Insight ${index}`, evidence: index % 2 ? support(ids[0]) : [] }, now)
  for (const sort of ['newest', 'confidence'] as const) {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const next = await listInsights(advocate, { limit: 3, sort, cursor })
      seen.push(...next.data.map((one) => one.id))
      cursor = next.nextCursor ?? undefined
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([7, 7])
  }
})

test('tags are listed over all sources, as far as a reader may read what has them', async () => {
  await record(
    piece('t1', { tags: ['ci', 'deploy'], sourceId: 's1' }),
    piece('t2', { tags: ['ci'], sourceId: 's2' }),
    piece('t3', { tags: ['salary'], sourceId: 's2', audience: 'researchers' }),
  )
  expect(await listTags(developer)).toEqual([
    { tag: 'ci', pieces: 2 },
    { tag: 'deploy', pieces: 1 },
  ])
  expect((await listTags(advocate)).map((one) => one.tag)).toContain('salary')
  expect((await listEvidence(developer, { tag: 'ci', limit: 10 })).data).toHaveLength(2)
  expect((await listEvidence(developer, { tag: 'salary', limit: 10 })).data).toEqual([])
})
