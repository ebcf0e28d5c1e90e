import '@/lib/rooms'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { nameChampion } from '@/lib/catalog/commands-champions'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { changeMe } from '@/lib/people/commands'
import { erasePerson } from '@/lib/people/commands-erase'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { db } from '@/lib/server/db'
import { sendDueMails } from '@/lib/server/mail-sender'
import { promiseDigests, setMailed } from '@/lib/updates/commands-digest'
import { publishUpdate } from '@/lib/updates/commands-publish'
import { muteByKey, muteOwed, promiseTold } from '@/lib/updates/commands-tell'
import { digestMailKind, toldMailKind } from '@/lib/updates/jobs'
import { getMailed } from '@/lib/updates/queries-digest'
import { muteKeyOf } from '@/lib/updates/queries-mute-key'
import { publishInput } from '@/lib/updates/schema'
import { startMailbox } from '../support/mailbox'
import { actorOf, makePerson, makeTeam } from './make'
import { hear, insightOn, makeItem, makePm, NOW } from './roadmap-make'

/** NOW is a Monday, 2026-03-02: what is published then is in the digest of the Monday after. */
const BEFORE = new Date('2026-02-20T10:00:00Z')
const NEXT_MONDAY = new Date('2026-03-09T00:11:00Z')
const APRIL = new Date('2026-04-01T00:11:00Z')

let pm: Actor
const box = await startMailbox()
beforeAll(async () => {
  vi.stubEnv('SMTP_URL', box.url)
  pm = await makePm()
})
afterAll(() => box.close())

const mailsTo = (email: string) => box.mails.filter((mail) => mail.to?.[0]?.address === email)
const send = () => sendDueMails([toldMailKind, digestMailKind])

/** Publishes an update that answers these people. @returns its id */
async function answer(title: string, people: Actor[], over: object = {}, at = NOW): Promise<string> {
  const supports = await Promise.all(people.map(({ id }) => hear({ personId: id, text: `${title}, says ${id}` })))
  const item = await makeItem(pm, { insights: [await insightOn(pm, { supports })] })
  await publishItem(pm, item.id, true, at)
  const input = parse(publishInput, { kind: 'shipped', title, body: `Body of ${title}.`, ...over })
  const { updateId } = await publishUpdate(pm, item.id, input, at)
  await promiseTold({ updateId })
  return updateId
}
const someone = async () => actorOf(await makePerson())
const state = (personId: string) =>
  db.told.findMany({ where: { personId }, select: { state: true, channel: true }, orderBy: { createdAt: 'asc' } })

test('who wants a digest gets one mail with all that answers them, in their own words, and what else was published', async () => {
  const [weekly, monthly, each] = [await someone(), await someone(), await someone()]
  await setMailed(weekly, { mail: 'week' }, BEFORE)
  await setMailed(monthly, { mail: 'month' }, BEFORE)
  const [one, two, other] = [newId(), newId(), newId()]
  await answer(one, [weekly, monthly, each])
  await answer(two, [weekly, monthly], {
    audiences: ['everyone', 'developers'],
    texts: { developers: { title: `For you: ${two}`, body: 'What you can do now.' } },
  })
  await answer(other, [each])
  await send()
  expect(mailsTo(each.email)).toHaveLength(2)
  expect([...mailsTo(weekly.email), ...mailsTo(monthly.email)]).toEqual([])
  // The week is not over yet.
  await promiseDigests(new Date('2026-03-08T23:11:00Z'))
  await send()
  expect(mailsTo(weekly.email)).toEqual([])

  for (let hour = 0; hour < 3; hour += 1) {
    await promiseDigests(new Date(NEXT_MONDAY.getTime() + hour * 3_600_000))
    await send()
  }
  const [mail, ...more] = mailsTo(weekly.email)
  expect(more).toEqual([])
  expect(mail?.text).toContain(`Body of ${one}.`)
  expect(mail?.text).toContain(`“${one}, says ${weekly.id}”`)
  expect(mail?.text).not.toContain(`says ${monthly.id}`)
  // Written for developers, who read theirs.
  expect(mail?.text).toContain(`For you: ${two}`)
  expect(mail?.text).toContain('What you can do now.')
  const [answers, also] = (mail?.text ?? '').split('Also published:')
  expect(answers).not.toContain(other)
  expect(also).toContain(other)
  expect(mail?.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value).toBe('List-Unsubscribe=One-Click')
  expect(await state(weekly.id)).toEqual([
    { state: 'told', channel: 'email' },
    { state: 'told', channel: 'email' },
  ])
  expect(mailsTo(monthly.email)).toEqual([])
  await promiseDigests(APRIL)
  await send()
  expect(mailsTo(monthly.email)).toHaveLength(1)
  expect(mailsTo(weekly.email)).toHaveLength(1)
})

