import { describe, expect, test } from 'vitest'
import { addEvidence } from '@/lib/insights/commands'
import { stateOutcome } from '@/lib/outcomes/commands-outcome'
import { findOutcome } from '@/lib/outcomes/queries-outcome'
import { outcomeInput } from '@/lib/outcomes/schema-outcome'
import { changeItem } from '@/lib/roadmap/commands'
import { mergeItem } from '@/lib/roadmap/commands-merge'
import { moveItem } from '@/lib/roadmap/commands-move'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { splitItem } from '@/lib/roadmap/commands-split'
import { linkIssue } from '@/lib/roadmap/commands-trackers'
import { undoEvent } from '@/lib/roadmap/commands-undo'
import { voteFor, withdrawVote } from '@/lib/roadmap/commands-votes'
import { explainRank, getItem, getItemChain, listItems } from '@/lib/roadmap/queries'
import { listHistory, listMoves } from '@/lib/roadmap/queries-history'
import { listLinks } from '@/lib/roadmap/queries-trackers'
import { findOwnVote, listOwnVotes } from '@/lib/roadmap/queries-votes'
import { itemPatch, listQuery, moveInput, type Item } from '@/lib/roadmap/schema'
import { db } from '@/lib/server/db'
import { makePerson, makeTeam } from './make'
import { emptyRoadmap, NOW, hear, insightOn, makeItem, refused } from './roadmap-make'

const { pm, developer, stakeholder, published } = await emptyRoadmap()

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000)
const patch = (id: string, over: object) => changeItem(pm, id, itemPatch.parse(over), NOW)
const move = (item: Item, horizon: string, over: object = {}, now = NOW) =>
  moveItem(
    pm,
    moveInput.parse({ id: item.id, horizon, after: null, seen: { horizon: item.horizon, rank: item.rank }, ...over }),
    now,
  )
const history = async ({ id }: { id: string }) => (await listHistory(pm, id, { limit: 50 })).data
const undoLast = async (item: { id: string }, answers: object = {}) => {
  const [line] = await history(item)
  return undoEvent(pm, { id: item.id, seq: line!.seq, ...answers }, NOW)
}
const heard = async () => hear({ personId: (await makePerson()).id })
const contested = async () => insightOn(pm, { supports: [await heard()], contradicts: [await heard()] })
const votesOn = async ({ id }: { id: string }) => (await findOwnVote(developer, id))?.votes

describe('the history of a score', () => {
  test('holds what an undoing, a split and a merge made of it, on each item', async () => {
    const insight = await insightOn(pm, { supports: [await heard()] })
    const [item, into] = [await makeItem(pm, { insights: [insight] }), await makeItem(pm)]
    // One person at 5 % confidence and an impact of 2, by an effort of 4, of 1, and without anybody.
    await patch(item.id, { effort: 1 })
    await undoLast(item)
    expect((await history(item))[0]?.says).toBe('Undone: a change of fields. RICE 0.1 → 0.025.')
    await mergeItem(pm, item.id, { into: into.id }, NOW)
    expect((await history(into))[0]?.says).toBe('Another item was merged into this one. RICE 0 → 0.025.')
    await undoLast(item)
    expect((await history(into)).map(({ says, undone, by }) => [says, undone, by])).toEqual([
      ['Undone: the merge. RICE 0.025 → 0.', false, pm.name],
      ['Another item was merged into this one. RICE 0 → 0.025.', true, pm.name],
      ['Made.', false, pm.name],
    ])
    const part = await splitItem(pm, item.id, { title: 'Part', problem: '', effort: 4, insights: [insight] }, NOW)
    expect((await history(item))[0]?.says).toBe('A part was split off as an item of its own. RICE 0.025 → 0.')
    await undoLast(item)
    expect((await history(item))[0]?.says).toBe('Undone: the split. RICE 0 → 0.025.')
    expect((await history(part)).map(({ says, undone }) => [says, undone])).toEqual([
      ['Undone: the split.', false],
      ['Split off from another item.', true],
    ])
  })

  test('of a draft is told to nobody once it is published', async () => {
    const item = await makeItem(pm)
    const { horizon, rank } = await move(item, 'next', {}, later(1))
    await publishItem(pm, item.id, true, later(10))
    const moves = async () => (await listMoves(developer, NOW)).map(({ says }) => says)
    expect(await moves()).toEqual([])
    await move({ ...item, horizon, rank }, 'later', {}, later(11))
    expect(await moves()).toEqual(['Moved from Next to Later.'])
  })
})

