import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { editRfc } from '@/lib/rfcs/commands'
import { approve, changeApprovers } from '@/lib/rfcs/commands-approvals'
import { changeCoauthors } from '@/lib/rfcs/commands-coauthors'
import { addLink } from '@/lib/rfcs/commands-links'
import { moveStatus } from '@/lib/rfcs/commands-status'
import { importRfcs } from '@/lib/rfcs/import/commands'
import { undoRfcs } from '@/lib/rfcs/import/commands-undo'
import type { Decision } from '@/lib/rfcs/schema'
import '@/lib/rooms'
import { db, transaction } from '@/lib/server/db'
import { whileHeld } from './held'
import { actorOf, makePerson } from './make'
import { draft, later, now, reviewed, say, text } from './rfcs-make'

let author: Actor
let steward: Actor
let approver: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Rfc", "Evidence", "Person", "Team", "Outbox" CASCADE`
  author = actorOf(await makePerson())
  approver = actorOf(await makePerson())
  steward = actorOf(await makePerson({ role: 'pm' }))
})

/** What is written at the end of every command: whoever wants to write it waits. */
const atOnce = (...works: (() => Promise<unknown>)[]) =>
  whileHeld<unknown>('LOCK TABLE "AuditEntry" IN SHARE MODE', [], works)
const won = { status: 'fulfilled' }
const conflict = { status: 'rejected', reason: { code: 'conflict' } }
const row = (number: number) => db.rfc.findUniqueOrThrow({ where: { number }, include: { approvals: true } })

/** In last call that has ended, with one approval asked for and given. */
async function approved() {
  const rfc = await reviewed(author, {}, ['review', 'last-call'])
  await changeApprovers(author, rfc.number, { approvers: [{ person: approver.email }] } as never, now)
  await approve(approver, rfc.number, { verdict: 'approve' }, now)
  return rfc.number
}
const decide = (number: number, override?: string) => {
  const decision = { rationale: 'Lanes it is.', ...(override && { override }) }
  return moveStatus(steward, number, { to: 'accepted', decision }, later(30))
}

describe('an RFC that is decided while', () => {
  test('somebody approves it: what the record counts is what was approved', async () => {
    const number = await approved()
    const done = await atOnce(
      () => approve(approver, number, { verdict: 'abstain' }, now),
      () => decide(number),
    )
    const { status, decision, approvals } = await row(number)
    const counted = (decision as Decision | null)?.approvals?.approved ?? 0
    expect({ done, status, counted }).toMatchObject({ done: [won, conflict], status: 'last-call', counted: 0 })
    expect(approvals.map((one) => one.verdict)).toEqual(['abstain'])
  })

  test('somebody approves it later than it was decided: the approval is not written onto the decision', async () => {
    const { number } = await reviewed(author, {}, ['review', 'last-call'])
    const done = await atOnce(
      () => decide(number, 'It cannot wait.'),
      () => approve(approver, number, { verdict: 'approve' }, now),
    )
    expect(done).toMatchObject([won, conflict])
    expect((await row(number)).approvals).toEqual([])
  })

  test('its author edits it keeps the text that was decided', async () => {
    const { number } = await reviewed(author, {}, ['review', 'last-call'])
    const done = await atOnce(
      () => decide(number, 'It cannot wait.'),
      () => editRfc(author, number, { body: `${text}And trains.\n`, baseVersion: 1 }, now),
    )
    expect(done).toMatchObject([won, conflict])
    expect(await row(number)).toMatchObject({ status: 'accepted', version: 1, body: text })
  })
})

test('a comment on words that move at the same moment stands where they are then', async () => {
  const { number } = await reviewed(author)
  const anchor = { quote: 'A deploy takes 40 minutes.', prefix: '', suffix: '' }
  await atOnce(
    () => editRfc(author, number, { body: `First something else, of some length.\n\n${text}`, baseVersion: 1 }, now),
    () => say(approver, number, 'Measured when?', { anchor, version: 1 }),
  )
  const [early] = await db.rfcComment.findMany()
  const late = await say(approver, number, 'And now?', { anchor, version: 1 })
  const places = await db.rfcComment.findMany({ select: { id: true, anchorNow: true, anchorState: true } })
  const placeOf = (id: string) =>
    places.map(({ id: one, ...place }) => ({ one, place })).find(({ one }) => one === id)!.place
  expect(placeOf(early!.id)).toEqual(placeOf(late.id))
})

test('who is named as a co-author while review begins is heard with the authors, or told to name them again', async () => {
  const { number } = await draft(author)
  const [, named] = await atOnce(
    () => moveStatus(author, number, { to: 'review' }, now),
    () => changeCoauthors(author, number, { coauthors: [approver.email] }, now),
  )
  expect(named).toMatchObject(conflict)
  await changeCoauthors(author, number, { coauthors: [approver.email] }, now)
  expect(await db.evidence.count({ where: { kind: 'rfc' } })).toBe(2)
})

describe('an imported RFC', () => {
  const file = (status: string) => ({
    path: 'adr/0001-lanes.md',
    text: `# 1. Deploy lanes\n\nDate: 2026-01-02\n\n## Status\n\n${status}\n\n## Context\n\n${text}`,
  })

  test('that a person moves keeps their step, though its file says another status at the same moment', async () => {
    await importRfcs(steward, [file('Proposed')], now)
    const { number, status } = await db.rfc.findFirstOrThrow()
    expect(status).toBe('review')
    await atOnce(
      () => moveStatus(steward, number, { to: 'withdrawn', reason: 'Not needed.' }, now),
      () => importRfcs(steward, [file('Accepted')], now),
    )
    expect((await row(number)).status).toBe('withdrawn')
  })

  test('that somebody comments on stays where its import is undone at the same moment', async () => {
    await importRfcs(steward, [file('Proposed')], now)
    const { id, number } = await db.rfc.findFirstOrThrow()
    const [, undone] = await atOnce(
      () => say(approver, number, 'We have lanes.'),
      () => transaction((tx) => undoRfcs(tx, steward, [id], new Date('2999-01-01'))),
    )
    expect(undone).toMatchObject({ value: { removed: [], kept: [{ id }] } })
    expect(await db.rfcComment.count()).toBe(1)
  })

  test('that another RFC names stays where its import is undone', async () => {
    await importRfcs(steward, [file('Proposed')], now)
    const { id, number } = await db.rfc.findFirstOrThrow()
    const naming = await draft(author)
    await addLink(author, naming.number, { rel: 'supersedes', number }, now)
    const undone = await transaction((tx) => undoRfcs(tx, steward, [id], new Date('2999-01-01')))
    expect(undone).toMatchObject({ removed: [], kept: [{ id, reason: `RFC ${number}: Another RFC names it.` }] })
    expect(await db.rfcLink.count()).toBe(1)
  })
})