test('what was read on the page is in no digest; one click ends them; muting in the settings mutes what is owed', async () => {
  const [reader, muter, settler] = [await someone(), await someone(), await someone()]
  for (const person of [reader, muter, settler]) await setMailed(person, { mail: 'week' }, BEFORE)
  const title = newId()
  await answer(title, [reader, muter, settler])
  await db.told.updateMany({ where: { personId: reader.id }, data: { state: 'told', channel: 'page', at: NOW } })
  await promiseDigests(NEXT_MONDAY)
  await muteByKey(muteKeyOf(muter.id), NOW)
  await changeMe(settler, { mutedUpdates: true })
  await muteOwed({ ids: [settler.id] })
  await send()
  for (const person of [muter, settler]) {
    expect(mailsTo(person.email)).toEqual([])
    expect(await state(person.id)).toEqual([{ state: 'muted', channel: null }])
  }
  // Neither as an answer nor among what else was published: they have read it.
  expect(mailsTo(reader.email).filter((mail) => mail.text?.includes(title))).toEqual([])
  expect(await state(reader.id)).toEqual([{ state: 'told', channel: 'page' }])
})

test('who goes back to one mail each gets what waited; who erases themselves is in no list', async () => {
  const person = await someone()
  await setMailed(person, { mail: 'week' }, BEFORE)
  expect(await getMailed(person)).toEqual({ mail: 'week', reads: null, muted: false })
  const title = newId()
  await answer(title, [person])
  await send()
  expect(mailsTo(person.email)).toEqual([])
  expect(await setMailed(person, { mail: 'each' }, NOW)).toEqual({ mail: 'each', reads: null, muted: false })
  await send()
  expect(mailsTo(person.email).map((mail) => mail.subject)).toEqual([title])
  await setMailed(person, { mail: 'month' }, NOW)
  await erasePerson(actorOf(await makePerson({ role: 'admin' })), person.id, NOW)
  expect(await db.updateDigest.count({ where: { personId: person.id } })).toBe(0)
})

test('what a mail that waits will say is in no other: digest to each, each to digest, week to month', async () => {
  const [toEach, late, toWeek, toMonth] = [await someone(), await someone(), await someone(), await someone()]
  for (const person of [toEach, late, toMonth]) await setMailed(person, { mail: 'week' }, BEFORE)
  const title = newId()
  const updateId = await answer(title, [toEach, late, toWeek, toMonth])
  const later = new Date('2026-03-08T10:00:00Z')
  await setMailed(toWeek, { mail: 'week' }, later)
  // The mail server is away, or the sender is behind: what was promised waits.
  await promiseDigests(NEXT_MONDAY)
  await setMailed(toEach, { mail: 'each' }, NEXT_MONDAY)
  await setMailed(late, { mail: 'each' }, NEXT_MONDAY)
  // The job that tells everybody comes again after it was killed.
  await promiseTold({ updateId })
  await setMailed(toMonth, { mail: 'month' }, later)
  await promiseDigests(APRIL)
  const other = newId()
  await answer(other, [toEach])
  await send()
  const saying = (person: Actor) =>
    mailsTo(person.email).filter((mail) => mail.text?.includes(`“${title}, says ${person.id}”`))
  for (const person of [toEach, late, toWeek, toMonth]) {
    expect(saying(person)).toHaveLength(1)
    expect(await db.told.findUnique({ where: { updateId_personId: { updateId, personId: person.id } } })).toMatchObject(
      {
        state: 'told',
        channel: 'email',
      },
    )
  }
  // Nothing else is held back.
  expect(mailsTo(toEach.email).map((mail) => mail.subject)).toContain(other)
})

