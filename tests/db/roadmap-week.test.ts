import { describe, expect, test } from 'vitest'
import { changeItem } from '@/lib/roadmap/commands'
import { mergeItem } from '@/lib/roadmap/commands-merge'
import { moveItem, moveItems } from '@/lib/roadmap/commands-move'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { linkIssue } from '@/lib/roadmap/commands-trackers'
import { clearHistory, undoEvent } from '@/lib/roadmap/commands-undo'
import { findOutcome } from '@/lib/outcomes/queries-outcome'
import {
  getBoard,
  getItem,
  getItemHead,
  listItemEvidence,
  listItems,
  listSupportingIds,
  explainRank,
} from '@/lib/roadmap/queries'
import { getBoardVersion, listHistory } from '@/lib/roadmap/queries-history'
import { listRemnants } from '@/lib/roadmap/queries-remnants'
import { listSimilarItems } from '@/lib/roadmap/queries-similar'
import { listLinks } from '@/lib/roadmap/queries-trackers'
import { itemPatch, listQuery, moveInput, type Item } from '@/lib/roadmap/schema'
import { wordSearch } from '@/lib/core/text/word-search'
import { allJobs } from '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { addEvidence } from '@/lib/insights/commands'
import { makePerson } from './make'
import { emptyRoadmap, NOW, hear, insightOn, makeItem, refused } from './roadmap-make'

const { pm, developer, stakeholder } = await emptyRoadmap()

const patch = (id: string, over: object) => changeItem(pm, id, itemPatch.parse(over), NOW)
const move = (item: Item, horizon: string, over: object = {}) =>
  moveItem(
    pm,
    moveInput.parse({ id: item.id, horizon, after: null, seen: { horizon: item.horizon, rank: item.rank }, ...over }),
    NOW,
  )
const history = async (item: Pick<Item, 'id'>, actor = pm) => (await listHistory(actor, item.id, { limit: 50 })).data
const FIRST = { now: 30, next: 30, later: 30 }

describe('a draft', () => {
  test('is there for those who write the roadmap and for no one else, wherever items are read', async () => {
    const draft = await makeItem(pm, { title: 'Zeppelin landing draft', reachEstimate: 3 })
    const shown = await makeItem(pm, { title: 'Zeppelin landing shown', reachEstimate: 3 })
    await publishItem(pm, shown.id, true, NOW)
    for (const reader of [developer, stakeholder]) {
      for (const read of [getItem, getItemHead, listSupportingIds, listItemEvidence])
        await expect(read(reader, draft.id), read.name).rejects.toEqual(refused('not_found'))
      await expect(findOutcome(reader, draft.id, NOW)).rejects.toEqual(refused('not_found'))
      expect(await getItemHead(reader, shown.id)).toEqual({ id: shown.id, title: shown.title, shippedAt: null })
      expect((await listItems(reader, listQuery.parse({}))).data.map((item) => item.id)).toEqual([shown.id])
      const later = (await getBoard(reader, FIRST)).columns.find((column) => column.horizon === 'later')
      expect([later?.items, later?.cards.map((card) => card.id)]).toEqual([1, [shown.id]])
      expect((await listSimilarItems(reader, { text: 'Zeppelin landing' })).map((item) => item.id)).toEqual([shown.id])
    }
    expect(await getItemHead(pm, draft.id)).toMatchObject({ title: 'Zeppelin landing draft' })
    // The same score: a draft is not named as a tie either.
    expect(await explainRank(developer, shown.id)).toMatchObject({ tied: 0, ties: [] })
    expect(await explainRank(pm, shown.id)).toMatchObject({ tied: 1 })
    await expect(listHistory(developer, draft.id, { limit: 5 })).rejects.toEqual(refused('not_found'))
  })

  test('tells readers nothing of its time as a draft once it is published, and can be taken back', async () => {
    const item = await makeItem(pm)
    await patch(item.id, { kind: 'buy', why: 'A vendor would do' })
    const published = new Date(NOW.getTime() + 1_000)
    await publishItem(pm, item.id, true, published)
    expect((await history(item, developer)).map((line) => line.kind)).toEqual(['published'])
    expect((await history(item)).map((line) => line.kind)).toEqual(['published', 'changed', 'created'])
    await publishItem(pm, item.id, false, published)
    await expect(getItem(stakeholder, item.id)).rejects.toEqual(refused('not_found'))
  })
})

