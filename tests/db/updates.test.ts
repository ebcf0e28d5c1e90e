import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { wordSearch } from '@/lib/core/text/word-search'
import { withdrawEvidence } from '@/lib/evidence/commands'
import { insights as insightsRoom } from '@/lib/insights/room'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { roadmap as roadmapRoom } from '@/lib/roadmap/room'
import { db, transaction } from '@/lib/server/db'
import { declineUpdates, markTold, muteUpdates } from '@/lib/updates/commands'
import { publishUpdate, shipItem } from '@/lib/updates/commands-publish'
import { getLedgers, getUpdate, listPersonalUpdates, listUpdates } from '@/lib/updates/queries'
import { quotesBehind, getTrail } from '@/lib/updates/queries-trail'
import { updates as updatesRoom } from '@/lib/updates/room'
import { NO_QUOTE } from '@/lib/updates/rules-quotes'
import { shipInput, updateQuery } from '@/lib/updates/schema'
import { actorOf, makePerson, makeTeam } from './make'
import { hear, insightOn, makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor
beforeAll(async () => {
  pm = await makePm()
})

const ship = (id: string, over: object = {}, now = NOW) =>
  shipItem(
    pm,
    id,
    shipInput.parse({ title: 'Builds are cached', body: 'Median build: **9 minutes**, was 14.', ...over }),
    now,
  )
const refused = (code: string) => expect.objectContaining({ code })

/** An item on what three people said; one of them twice, one muted, one against it, and twelve anonymous. */
async function story() {
  const team = await makeTeam()
  const [ada, bo, quiet, against] = [
    await makePerson({ team }),
    await makePerson({ team }),
    await makePerson({ team }),
    await makePerson({ team }),
  ]
  await muteUpdates(actorOf(quiet), true, NOW)
  const bosWords = newId()
  const said = [
    await hear({ personId: ada.id, text: 'I wait for builds' }),
    await hear({ personId: ada.id, text: 'Again, builds' }),
    await hear({ personId: bo.id, text: 'Caches would help', ref: { kind: 'highlight', id: bosWords } }),
    await hear({ personId: quiet.id }),
    await hear({
      anonymous: true,
      people: 12,
      ref: { kind: 'survey-result', id: newId() },
      rung: 'low',
      sourceId: 's',
      askKey: 'q',
      breakdown: { groups: [{ segmentKind: 'all', favourable: 0, neutral: 0, unfavourable: 12, n: 12 }] },
    }),
  ]
  const contradicts = [await hear({ personId: against.id, text: 'Builds are fine' })]
  const [first, second] = [
    await insightOn(pm, { supports: said, contradicts }),
    await insightOn(pm, { supports: said.slice(0, 1) }),
  ]
  const item = await makeItem(pm, { insights: [first, second] })
  return { item, bosWords, ada: actorOf(ada), bo: actorOf(bo), quiet: actorOf(quiet), against: actorOf(against) }
}

describe('shipping', () => {
  test('publishes once and promises each distinct person behind it an answer', async () => {
    const { item, ada, bo, quiet, against } = await story()
    const { updateId, told } = await ship(item.id)
    expect(told).toEqual({ owed: 2 })
    const rows = await db.told.findMany({ where: { updateId } })
    expect(new Map(rows.map((row) => [row.personId, row.state]))).toEqual(
      new Map([
        [ada.id, 'owed'],
        [bo.id, 'owed'],
        [quiet.id, 'muted'],
      ]),
    )
    expect(rows.find((row) => row.personId === ada.id)?.evidence).toHaveLength(2)
    expect(await listPersonalUpdates(against)).toEqual([])
    expect(await db.auditEntry.count({ where: { action: 'roadmap.ship', subjectId: item.id } })).toBe(1)
  })

  test('twenty at once: one update, one ledger, nineteen told that it has shipped', async () => {
    const { item } = await story()
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => ship(item.id)))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toEqual(refused('conflict'))
    expect(await db.update.count({ where: { itemId: item.id } })).toBe(1)
    expect(await db.told.count({ where: { update: { itemId: item.id } } })).toBe(3)
  })

  test('is refused to a developer and for an item that is not there', async () => {
    const { item, ada } = await story()
    await expect(shipItem(ada, item.id, shipInput.parse({ title: 'x', body: 'y' }), NOW)).rejects.toEqual(
      refused('forbidden'),
    )
    await expect(ship('nowhere')).rejects.toEqual(refused('not_found'))
    expect((await db.roadmapItem.findUniqueOrThrow({ where: { id: item.id } })).status).toBe('open')
  })
})

