import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { eraseEvidenceOf, recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import { countEvidence, getEvidence, listEvidence } from '@/lib/evidence/queries'
import { countDeskPieces } from '@/lib/evidence/queries-triage'
import { listSaidTwice, listTwins } from '@/lib/evidence/queries-same'
import type { EvidenceItem } from '@/lib/evidence/schema'
import { addEvidence, createInsight, removeEvidence } from '@/lib/insights/commands'
import { findSaidTwice, mergeEvidence, tellApart, unmergeEvidence } from '@/lib/insights/commands-same'
import { takeBackInsight } from '@/lib/insights/commands-desk'
import { getInsight, listLinkedEvidence } from '@/lib/insights/queries'
import { rescoreInsights } from '@/lib/insights/refresh'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

const now = () => new Date('2026-03-05T10:11:12Z')
const SAME = 'The build of the monorepo takes forty minutes'

let advocate: Actor
let developer: Actor
let teamIds: [string, string]

const record = (...pieces: EvidenceItem[]) => transaction((tx) => recordEvidence(tx, pieces, now))
const comment = (id: string, over: Partial<EvidenceItem> = {}): EvidenceItem => ({
  ref: { kind: 'rfc-comment', id },
  text: SAME,
  rung: 'medium',
  occurredAt: now(),
  ...over,
})
const supports = (id: string) => ({ statement: `About ${id}`, evidence: [{ id, stance: 'supports' as const }] })
const idsOf = async (actor: Actor, filter = {}) =>
  (await listEvidence(actor, { limit: 50, ...filter })).data.map((one) => one.id).sort()

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Evidence", "Insight", "Person", "Team", "Outbox", "Theme", "EvidenceTwin" CASCADE`
  const [payments, mobile] = [await makeTeam({ headcount: 30 }), await makeTeam({ headcount: 10 })]
  teamIds = [payments.id, mobile.id]
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  developer = actorOf(await makePerson({ team: payments }))
})

/** Two people said it, one of them twice. */
async function three() {
  const other = actorOf(await makePerson({}))
  const [a, b, c] = await record(
    comment('a', { personId: developer.id, teamId: teamIds[0] }),
    comment('b', { personId: developer.id, teamId: teamIds[0], text: `${SAME}!` }),
    comment('c', {
      personId: other.id,
      teamId: teamIds[1],
      rung: 'high',
      text: 'the build of the monorepo takes 40 minutes',
    }),
  )
  return { a: a!, b: b!, c: c!, other }
}

describe('words that would tell who said them', () => {
  const other = (kind: EvidenceItem['ref']['kind'], id: string, over: Partial<EvidenceItem> = {}) =>
    comment(id, { ref: { kind, id }, rung: 'low', ...over })
  const unnamed = (id: string, askKey: string, sourceId = 'survey') =>
    other('answer', id, { anonymous: true, sourceId, askKey })

  test('are paired with none that stand beside another name, or are of somebody who may be the same', async () => {
    const ids = await record(
      comment('named', { personId: developer.id, text: `${SAME}, as I always say` }),
      other('answer', 'named answer', { personId: developer.id, sourceId: 'named survey', askKey: 'q' }),
      unnamed('a', 'why'),
      unnamed('b', 'why'),
      unnamed('c', 'what else'),
      unnamed('d', 'why', 'next wave'),
      other('highlight', 'e', { voice: 'v', attribution: 'Participant 1', sourceId: 'session' }),
      other('ticket', 'f', { personId: developer.id }),
      other('chat', 'g', { voice: 'w' }),
    )
    const name = new Map(ids.map((id, at) => [id, 'named,named answer,a,b,c,d,e,f,g'.split(',')[at]!]))
    await findSaidTwice()
    const found = (await listTwins(advocate, { limit: 50 })).data.map(({ a, b }) =>
      [name.get(a.id)!, name.get(b.id)!].sort().join(' '),
    )
    expect(found.sort()).toEqual(['a b', 'f g', 'named named answer'])
  })
})