describe('a vote', () => {
  test('is taken back also where its item is a draft again, and stays among one’s own without what is private', async () => {
    const [item, into] = [await published(), await makeItem(pm, { title: 'A secret plan' })]
    const own = async () =>
      (await listOwnVotes(developer)).map(({ itemId, reason, item: shown }) => [itemId, reason, shown])
    const words = () => db.evidence.count({ where: { refKind: 'vote', text: 'An hour a day' } })
    await voteFor(developer, item.id, { reason: 'An hour a day' }, NOW)
    await publishItem(pm, item.id, false, NOW)
    expect(await own()).toEqual([[item.id, 'An hour a day', null]])
    await withdrawVote(developer, item.id)
    expect([await own(), await words()]).toEqual([[], 0])
    // Nothing is told of a draft to who has no vote on it.
    await expect(withdrawVote(developer, item.id)).rejects.toEqual(refused('not_found'))

    await publishItem(pm, item.id, true, NOW)
    await voteFor(developer, item.id, { reason: 'An hour a day' }, NOW)
    await mergeItem(pm, item.id, { into: into.id }, NOW)
    expect(await own()).toEqual([[into.id, 'An hour a day', null]])
    await withdrawVote(developer, into.id)
    expect([await own(), await words()]).toEqual([[], 0])
  })

  test('that was given anew after a merge is for the item it was given to', async () => {
    const [item, into] = [await published(), await published()]
    await voteFor(developer, item.id, { reason: 'first' }, NOW)
    await mergeItem(pm, item.id, { into: into.id }, NOW)
    await withdrawVote(developer, into.id)
    await voteFor(developer, into.id, { reason: 'for this one' }, NOW)
    await undoLast(item)
    expect([await votesOn(item), await votesOn(into)]).toEqual([0, 1])
  })

  test('goes back by a line of before, which names people', async () => {
    const [item, into] = [await published(), await published()]
    await voteFor(developer, item.id, { reason: 'first' }, NOW)
    await mergeItem(pm, item.id, { into: into.id }, NOW)
    const [line] = await history(item)
    const to = { into: into.id, insights: [], votes: [developer.id], links: [] }
    await db.itemEvent.update({ where: { seq: line!.seq }, data: { to } })
    await undoLast(item)
    expect([await votesOn(item), await votesOn(into)]).toEqual([1, 0])
  })

  test('and an issue that came to a part go over to the item with the part', async () => {
    const item = await published()
    const part = await splitItem(pm, item.id, { title: 'Part', problem: '', effort: 1, insights: [] }, NOW)
    await publishItem(pm, part.id, true, NOW)
    await voteFor(developer, part.id, { reason: 'this part' }, NOW)
    await linkIssue(pm, part.id, 'https://github.com/acme/api/issues/7', NOW)
    const line = (await history(item)).find(({ kind }) => kind === 'split')
    await undoEvent(pm, { id: item.id, seq: line!.seq }, NOW)
    expect([await votesOn(item), await votesOn(part)]).toEqual([1, 0])
    expect(await listLinks(pm, item.id)).toHaveLength(1)
  })
})

