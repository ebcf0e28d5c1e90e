import { expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { replyAction, settleAction } from '@/lib/rfcs/actions'
import { chooseFollowAction } from '@/lib/rfcs/actions-follow'
import { getDiscussion, myDrafts } from '@/lib/rfcs/queries-discuss'
import { followState } from '@/lib/rfcs/queries-follow'
import { actorOf, makePerson } from './make'
import { reviewed, say } from './rfcs-make'

const asked = vi.hoisted(() => ({ by: null as Actor | null, withScript: false }))
vi.mock('@/lib/server/session', () => ({ currentActor: () => Promise.resolve(asked.by) }))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers(asked.withScript ? { 'next-action': 'x' } : {})),
}))

const form = (fields: Record<string, string>): FormData => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)
  return made
}
const discussed = async () => {
  const [author, reader] = [actorOf(await makePerson()), actorOf(await makePerson())]
  const rfc = await reviewed(author, { labels: ['ci'] })
  const [one, two] = [await say(author, rfc.number, 'One.'), await say(author, rfc.number, 'Two.')]
  asked.by = reader
  const all = () => getDiscussion(reader, rfc.number, { show: 'all', thread: null, every: false })
  return { rfc, reader, one, two, all, number: String(rfc.number) }
}

it('of the boxes of all threads, what stands in that of the pressed button is said, to its thread', async () => {
  const { rfc, reader, one, two, all, number } = await discussed()
  const boxes = { number, [`said:${one.id}`]: 'To one.', [`said:${two.id}`]: 'To two.' }
  expect(await replyAction(null, form({ ...boxes, reply: two.id }))).toMatchObject({ ok: true })
  // Said in the same millisecond, they may stand in any order.
  expect(new Map((await all()).comments.map((each) => [each.body, each.parentId]))).toEqual(
    new Map([
      ['One.', null],
      ['Two.', null],
      ['To two.', two.id],
    ]),
  )
  expect(await replyAction(null, form({ ...boxes, later: one.id }))).toMatchObject({ ok: true })
  expect(await myDrafts(reader, rfc.number)).toMatchObject([{ body: 'To one.', parentId: one.id }])
  expect((await all()).comments).toHaveLength(3)
})

it('what is refused comes back with its thread and its words where no script keeps them', async () => {
  const { one, two, number, all } = await discussed()
  const boxes = { number, [`said:${one.id}`]: '   ', [`said:${two.id}`]: 'To two.' }
  expect(await replyAction(null, form({ ...boxes, reply: one.id }))).toMatchObject({
    ok: false,
    sent: { parentId: [one.id], body: ['   '] },
  })
  for (const wrong of [boxes, { ...boxes, reply: 'nobody' }, { ...boxes, reply: '' }])
    expect(await replyAction(null, form(wrong))).toMatchObject({ ok: false })
  expect(await replyAction(null, undefined as unknown as FormData)).toMatchObject({ ok: false })
  expect((await all()).comments).toHaveLength(2)
})

it('a thread is resolved and opened again by its button; somebody else’s concern is not', async () => {
  const { rfc, one, all, number } = await discussed()
  const concern = await say(actorOf(await makePerson()), rfc.number, 'No.', { kind: 'concern' })
  const resolved = async () => (await all()).comments.find((each) => each.id === one.id)?.resolved
  expect(await settleAction(null, form({ number, settle: `${one.id}:true` }))).toMatchObject({ ok: true })
  expect(await resolved()).toBe(true)
  expect(await settleAction(null, form({ number, settle: `${one.id}:false` }))).toMatchObject({ ok: true })
  expect(await resolved()).toBe(false)
  expect(await settleAction(null, form({ number, settle: `${concern.id}:true` }))).toMatchObject({
    ok: false,
    sent: { id: [concern.id] },
  })
  for (const settle of ['', one.id, `${one.id}:perhaps`])
    expect(await settleAction(null, form({ number, settle }))).toMatchObject({ ok: false })
  expect(await resolved()).toBe(false)
})

it('one form serves all that can be followed: the RFC, its labels, all', async () => {
  const { rfc, reader, number } = await discussed()
  const state = () => followState(reader, { id: rfc.id, labels: rfc.labels })
  expect(await chooseFollowAction(null, form({ choice: 'follow label:ci' }))).toMatchObject({ ok: true })
  expect(await state()).toEqual({ state: 'follow', through: 'label:ci' })
  expect(await chooseFollowAction(null, form({ choice: `mute rfc:${number}` }))).toMatchObject({ ok: true })
  expect(await state()).toEqual({ state: 'mute', through: null })
  for (const choice of ['', 'follow', 'shout all'])
    expect(await chooseFollowAction(null, form({ choice }))).toMatchObject({ ok: false })
})
