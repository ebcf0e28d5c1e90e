import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { editRfc } from '@/lib/rfcs/commands'
import { addComment } from '@/lib/rfcs/commands-comments'
import { approve, changeApprovers } from '@/lib/rfcs/commands-approvals'
import { saveDraft, sendReview } from '@/lib/rfcs/commands-review'
import { moveStatus, setDeadline } from '@/lib/rfcs/commands-status'
import { getCurrent, getRfc } from '@/lib/rfcs/queries'
import { myDrafts } from '@/lib/rfcs/queries-discuss'
import { followEndpoints } from '@/lib/rfcs/api-follow'
import { commentInput, transitionInput, type TransitionInput } from '@/lib/rfcs/schema'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'
import { draft, inboxOf, later, now, refusal, reviewed, text } from './rfcs-make'

let author: Actor
let steward: Actor
beforeAll(async () => {
  author = actorOf(await makePerson({ name: 'Ada' }))
  steward = actorOf(await makePerson({ name: 'Cy', role: 'pm' }))
})
const material = text.replace('40 minutes', '4 minutes')
const wording = text.replace('Nobody likes it', '**Nobody** likes it')
const edit = (number: number, body: string, baseVersion: number, at: Date) =>
  editRfc(author, number, { body, baseVersion }, at)
const decide = (number: number, decision: object, at: Date) =>
  moveStatus(steward, number, transitionInput.parse({ to: 'accepted', decision }), at)

describe('approvals of an earlier text', () => {
  test('are kept apart after a material edit, their givers asked again once, and the record says so', async () => {
    const [one, two] = [actorOf(await makePerson({ name: 'Bo' })), actorOf(await makePerson())]
    const { number, id } = await reviewed(author, {}, ['review', 'last-call'])
    await changeApprovers(steward, number, { approvers: [{ person: one.id }, { person: two.id }] }, now)
    await approve(one, number, { verdict: 'approve', version: 1 }, later(1))
    expect((await getRfc(author, number)).quorum).toMatchObject({ approved: 1, earlier: 0, awaited: 1 })

    await edit(number, material, 1, later(2))
    const after = await getRfc(author, number)
    expect(after.quorum).toMatchObject({ approved: 0, earlier: 1, awaited: 2, reached: false })
    expect(after.quorum.seats[0]).toMatchObject({ state: 'awaited', earlier: [{ name: 'Bo' }] })
    expect(after.approvals).toMatchObject([{ version: 1, current: false, earlier: true }])
    expect((await inboxOf(one, id)).filter((kind) => kind === 'approval-asked')).toHaveLength(2)

    await approve(two, number, { verdict: 'approve', version: 2 }, later(3))
    expect((await inboxOf(one, id)).filter((kind) => kind === 'approval-asked')).toHaveLength(2)
    expect(await refusal(decide(number, { rationale: 'Yes' }, later(30)))).toMatch(/^conflict 1 of 2 approvals/)
    const done = await decide(number, { rationale: 'Yes', override: 'Bo is away' }, later(30))
    expect(done.decision).toMatchObject({ approvals: { approved: 1, earlier: 1, needed: 2 }, cutShort: null })
  })
  test('count on where the words are the same', async () => {
    const one = actorOf(await makePerson())
    const { number } = await reviewed(author)
    await changeApprovers(steward, number, { approvers: [{ person: one.id }] }, now)
    await approve(one, number, { verdict: 'approve', version: 1 }, later(1))
    await edit(number, wording, 1, later(2))
    const after = await getRfc(author, number)
    expect(after.quorum).toMatchObject({ approved: 1, earlier: 0, awaited: 0, reached: true })
    expect(after.approvals).toMatchObject([{ version: 1, current: false, earlier: false }])
  })
  test('do not count where nobody knows which text they are of, and are asked for again', async () => {
    const one = actorOf(await makePerson())
    const { number, id } = await reviewed(author)
    await changeApprovers(steward, number, { approvers: [{ person: one.id }], quorum: 1 }, now)
    await approve(one, number, { verdict: 'approve' }, later(1))
    await db.rfcApproval.updateMany({ where: { rfcId: id }, data: { version: null } })
    const after = await getRfc(author, number)
    expect(after.quorum).toMatchObject({ approved: 0, earlier: 1, awaited: 1, reached: false })
    expect(after.approvals).toMatchObject([{ version: null, current: false, earlier: true }])
    await moveStatus(author, number, { to: 'last-call' }, later(2))
    expect((await inboxOf(one, id)).filter((kind) => kind === 'approval-asked')).toHaveLength(2)
    expect(await refusal(decide(number, { rationale: 'Yes' }, later(30)))).toMatch(/^conflict 0 of 1 approvals/)
  })
})

