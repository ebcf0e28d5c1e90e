import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { editRfc } from '@/lib/rfcs/commands'
import { resolveThread } from '@/lib/rfcs/commands-comments'
import { applySuggestion, editComment, foldThread, react } from '@/lib/rfcs/commands-discuss'
import { dropDraft, saveDraft, sendReview } from '@/lib/rfcs/commands-review'
import { moveStatus, setDeadline, setFlags } from '@/lib/rfcs/commands-status'
import { findVersions, getRfc, getVersion } from '@/lib/rfcs/queries'
import { getBlame } from '@/lib/rfcs/queries-history'
import { suggestMentions } from '@/lib/rfcs/queries-mentions'
import { editsOfComment, findComments, getDiscussion, myDrafts } from '@/lib/rfcs/queries-discuss'
import { noteVisit } from '@/lib/rfcs/repo-discuss'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'
import { draft, inboxOf, later, now, refusal, reviewed, say, text } from './rfcs-make'

let author: Actor
let other: Actor
let steward: Actor
beforeEach(async () => {
  author = actorOf(await makePerson({ name: 'Ada' }))
  other = actorOf(await makePerson({ name: 'Bo' }))
  steward = actorOf(await makePerson({ name: 'Cy', role: 'pm' }))
})

const said = async (number: number) => (await findComments(other, number, { limit: 100 })).data
const comment = async (number: number, id: string) => (await said(number)).find((one) => one.id === id)!

describe('edits', () => {
  test('keep what was said, are one’s own, and reach the evidence', async () => {
    const { number } = await reviewed(author)
    const made = await say(other, number, 'First words')
    expect(await refusal(editComment(author, number, made.id, { body: 'Not mine' }, now))).toMatch(/^forbidden/)
    await editComment(other, number, made.id, { body: 'Second words' }, later(1))
    const edited = await editComment(other, number, made.id, { body: 'Third words' }, later(2))
    expect(edited).toMatchObject({ body: 'Third words', editedAt: later(2).toISOString() })
    expect(await editsOfComment(author, number, made.id)).toEqual([
      { body: 'First words', until: later(1).toISOString() },
      { body: 'Second words', until: later(2).toISOString() },
    ])
    expect(await db.evidence.findFirst({ where: { refId: made.id } })).toMatchObject({ text: 'Third words' })
    expect((await editComment(other, number, made.id, { body: 'Third words' }, later(3))).editedAt).toBe(
      later(2).toISOString(),
    )
  })
  test('of two at once one wins', async () => {
    const { number } = await reviewed(author)
    const made = await say(other, number, 'Words')
    const edits = await Promise.allSettled(
      ['a', 'b', 'c'].map((body) => editComment(other, number, made.id, { body }, now)),
    )
    const won = edits.filter((edit) => edit.status === 'fulfilled').length
    expect(won).toBeGreaterThan(0)
    expect(await editsOfComment(author, number, made.id)).toHaveLength(won)
  })
  test('of another RFC’s comment are not there', async () => {
    const [one, two] = [await reviewed(author), await reviewed(author)]
    const made = await say(other, one.number, 'Words')
    expect(await refusal(editsOfComment(other, two.number, made.id))).toMatch(/^not_found/)
    expect(await refusal(editComment(other, two.number, made.id, { body: 'x' }, now))).toMatch(/^not_found/)
    expect(await refusal(react(other, two.number, made.id, { kind: 'agree', on: true }, now))).toMatch(/^not_found/)
  })
})

test('a reaction is there once however often it is sent, and can be taken back', async () => {
  const { number } = await reviewed(author)
  const made = await say(other, number, 'Words')
  await Promise.all([1, 2, 3].map(() => react(author, number, made.id, { kind: 'agree', on: true }, now)))
  await react(steward, number, made.id, { kind: 'agree', on: true }, later(1))
  expect((await findComments(author, number, { limit: 5 })).data[0]!.reactions).toEqual([
    { kind: 'agree', count: 2, names: ['Ada', 'Cy'], yours: true },
  ])
  expect((await react(author, number, made.id, { kind: 'agree', on: false }, now)).reactions).toEqual([
    { kind: 'agree', count: 1, names: ['Cy'], yours: false },
  ])
})