describe('undoing', () => {
  test('that a merged item was taken up again merges it again, and its merge can be undone', async () => {
    const [item, into] = [await published(), await published()]
    await voteFor(developer, item.id, { reason: 'first' }, NOW)
    await mergeItem(pm, item.id, { into: into.id }, NOW)
    const merge = (await history(item))[0]
    await patch(item.id, { status: 'open' })
    await voteFor(developer, item.id, { reason: 'for itself' }, NOW)
    await undoLast(item)
    expect(await getItem(pm, item.id)).toMatchObject({ status: 'dropped', mergedIntoId: into.id })
    await undoEvent(pm, { id: item.id, seq: merge!.seq }, NOW)
    expect(await getItem(pm, item.id)).toMatchObject({ status: 'open', mergedIntoId: null })
    // Who voted for both since keeps both.
    expect([await votesOn(item), await votesOn(into)]).toEqual([1, 1])
  })

  test('does not give an item to a team that is not there any more', async () => {
    const team = await makeTeam({ name: 'Team of before' })
    const item = await makeItem(pm, { teamId: team.id })
    await patch(item.id, { teamId: null })
    await db.team.delete({ where: { id: team.id } })
    await expect(undoLast(item)).rejects.toMatchObject({
      code: 'invalid',
      fieldErrors: { teamId: [expect.any(String)] },
    })
    expect((await getItem(pm, item.id)).teamId).toBeNull()
  })

  test('a move back to Now asks nothing that was not there before', async () => {
    const made = await makeItem(pm, { horizon: 'now', commitNote: '' })
    await move(made, 'later')
    await undoLast(made)
    expect(await getItem(pm, made.id)).toMatchObject({ horizon: 'now', commitNote: '' })
  })

  test('a move back to Now asks for an answer to those who want the opposite', async () => {
    const insight = await insightOn(pm, { supports: [await heard()] })
    const made = await makeItem(pm, { insights: [insight], outcome: 'Builds in 5 minutes', kind: 'docs' })
    await patch(made.id, { alternatives: [{ kind: 'nothing', whyNot: 'It grows' }] })
    const now = await move(made, 'now')
    await move({ ...made, ...now }, 'later')
    await addEvidence(pm, insight, { evidence: [{ id: await heard(), stance: 'contradicts' }] }, () => later(5))
    await expect(undoLast(made)).rejects.toMatchObject({
      code: 'conflict',
      fieldErrors: { opposition: [expect.any(String)] },
    })
    expect(await getItem(pm, made.id)).toMatchObject({ horizon: 'later', opposition: '' })
    await undoLast(made, { opposition: 'Mobile keeps its own.' })
    expect(await getItem(pm, made.id)).toMatchObject({ horizon: 'now', opposition: 'Mobile keeps its own.' })
  })
})

describe('an answer to those who want the opposite', () => {
  test('goes with their words in a merge, and back; without any nothing is committed against them', async () => {
    const [against, none] = [await contested(), await insightOn(pm, { supports: [await heard()] })]
    const into = await makeItem(pm, { insights: [none], horizon: 'now', commitNote: 'It burns' })
    const item = await makeItem(pm, { insights: [against] })
    await expect(mergeItem(pm, item.id, { into: into.id }, NOW)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('“Cache dependencies” is in Now. The evidence is contested.'),
    })
    expect(await getItem(pm, item.id)).toMatchObject({ status: 'open' })
    await patch(item.id, { opposition: 'Mobile keeps its own.' })
    expect(await mergeItem(pm, item.id, { into: into.id }, NOW)).toMatchObject({ opposition: 'Mobile keeps its own.' })
    await undoLast(item)
    expect(await getItem(pm, into.id)).toMatchObject({ opposition: '' })
    expect(await getItem(pm, item.id)).toMatchObject({ opposition: 'Mobile keeps its own.', status: 'open' })
  })

  test('goes with a part that is split off', async () => {
    const insight = await contested()
    const item = await makeItem(pm, { insights: [insight], opposition: 'Mobile keeps its own.' })
    const part = await splitItem(pm, item.id, { title: 'Part', problem: '', effort: 1, insights: [insight] }, NOW)
    expect(part.opposition).toBe('Mobile keeps its own.')
  })
})

