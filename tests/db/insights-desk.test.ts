import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { recordEvidence } from '@/lib/evidence/commands'
import { claimPieces, triagePieces, untriagePieces } from '@/lib/evidence/commands-triage'
import { listEvidence } from '@/lib/evidence/queries'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { addEvidence, createInsight } from '@/lib/insights/commands'
import { takeBackInsight } from '@/lib/insights/commands-desk'
import { promoteTheme, updateThemes } from '@/lib/insights/commands-themes'
import { listLinkedEvidence } from '@/lib/insights/queries'
import { desk, suggestInsights } from '@/lib/insights/queries-desk'
import { listThemes } from '@/lib/insights/queries-themes'
import { listWavePieces, withWaves } from '@/lib/insights/queries-waves'
import { allJobs } from '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { actorOf, makePerson, makeTeam } from './make'

// Finding themes starts a process of its own.
vi.setConfig({ testTimeout: 120_000 })

const now = () => new Date('2026-03-05T10:11:12Z')

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
  const { queue, waiting, suggestions } = await desk(advocate, 10, now)
  // The deepest first, the platform team last.
  expect([queue[0]?.id, queue.at(-1)?.id, waiting]).toEqual([ids[1], ids[2], 4])
  expect(suggestions.map((one) => one.because)).toEqual([null, null])
  const likely = await suggestInsights(advocate, odd ?? '')
  expect(likely.map((one) => one.id)).toEqual([insight.id, other.id])
  expect(likely.map((one) => one.because)).toEqual(['both say: crashes, Linker', null])
  // Two words are shown as a reason, and are too few to file by.
  expect(likely.map((one) => one.sure)).toEqual([false, false])
  await expect(desk(developer, 10, now)).rejects.toMatchObject({ code: 'forbidden' })
})

describe('the desk', () => {
  test('gives two people different pieces, and takes them back after ten minutes', async () => {
    const other = actorOf(await makePerson({ role: 'pm' }))
    const [first] = (await desk(advocate, 10, now)).queue
    expect(await claimPieces(advocate, [first!.id], now)).toEqual([first!.id])
    expect(await claimPieces(other, [first!.id, ids[0]!], now)).toEqual([ids[0]])
    expect((await desk(other, 10, now)).queue.map((one) => one.id)).not.toContain(first!.id)
    expect((await desk(advocate, 10, now)).queue.map((one) => one.id)).toContain(first!.id)
    const later = () => new Date(now().getTime() + 11 * 60_000)
    expect((await desk(other, 10, later)).queue.map((one) => one.id)).toContain(first!.id)
    expect(await claimPieces(other, [first!.id], later)).toEqual([first!.id])
    await expect(claimPieces(developer, [first!.id], now)).rejects.toMatchObject({ code: 'forbidden' })
  })
  test('keeps what was set aside, and brings it back', async () => {
    await triagePieces(advocate, [ids[0]!], 'not-evidence', now)
    await triagePieces(advocate, [ids[1]!], 'parked', now)
    const { queue, waiting } = await desk(advocate, 10, now)
    expect([queue.map((one) => one.id).sort(), waiting]).toEqual([[ids[2], ids[3]].sort(), 2])
    expect((await listEvidence(advocate, { triage: 'parked', limit: 10 })).data.map((one) => one.id)).toEqual([ids[1]])
    await untriagePieces(advocate, [ids[0]!, ids[1]!])
    expect((await desk(advocate, 10, now)).waiting).toBe(4)
    await expect(triagePieces(advocate, ['nothing'], 'parked', now)).rejects.toMatchObject({ code: 'conflict' })
  })
  /** A closed survey that asked one question, and what it found. */
  async function closedWave(title: string, series: string | null, description = 'About builds.', day = '2026-02-01') {
    const { id } = await db.survey.create({
      data: {
        ...{ id: newId(), publicToken: newId(), title, series, description, anonymity: 'anonymous', status: 'closed' },
        ...{ openedAt: new Date(day), closedAt: now() },
        questions: [{ key: 'speed', type: 'rating', label: 'How well does it serve you?' }],
      },
    })
    const found = piece(title, {
      ref: { kind: 'survey-result', id: `${id}:speed` },
      ...{ rung: 'low', text: `${title}: 40 %`, people: 20, anonymous: true, sourceId: id, askKey: 'speed' },
      sourceTitle: `${title}: How well does it serve you?`,
    })
    return (await record(found))[0]!
  }
  const results = async () =>
    (await desk(advocate, 20, now)).queue
      .filter((one) => one.kind === 'survey-result')
      .map((one) => [one.id, ...one.together.map(({ id }) => id)])

  test('suggests for a survey result the insight that another wave is in', async () => {
    // A name with a colon, and waves that are called otherwise, are waves all the same.
    const may = await closedWave('Pulse: May', 'Pulse')
    const june = await closedWave('Pulse: June', 'Pulse', undefined, '2026-02-08')
    const july = await closedWave('Summer', 'Pulse', undefined, '2026-02-15')
    const insight = await createInsight(advocate, { statement: 'x', evidence: support(may) }, now)
    await createInsight(advocate, { statement: 'y', evidence: [] }, now)
    expect((await suggestInsights(advocate, july))[0]).toMatchObject({
      id: insight.id,
      because: 'another wave of this question is in it',
    })
    const shown = await results()
    expect(shown).toHaveLength(1)
    expect(shown[0]!.toSorted()).toEqual([june, july].sort())
    const [survey] = await db.evidence.findMany({ where: { id: june }, select: { refId: true } })
    const ref = { kind: 'survey-result' as const, id: survey!.refId }
    expect((await listWavePieces(developer, ref)).map(({ id }) => id)).toEqual([july, may])
    expect(await listWavePieces(developer, { kind: 'highlight', id: 'a' })).toEqual([])
    const linked = await listLinkedEvidence(developer, insight.id, { limit: 10 })
    await addEvidence(advocate, insight.id, { evidence: support(june) }, now)
    const both = await listLinkedEvidence(developer, insight.id, { limit: 10 })
    expect([linked.data.length, both.data.length]).toEqual([1, 2])
    expect((await withWaves(both.data)).map(({ waves }) => waves.length)).toEqual([1])
  })
  test('reads results of other surveys apart, however alike they ask', async () => {
    const builds = await closedWave('Builds', 'Capabilities')
    const others = [
      // The same words about another capability, in the same series and in none.
      await closedWave('Secrets', 'Capabilities', 'About secrets.'),
      await closedWave('Search', null),
      await closedWave('Portal', null),
    ]
    const insight = await createInsight(advocate, { statement: 'x', evidence: support(builds) }, now)
    for (const other of others)
      expect((await suggestInsights(advocate, other)).find(({ id }) => id === insight.id)?.because).toBeNull()
    expect((await results()).toSorted()).toEqual(others.map((id) => [id]).sort())
  })
  test('takes back an insight that was made there as if it had never been, unless it is in use', async () => {
    const made = await createInsight(advocate, { statement: 'x', evidence: support(ids[0]) }, now)
    await takeBackInsight(advocate, made.id, [ids[0]!])
    expect(await db.insight.count()).toBe(0)
    expect(await db.insightRevision.count()).toBe(0)
    const used = await createInsight(advocate, { statement: 'x', evidence: support(ids[0], ids[1]) }, now)
    await expect(takeBackInsight(advocate, used.id, [ids[0]!])).rejects.toMatchObject({ code: 'conflict' })
  })
})