describe('the published view', () => {
  /** A text that occurs nowhere else, for each private field of an item. */
  const SECRETS = {
    impactNote: 'secret-impact',
    effortNote: 'secret-effort',
    reachNote: 'secret-reach',
    commitNote: 'secret-commit',
    opposition: 'secret-opposition',
    alternatives: [{ kind: 'docs', whyNot: 'secret-alternative' }],
  }
  test('holds no private field in any answer, whatever is asked', async () => {
    for (const horizon of ['now', 'next', 'later']) {
      const item = await makeItem(pm, {
        ...SECRETS,
        horizon,
        effort: 7.31,
        reachEstimate: 4,
        urgency: 9,
        title: horizon,
      })
      await patch(item.id, { effort: 8.37, why: 'secret-why' })
      await publishItem(pm, item.id, true, NOW)
    }
    const queries = [{}, { sort: 'rice' }, { sort: 'wsjf' }, { sort: 'rank' }, { horizon: 'now' }, { status: 'open' }]
    for (const query of queries) {
      const parsed = listQuery.parse({ ...query, limit: 1 })
      const page = await listItems(stakeholder, parsed)
      const cursor = page.nextCursor === null ? '' : decodeURIComponent(atob(page.nextCursor.replace(/-/g, '+')))
      const text = JSON.stringify([page, cursor, await getBoard(stakeholder, FIRST)])
      expect(text).not.toMatch(/secret-|8\.37|7\.31/)
      expect(page.data[0]).toMatchObject({ score: null, warnings: [], reachEstimate: null, urgency: null })
    }
    const item = await getItem(stakeholder, (await listItems(stakeholder, listQuery.parse({}))).data[0]?.id ?? '')
    expect(JSON.stringify(item)).not.toContain('secret-')
    // The same words are there for those who may read them: the search above would have found them.
    expect(JSON.stringify(await listItems(pm, listQuery.parse({})))).toContain('secret-alternative')
  })
})