describe('pieces that say nearly the same', () => {
  test('are found by their words and offered as pairs, with the words that differ; not once somebody said they are not', async () => {
    const { a, b, c } = await three()
    await record(comment('d', { text: 'Access to staging takes three days' }))
    expect(await findSaidTwice()).toBe(2)
    const { data } = await listTwins(advocate, { limit: 50 })
    expect(data.map((pair) => new Set([pair.a.id, pair.b.id]))).toContainEqual(new Set([a, b]))
    const other = data.find((pair) => [pair.a.id, pair.b.id].includes(c))!
    expect(other.keep).toBe(c)
    expect(new Set([...other.only.a, ...other.only.b])).toEqual(new Set(['forty', '40']))
    expect((await listTwins(advocate, { limit: 50, of: c })).data).toHaveLength(1)
    await tellApart(advocate, b, a)
    await findSaidTwice()
    expect((await listTwins(advocate, { limit: 50 })).data).toHaveLength(1)
    await expect(listTwins(developer, { limit: 50 })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('page by key without a gap', async () => {
    await record(
      ...Array.from({ length: 6 }, (_, at) =>
        comment(`p${at}`, { text: `${SAME} in the ${['a', 'b'][at % 2]} ${at}` }),
      ),
    )
    const all = await findSaidTwice()
    const first = await listTwins(advocate, { limit: 2 })
    const rest = await listTwins(advocate, { limit: 50, cursor: first.nextCursor! })
    const keys = [...first.data, ...rest.data].map((pair) => `${pair.a.id} ${pair.b.id}`)
    expect(new Set(keys).size).toBe(all)
  })

  test('whose words only researchers may read are not compared, and a pair is gone for who may not read one of it', async () => {
    await record(comment('a'), comment('b', { audience: 'researchers' }))
    expect(await findSaidTwice()).toBe(0)
  })
})

describe('a merge', () => {
  test('counts a person who said it twice once, and one piece for all; undone, everything is as before', async () => {
    const { a, b, c } = await three()
    const insight = await createInsight(advocate, supports(a), now)
    const other = await createInsight(advocate, supports(c), now)
    await mergeEvidence(advocate, c, [a, b], now)
    for (const id of [insight.id, other.id]) {
      const merged = await getInsight(advocate, id, now)
      expect(merged).toMatchObject({
        breadth: { people: 2, teams: 2 },
        supports: 1,
        rungs: { low: 0, medium: 0, high: 1 },
        evidenceInAll: 1,
        hiddenEvidence: 0,
      })
      expect(merged.evidence.map((piece) => piece.id)).toEqual([c])
      expect((await listLinkedEvidence(advocate, id, { limit: 50, stance: 'supports' })).data).toHaveLength(1)
    }
    expect(await idsOf(advocate)).toEqual([c])
    expect(await countEvidence(advocate, {})).toBe(1)
    expect((await listEvidence(developer, { limit: 50 })).data).toMatchObject([{ id: c, standsFor: 2 }])
    expect((await listSaidTwice(developer, c)).standsFor.map((one) => one.id).sort()).toEqual([a, b].sort())
    expect((await listSaidTwice(developer, a)).keptBy?.id).toBe(c)

    await unmergeEvidence(advocate, a, now)
    await unmergeEvidence(advocate, b, now)
    expect(await getInsight(advocate, insight.id, now)).toMatchObject({
      breadth: { people: 1 },
      supports: 1,
      evidenceInAll: 1,
    })
    expect((await getInsight(advocate, insight.id, now)).evidence.map((piece) => piece.id)).toEqual([a])
    expect((await getInsight(advocate, other.id, now)).evidence.map((piece) => piece.id)).toEqual([c])
    expect(await idsOf(advocate)).toEqual([a, b, c].sort())
    await expect(unmergeEvidence(advocate, a, now)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('is counted the same when everything is counted anew', async () => {
    const { a, b, c } = await three()
    const { id } = await createInsight(advocate, supports(a), now)
    await mergeEvidence(advocate, c, [a, b], now)
    const before = await getInsight(advocate, id, now)
    await transaction((tx) => rescoreInsights(tx, [id], now, { anew: true }))
    await transaction((tx) => rescoreInsights(tx, [id], now))
    expect(await getInsight(advocate, id, now)).toEqual({ ...before, updatedAt: expect.any(String) as string })
  })

  test('takes what is linked and unlinked later along, whichever of its pieces is named', async () => {
    const { a, b, c } = await three()
    await mergeEvidence(advocate, c, [a, b], now)
    const { id } = await createInsight(advocate, supports(c), now)
    expect((await getInsight(advocate, id, now)).breadth.people).toBe(2)
    await addEvidence(advocate, id, { evidence: [{ id: b, stance: 'contradicts' }] }, now)
    expect(await getInsight(advocate, id, now)).toMatchObject({ supports: 0, contradicts: 1, peopleAgainst: 2 })
    await removeEvidence(advocate, id, a, now)
    expect(await db.insightEvidence.count({ where: { insightId: id } })).toBe(0)
  })

  test('made at the desk is taken back with the insight that was made of it', async () => {
    const { a, b, c } = await three()
    await mergeEvidence(advocate, c, [a, b], now)
    expect(await countDeskPieces(advocate)).toBe(1)
    const { id } = await createInsight(advocate, supports(c), now)
    await takeBackInsight(advocate, id, [c])
    expect(await db.insight.count()).toBe(0)
  })

  test('shows every piece where a filter may let one through and not the one that stands for it', async () => {
    const { a, b, c } = await three()
    await mergeEvidence(advocate, c, [a, b], now)
    const [payments] = await db.team.findMany({ where: { id: teamIds[0] } })
    expect(await idsOf(advocate, { team: payments!.name })).toEqual([a, b].sort())
    expect(await idsOf(advocate, { q: 'forty' })).toEqual([a, b].sort())
    expect(await idsOf(advocate, { rung: 'medium' })).toEqual([a, b].sort())
  })

  test('is refused where the pieces say opposite things of an insight, naming it', async () => {
    const { a, c } = await three()
    const { id } = await createInsight(advocate, supports(a), now)
    await addEvidence(advocate, id, { evidence: [{ id: c, stance: 'contradicts' }] }, now)
    await expect(mergeEvidence(advocate, a, [c], now)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`About ${a}`) as string,
    })
    expect((await listSaidTwice(advocate, a)).standsFor).toEqual([])
  })

  test('is refused for figures, for what is not there, and for those who do not research', async () => {
    const { a, c } = await three()
    const [result] = await record(comment('r', { ref: { kind: 'survey-result', id: 'r' }, rung: 'low' }))
    await expect(mergeEvidence(advocate, a, [result!], now)).rejects.toMatchObject({ code: 'invalid' })
    await expect(mergeEvidence(advocate, a, ['nothing'], now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(mergeEvidence(advocate, a, [a], now)).rejects.toMatchObject({ code: 'invalid' })
    await expect(mergeEvidence(developer, a, [c], now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(unmergeEvidence(developer, a, now)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('lets no words for researchers stand for open ones, and hides no open words when consent changes', async () => {
    const { a, c } = await three()
    const [hidden] = await record(comment('h', { audience: 'researchers', voice: 'participant:1' }))
    await expect(mergeEvidence(advocate, hidden!, [a], now)).rejects.toMatchObject({ code: 'invalid' })
    await mergeEvidence(advocate, a, [c, hidden!], now)
    expect((await listSaidTwice(developer, a)).standsFor.map((one) => one.id)).toEqual([c])
    expect((await listEvidence(developer, { limit: 50 })).data.find((one) => one.id === a)?.standsFor).toBe(1)
    expect((await listEvidence(advocate, { limit: 50 })).data.find((one) => one.id === a)?.standsFor).toBe(2)
    expect((await listSaidTwice(advocate, a)).standsFor).toHaveLength(2)
    await record(comment('a', { personId: developer.id, teamId: teamIds[0], audience: 'researchers' }))
    expect(await idsOf(developer)).toContain(c)
    expect(await idsOf(developer)).not.toContain(a)
    expect((await listSaidTwice(developer, c)).keptBy).toBeNull()
    await expect(listSaidTwice(developer, hidden!)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('loses no words of others when the piece that stands for them goes', async () => {
    const { a, b, c } = await three()
    const { id } = await createInsight(advocate, supports(c), now)
    await mergeEvidence(advocate, c, [a, b], now)
    await transaction((tx) => withdrawEvidence(tx, [{ kind: 'rfc-comment', id: 'c' }]))
    await transaction((tx) => rescoreInsights(tx, [id], now, { anew: true }))
    const left = await idsOf(advocate)
    expect(left).toHaveLength(1)
    expect([a, b]).toContain(left[0])
    expect((await listSaidTwice(advocate, left[0]!)).standsFor).toHaveLength(1)
    const insight = await getInsight(advocate, id, now)
    expect(insight).toMatchObject({ breadth: { people: 1 }, supports: 1 })
    // Nobody said that the insight does not hold of them: parting, both keep it.
    await unmergeEvidence(advocate, left[0] === a ? b : a, now)
    expect(await getInsight(advocate, id, now)).toMatchObject({ supports: 2, breadth: { people: 1 } })
  })

  test('survives the erasure of one who said it, and leaves nothing of what they said', async () => {
    const guest = actorOf(await makePerson({}))
    const [spoken, other] = await record(
      comment('s', { ref: { kind: 'highlight', id: 's' }, personId: guest.id, sourceId: 'session' }),
      comment('o', { personId: developer.id }),
    )
    const { id } = await createInsight(advocate, supports(spoken!), now)
    await mergeEvidence(advocate, spoken!, [other!], now)
    expect((await getInsight(advocate, id, now)).breadth.people).toBe(2)
    await findSaidTwice()
    await transaction((tx) => eraseEvidenceOf(tx, guest.id))
    await transaction((tx) => rescoreInsights(tx, [id], now, { anew: true }))
    expect(await getInsight(advocate, id, now)).toMatchObject({ breadth: { people: 1 }, supports: 1 })
    expect(await getEvidence(developer, other!)).toMatchObject({ text: SAME })
    expect(await idsOf(developer)).toEqual([other])
    expect(await db.evidenceTwin.count()).toBe(0)
  })
})
