import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { recordEvidence } from '@/lib/evidence/commands'
import { putInTheme } from '@/lib/evidence/commands-themes'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { createInsight } from '@/lib/insights/commands'
import { recountThemes } from '@/lib/insights/commands-themes'
import { getTriangulation } from '@/lib/insights/queries-triangulation'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

const now = () => new Date('2026-03-05T10:11:12Z')
let advocate: Actor
let developer: Actor

const item = (kind: EvidenceItem['ref']['kind'], id: string, over: Partial<EvidenceItem>): EvidenceItem => ({
  ref: { kind, id },
  text: `${kind} ${id}`,
  rung: 'low',
  occurredAt: now(),
  ...over,
})
const record = (items: EvidenceItem[]) => transaction((tx) => recordEvidence(tx, items, now))

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Evidence", "Insight", "Person", "Team", "Outbox", "Theme", "ThemeRun" CASCADE`
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  developer = actorOf(await makePerson({}))
})

test('a theme is shown by team and rung; a small anonymous group, what is closed and the platform team name no team', async () => {
  const [payments, search] = [await makeTeam({ name: 'Payments' }), await makeTeam({ name: 'Search' })]
  const anonymous = (teamId: string, from: number, count: number) =>
    Array.from({ length: count }, (_, at) =>
      item('answer', `a${from + at}`, { anonymous: true, teamId, sourceId: 'survey', askKey: 'q' }),
    )
  const pieces = [
    item('highlight', 'h1', { rung: 'high', teamId: search.id, voice: 'v1' }),
    item('rfc-comment', 'c1', { rung: 'medium', teamId: payments.id, personId: developer.id }),
    item('highlight', 'h2', { rung: 'high', teamId: search.id, voice: 'v2', audience: 'researchers' }),
    item('observation', 'o1', { rung: 'high', teamId: payments.id, platformTeam: true }),
    ...anonymous(payments.id, 0, 17),
    ...anonymous(search.id, 17, 8),
    item('answer', 'other', { anonymous: true, teamId: search.id, sourceId: 'small survey', askKey: 'q' }),
  ]
  await record(pieces)
  await transaction(async (tx) => {
    const refs = pieces.map((piece) => piece.ref)
    const { themeId } = await putInTheme(tx, refs, 'Slow builds', 'survey', now())
    await recountThemes(tx, [themeId], now())
  })
  const { heat } = await getTriangulation(developer, now())
  expect(heat.teams.map((team) => team.name)).toEqual(['Payments', 'Search'])
  const [theme] = heat.themes
  expect(theme!.label).toBe('Slow builds')
  expect(theme!.teams[0]!.rungs).toEqual({ low: 17, medium: 1, high: 0 })
  expect(theme!.teams[1]!.rungs).toEqual({ low: 8, medium: 0, high: 1 })
  // The one answer of a small group is counted, and its team is not named.
  expect(theme!.rest).toEqual({ pieces: 1, rungs: { low: 1, medium: 0, high: 0 } })
  expect(theme!.all.pieces).toBe(28)
  expect(await getTriangulation(advocate, now())).toEqual(await getTriangulation(developer, now()))
})

test('an insight that answers speak against and talks for is shown as such, with what to find out next', async () => {
  const results: EvidenceItem = item('survey-result', 'r', {
    anonymous: true,
    people: 40,
    sourceId: 'survey',
    askKey: 'q',
    breakdown: {
      groups: [
        { segmentKind: 'all', segmentId: '', favourable: 30, neutral: 0, unfavourable: 10, n: 40, suppressed: false },
      ],
      answers: [],
    },
  })
  const talks = [1, 2, 3, 4].map((at) =>
    item('highlight', `t${at}`, { rung: 'medium', voice: `v${at}`, sourceId: `s${at}` }),
  )
  const ids = await record([results, ...talks])
  const evidence = ids.map((id) => ({ id, stance: 'supports' as const }))
  const { id } = await createInsight(advocate, { statement: 'Builds are slow', evidence }, now)
  const { id: told } = await createInsight(advocate, { statement: 'Docs are old', evidence: evidence.slice(1) }, now)
  const found = await getTriangulation(developer, now())
  // Ten of forty answers and all of the talks agree.
  expect(found.disagree).toEqual([
    { id, statement: 'Builds are slow', asked: { for: 10, against: 30 }, talked: { for: 4, against: 0 }, gap: 0.75 },
  ])
  expect(found.next.map((one) => [one.id, one.method])).toEqual([
    [id, 'interview'],
    [told, 'embed'],
  ])
})
