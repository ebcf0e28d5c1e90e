import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { listEvidence } from '@/lib/evidence/queries'
import { eraseEvidenceOf } from '@/lib/evidence/commands'
import { addEvidence } from '@/lib/insights/commands'
import { mergeItem } from '@/lib/roadmap/commands-merge'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { voteFor, withdrawVote } from '@/lib/roadmap/commands-votes'
import { getItem } from '@/lib/roadmap/queries'
import { listSupporters } from '@/lib/roadmap/queries-supporters'
import { findOwnVote, listOwnVotes, listVotes } from '@/lib/roadmap/queries-votes'
import { liveEndpoints } from '@/lib/roadmap/api-live'
import { roadmap } from '@/lib/roadmap/room'
import { db, transaction } from '@/lib/server/db'
import { shipItem } from '@/lib/updates/commands-publish'
import { shipInput } from '@/lib/updates/schema'
import { actorOf, makePerson } from './make'
import { hear, insightOn, makeItem, makePm, NOW, refused } from './roadmap-make'

let pm: Actor
beforeAll(async () => {
  pm = await makePm()
})
const published = async (over: object = {}) => {
  const item = await makeItem(pm, over)
  return publishItem(pm, item.id, true, NOW)
}
const pieces = async (itemId: string) =>
  db.evidence.findMany({
    where: { refKind: 'vote', sourceId: itemId },
    select: { id: true, text: true, personId: true },
  })

test('a vote is one piece of evidence, changed in place and gone when it is taken back', async () => {
  const item = await published()
  const voter = actorOf(await makePerson())
  await voteFor(voter, item.id, { reason: 'I wait an hour' }, NOW)
  const [first] = await pieces(item.id)
  await voteFor(voter, item.id, { reason: 'I wait two hours' }, NOW)
  expect(await pieces(item.id)).toEqual([{ id: first?.id, text: 'I wait two hours', personId: voter.id }])
  expect(await findOwnVote(voter, item.id)).toEqual({ votes: 1, reason: 'I wait two hours' })
  expect((await listVotes(voter, item.id, { limit: 10 })).data).toMatchObject([{ by: voter.name }])
  await withdrawVote(voter, item.id)
  await withdrawVote(voter, item.id)
  expect(await pieces(item.id)).toEqual([])
})

test('votes alone rank nothing; filed under an insight each person counts once, as an opinion', async () => {
  const item = await published()
  const voters = [actorOf(await makePerson()), actorOf(await makePerson())]
  for (const voter of voters) await voteFor(voter, item.id, { reason: 'Please' }, NOW)
  expect((await getItem(pm, item.id)).score).toEqual(item.score)
  const insight = await insightOn(pm, { supports: [await hear({ personId: voters[0]?.id })] })
  const evidence = (await pieces(item.id)).map(({ id }) => ({ id, stance: 'supports' as const }))
  const filed = await addEvidence(pm, insight, { evidence }, () => NOW)
  expect(filed).toBeDefined()
  const scored = await makeItem(pm, { insights: [insight] })
  // The quote is of a session and the votes are named: no reader may join them, so three voices are counted.
  expect(scored.score?.reach).toBe(3)
  const { data } = await listEvidence(pm, { kind: 'vote', limit: 50 })
  expect(data.every((piece) => piece.rung === 'low')).toBe(true)
})

test('a draft takes no vote, nor does what has shipped; a stakeholder has none', async () => {
  const draft = await makeItem(pm)
  const voter = actorOf(await makePerson())
  await expect(voteFor(voter, draft.id, { reason: 'x' }, NOW)).rejects.toEqual(refused('not_found'))
  const item = await published()
  await voteFor(voter, item.id, { reason: 'x' }, NOW)
  await shipItem(pm, item.id, shipInput.parse({ title: 'Done', body: 'Done.' }), NOW)
  await expect(voteFor(voter, item.id, { reason: 'y' }, NOW)).rejects.toEqual(refused('conflict'))
  const stakeholder = actorOf(await makePerson({ role: 'stakeholder' }))
  await expect(voteFor(stakeholder, item.id, { reason: 'x' }, NOW)).rejects.toEqual(refused('forbidden'))
  // Who voted is told what became of it, and finds it among their own feedback.
  expect(await db.told.findMany({ where: { personId: voter.id } })).toMatchObject([{ state: 'owed' }])
  expect(await listOwnVotes(voter)).toMatchObject([{ item: { id: item.id, status: 'shipped' } }])
})

test('a vote stays one piece through a merge, and goes with the person', async () => {
  const [into, item] = [await published(), await published()]
  const person = await makePerson()
  const voter = actorOf(person)
  await voteFor(voter, item.id, { reason: 'first' }, NOW)
  await mergeItem(pm, item.id, { into: into.id }, NOW)
  await voteFor(voter, into.id, { reason: 'second' }, NOW)
  expect(await db.evidence.count({ where: { personId: voter.id } })).toBe(1)
  expect(await listSupporters(db, into.id)).toMatchObject([{ personId: voter.id, seenBy: 'engineers' }])
  await transaction(async (tx) => {
    await eraseEvidenceOf(tx, voter.id)
    await roadmap.erase?.(tx, voter.id)
  })
  expect(await db.itemVote.count({ where: { personId: voter.id } })).toBe(0)
  expect(await db.evidence.count({ where: { refKind: 'vote', text: 'second' } })).toBe(0)
})

test('changes are told as they happen, through headers that no proxy holds back', async () => {
  const person = await makePerson()
  const abort = new AbortController()
  const call = { actor: actorOf(person), request: new Request('http://hub.test/', { signal: abort.signal }) }
  const response = (await liveEndpoints.changes.run(call as never)) as Response
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
    'cache-control': expect.stringContaining('no-transform'),
  })
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let heard = ''
  const until = async (pattern: RegExp) => {
    while (!pattern.test(heard)) heard += decoder.decode((await reader?.read())?.value)
  }
  await until(/^: connected\n/)
  await until(/event: version\ndata: \d+\n\n/)
  heard = ''
  await makeItem(pm)
  await until(/event: version\ndata: \d+\n\n/)
  // As it happens: before the stream has to say, of nothing else to tell, that it is still there.
  expect(heard).toMatch(/^event: version\n/)
  await reader?.cancel()
  abort.abort()
})