test('a thread is folded by its author, the RFC’s or a steward; concerns stay in sight', async () => {
  const { number } = await reviewed(author)
  const made = await say(other, number, 'Aside')
  const stranger = actorOf(await makePerson())
  expect(await refusal(foldThread(stranger, number, made.id, true, now))).toMatch(/^forbidden/)
  expect(await foldThread(author, number, made.id, true, now)).toMatchObject({
    folded: true,
    foldedBy: { name: 'Ada' },
    resolved: false,
  })
  expect(await foldThread(other, number, made.id, false, now)).toMatchObject({ folded: false, foldedBy: null })
  const concern = await say(other, number, 'No', { kind: 'concern' })
  expect(await refusal(foldThread(steward, number, concern.id, true, now))).toMatch(/^conflict/)
})

describe('suggestions', () => {
  const suggest = (number: number, quote: string, suggestion: string, fields: object = {}) =>
    say(other, number, 'Better', { anchor: { quote }, suggestion, ...fields })
  test('become a version with one press, once, and resolve their thread', async () => {
    const { number } = await reviewed(author)
    const made = await suggest(number, '40 minutes', '25 minutes')
    expect(await refusal(applySuggestion(other, number, made.id, 1, now))).toMatch(/^forbidden/)
    const results = await Promise.allSettled([1, 2, 3].map(() => applySuggestion(author, number, made.id, 1, now)))
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const after = await getRfc(author, number)
    expect(after).toMatchObject({ version: 2, body: text.replace('40 minutes', '25 minutes') })
    expect(await comment(number, made.id)).toMatchObject({ appliedVersion: 2, resolved: true })
    expect(await refusal(applySuggestion(author, number, made.id, 2, now))).toMatch(
      /^conflict This suggestion is in version 2/,
    )
  })
  test('stay the words of who suggested them, whoever takes them over', async () => {
    const { number } = await reviewed(author)
    const made = await suggest(number, '40 minutes', '25 minutes')
    await applySuggestion(author, number, made.id, 1, now)
    const [newest, first] = (await findVersions(author, number, { limit: 5 })).data
    expect(newest).toMatchObject({ version: 2, author: { id: author.id }, suggestedBy: { id: other.id } })
    expect(first).toMatchObject({ version: 1, author: { id: author.id }, suggestedBy: null })
    expect(await getVersion(author, number, 2)).toMatchObject({ suggestedBy: { name: other.name } })
    const blame = await getBlame(author, number, 2)
    expect(blame.find((one) => one.html.includes('25 minutes'))).toMatchObject({
      version: 2,
      suggestedBy: { id: other.id },
    })
    expect(blame.find((one) => one.html.includes('We propose'))).toMatchObject({ version: 1, suggestedBy: null })
  })
  test('are refused on a stale version and for words that are gone; nothing is half done', async () => {
    const { number } = await reviewed(author)
    const made = await suggest(number, '40 minutes', '25 minutes')
    const gone = await suggest(number, 'Nobody likes it.', '')
    await editRfc(author, number, { body: text.replace('Nobody likes it.', ''), baseVersion: 1 }, now)
    expect(await refusal(applySuggestion(author, number, made.id, 1, now))).toMatch(
      /^conflict .*version 2 is there now/,
    )
    expect(await refusal(applySuggestion(author, number, gone.id, 2, now))).toMatch(
      /^conflict The words it would replace/,
    )
    expect((await getRfc(author, number)).version).toBe(2)
    expect((await applySuggestion(author, number, made.id, undefined, now)).version).toBe(3)
  })
  test('of a concern leave the concern to its raiser', async () => {
    const { number } = await reviewed(author)
    const made = await suggest(number, '40 minutes', '25 minutes', { kind: 'concern' })
    await applySuggestion(author, number, made.id, 1, now)
    expect(await comment(number, made.id)).toMatchObject({ appliedVersion: 2, resolved: false })
  })
})

