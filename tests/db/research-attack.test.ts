import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { addMembers } from '@/lib/evidence/commands-theme-store'
import { recordEvidence } from '@/lib/evidence/commands'
import { listEvidence, listTags, searchEvidence } from '@/lib/evidence/queries'
import { listSaidTwice, listTwins } from '@/lib/evidence/queries-same'
import { searchByMeaning } from '@/lib/evidence/queries-search'
import { evidenceKinds, rungs, type EvidenceItem } from '@/lib/evidence/schema'
import { createInsight } from '@/lib/insights/commands'
import { findSaidTwice, mergeEvidence } from '@/lib/insights/commands-same'
import { insightBrief } from '@/lib/insights/presenter-brief'
import { getBriefed, getInsight, listHistory, listLinkedEvidence, searchInsights } from '@/lib/insights/queries'
import { draftOutreachFor } from '@/lib/insights/queries-outreach'
import { getTheme, getThemeMap, listAlsoSaid, listThemes } from '@/lib/insights/queries-themes'
import { getTriangulation } from '@/lib/insights/queries-triangulation'
import { getOpportunityTree } from '@/lib/outcomes/queries-tree'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const NOW = new Date('2026-03-05T10:11:12Z')
const now = () => NOW
const page = { limit: 50 }
/** Stands in every text that a reader who does no research may not read. */
const SECRET = 'zebrafinch'
const NAMES = ['Paula Hidden', 'Quentin Confidential', 'Rosa Ticket']
const TAG = 'secret-tag'

let advocate: Actor
let developer: Actor
let ids: string[]
let insight: string
let theme: string
let smallTeam: string

beforeAll(async () => {
  const [big, small] = [
    await makeTeam({ name: 'Bigteam', headcount: 40 }),
    await makeTeam({ name: 'Tinyteam', headcount: 4 }),
  ]
  smallTeam = small.name
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  developer = actorOf(await makePerson({ team: big }))
  const [hidden, confidential, ticket] = await Promise.all(NAMES.map((name) => makePerson({ name, team: small })))
  const piece = (kind: EvidenceItem['ref']['kind'], id: string, over: Partial<EvidenceItem>): EvidenceItem => ({
    ref: { kind, id },
    text: `The build takes forty minutes each time (${id})`,
    rung: 'low',
    occurredAt: NOW,
    ...over,
  })
  const items: EvidenceItem[] = [
    piece('highlight', 'open', { rung: 'medium', voice: 'v1', teamId: big.id }),
    piece('highlight', 'open-2', { rung: 'medium', voice: 'v2', teamId: big.id }),
    piece('highlight', 'hidden', {
      ...{ rung: 'high', personId: hidden!.id, teamId: small.id, audience: 'researchers', tags: [TAG] },
      text: `The ${SECRET} build takes forty minutes each time`,
      attribution: NAMES[0],
      sourceTitle: `Talk about ${SECRET}`,
    }),
    piece('answer', 'confidential', {
      ...{ personId: confidential!.id, teamId: small.id, audience: 'researchers', sourceId: 's', askKey: 'q' },
      text: `The ${SECRET} build is slow each time, always`,
    }),
    piece('answer', 'anonymous', { anonymous: true, teamId: small.id, sourceId: 's2', askKey: 'q' }),
    piece('ticket', 'ticket', { personId: ticket!.id, teamId: big.id }),
  ]
  ids = await transaction((tx) => recordEvidence(tx, items, now))
  const made = await createInsight(
    advocate,
    { statement: 'Builds are slow', evidence: ids.map((id) => ({ id, stance: 'supports' as const })) },
    now,
  )
  insight = made.id
  theme = 'theme'
  await db.theme.create({
    data: {
      ...{ id: theme, key: theme, label: 'build', terms: ['build'], size: 6, people: 5, teams: 2, trend: 0 },
      createdAt: NOW,
    },
  })
  // As if consent had been narrowed after the themes were found: the hidden pieces are the most typical ones.
  await transaction((tx) =>
    addMembers(
      tx,
      ids.map((evidenceId, at) => ({ themeId: theme, evidenceId, weight: at === 2 || at === 3 ? 1 : 0.5 })),
    ),
  )
  await findSaidTwice()
})