describe('a few words put in', () => {
  test.each(['and teams share their own ideas', 'really'])(
    'ask for approvals again, whatever they are: %s',
    async (added) => {
      const one = actorOf(await makePerson())
      const { number } = await reviewed(author)
      await changeApprovers(steward, number, { approvers: [{ person: one.id }] }, now)
      await approve(one, number, { verdict: 'approve', version: 1 }, later(1))
      await edit(number, text.replace('Nobody likes it', `Nobody likes it ${added}`), 1, later(2))
      expect((await getRfc(author, number)).quorum).toMatchObject({ approved: 0, earlier: 1, reached: false })
    },
  )
})

describe('last call', () => {
  test('has a minimum length, when it starts and when its end is moved', async () => {
    const { number } = await reviewed(author)
    const start = (days: number) => moveStatus(author, number, transitionInput.parse({ to: 'last-call', days }), now)
    expect(await refusal(start(4))).toMatch(/^invalid/)
    expect((await start(5)).reviewEndsAt).toBe(later(5).toISOString())
    expect(await refusal(setDeadline(steward, number, { endsAt: later(2) }, later(1)))).toMatch(/^invalid/)
    expect((await setDeadline(steward, number, { endsAt: later(7) }, later(1))).reviewEndsAt).toBe(
      later(7).toISOString(),
    )
  })
  test('is cut short by a decision only with a reason, which the record shows with the promised end', async () => {
    const { number } = await reviewed(author, {}, ['review', 'last-call'])
    const accept = (await getRfc(steward, number)).actions.find((one) => one.to === 'accepted')
    expect(accept).toMatchObject({ allowed: true, decides: true, onward: true })
    expect(await refusal(decide(number, { rationale: 'Yes' }, later(3)))).toMatch(
      /^conflict Last call lasts until 2026-03-12/,
    )
    const done = await decide(number, { rationale: 'Yes', override: 'Everyone has answered' }, later(3))
    expect(done.decision).toMatchObject({
      override: 'Everyone has answered',
      cutShort: { endsAt: later(10).toISOString() },
    })
    const whole = await reviewed(author, {}, ['review', 'last-call'])
    expect((await decide(whole.number, { rationale: 'Yes' }, later(10))).decision).toMatchObject({ cutShort: null })
  })
})

describe('a decision', () => {
  const concern = (number: number, by: Actor) =>
    addComment(by, number, commentInput.parse({ body: 'It leaks names', kind: 'concern' }), now)

  test('is of the version that its giver read', async () => {
    const { number } = await reviewed(author, {}, ['review', 'last-call'])
    await edit(number, material, 1, later(1))
    const accept = (version: number) =>
      moveStatus(steward, number, transitionInput.parse({ to: 'accepted', version, decision: 'Yes' }), later(30))
    expect(await refusal(accept(1))).toMatch(/^conflict You read version 1; version 2 is there now/)
    expect((await getRfc(steward, number)).status).toBe('last-call')
    expect((await accept(2)).decision).toMatchObject({ version: 2 })
  })
  test('sets no concern aside that its giver never saw', async () => {
    const { number } = await reviewed(author, {}, ['review', 'last-call'])
    await concern(number, actorOf(await makePerson()))
    const decision = { rationale: 'Yes', override: 'It cannot wait' }
    const accept = (seen: number) =>
      moveStatus(steward, number, transitionInput.parse({ to: 'accepted', seen, decision }), later(1))
    expect(await refusal(accept(0))).toMatch(/^conflict Somebody raised a concern/)
    expect((await getRfc(steward, number)).status).toBe('last-call')
    expect((await accept(1)).decision?.setAside).toHaveLength(1)
  })
  test('comes not before what last call promised by moving its end', async () => {
    const { number } = await reviewed(author, {}, ['review', 'last-call'])
    expect(await refusal(setDeadline(steward, number, { endsAt: later(6) }, later(1)))).toMatch(
      /^invalid .*promised until 2026-03-12/,
    )
    expect((await setDeadline(steward, number, { endsAt: later(12) }, later(1))).reviewEndsAt).toBe(
      later(12).toISOString(),
    )
  })
})

describe('moves', () => {
  test('come with the object, refused ones with their reason', async () => {
    const { number } = await reviewed(author, {}, ['review', 'last-call'])
    const actions = (await getRfc(author, number)).actions
    expect(actions.find((one) => one.to === 'review')).toMatchObject({
      allowed: true,
      reason: null,
      verb: 'Back to review',
    })
    expect(actions.find((one) => one.to === 'accepted')).toMatchObject({
      allowed: false,
      reason: '"Accept" is for: steward.',
    })
  })
  test('a proposal is postponed with its reason, and taken up again', async () => {
    const { number } = await reviewed(author)
    const done = await moveStatus(
      steward,
      number,
      transitionInput.parse({ to: 'postponed', decision: { rationale: 'Not this year' } }),
      later(1),
    )
    expect(done).toMatchObject({ status: 'postponed', decision: { outcome: 'postponed', rationale: 'Not this year' } })
    expect((await moveStatus(author, number, { to: 'draft' }, later(2))).status).toBe('draft')
  })
})

