import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { createRfc, editRfc } from '@/lib/rfcs/commands'
import { approve } from '@/lib/rfcs/commands-approvals'
import { addComment, resolveThread } from '@/lib/rfcs/commands-comments'
import { moveStatus } from '@/lib/rfcs/commands-status'
import { findComments } from '@/lib/rfcs/queries-discuss'
import { findRfcs, findVersions, getRfc, getVersion } from '@/lib/rfcs/queries'
import { commentInput, createRfc as createInput, listQuery } from '@/lib/rfcs/schema'
import { db } from '@/lib/server/db'

const now = new Date('2026-03-02T10:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

const person = async (name: string, role: Role = 'developer'): Promise<Actor> => {
  const id = newId()
  await db.person.create({ data: { id, name, email: `${id}@example.test`, role } })
  return { id, name, email: `${id}@example.test`, role, teamId: null, platformTeam: false, via: 'token' }
}
const body = 'Deploys wait in one queue.\n\nA deploy takes 40 minutes. Nobody likes it.\n\nWe propose lanes.\n'
const draft = (actor: Actor, fields: object = {}) =>
  createRfc(actor, createInput.parse({ title: 'Deploy lanes', body, ...fields }), now)
const say = (actor: Actor, number: number, text: string, fields: object = {}) =>
  addComment(actor, number, commentInput.parse({ body: text, ...fields }), now)
const move = (
  actor: Actor,
  number: number,
  to: 'review' | 'last-call' | 'accepted' | 'implemented',
  at = now,
  override?: string,
) => moveStatus(actor, number, { to, ...(override && { decision: { rationale: 'because', override } }) }, at)
const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof AppError) return `${error.code} ${error.message}`
  throw error ?? new Error('it was not refused')
}

let author: Actor
let other: Actor
let steward: Actor
beforeEach(async () => {
  author = await person('Ada')
  other = await person('Bo')
  steward = await person('Cy', 'pm')
})

describe('numbers and lists', () => {
  test('numbers are given once, however many are made at a time', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => draft(author)))
    expect(new Set(made.map((rfc) => rfc.number)).size).toBe(20)
  })
  test('the list is paged by key and found by words, status, label, author and number', async () => {
    const label = `l${Date.now()}`
    const made = []
    for (let count = 0; count < 5; count += 1)
      made.push(await draft(author, { title: `Paging ${count} quokka`, labels: [label] }))
    const numbers: number[] = []
    let cursor: string | undefined
    do {
      const page = await findRfcs(other, listQuery.parse({ label, limit: 2, cursor }))
      numbers.push(...page.data.map((rfc) => rfc.number))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(numbers).toEqual(made.map((rfc) => rfc.number).reverse())
    expect(
      (await findRfcs(other, listQuery.parse({ label, sort: 'updated', limit: 3 }))).data.map((rfc) => rfc.number),
    ).toEqual(made.slice(0, 3).map((rfc) => rfc.number))
    const find = async (q: string) => (await findRfcs(other, listQuery.parse({ q }))).data.map((rfc) => rfc.number)
    expect(await find('quokkas')).toHaveLength(5)
    expect(await find('quokk label:nothing')).toEqual([])
    expect(await find(`status:draft author:ada label:${label} quok`)).toHaveLength(5)
    expect(await find(`status:review label:${label}`)).toEqual([])
    expect(await find(`RFC ${made[0]!.number}`)).toContain(made[0]!.number)
    expect(await refusal(findRfcs(other, listQuery.parse({ cursor: 'x' })))).toMatch(/^invalid/)
  })
})