test('a title that copies what somebody said is refused: it goes where the quote may not be read', async () => {
  const { item, bosWords } = await story()
  const quote = 'Caches would help us more than faster machines'
  await db.evidence.updateMany({ where: { refId: bosWords }, data: { text: quote, audience: 'researchers' } })
  const said = { texts: {}, kind: 'shipped' as const, audiences: ['everyone' as const], opposed: '', body: 'Done.' }
  for (const over of [
    { title: `“${quote}”, and now they do` },
    { title: 'Builds are cached', texts: { everyone: { title: quote.toUpperCase(), body: 'Done.' } } },
  ])
    await expect(publishUpdate(pm, item.id, { ...said, ...over }, NOW)).rejects.toMatchObject({
      code: 'invalid',
      fieldErrors: { title: [expect.stringContaining('repeats what somebody said')] },
    })
  expect(await db.update.count({ where: { itemId: item.id } })).toBe(0)
  const { updateId } = await publishUpdate(pm, item.id, { ...said, title: 'Caches help', body: quote }, NOW)
  expect((await db.update.findUniqueOrThrow({ where: { id: updateId } })).body).not.toContain('faster machines')
})

describe('the ledger', () => {
  test('somebody who saw it is told, once; their own words stand beside what was done', async () => {
    const { item, ada, bo } = await story()
    const { updateId } = await ship(item.id)
    const [answer] = await listPersonalUpdates(ada)
    expect(answer).toMatchObject({ updateId, title: 'Builds are cached', itemId: item.id, state: 'owed' })
    expect(answer?.said.map((piece) => piece.text).sort()).toEqual(['Again, builds', 'I wait for builds'])
    expect(await markTold(ada, [updateId], NOW)).toBe(1)
    expect(await markTold(ada, [updateId], NOW)).toBe(0)
    expect(await declineUpdates(bo, [updateId], NOW)).toBe(1)
    expect((await getLedgers(pm, [updateId])).get(updateId)).toEqual({ owed: 0, told: 1, muted: 1, declined: 1 })
    expect(await listPersonalUpdates(bo)).toEqual([])
    expect((await getLedgers(ada, [updateId])).size).toBe(0)
  })

  test('nobody can mark somebody else as told', async () => {
    const { item, ada, bo } = await story()
    const { updateId } = await ship(item.id)
    await markTold(bo, [updateId], NOW)
    expect(
      (await db.told.findUniqueOrThrow({ where: { updateId_personId: { updateId, personId: ada.id } } })).state,
    ).toBe('owed')
  })

  test('told is a fact: who takes it off their list afterwards stays counted as told', async () => {
    const { item, ada } = await story()
    const { updateId } = await ship(item.id)
    await markTold(ada, [updateId], NOW)
    expect(await declineUpdates(ada, [updateId], NOW)).toBe(1)
    expect(await declineUpdates(ada, [updateId], NOW)).toBe(0)
    expect((await getLedgers(pm, [updateId])).get(updateId)).toMatchObject({ told: 1, declined: 0 })
    expect(await listPersonalUpdates(ada)).toEqual([])
  })

  test('muting passes over what is owed; what was told stays told', async () => {
    const [one, two] = [await story(), await story()]
    const { updateId } = await ship(one.item.id)
    await muteUpdates(one.ada, true, NOW)
    expect((await getLedgers(pm, [updateId])).get(updateId)).toMatchObject({ owed: 1, muted: 2 })
    const other = await ship(two.item.id)
    await markTold(two.ada, [other.updateId], NOW)
    await muteUpdates(two.ada, true, NOW)
    expect((await getLedgers(pm, [other.updateId])).get(other.updateId)).toMatchObject({ told: 1 })
  })

  test('words that were taken back are not repeated', async () => {
    const { item, bo, bosWords } = await story()
    await ship(item.id)
    await transaction((tx) => withdrawEvidence(tx, [{ kind: 'highlight', id: bosWords }]))
    expect((await listPersonalUpdates(bo))[0]?.said).toEqual([])
  })
})