test('no reader is told that there is a draft which an item needs, or was merged into', async () => {
  const draft = await makeItem(pm)
  const [needs, merged] = [await published({ needs: [draft.id] }), await published()]
  await mergeItem(pm, merged.id, { into: draft.id }, NOW)
  for (const reader of [developer, stakeholder]) {
    expect((await getItem(reader, needs.id)).needs).toEqual([])
    expect((await getItem(reader, merged.id)).mergedIntoId).toBeNull()
    expect(JSON.stringify(await listItems(reader, listQuery.parse({})))).not.toContain(draft.id)
  }
  expect(
    JSON.stringify([await explainRank(developer, needs.id), await getItemChain(developer, needs.id, 5)]),
  ).not.toContain(draft.id)
  expect((await getItem(pm, needs.id)).needs).toEqual([draft.id])
  expect((await getItem(pm, merged.id)).mergedIntoId).toBe(draft.id)
})

describe('a measurable outcome', () => {
  const state = (id: string, metric: string, now = NOW) =>
    stateOutcome(pm, id, outcomeInput.parse({ metric, baseline: 9, target: 4, by: '2027-03-31' }), now)
  const metricOf = async ({ id }: Item) => (await findOutcome(pm, id, NOW))?.metric ?? null
  const isAsked = async ({ id }: Item) => (await getItem(pm, id)).warnings.includes('No outcome')
  const both = async () => [await makeItem(pm), await makeItem(pm)] as const

  test('goes with a merge, and comes back with its undoing', async () => {
    const [item, into] = await both()
    await state(item.id, 'build-minutes')
    await mergeItem(pm, item.id, { into: into.id }, NOW)
    expect([await metricOf(item), await metricOf(into), await isAsked(into)]).toEqual([null, 'build-minutes', false])
    expect((await history(item))[0]?.says).toBe('Merged into another item. Its measurable outcome went there.')
    expect((await history(into))[0]?.says).toBe(
      'Another item was merged into this one. Its measurable outcome came along.',
    )
    await undoLast(item)
    expect([await metricOf(item), await metricOf(into)]).toEqual(['build-minutes', null])
    expect([await isAsked(item), await isAsked(into)]).toEqual([false, true])
    expect((await history(item))[0]?.says).toBe('Undone: the merge. The measurable outcome came back.')
    expect((await history(into))[0]?.says).toBe('Undone: the merge. The measurable outcome went back.')
  })

  test('stays where the other item has its own, and both histories say so', async () => {
    const [item, into] = await both()
    await state(item.id, 'build-minutes')
    await state(into.id, 'queue-minutes')
    await mergeItem(pm, item.id, { into: into.id }, NOW)
    expect([await metricOf(item), await metricOf(into)]).toEqual(['build-minutes', 'queue-minutes'])
    expect((await history(item))[0]?.says).toContain('stays here: the other item has one of its own.')
    expect((await history(into))[0]?.says).toContain('stayed there: this item has one of its own.')
    await undoLast(item)
    expect([await metricOf(item), await metricOf(into)]).toEqual(['build-minutes', 'queue-minutes'])
    expect((await history(item))[0]?.says).toBe('Undone: the merge.')
  })

  test('that was stated anew since is of the item it was stated for, which is said', async () => {
    const [item, into] = await both()
    await state(item.id, 'build-minutes')
    await mergeItem(pm, item.id, { into: into.id }, NOW)
    await state(into.id, 'queue-minutes', later(60))
    await undoLast(item)
    expect([await metricOf(item), await metricOf(into)]).toEqual([null, 'queue-minutes'])
    expect([await isAsked(item), await isAsked(into)]).toEqual([true, false])
    expect((await history(item))[0]?.says).toBe(
      'Undone: the merge. The measurable outcome was stated anew since and stays with the other item.',
    )
  })

  test('of a part comes to the item with the part', async () => {
    const item = await makeItem(pm)
    const part = await splitItem(pm, item.id, { title: 'Part', problem: '', effort: 1, insights: [] }, NOW)
    await state(part.id, 'build-minutes')
    await undoLast(item)
    expect([await metricOf(part), await metricOf(item), await isAsked(item)]).toEqual([null, 'build-minutes', false])
    expect((await history(item))[0]?.says).toBe('Undone: the split. The measurable outcome of the part came along.')
    expect((await history(part))[0]?.says).toBe('Undone: the split. Its measurable outcome went to the item.')
  })
})