describe('status', () => {
  test('of fifty who move it at once, one wins and the rest are told what is possible', async () => {
    const { number } = await draft(author)
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => move(author, number, 'review')))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'rejected')
        expect(String(result.reason.message)).toContain('Possible from there: last-call, draft, rejected, withdrawn')
    }
    const { id } = await getRfc(author, number)
    expect(await db.auditEntry.count({ where: { subjectId: id, action: 'rfc.move' } })).toBe(1)
  })
  test('is moved by its author and stewards only, and decided by stewards', async () => {
    const { number } = await draft(author)
    expect(await refusal(move(other, number, 'review'))).toMatch(/^forbidden/)
    expect(await refusal(move(author, number, 'accepted'))).toMatch(
      /^conflict RFC \d+ is draft. Possible from there: review, withdrawn/,
    )
    const inReview = await move(author, number, 'review')
    expect(inReview.reviewEndsAt).toBe(later(14).toISOString())
    await move(author, number, 'last-call')
    expect(await refusal(move(author, number, 'accepted'))).toMatch(/^forbidden/)
    const done = await moveStatus(
      steward,
      number,
      { to: 'accepted', decision: { rationale: 'Worth it', dissent: 'Bo disagrees' } },
      later(10),
    )
    expect(done.decision).toMatchObject({
      outcome: 'accepted',
      rationale: 'Worth it',
      dissent: 'Bo disagrees',
      by: 'Cy',
    })
  })
  test('is not accepted over an open concern; its raiser resolves it', async () => {
    const { number } = await draft(author)
    await move(author, number, 'review')
    await move(author, number, 'last-call')
    const concern = await say(other, number, 'This breaks hotfixes', { kind: 'concern' })
    expect(await refusal(move(steward, number, 'accepted'))).toMatch(/^conflict 1 concern is open/)
    expect(await refusal(resolveThread(author, number, concern.id, { resolved: true }, now))).toMatch(/^forbidden/)
    expect(await refusal(resolveThread(steward, number, concern.id, { resolved: true }, now))).toMatch(/^invalid/)
    const resolved = await Promise.all(
      [1, 2, 3].map(() => resolveThread(other, number, concern.id, { resolved: true }, now)),
    )
    expect(resolved.every((one) => one.resolved)).toBe(true)
    expect((await move(steward, number, 'accepted', later(10))).status).toBe('accepted')
    expect(await refusal(say(other, number, 'Too late', { kind: 'concern' }))).toMatch(/^conflict/)
    expect((await say(other, number, 'A late thought')).kind).toBe('comment')
  })
  test('is accepted over a concern only by a recorded override', async () => {
    const { number } = await draft(author)
    await move(author, number, 'review')
    await move(author, number, 'last-call')
    await say(other, number, 'No', { kind: 'concern' })
    const done = await move(steward, number, 'accepted', now, 'Discussed in person; risk taken')
    expect(done.concerns[0]).toMatchObject({
      resolved: true,
      overrideReason: 'Discussed in person; risk taken',
      resolvedBy: { name: 'Cy' },
    })
  })
  test('a concern raised while it is being accepted either stops it or is refused', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { number } = await draft(author)
      await move(author, number, 'review')
      await move(author, number, 'last-call')
      const [accepted, raised] = await Promise.allSettled([
        move(steward, number, 'accepted', later(10)),
        say(other, number, 'Stop', { kind: 'concern' }),
      ])
      expect([accepted.status, raised.status].filter((status) => status === 'fulfilled')).toHaveLength(1)
      const after = await getRfc(author, number)
      expect(after.status === 'accepted').toBe(after.concerns.length === 0)
    }
  })
  test('a hold keeps it out of last call until its raiser, author or steward lifts it', async () => {
    const { number } = await draft(author)
    await move(author, number, 'review')
    const hold = await say(other, number, 'Still reading', { kind: 'hold' })
    expect(await refusal(move(author, number, 'last-call'))).toMatch(/^conflict 1 hold is open/)
    await resolveThread(author, number, hold.id, { resolved: true }, now)
    expect((await move(author, number, 'last-call')).status).toBe('last-call')
  })
})

describe('evidence', () => {
  test('an RFC that enters review and each comment are heard once, from their author and team', async () => {
    const team = await db.team.create({ data: { id: newId(), name: `T${newId()}`, headcount: 5 } })
    await db.person.update({ where: { id: author.id }, data: { teamId: team.id } })
    const { number, id } = await draft({ ...author, teamId: team.id }, { labels: ['deploys'] })
    expect(await db.evidence.count({ where: { refId: id } })).toBe(0)
    await move(author, number, 'review')
    await moveStatus(author, number, { to: 'draft' }, now)
    await move(author, number, 'review')
    const comment = await say(other, number, 'Forty minutes is optimistic')
    const pieces = await db.evidence.findMany({ where: { sourceId: id }, orderBy: { kind: 'asc' } })
    expect(pieces).toMatchObject([
      {
        kind: 'rfc',
        rung: 'medium',
        refId: id,
        personId: author.id,
        teamId: team.id,
        href: `/rfcs/${number}`,
        tags: ['deploys'],
      },
      {
        kind: 'rfc-comment',
        rung: 'medium',
        refId: comment.id,
        personId: other.id,
        text: 'Forty minutes is optimistic',
      },
    ])
    expect(pieces[0]!.text).toContain('Deploys wait in one queue.')
  })
})