describe('words of others', () => {
  test('are referred to by an update, and gone from it once they are withdrawn', async () => {
    const { item, bosWords } = await story()
    const quote = 'Caches would help us every single day'
    await db.evidence.updateMany({ where: { refId: bosWords }, data: { text: quote } })
    const { updateId } = await ship(item.id, { body: `You said: ${quote}. Now there are caches.` })
    expect((await db.update.findUniqueOrThrow({ where: { id: updateId } })).body).not.toContain(quote)
    expect((await getUpdate(pm, updateId)).body).toContain(`“${quote}”`)
    const stakeholder = actorOf(await makePerson({ role: 'stakeholder' }))
    expect((await getUpdate(stakeholder, updateId)).body).toContain(NO_QUOTE)
    await transaction((tx) => withdrawEvidence(tx, [{ kind: 'highlight', id: bosWords }]))
    expect((await getUpdate(pm, updateId)).body).toContain(NO_QUOTE)
  })

  test('that a person copied into an insight, an item or an update are listed, with where to rewrite them', async () => {
    const quote = 'the blue zeppelin never lands before the release train leaves'
    const insight = await insightOn(pm, {})
    await db.insight.update({ where: { id: insight }, data: { resolution: `They said ${quote}` } })
    const item = await makeItem(pm, { problem: `Somebody wrote: ${quote}.` })
    const { updateId } = await ship(item.id, { body: `As we heard, ${quote}.` })
    const sought = wordSearch([quote], [])
    const remnants = await transaction(async (tx) => [
      ...(await insightsRoom.remnants!(tx, sought)),
      ...(await roadmapRoom.remnants!(tx, sought)),
      ...(await updatesRoom.remnants!(tx, sought)),
    ])
    expect(remnants).toEqual([
      { kind: 'insight', id: insight, field: 'resolution', href: `/insights/${insight}`, found: 'words' },
      { kind: 'roadmap item', id: item.id, field: 'problem', href: `/roadmap/items/${item.id}`, found: 'words' },
      { kind: 'update', id: updateId, field: 'body', href: `/updates/${updateId}`, found: 'words' },
    ])
  })
})