describe('history and undo', () => {
  test('says each change of place, column, number and publication, with who and why', async () => {
    const item = await makeItem(pm, { reachEstimate: 10, effort: 2 })
    await patch(item.id, { effort: 4, effortNote: 'They said so', why: 'The vendor called' })
    await move(await getItem(pm, item.id), 'next', { why: 'After the release' })
    const [moved, changed, created] = await history(item)
    expect(moved).toMatchObject({
      says: 'Moved from Later to Next.',
      why: 'After the release',
      by: pm.name,
      undoable: true,
    })
    expect(changed?.says).toMatch(/^Changed: effort 2 → 4, the reason for effort, RICE .* → .*\.$/)
    expect(changed).toMatchObject({ why: 'The vendor called', undoable: true })
    expect(created).toMatchObject({ kind: 'created', by: pm.name })
    expect(JSON.stringify(await history(item))).not.toContain('They said so')
  })

  test('a score that follows its evidence is a line by itself, one a day', async () => {
    const insight = await insightOn(pm, { supports: [await hear({ personId: (await makePerson()).id })] })
    const item = await makeItem(pm, { insights: [insight] })
    await drainOutbox(allJobs())
    for (const _ of [1, 2]) {
      const more = await hear({ personId: (await makePerson()).id })
      await addEvidence(pm, insight, { evidence: [{ id: more, stance: 'supports' }] })
      await drainOutbox(allJobs())
    }
    const [scored, ...rest] = await history(item)
    expect(scored).toMatchObject({ kind: 'scored', by: null })
    expect(rest.map((line) => line.kind)).toEqual(['created'])
    const row = await db.itemEvent.findFirstOrThrow({ where: { itemId: item.id, kind: 'scored' } })
    const { rice } = await db.roadmapItem.findUniqueOrThrow({ where: { id: item.id } })
    expect([row.from, row.to]).toEqual([{ rice: item.score?.value }, { rice }])
  })

  test('a move is taken back to where the card was, once, and not over a later move', async () => {
    const [a, b, c] = [await makeItem(pm), await makeItem(pm), await makeItem(pm)]
    const moved = await move(b, 'next')
    // Another card takes exactly the place that b had.
    await db.roadmapItem.update({ where: { id: c.id }, data: { rank: b.rank } })
    const back = await undoEvent(pm, { id: b.id, seq: moved.seq }, NOW)
    expect(back.horizon).toBe('later')
    expect(back.rank > b.rank && a.rank < back.rank).toBe(true)
    await expect(undoEvent(pm, { id: b.id, seq: moved.seq }, NOW)).rejects.toEqual(refused('conflict'))
    const first = await move(back, 'next')
    await move(await getItem(pm, b.id), 'later')
    await expect(undoEvent(pm, { id: b.id, seq: first.seq }, NOW)).rejects.toEqual(refused('conflict'))
    await expect(undoEvent(developer, { id: b.id, seq: first.seq }, NOW)).rejects.toEqual(refused('forbidden'))
    await expect(undoEvent(pm, { id: a.id, seq: first.seq }, NOW)).rejects.toEqual(refused('not_found'))
  })

  test('a change of fields is taken back: numbers, texts, day, insights and needs, and the score with them', async () => {
    const insight = await insightOn(pm, { supports: [await hear({ personId: (await makePerson()).id })] })
    const needed = await makeItem(pm)
    const item = await makeItem(pm, { effort: 2, problem: 'Builds wait', reviewAt: '2027-01-01', insights: [insight] })
    await drainOutbox(allJobs())
    const before = await getItem(pm, item.id)
    await patch(item.id, {
      ...{
        effort: 4,
        problem: 'Builds wait for hours',
        theme: 'Builds',
        reviewAt: null,
        insights: [],
        needs: [needed.id],
      },
      alternatives: [{ kind: 'docs', whyNot: 'They are read by nobody' }],
    })
    const [line] = await history(item)
    expect(line?.says).toMatch(/insights, needs, RICE/)
    await undoEvent(pm, { id: item.id, seq: line!.seq }, NOW)
    const after = await getItem(pm, item.id)
    expect({ ...after, updatedAt: '' }).toEqual({ ...before, updatedAt: '' })
    expect((await history(item))[0]?.says).toMatch(/^Undone: a change of fields\. RICE 0 → /)
    await expect(undoEvent(pm, { id: item.id, seq: line!.seq }, NOW)).rejects.toEqual(refused('conflict'))
  })

  test('a change of fields is not taken back over a later one of the same field, but over one of another', async () => {
    const item = await makeItem(pm, { effort: 2, problem: 'One' })
    await patch(item.id, { effort: 3, problem: 'Two' })
    const [first] = await history(item)
    await patch(item.id, { problem: 'Three' })
    const [second] = await history(item)
    await patch(item.id, { urgency: 5 })
    await expect(undoEvent(pm, { id: item.id, seq: first!.seq }, NOW)).rejects.toEqual(refused('conflict'))
    await undoEvent(pm, { id: item.id, seq: second!.seq }, NOW)
    await undoEvent(pm, { id: item.id, seq: first!.seq }, NOW)
    const row = await db.roadmapItem.findUniqueOrThrow({ where: { id: item.id } })
    expect(row).toMatchObject({ problem: 'One', effort: 2, urgency: 5 })
  })

  test('says of a form that was sent whole only what was changed in it', async () => {
    const item = await makeItem(pm, { problem: 'Builds wait', needs: [(await makeItem(pm)).id] })
    await patch(item.id, { problem: 'Builds wait for hours', insights: item.insights, needs: item.needs })
    expect((await history(item))[0]?.says).toBe('Changed: problem.')
  })

  test('former texts are found when they are withdrawn, are shown to nobody, and can be taken out', async () => {
    const item = await makeItem(pm, { problem: 'Ann said that she waits an hour for each build' })
    await patch(item.id, { problem: 'Builds wait' })
    const remnants = async () =>
      (await transaction((tx) => listRemnants(tx, wordSearch(['she waits an hour for each build'], [])))).filter(
        (one) => one.id === item.id,
      )
    expect((await remnants()).map((one) => one.field)).toEqual(['history'])
    expect(JSON.stringify(await history(item))).not.toContain('she waits')
    const [line] = await history(item)
    expect(line).toMatchObject({ undoable: true, words: true })
    await expect(clearHistory(developer, { id: item.id, seq: line!.seq })).rejects.toEqual(refused('forbidden'))
    await clearHistory(pm, { id: item.id, seq: line!.seq })
    expect(await remnants()).toEqual([])
    expect((await history(item))[0]).toMatchObject({ says: 'Changed: problem.', undoable: false, words: false })
  })

  test('words in a reason or an alternative are found when they are withdrawn', async () => {
    const item = await makeItem(pm, { alternatives: [{ kind: 'docs', whyNot: 'I wait an hour for each build' }] })
    await patch(item.id, { kind: 'buy', why: 'because I wait an hour for each build' })
    const found = await transaction((tx) => listRemnants(tx, wordSearch(['I wait an hour for each build'], [])))
    expect(found.filter((one) => one.id === item.id).map((one) => one.field)).toEqual(['alternatives', 'history'])
  })

  test('the board counts its changes up, also when many happen at once', async () => {
    const items = await Promise.all(Array.from({ length: 6 }, () => makeItem(pm)))
    const before = await getBoardVersion(stakeholder)
    const moved = await Promise.all(items.map((item) => move(item, 'next')))
    expect(await getBoardVersion(stakeholder)).toBe(before + 6)
    expect(new Set(moved.map((one) => one.version)).size).toBe(6)
  })
})