describe('versions', () => {
  test('a stale edit is refused and changes nothing; of many at once one wins', async () => {
    const { number } = await draft(author)
    const edits = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((count) => editRfc(author, number, { body: `${body}${count}`, baseVersion: 1 }, now)),
    )
    expect(edits.filter((edit) => edit.status === 'fulfilled')).toHaveLength(1)
    expect(await refusal(editRfc(author, number, { body: 'old', baseVersion: 1 }, now))).toMatch(
      /^conflict .*version 2 is there now/,
    )
    expect((await findVersions(other, number, { limit: 50 })).data.map((version) => version.version)).toEqual([2, 1])
    expect((await getVersion(other, number, 1)).body).toBe(body)
    expect(await refusal(editRfc(other, number, { body: 'mine', baseVersion: 2 }, now))).toMatch(/^forbidden/)
  })
  test('the same text again makes no version', async () => {
    const { number } = await draft(author)
    expect((await editRfc(author, number, { body, title: 'Deploy lanes', baseVersion: 1 }, now)).version).toBe(1)
  })
  test('a material edit starts last call anew, a mended comma does not', async () => {
    const { number } = await draft(author)
    await move(author, number, 'review')
    await move(author, number, 'last-call')
    const small = await editRfc(author, number, { body: body.replace('queue.', 'queue,'), baseVersion: 1 }, later(3))
    expect(small.reviewEndsAt).toBe(later(10).toISOString())
    const large = await editRfc(
      author,
      number,
      { body: body.replace('40 minutes', '4 minutes'), baseVersion: 2 },
      later(3),
    )
    expect(large.reviewEndsAt).toBe(later(13).toISOString())
  })
})

describe('discussion', () => {
  test('comments stand on their words through versions, are outdated when those go, and found again when they return', async () => {
    const { number } = await draft(author)
    const made = await say(other, number, 'Measured?', { anchor: { quote: 'A deploy takes 40 minutes.' } })
    expect(made).toMatchObject({ anchorState: 'exact', version: 1 })
    const state = async () => (await findComments(other, number, { limit: 10 })).data[0]!
    await editRfc(author, number, { body: `New first paragraph.\n\n${body}`, baseVersion: 1 }, now)
    expect(await state()).toMatchObject({ anchorState: 'exact', place: { start: made.place!.start + 21 } })
    await editRfc(author, number, { body: 'All new.', baseVersion: 2 }, now)
    expect(await state()).toMatchObject({
      anchorState: 'outdated',
      place: null,
      anchor: { quote: 'A deploy takes 40 minutes.' },
    })
    await editRfc(author, number, { body, baseVersion: 3 }, now)
    expect((await state()).anchorState).toBe('exact')
    expect(await say(other, number, 'Hm', { anchor: { quote: 'never said here' } })).toMatchObject({
      anchorState: 'outdated',
      place: null,
    })
    expect(await say(other, number, 'Which?', { anchor: { quote: 'e' } })).toMatchObject({ anchorState: 'exact' })
  })
  test('a reply to a reply joins the thread; a parent of another RFC is refused', async () => {
    const { number } = await draft(author)
    const elsewhere = await draft(author)
    const root = await say(other, number, 'Why?')
    const reply = await say(author, number, 'Because.', { parentId: root.id })
    expect((await say(other, number, 'Fine.', { parentId: reply.id })).parentId).toBe(root.id)
    expect(await refusal(say(other, elsewhere.number, 'x', { parentId: root.id }))).toMatch(/^invalid/)
    expect(await refusal(resolveThread(other, elsewhere.number, root.id, { resolved: true }, now))).toMatch(
      /^not_found/,
    )
    expect(await refusal(resolveThread(other, number, reply.id, { resolved: true }, now))).toMatch(/^conflict/)
  })
  test('counts agree with what is there after many at once', async () => {
    const { number } = await draft(author)
    const concerns = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        say(other, number, `c${index}`, { kind: index % 2 ? 'concern' : 'hold' }),
      ),
    )
    await Promise.all(
      concerns
        .slice(0, 6)
        .flatMap((one) => [1, 2].map(() => resolveThread(other, number, one.id, { resolved: true }, now))),
    )
    expect(
      await db.rfc.findUnique({
        where: { number },
        select: { commentCount: true, openConcerns: true, openHolds: true },
      }),
    ).toEqual({ commentCount: 10, openConcerns: 2, openHolds: 2 })
  })
  test('approvals: one word a person, not the author’s, and on which version', async () => {
    const { number } = await draft(author)
    expect(await refusal(approve(other, number, { verdict: 'approve' }, now))).toMatch(/^conflict/)
    await move(author, number, 'review')
    expect(await refusal(approve(author, number, { verdict: 'approve' }, now))).toMatch(/^forbidden/)
    await approve(other, number, { verdict: 'abstain' }, now)
    await approve(other, number, { verdict: 'approve' }, now)
    await editRfc(author, number, { title: 'Lanes', baseVersion: 1 }, now)
    expect((await getRfc(author, number)).approvals).toMatchObject([
      { person: { name: 'Bo' }, verdict: 'approve', version: 1, current: false },
    ])
  })
})