test('asked for in the middle of a week, the first digest comes after the next one', async () => {
  const person = await someone()
  await setMailed(person, { mail: 'week' }, new Date('2026-03-09T08:00:00Z'))
  await promiseDigests(new Date('2026-03-09T12:00:00Z'))
  await send()
  expect(mailsTo(person.email)).toEqual([])
})

test('what is in no list is counted, and what somebody speaks for is in it however much else was published', async () => {
  const champion = actorOf(await makePerson({ team: await makeTeam() }))
  await setMailed(champion, { mail: 'week' }, BEFORE)
  await nameChampion(pm, null, { person: champion.email }, NOW)
  const old = new Date(NOW.getTime() - 86_400_000 * 5)
  const item = await makeItem(pm)
  await publishItem(pm, item.id, true, old)
  const input = parse(publishInput, { kind: 'started', title: newId(), body: 'It begins.' })
  const own = await publishUpdate(pm, item.id, input, new Date('2026-03-02T00:30:00Z'))
  const later = Array.from({ length: 14 }, (_, n) => ({
    ...{ id: newId(), title: `Later ${n}`, body: 'Later.', publishedAt: new Date('2026-03-03T00:00:00Z') },
  }))
  await db.update.createMany({ data: later })
  const all = await db.update.count({
    where: { publishedAt: { gte: new Date('2026-03-02'), lt: new Date('2026-03-09') } },
  })
  await promiseDigests(NEXT_MONDAY)
  await send()
  const [mail] = mailsTo(champion.email)
  expect(mail?.text).toContain(input.title)
  expect(mail?.text).toContain(`And ${all - 10} more updates:`)
  expect(mail?.subject).toBe(`${all} updates from the platform team`)
  await db.update.deleteMany({ where: { id: { in: [...later.map(({ id }) => id), own.updateId] } } })
})

test(
  '3,000 people, killed at ten places and run twice at once: no one twice, no one missed',
  { timeout: 240_000 },
  async () => {
    const prefix = newId().slice(0, 8)
    const ids = Array.from({ length: 3_000 }, (_, i) => `${prefix}-${String(i).padStart(4, '0')}`)
    await db.person.createMany({ data: ids.map((id) => ({ id, name: id, email: `${id}@example.test` })) })
    await db.updateDigest.createMany({ data: ids.map((personId) => ({ personId, every: 'week', since: BEFORE })) })
    const updateId = newId()
    await db.update.create({
      data: {
        id: updateId,
        title: 'T',
        body: 'B',
        publishedAt: NOW,
        told: { create: ids.map((personId) => ({ personId })) },
      },
    })
    const killer = new Client({ connectionString: process.env.DATABASE_URL })
    await killer.connect()
    const ends: string[] = []
    for (const after of [5, 10, 20, 40, 60, 90, 130, 180, 250, 400]) {
      const running = promiseDigests(NEXT_MONDAY).then(
        () => 'done',
        () => 'killed',
      )
      await new Promise((resolve) => setTimeout(resolve, after))
      await killer.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
      ends.push(await running)
    }
    await killer.end()
    console.info(`ends: ${ends.join(' ')}`)
    expect(ends).toContain('killed')
    await Promise.all([promiseDigests(NEXT_MONDAY), promiseDigests(NEXT_MONDAY)])
    const mails = await db.mail.findMany({
      where: { kind: 'updates.digest', personId: { startsWith: prefix } },
      select: { personId: true, data: true },
    })
    expect(mails).toHaveLength(ids.length)
    expect(new Set(mails.map((mail) => mail.personId)).size).toBe(ids.length)
    expect(mails.every(({ data }) => (data as { owed: string[] }).owed.includes(updateId))).toBe(true)
  },
)