describe('a review', () => {
  test('stays one’s own until it is sent, all at once and in order', async () => {
    const { number, id } = await reviewed(author)
    const root = await say(author, number, 'Ask away')
    await saveDraft(
      other,
      number,
      { body: 'One', kind: 'comment', anchor: { quote: 'one queue', prefix: '', suffix: '' } },
      now,
    )
    await saveDraft(other, number, { body: 'Two', kind: 'concern' }, later(0, 1))
    await saveDraft(other, number, { body: 'Three', kind: 'comment', parentId: root.id }, later(0, 2))
    expect(await said(number)).toHaveLength(1)
    expect(await myDrafts(author, number)).toEqual([])
    expect((await getRfc(author, number)).concerns).toEqual([])
    const before = await inboxOf(author, id)
    const sent = await Promise.allSettled([1, 2].map(() => sendReview(other, number, later(1))))
    expect(sent.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const all = await said(number)
    expect(all.map((one) => one.body)).toEqual(['Ask away', 'One', 'Two', 'Three'])
    expect(all.slice(1)).toMatchObject([{ anchorState: 'exact' }, { kind: 'concern' }, { parentId: root.id }])
    expect(await myDrafts(other, number)).toEqual([])
    // Told once of the whole, by what weighs most in it, and once of the reply.
    expect((await inboxOf(author, id)).slice(before.length).sort()).toEqual(['concern', 'reply'])
    expect(await refusal(sendReview(other, number, now))).toMatch(/^conflict There is nothing/)
  })
  test('is sent whole or not at all', async () => {
    const { number } = await reviewed(author, {}, ['review', 'last-call'])
    await saveDraft(other, number, { body: 'Fine', kind: 'comment' }, now)
    await saveDraft(other, number, { body: 'Too late', kind: 'concern' }, later(0, 1))
    await moveStatus(steward, number, { to: 'accepted', decision: { rationale: 'Yes' } as never }, later(10))
    expect(await refusal(sendReview(other, number, now))).toMatch(/^conflict .*nothing to stop/)
    expect(await said(number)).toEqual([])
    const drafts = await myDrafts(other, number)
    expect(drafts).toHaveLength(2)
    expect(await refusal(dropDraft(author, number, drafts[1]!.id))).toMatch(/^not_found/)
    await dropDraft(other, number, drafts[1]!.id)
    expect(await sendReview(other, number, now)).toHaveLength(1)
  })
})

describe('who hears what', () => {
  test('a mention, a reply and a comment reach each of three once, the writer never', async () => {
    const { number, id } = await reviewed(author)
    const named = await makePerson({ name: 'Di', email: `di.${Date.now()}@example.test` })
    const root = await say(other, number, 'Why?', {}, later(0, 0.5))
    await say(
      author,
      number,
      `Ask @${named.email.split('@')[0]}, please. @${named.email.split('@')[0]}`,
      { parentId: root.id },
      later(0, 1),
    )
    expect(await inboxOf(named, id)).toEqual(['mention'])
    expect(await inboxOf(other, id)).toEqual(['reply'])
    expect(await inboxOf(author, id)).toEqual(['comment'])
  })
  test('a handle that two people share is nobody’s, and a stakeholder is not told', async () => {
    const { number, id } = await reviewed(author)
    const handle = `twin${Date.now()}`
    const twins = [await makePerson({ email: `${handle}@a.test` }), await makePerson({ email: `${handle}@b.test` })]
    const outside = await makePerson({ email: `out${handle}@a.test`, role: 'stakeholder' })
    await say(other, number, `@${handle} @out${handle}`)
    for (const one of [...twins, outside]) expect(await inboxOf(one, id)).toEqual([])
  })
})

describe('flags and deadlines', () => {
  test('what is awaited of the author ends with their next word or version', async () => {
    const { number, id } = await reviewed(author)
    expect((await setFlags(other, number, { awaitingAuthor: true }, now)).flags).toEqual({
      awaitingAuthor: true,
      onHold: false,
    })
    expect(await inboxOf(author, id)).toEqual(['awaiting-author'])
    await say(other, number, 'Still waiting')
    expect((await getRfc(author, number)).flags.awaitingAuthor).toBe(true)
    await say(author, number, 'Here I am')
    expect((await getRfc(author, number)).flags.awaitingAuthor).toBe(false)
    await setFlags(other, number, { awaitingAuthor: true }, now)
    await editRfc(steward, number, { title: 'Lanes', baseVersion: 1 }, now)
    expect((await getRfc(author, number)).flags.awaitingAuthor).toBe(true)
    await editRfc(author, number, { title: 'More lanes', baseVersion: 2 }, now)
    expect((await getRfc(author, number)).flags.awaitingAuthor).toBe(false)
    const other2 = await draft(author)
    expect(await refusal(setFlags(other, other2.number, { awaitingAuthor: true }, now))).toMatch(/^conflict/)
  })
  test('a hold puts it on hold until it is lifted', async () => {
    const { number } = await reviewed(author)
    const hold = await say(other, number, 'Reading', { kind: 'hold' })
    expect((await getRfc(author, number)).flags.onHold).toBe(true)
    await resolveThread(author, number, hold.id, { resolved: true }, now)
    expect((await getRfc(author, number)).flags.onHold).toBe(false)
  })
  test('the end can be chosen and moved, by author and stewards, to what is still to come', async () => {
    const { number } = await draft(author)
    expect((await moveStatus(author, number, { to: 'review', days: 5 }, now)).reviewEndsAt).toBe(later(5).toISOString())
    expect((await setDeadline(steward, number, { endsAt: later(9) }, now)).reviewEndsAt).toBe(later(9).toISOString())
    expect(await refusal(setDeadline(other, number, { endsAt: later(9) }, now))).toMatch(/^forbidden/)
    expect(await refusal(setDeadline(author, number, { endsAt: later(-1) }, now))).toMatch(/^invalid/)
  })
  test('last call starts anew for as long as it was given, says so, and tells who follows', async () => {
    const { number, id } = await reviewed(author)
    await say(other, number, 'Following now', {}, later(0, 0.5))
    await moveStatus(author, number, { to: 'last-call', days: 5 }, later(0, 1))
    const edited = await editRfc(
      author,
      number,
      { body: text.replace('40 minutes', '4 minutes'), baseVersion: 1 },
      later(3),
    )
    expect(edited).toMatchObject({
      reviewEndsAt: later(8).toISOString(),
      lastCall: { startedAt: later(3).toISOString(), version: 2, restarts: 1 },
    })
    expect(await inboxOf(other, id)).toEqual(['status', 'last-call-restarted'])
  })
})

test('“since my last visit” counts from the visit before, not from a look a minute ago', async () => {
  const { id, number } = await reviewed(author)
  const since = async () => (await getDiscussion(other, number, { show: 'all', thread: null, every: false })).since
  expect(await since()).toBeNull()
  await noteVisit(id, other.id, 1, now)
  expect(await since()).toBeNull()
  await noteVisit(id, other.id, 2, later(1))
  await noteVisit(id, other.id, 1, later(1, 0.2))
  expect(await since()).toEqual(now)
  expect((await db.rfcVisit.findFirst({ where: { rfcId: id } }))?.version).toBe(2)
})

test('of fifty who move it at once one wins and forty-nine are told of the conflict', async () => {
  const { number, id } = await reviewed(author)
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, () => moveStatus(author, number, { to: 'last-call' }, now)),
  )
  const refused = results.filter((one) => one.status === 'rejected').map((one) => one.reason.code as string)
  expect(refused).toEqual(Array(49).fill('conflict'))
  expect(await db.auditEntry.count({ where: { subjectId: id, action: 'rfc.move' } })).toBe(2)
  expect(await db.outbox.count({ where: { job: 'rfcs.notify', data: { path: ['rfcId'], equals: id } } })).toBe(2)
})