describe('many cards at once', () => {
  test('keep their order at the end of a column, all or none', async () => {
    const items = [await makeItem(pm), await makeItem(pm), await makeItem(pm)]
    const ids = items.map((item) => item.id)
    await moveItems(pm, { ids: [...ids].reverse(), horizon: 'next', place: 'top' }, NOW)
    const next = async () =>
      (await getBoard(pm, FIRST)).columns.find((one) => one.horizon === 'next')?.cards.map((card) => card.id)
    expect(await next()).toEqual([...ids].reverse())
    await expect(moveItems(pm, { ids: [...ids, 'nowhere'], horizon: 'later', place: 'end' }, NOW)).rejects.toEqual(
      refused('not_found'),
    )
    expect(await next()).toEqual([...ids].reverse())
  })
})

describe('a commitment', () => {
  test('without evidence, outcome or alternatives asks for a sentence, which stays', async () => {
    const item = await makeItem(pm)
    await expect(move(item, 'now')).rejects.toMatchObject({
      code: 'conflict',
      fieldErrors: { commitNote: [expect.stringContaining('evidence, outcome and alternatives')] },
    })
    await expect(patch(item.id, { horizon: 'now' })).rejects.toEqual(refused('conflict'))
    await move(item, 'now', { commitNote: 'The contract ends in May' })
    expect(await getItem(pm, item.id)).toMatchObject({ horizon: 'now', commitNote: 'The contract ends in May' })
    const cards = (await getBoard(pm, FIRST)).columns[0]?.cards
    expect(cards?.[0]?.commitNote).toBe('The contract ends in May')
  })

  test('with all three asks nothing; one that began in Now without a word says so', async () => {
    const insight = await insightOn(pm, { supports: [await hear({ personId: (await makePerson()).id })] })
    const ready = { insights: [insight], outcome: 'Waiting 9 → 4 minutes by June' }
    const item = await makeItem(pm, { ...ready, alternatives: [{ kind: 'docs', whyNot: 'They know how already' }] })
    await move(item, 'now')
    expect((await getItem(pm, item.id)).warnings.join()).not.toContain('Committed')
    const bare = await makeItem(pm, { ...ready, horizon: 'now' })
    expect(bare.warnings).toContain('Committed without alternatives, and no reason given')
  })

  test('on contested evidence asks for an answer to those who want the opposite', async () => {
    const insight = await insightOn(pm, {
      supports: [await hear({ personId: (await makePerson()).id })],
      contradicts: [await hear({ personId: (await makePerson()).id })],
    })
    const item = await makeItem(pm, { insights: [insight], commitNote: 'Asked for by three teams' })
    await expect(move(item, 'now')).rejects.toMatchObject({ fieldErrors: { opposition: [expect.any(String)] } })
    await move(item, 'now', { opposition: 'Mobile keeps its own runners.' })
    expect((await getItem(pm, item.id)).opposition).toBe('Mobile keeps its own runners.')
  })
})

