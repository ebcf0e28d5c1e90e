import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { addEvidence, changeInsight, createInsight, removeEvidence } from '@/lib/insights/commands'
import { promoteTheme, updateThemes } from '@/lib/insights/commands-themes'
import { getInsight, listInsights } from '@/lib/insights/queries'
import { desk, suggestInsights } from '@/lib/insights/queries-desk'
import { listThemes } from '@/lib/insights/queries-themes'
import { allJobs } from '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { actorOf, makePerson, makeTeam } from './make'

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
    expect(Object.keys(full.evidence[0] ?? {})).not.toContain('personId')
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

describe('themes', () => {
  const texts = [
    'Deploy approvals take a day',
    'I wait for deploy approvals',
    'Nobody answers a deploy approval',
    'The linker eats memory',
    'Our linker is slow',
    'linkers crash',
    'Docs are stale',
    'Search is fine',
    'Lunch was good',
    'New logs',
    'Secrets rotate by hand',
    'Flaky tests again',
    'Weeks of onboarding',
  ]
  const found = async () => (await listThemes(developer, { limit: 50 })).data

  test('are found soon after evidence came in, keep their ids, and count people', async () => {
    await record(...texts.map((text, index) => piece(`t${index}`, { text, voice: `v${index % 2}` })))
    await drainOutbox(allJobs(), new Date(Date.now() + 60_000))
    const themes = await found()
    for (const [term, words] of [
      ['deploy approvals', texts.slice(0, 3)],
      ['linker', texts.slice(3, 6)],
    ] as const) {
      const theme = themes.find((one) => one.terms[0] === term)
      expect(theme?.people).toBe(2)
      const pieces = await db.themeEvidence.findMany({
        where: { themeId: theme?.id ?? '' },
        include: { evidence: true },
      })
      expect(theme?.size).toBe(pieces.length)
      expect(pieces.map((one) => one.evidence.text)).toEqual(expect.arrayContaining([...words]))
    }
    expect(themes[0]?.examples.length).toBe(3)
    await updateThemes(now)
    expect((await found()).map((theme) => theme.id)).toEqual(themes.map((theme) => theme.id))
  })
  test('become an insight once', async () => {
    await record(...texts.map((text, index) => piece(`t${index}`, { text })))
    await updateThemes(now)
    const theme = (await found()).find((one) => one.terms[0] === 'linker')
    const insight = await promoteTheme(advocate, theme?.id ?? '', { statement: 'The linker is slow' }, now)
    expect(insight).toMatchObject({ statement: 'The linker is slow', supports: theme?.size })
    expect((await found()).find((one) => one.id === theme?.id)?.insightId).toBe(insight.id)
    await expect(promoteTheme(advocate, theme?.id ?? '', {}, now)).rejects.toMatchObject({ code: 'conflict' })
    await expect(promoteTheme(developer, theme?.id ?? '', {}, now)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.insight.count()).toBe(1)
  })
  test('are not found in what only researchers may read', async () => {
    await record(...texts.map((text, index) => piece(`t${index}`, { text, audience: 'researchers' })))
    expect(await updateThemes(now)).toBe(0)
  })
})

test('the desk offers what is in no insight, with the insights that share its words, whatever these are', async () => {
  const other = await createInsight(advocate, { statement: 'Lunch is late', evidence: [] }, now)
  const insight = await createInsight(
    advocate,
    { statement: 'Linker crashes cost hours', evidence: support(ids[0]) },
    now,
  )
  const [odd] = await record(
    piece('odd', { text: `the linker 'crashes' & | ! <-> :* C:\\temp\\x "q" ()`, occurredAt: new Date('2026-03-06') }),
  )
  const { queue, waiting, suggestions } = await desk(advocate, 10)
  expect([queue[0]?.id, waiting]).toEqual([odd, 4])
  expect(suggestions.map((one) => one.id)).toEqual([insight.id, other.id])
  expect(await suggestInsights(advocate, ids[1] ?? '')).toHaveLength(2)
  await expect(desk(developer, 10)).rejects.toMatchObject({ code: 'forbidden' })
})