describe('a mention that is begun', () => {
  const handles = async (actor: Actor, typed: string) =>
    (await suggestMentions(actor, { typed })).map((one) => one.handle)
  test('finds people by handle first and by each word of their name, as they can be mentioned', async () => {
    const at = Date.now()
    await makePerson({ name: 'Zoë Quist', email: `quist${at}@a.test` })
    await makePerson({ name: 'Quist Abel', email: `abel${at}@a.test` })
    expect(await handles(author, 'quist')).toEqual([`quist${at}`, `abel${at}`])
    expect(await handles(author, 'ZOË')).toEqual([`quist${at}`])
    expect(await handles(author, '%')).toEqual([])
    expect((await handles(author, '')).length).toBeLessThanOrEqual(6)
  })
  test('offers nobody who would not be told, and nothing to who may not comment', async () => {
    const at = Date.now()
    await makePerson({ email: `pair${at}@a.test` })
    await makePerson({ email: `pair${at}@b.test` })
    await makePerson({ email: `outside${at}@a.test`, role: 'stakeholder' })
    expect(await handles(author, `pair${at}`)).toEqual([])
    expect(await handles(author, `outside${at}`)).toEqual([])
    expect(await refusal(suggestMentions(actorOf(await makePerson({ role: 'stakeholder' })), { typed: 'a' }))).toMatch(
      /^forbidden/,
    )
  })
})