describe('a proposal that ends without being accepted', () => {
  const end = (by: Actor, number: number, to: 'rejected' | 'withdrawn' | 'postponed', fields: object = {}) =>
    moveStatus(by, number, transitionInput.parse({ to, ...fields }), later(1))
  const paths: [string, TransitionInput['to'][]][] = [
    ['review', ['review']],
    ['last call', ['review', 'last-call']],
    ['last call and back to review', ['review', 'last-call', 'review']],
  ]
  test.each(paths)('from %s has a reason in words', async (_, steps) => {
    const { number } = await reviewed(author, {}, steps)
    const { actions } = await getRfc(steward, number)
    expect(actions.filter((one) => one.asksWhy).map((one) => one.to)).toEqual(['rejected', 'withdrawn', 'postponed'])
    for (const to of ['rejected', 'postponed'] as const) {
      expect(await refusal(end(steward, number, to))).toMatch(/^invalid .*Say why it is/)
      expect(await refusal(end(steward, number, to, { reason: '  ' }))).toMatch(/^invalid/)
      expect(await refusal(end(steward, number, to, { decision: { override: 'It cannot wait' } }))).toMatch(/^invalid/)
    }
    expect(() => transitionInput.parse({ to: 'rejected', reason: '.' })).toThrow('Say it in words')
    expect((await getRfc(steward, number)).status).toBe(steps.at(-1))
  })
  test('is taken back by its authors, and whoever follows it reads why where they say it', async () => {
    const reader = actorOf(await makePerson())
    const { number, id } = await reviewed(author)
    await addComment(reader, number, commentInput.parse({ body: 'A remark.' }), now)
    await end(author, number, 'withdrawn', { reason: 'Another team has built it.' })
    await inboxOf(reader, id)
    const notices = await db.rfcNotice.findMany({ where: { personId: reader.id, rfcId: id, kind: 'status' } })
    expect(notices.map((one) => one.detail)).toContainEqual(
      expect.objectContaining({ to: 'withdrawn', excerpt: 'Another team has built it.' }),
    )
    // It may be taken back without a word: it is its authors' own.
    expect((await end(author, (await draft(author)).number, 'withdrawn')).status).toBe('withdrawn')
    const rejected = await reviewed(author)
    const done = await end(steward, rejected.number, 'rejected', { reason: 'It costs too much.' })
    expect(done.decision).toMatchObject({ outcome: 'rejected', rationale: 'It costs too much.' })
  })
})

test('an open page can ask for the current version, and a drafted comment keeps the version it was written on', async () => {
  const reader = actorOf(await makePerson())
  const { number } = await reviewed(author)
  await edit(number, material, 1, later(1))
  expect(await getCurrent(reader, number)).toEqual({ number, version: 2, status: 'review' })
  // Written after version 2 was saved, on a page that still shows version 1.
  const anchor = { quote: '40 minutes', prefix: 'A deploy takes ', suffix: '. Nobody' }
  await saveDraft(reader, number, { body: 'Is that so?', kind: 'comment', version: 1, anchor }, later(2))
  expect(await myDrafts(reader, number)).toMatchObject([{ version: 1 }])
  expect(await refusal(saveDraft(reader, number, { body: 'x', kind: 'comment', version: 3 }, later(2)))).toMatch(
    /^invalid/,
  )
  expect(await sendReview(reader, number, later(3))).toMatchObject([{ version: 1, anchor: { quote: '40 minutes' } }])
})

test('a draft can be read by engineers, and the feed does not tell of it', async () => {
  const reader = actorOf(await makePerson())
  const made = await draft(author, { title: 'Still being written' })
  expect(await getRfc(reader, made.number)).toMatchObject({ status: 'draft' })
  expect(await refusal(getRfc(actorOf(await makePerson({ role: 'stakeholder' })), made.number))).toMatch(/^forbidden/)
  const feed = async () => {
    const request = new Request('http://hub.test/api/v1/rfcs.atom')
    const answer = await followEndpoints.feed.run({ actor: reader, query: {}, now, request } as never)
    return (answer as Response).text()
  }
  expect(await feed()).not.toContain('Still being written')
  await moveStatus(author, made.number, { to: 'review' }, now)
  expect(await feed()).toContain('Still being written')
})