/** Everything that this room tells a reader, by what it was asked. */
async function everything(actor: Actor): Promise<Record<string, unknown>> {
  const lists = [
    {},
    ...evidenceKinds.map((kind) => ({ kind })),
    ...rungs.map((rung) => ({ rung })),
    ...[{ q: SECRET }, { q: 'build' }, { tag: TAG }, { team: smallTeam }, { team: 'Bigteam' }],
    ...[
      { insight },
      { insight, stance: 'supports' as const },
      { theme },
      { linked: 'yes' as const },
      { linked: 'no' as const },
    ],
  ]
  const told: Record<string, unknown> = {}
  for (const filter of lists) {
    told[`list ${JSON.stringify(filter)}`] = await listEvidence(actor, { ...page, ...filter })
    told[`depth ${JSON.stringify(filter)}`] = await listEvidence(actor, { ...page, ...filter, sort: 'depth' })
  }
  for (const q of [SECRET, 'build', 'forty minutes']) {
    told[`search ${q}`] = await searchByMeaning(actor, { q, limit: 50 })
    told[`palette ${q}`] = [await searchEvidence(actor, q, 10), await searchInsights(actor, q, 10)]
  }
  told.tags = await listTags(actor)
  told.themes = [await listThemes(actor, page), await getTheme(actor, theme), await getThemeMap(actor)]
  told.also = await Promise.all(ids.map((id) => listAlsoSaid(actor, id).catch(() => null)))
  told.twice = await Promise.all(ids.map((id) => listSaidTwice(actor, id).catch(() => null)))
  const whole = await getInsight(actor, insight, now)
  told.insight = whole
  told.brief = insightBrief(await getBriefed(actor, insight, now), 'https://hub.example/insights/1')
  told.linked = await listLinkedEvidence(actor, insight, page)
  told.history = await listHistory(actor, insight, page)
  told.triangulation = await getTriangulation(actor, NOW)
  told.tree = await getOpportunityTree(actor, { insight })
  return told
}

const mentions = (told: Record<string, unknown>, word: string) =>
  Object.entries(told).flatMap(([what, value]) => (JSON.stringify(value).includes(word) ? [what] : []))

/** The same after pieces were merged under an open one. */
const states = [
  { name: 'as it came in', before: async () => undefined },
  { name: 'merged', before: async () => void (await mergeEvidence(advocate, ids[0]!, [ids[2]!, ids[5]!], now)) },
]

describe.each(states)('who does no research, $name', ({ before }) => {
  let told: Record<string, unknown>
  beforeAll(async () => {
    await before()
    told = await everything(developer)
  })

  test('is told no words, sources or tags that only researchers may read', () => {
    const asked = `list ${JSON.stringify({ q: SECRET })}`
    expect(told[asked]).toMatchObject({ data: [] })
    expect(mentions(told, SECRET)).toEqual([])
    expect(mentions(told, TAG)).toEqual([])
  })

  test('is told no name of who spoke in confidence, without a name, or in a ticket', () => {
    for (const name of NAMES) expect(mentions(told, name)).toEqual([])
    for (const row of [2, 3, 5]) expect(ids[row]).toBeTruthy()
  })

  test('finds no anonymous answer by the team of so few', () => {
    const list = told[`list ${JSON.stringify({ team: smallTeam })}`] as { data: { id: string }[] }
    expect(list.data).toEqual([])
  })
})

test('a researcher is told the words: the attack above can see them', async () => {
  const told = await everything(advocate)
  expect(mentions(told, SECRET).length).toBeGreaterThan(5)
  expect(mentions(told, TAG).length).toBeGreaterThan(0)
})

test('what is for research alone is refused to others', async () => {
  await expect(listTwins(developer, page)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(draftOutreachFor(developer, insight, NOW)).rejects.toMatchObject({ code: 'forbidden' })
  expect(JSON.stringify(await listTwins(advocate, page))).not.toContain(SECRET)
})
