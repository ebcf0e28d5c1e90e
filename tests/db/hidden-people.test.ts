import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { recordEvidence } from '@/lib/evidence/commands'
import { listTags } from '@/lib/evidence/queries'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { createInsight } from '@/lib/insights/commands'
import { updateThemes } from '@/lib/insights/commands-themes'
import { insightBrief } from '@/lib/insights/presenter-brief'
import { getBriefed, getInsight, listInsights } from '@/lib/insights/queries'
import { getTriangulation } from '@/lib/insights/queries-triangulation'
import { listThemes } from '@/lib/insights/queries-themes'
import { insightQuery, type Stance } from '@/lib/insights/schema'
import { getOpportunityTree } from '@/lib/outcomes/queries-tree'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { explainRank, getItem } from '@/lib/roadmap/queries'
import { allJobs } from '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { markTold, muteUpdates } from '@/lib/updates/commands'
import { publishUpdate, shipItem } from '@/lib/updates/commands-publish'
import { getLedgers, getLedgerTotals } from '@/lib/updates/queries'
import { forecastTold, getTrail } from '@/lib/updates/queries-trail'
import { publishInput, shipInput } from '@/lib/updates/schema'
import { updates } from '@/lib/updates/room'
import { actorOf, makePerson, makeTeam } from './make'
import { parse } from '@/lib/core/zod'
import { clock, makeItem, NOW } from './roadmap-make'

/** Who is behind the hidden voices: indexes of people; 0 and 1 also wrote comments under their names. */
type Guess = { confidential: [number, number]; session: [number, number]; ticket?: number | null }

let people: Actor[]
let pm: Actor
let team: Awaited<ReturnType<typeof makeTeam>>

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Evidence", "Insight", "RoadmapItem", "Update", "Theme", "Person", "Team", "Outbox" CASCADE`
  team = await makeTeam({ name: 'Payments', headcount: 40 })
  pm = actorOf(await makePerson({ role: 'pm' }))
  people = []
  for (let index = 0; index < 5; index += 1) people.push(actorOf(await makePerson({ team })))
})

/** The same evidence for every guess; only the persons behind confidential answers and session voices differ. */
function pieces(guess: Guess): [EvidenceItem, Stance][] {
  const base = { occurredAt: NOW, text: 'Builds wait for the shared runners too long', teamId: team.id }
  const comment = (who: number): EvidenceItem => ({
    ...base, ref: { kind: 'rfc-comment', id: `c${who}` }, rung: 'medium', personId: people[who]?.id, sourceId: 'rfc',
  }) // prettier-ignore
  const answer = (index: 0 | 1): EvidenceItem => ({
    ...base, ref: { kind: 'answer', id: `a${index}` }, rung: 'low', personId: people[guess.confidential[index]]?.id,
    audience: 'researchers', sourceId: 'survey', askKey: `q${index}`,
  }) // prettier-ignore
  const quote = (index: 0 | 1): EvidenceItem => ({
    ...base, ref: { kind: 'highlight', id: `h${index}` }, rung: 'medium', personId: people[guess.session[index]]?.id,
    voice: `participant:${index}`, attribution: `Participant ${index}`, sourceId: `session${index}`,
  }) // prettier-ignore
  // Who wrote a ticket is counted as a voice and shown to nobody; null: somebody who is not known here.
  const ticket = (who: number | null): EvidenceItem => ({
    ...base, ref: { kind: 'ticket', id: 't' }, rung: 'low', personId: who === null ? null : people[who]?.id, voice: 'capture:t', sourceId: null,
  }) // prettier-ignore
  return [
    [comment(0), 'supports'],
    [comment(1), 'contradicts'],
    [ticket(guess.ticket ?? null), 'supports'],
    [answer(0), 'supports'],
    [answer(1), 'supports'],
    [quote(0), 'supports'],
    [quote(1), 'contradicts'],
  ]
}

const getInsightBriefFigures = async (actor: Actor, id: string) =>
  insightBrief(await getBriefed(actor, id, clock), 'https://hub.example/insight')
    .replaceAll(id, '')
    .split('\n')
    .sort()

/** Every figure that these readers are shown of one world, also while people read, mute and say nothing. */
async function figures(guess: Guess) {
  await db.$executeRaw`TRUNCATE "Evidence", "Insight", "RoadmapItem", "Update", "Theme", "Outbox" CASCADE`
  await db.person.updateMany({ data: { mutedUpdates: false } })
  const linked = pieces(guess)
  const ids = await transaction((tx) =>
    recordEvidence(
      tx,
      linked.map(([piece]) => piece),
      clock,
    ),
  )
  const evidence = ids.map((id, index) => ({ id, stance: linked[index]![1] }))
  const { id } = await createInsight(pm, { statement: 'Builds are slow', evidence }, clock)
  const item = await makeItem(pm, { insights: [id] })
  await publishItem(pm, item.id, true, NOW)
  await updateThemes(clock)
  await drainOutbox(allJobs())
  const reader = people[4]!
  const strip = <T extends object>(value: T) =>
    JSON.parse(
      JSON.stringify(value, (key, inner: unknown) =>
        ['id', 'insights', 'evidence', 'createdAt', 'updatedAt', 'insightId', 'itemId', 'updateId', 'rank', 'href', 'examples', 'scoredAt'].includes(key) ? undefined : inner,
      ),
    ) as unknown // prettier-ignore
  const shown = []
  for (const actor of [reader, pm]) {
    const { items: _items, ...insight } = await getInsight(actor, id, clock)
    shown.push(strip(insight), strip(await listInsights(actor, insightQuery.parse({}))))
    shown.push(strip(await getItem(actor, item.id)), strip(await explainRank(actor, item.id)))
    shown.push(strip(await listThemes(actor, { limit: 50 })))
    // Of the trail also how many pieces of each insight this reader may not read.
    const { insights: trailed, ...trail } = await getTrail(actor, item.id)
    shown.push([strip(trail), trailed.map((one) => [one.evidence.length, one.hidden, one.confidence])])
    shown.push(strip([await getTriangulation(actor, NOW), await getOpportunityTree(actor, {})]))
    shown.push(strip([await listTags(actor), await getInsightBriefFigures(actor, id)]))
  }
  shown.push(await forecastTold(pm, item.id))
  return { shown, item, insight: id, strip, reader }
}