describe('items among others', () => {
  test('a circle of needs is refused at any length, also when two close it at once', async () => {
    const [a, b, c] = [await makeItem(pm, { title: 'A' }), await makeItem(pm, { title: 'B' }), await makeItem(pm)]
    await patch(a.id, { needs: [b.id] })
    await patch(b.id, { needs: [c.id] })
    await expect(patch(c.id, { needs: [a.id] })).rejects.toMatchObject({
      code: 'invalid',
      fieldErrors: { needs: [expect.stringContaining('“A” needs this item')] },
    })
    await expect(patch(a.id, { needs: [a.id] })).rejects.toEqual(refused('invalid'))
    await expect(patch(a.id, { needs: ['nowhere'] })).rejects.toEqual(refused('invalid'))
    expect((await getItem(pm, a.id)).needs).toEqual([b.id])
    const [x, y] = [await makeItem(pm), await makeItem(pm)]
    const both = await Promise.allSettled([patch(x.id, { needs: [y.id] }), patch(y.id, { needs: [x.id] })])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('merging takes over insights and votes; undo gives back exactly those', async () => {
    const [shared, own] = [
      await insightOn(pm, { supports: [await hear({ personId: (await makePerson()).id })] }),
      await insightOn(pm, { supports: [await hear({ personId: (await makePerson()).id })] }),
    ]
    const [into, item] = [await makeItem(pm, { insights: [shared] }), await makeItem(pm, { insights: [shared, own] })]
    const voter = (await makePerson()).id
    const both = (await makePerson()).id
    const vote = (itemId: string, personId: string) => ({
      id: `${itemId}:${personId}`,
      itemId,
      personId,
      reason: 'r',
      createdAt: NOW,
      changedAt: NOW,
    })
    await db.itemVote.createMany({ data: [vote(item.id, voter), vote(item.id, both), vote(into.id, both)] })
    const issue = (n: number) => `https://github.com/acme/api/issues/${n}`
    const linksOf = async ({ id }: { id: string }) => (await listLinks(pm, id)).map((link) => link.url).sort()
    for (const n of [1, 2]) await linkIssue(pm, item.id, issue(n), NOW)
    await linkIssue(pm, into.id, issue(2), NOW)
    const merged = await mergeItem(pm, item.id, { into: into.id, why: 'The same' }, NOW)
    expect(await linksOf(into)).toEqual([issue(1), issue(2)])
    expect(merged.insights.toSorted()).toEqual([shared, own].toSorted())
    expect(merged.score?.reach).toBe(2)
    expect(await getItem(pm, item.id)).toMatchObject({ status: 'dropped', mergedIntoId: into.id })
    expect(await db.itemVote.count({ where: { itemId: into.id } })).toBe(2)
    const seq = (await history(item))[0]?.seq ?? 0
    await undoEvent(pm, { id: item.id, seq }, NOW)
    expect((await getItem(pm, into.id)).insights).toEqual([shared])
    expect(await getItem(pm, item.id)).toMatchObject({ status: 'open', mergedIntoId: null })
    expect([await linksOf(item), await linksOf(into)]).toEqual([[issue(1), issue(2)], [issue(2)]])
    expect(await db.itemVote.findMany({ where: { itemId: item.id }, select: { personId: true } })).toHaveLength(2)
    expect(await db.itemVote.findMany({ where: { itemId: into.id } })).toMatchObject([{ personId: both }])
    await expect(mergeItem(pm, item.id, { into: item.id }, NOW)).rejects.toEqual(refused('invalid'))
  })

  test('what an item needs, and what needs it, goes over with a merge and comes back; a circle is refused', async () => {
    const [first, item, into, last, apart] = await Promise.all([1, 2, 3, 4, 5].map(() => makeItem(pm)))
    const need = async (one: { id: string }, ...needs: { id: string }[]) =>
      changeItem(pm, one.id, itemPatch.parse({ needs: needs.map(({ id }) => id) }), NOW)
    const needsOf = async ({ id }: { id: string }) => (await getItem(pm, id)).needs?.toSorted()
    await need(item!, first!, into!)
    await need(into!, apart!)
    await need(last!, item!, apart!)
    await mergeItem(pm, item!.id, { into: into!.id }, NOW)
    expect(await needsOf(item!)).toEqual([])
    expect(await needsOf(into!)).toEqual([first!.id, apart!.id].toSorted())
    expect(await needsOf(last!)).toEqual([into!.id, apart!.id].toSorted())
    // What would have been a circle with the item is one with that which took it over.
    await expect(need(into!, last!)).rejects.toEqual(refused('invalid'))
    await undoEvent(pm, { id: item!.id, seq: (await history(item!))[0]?.seq ?? 0 }, NOW)
    expect(await needsOf(item!)).toEqual([first!.id, into!.id].toSorted())
    expect(await needsOf(into!)).toEqual([apart!.id])
    expect(await needsOf(last!)).toEqual([item!.id, apart!.id].toSorted())
    // "last" needs "item" needs "first": of the first and the last merged, "item" would need itself.
    await expect(mergeItem(pm, last!.id, { into: first!.id }, NOW)).rejects.toEqual(refused('invalid'))
    expect(await needsOf(last!)).toEqual([item!.id, apart!.id].toSorted())
    expect(await getItem(pm, last!.id)).toMatchObject({ status: 'open', mergedIntoId: null })
  })

  test('what says the same is found while it is typed, and a shared common word is not enough', async () => {
    const twin = await makeItem(pm, { title: 'Cache the dependencies of each build' })
    for (const n of [1, 2, 3]) await makeItem(pm, { title: `Faster search ${n}`, problem: 'each build' })
    const found = await listSimilarItems(pm, { text: 'Caching build dependencies' })
    expect(found.map((item) => item.id)).toEqual([twin.id])
    expect(await listSimilarItems(pm, { text: 'Caching build dependencies', except: twin.id })).toEqual([])
    expect(await listSimilarItems(pm, { text: "!!! ' & | the" })).toEqual([])
  })
})