describe('the trail', () => {
  test('holds the whole chain and counts people, it does not name them', async () => {
    const { item, ada } = await story()
    const { updateId } = await ship(item.id)
    await markTold(ada, [updateId], NOW)
    const trail = await getTrail(ada, item.id)
    expect(trail.insights).toHaveLength(2)
    expect(trail.insights.map((insight) => insight.evidence.length).sort()).toEqual([1, 6])
    expect(trail.insights.flatMap((insight) => insight.evidence.map((piece) => piece.stance))).toContain('contradicts')
    expect(trail.updates.map((update) => update.id)).toEqual([updateId])
    expect((await getTrail(pm, item.id)).told).toEqual({ owed: 1, told: 1, muted: 1, declined: 0 })
    // Who was in an interview is not for engineers: their ledger counts none of them.
    expect(trail.told).toEqual({ owed: 0, told: 0, muted: 0, declined: 0 })
    expect(trail.anonymous).toBe(12)
    expect(JSON.stringify(trail)).not.toContain(ada.id)
  })

  test('quotes for researchers are counted, not shown, to a developer', async () => {
    const insight = await insightOn(pm, {
      supports: [await hear({ audience: 'researchers', text: 'between us' }), await hear()],
    })
    const item = await makeItem(pm, { insights: [insight] })
    await publishItem(pm, item.id, true, NOW)
    const developer = actorOf(await makePerson())
    expect((await getTrail(developer, item.id)).insights[0]).toMatchObject({
      hidden: 1,
      evidence: [{ stance: 'supports' }],
    })
    expect((await getTrail(pm, item.id)).insights[0]?.evidence).toHaveLength(2)
    expect(await quotesBehind(developer, item.id, 5)).toHaveLength(1)
  })

  test('quotes the newest of all pieces, of equally new ones by their words, none twice, and none of an item without any', async () => {
    const days = ['2026-02-01', '2026-02-03', '2026-02-02', '2026-02-03']
    const ids = []
    for (const [n, day] of days.entries())
      ids.push(await hear({ text: `${'dcba'[n]}, "said", {it}`, occurredAt: new Date(day) }))
    const against = await hear({ text: 'No', occurredAt: new Date('2026-02-09') })
    // What the platform team says, or measured, is no word of those who are answered.
    const own = await hear({ text: 'Measured: it worked', platformTeam: true, occurredAt: new Date('2026-02-09') })
    const insights = [
      await insightOn(pm, { supports: [...ids, own], contradicts: [against] }),
      await insightOn(pm, { supports: ids.slice(0, 2) }),
    ]
    const item = await makeItem(pm, { insights })
    const said = async (id: string, limit: number) => (await quotesBehind(pm, id, limit)).map((one) => one.text[0])
    expect(await said(item.id, 3)).toEqual(['a', 'c', 'b'])
    expect(await said(item.id, 9)).toEqual(['a', 'c', 'b', 'd'])
    expect(await said((await makeItem(pm)).id, 9)).toEqual([])
  })

  test('quotes what was written about a proposal last, however new: a question about it is no reason for it', async () => {
    const ask = await hear({
      text: 'How long does it take?',
      occurredAt: new Date('2026-02-20'),
      ref: { kind: 'rfc-comment', id: crypto.randomUUID() },
    })
    const said = await hear({ text: 'I wait for builds', occurredAt: new Date('2026-02-01') })
    const item = await makeItem(pm, { insights: [await insightOn(pm, { supports: [ask, said] })] })
    const texts = async (limit: number) => (await quotesBehind(pm, item.id, limit)).map(({ text }) => text)
    expect(await texts(9)).toEqual(['I wait for builds', 'How long does it take?'])
    expect(await texts(1)).toEqual(['I wait for builds'])
  })

  test('has ten insights and ten pieces of each, both sides among them, and counts the others', async () => {
    const supports = []
    for (let n = 0; n < 13; n += 1)
      supports.push(await hear(n === 0 ? { audience: 'researchers', text: 'between us' } : {}))
    const wide = await insightOn(pm, { supports, contradicts: [await hear(), await hear()] })
    const insights = [wide]
    for (let n = 0; n < 11; n += 1) insights.push(await insightOn(pm, { supports: [supports[1]!] }))
    const item = await makeItem(pm, { insights })
    await publishItem(pm, item.id, true, NOW)

    const trail = await getTrail(pm, item.id)
    expect(trail).toMatchObject({ insightsInAll: 12, evidenceInAll: 15 })
    expect(trail.insights).toHaveLength(10)
    const [one] = trail.insights.filter(({ id }) => id === wide)
    expect(one).toMatchObject({ pieces: { supports: 13, contradicts: 2, context: 0 }, hidden: 0 })
    expect(one?.evidence.map(({ stance }) => stance)).toEqual([
      ...Array<string>(8).fill('supports'),
      ...Array<string>(2).fill('contradicts'),
    ])
    // What a developer may not read is counted apart from what has no room.
    const [theirs] = (await getTrail(actorOf(await makePerson()), item.id)).insights.filter(({ id }) => id === wide)
    expect(theirs).toMatchObject({ pieces: { supports: 12, contradicts: 2, context: 0 }, hidden: 1 })
    expect(theirs?.evidence).toHaveLength(10)
    expect(JSON.stringify(theirs)).not.toContain('between us')
  })
})

test('updates are listed by key, newest first, by audience', async () => {
  await db.update.deleteMany()
  for (let day = 1; day <= 5; day += 1) {
    const item = await makeItem(pm)
    await ship(
      item.id,
      { title: `Update ${day}`, audience: day % 2 ? 'everyone' : 'finance' },
      new Date(NOW.getTime() + day * 86_400_000),
    )
  }
  const titles: string[] = []
  let cursor: string | undefined
  do {
    const page = await listUpdates(pm, updateQuery.parse({ limit: 2, cursor }))
    titles.push(...page.data.map((update) => update.title))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(titles).toEqual(['Update 5', 'Update 4', 'Update 3', 'Update 2', 'Update 1'])
  const finance = await listUpdates(pm, updateQuery.parse({ audience: 'finance' }))
  expect(finance.data.map((update) => update.title)).toEqual(['Update 4', 'Update 2'])
})