// Finding themes starts a process of its own.
vi.setConfig({ testTimeout: 120_000 })

const guesses: Guess[] = [
  { confidential: [2, 3], session: [2, 3] },
  // The confidential voices are those who also wrote under their names, or one and the same, or those in the sessions.
  { confidential: [0, 1], session: [2, 3] },
  { confidential: [0, 0], session: [0, 0] },
  { confidential: [2, 2], session: [1, 1] },
  { confidential: [1, 3], session: [3, 0] },
  // The ticket is not of somebody who is not known here, but of the one who wrote against it under their name.
  { confidential: [2, 3], session: [2, 3], ticket: 1 },
]

describe('a person whom a reader may not see', () => {
  test('changes no figure of insights, items, themes or forecasts by who they are', async () => {
    const first = await figures(guesses[0]!)
    const engineers = first.shown.slice(0, 8)
    expect(JSON.stringify(engineers)).toContain('"people":')
    for (const guess of guesses.slice(1)) {
      const next = await figures(guess)
      // So is what is forecast to be told, but for who is in a session, whom a researcher sees.
      if (guess.ticket !== undefined) expect(next.shown).toEqual(first.shown)
      // Insights, items and themes are the same for every reader, whoever is hidden.
      expect(next.shown.slice(0, 16)).toEqual(first.shown.slice(0, 16))
    }
  })

  test('moves no count of a ledger when they read their update or mute it', async () => {
    const { item } = await figures({ confidential: [2, 2], session: [0, 0] })
    const forecast = await forecastTold(pm, item.id)
    const { updateId, told } = await shipItem(pm, item.id, shipInput.parse({ title: 'Done', body: 'Done.' }), NOW)
    expect(told.owed).toBe(forecast.owed)
    // Person 2 gave both confidential answers and is told like the others; no count that anyone reads shows it.
    expect(await db.told.count({ where: { updateId, personId: people[2]!.id } })).toBe(1)
    const counts = async () => [
      await getLedgers(pm, [updateId]),
      await getLedgerTotals(pm),
      (await getTrail(pm, item.id)).told,
      (await getTrail(people[4]!, item.id)).told,
      await updates.badgeCount?.(pm),
    ]
    const before = await counts()
    expect(await markTold(people[2]!, [updateId], NOW)).toBe(1)
    expect(await counts()).toEqual(before)
    const other = await figures({ confidential: [3, 2], session: [0, 0] })
    const shipped = await shipItem(pm, other.item.id, shipInput.parse({ title: 'Done', body: 'Done.' }), NOW)
    const quiet = await getLedgers(pm, [shipped.updateId])
    await muteUpdates(people[2]!, true, NOW)
    expect(await getLedgers(pm, [shipped.updateId])).toEqual(quiet)
  })

  test('moves none either as the author of a ticket, a message or a remark', async () => {
    const ledgers = async (ticket: number | null) => {
      const { item } = await figures({ confidential: [2, 2], session: [0, 0], ticket })
      const { updateId } = await shipItem(pm, item.id, shipInput.parse({ title: 'Done', body: 'Done.' }), NOW)
      if (ticket !== null) {
        // They are told all the same.
        expect(await db.told.count({ where: { updateId, personId: people[ticket]!.id } })).toBe(1)
      }
      return [
        (await getLedgers(pm, [updateId])).get(updateId),
        (await getTrail(pm, item.id)).told,
        (await getTrail(people[4]!, item.id)).told,
      ]
    }
    const unknown = await ledgers(null)
    expect(await ledgers(3)).toEqual(unknown)
  })

  test('who is in a session is in no ledger that an engineer reads, and in that of a researcher', async () => {
    const { item } = await figures({ confidential: [2, 3], session: [3, 2] })
    const { updateId } = await shipItem(pm, item.id, shipInput.parse({ title: 'Done', body: 'Done.' }), NOW)
    expect((await getLedgers(pm, [updateId])).get(updateId)?.owed).toBe(2)
    expect((await getTrail(people[4]!, item.id)).told.owed).toBe(1)
  })

  test('who answered in confidence changes no forecast and no ledger, also where they said the opposite under their name', async () => {
    const counts = async (confidential: Guess['confidential'], opposed: string) => {
      const { item } = await figures({ confidential, session: [2, 3] })
      const input = { kind: 'shipped', title: 'Done', body: 'Done.', opposed }
      const { updateId } = await publishUpdate(pm, item.id, parse(publishInput, input), NOW)
      const told = await Promise.all([pm, people[4]!].map(async (one) => (await getTrail(one, item.id)).told))
      const mailed = await db.told.findMany({ where: { updateId }, select: { personId: true } })
      expect(mailed.map((one) => one.personId)).toEqual(
        expect.arrayContaining(confidential.map((at) => people[at]!.id)),
      )
      return [await forecastTold(pm, item.id), told]
    }
    for (const opposed of ['', 'Not for you.']) {
      const first = await counts([2, 3], opposed)
      // 1 wrote against it under their name, 0 for it.
      for (const other of [[1, 3], [4, 1]] as const) expect(await counts([...other], opposed)).toEqual(first) // prettier-ignore
    }
  })
})
