import '@/lib/rooms'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { parse } from '@/lib/core/zod'
import { erasePerson } from '@/lib/people/commands-erase'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { db } from '@/lib/server/db'
import { sendDueMails } from '@/lib/server/mail-sender'
import { promiseDigests, setMailed } from '@/lib/updates/commands-digest'
import { publishUpdate } from '@/lib/updates/commands-publish'
import { promiseTold } from '@/lib/updates/commands-tell'
import { digestMailKind, toldMailKind } from '@/lib/updates/jobs'
import { getMailed } from '@/lib/updates/queries-digest'
import { publishInput, type Audience } from '@/lib/updates/schema'
import { mailedSchema } from '@/lib/updates/schema-digest'
import { startMailbox } from '../support/mailbox'
import { actorOf, makePerson } from './make'
import { hear, insightOn, makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor
let admin: Actor
const box = await startMailbox()
beforeAll(async () => {
  vi.stubEnv('SMTP_URL', box.url)
  pm = await makePm()
  admin = actorOf(await makePerson({ role: 'admin' }))
})
afterAll(() => box.close())

type Person = Awaited<ReturnType<typeof makePerson>>
const mailsTo = ({ email }: Person) => box.mails.filter((mail) => mail.to?.[0]?.address === email)

async function itemOf(people: readonly Person[]) {
  const pieces = await Promise.all(people.map((person) => hear({ personId: person.id })))
  const item = await makeItem(pm, { insights: [await insightOn(pm, { supports: pieces })] })
  await publishItem(pm, item.id, true, NOW)
  return item
}
const AUDIENCES = ['everyone', 'developers', 'managers', 'executives', 'finance', 'security'] as const
const own = (audience: Audience) => ({ title: `Title for ${audience}`, body: `Text for ${audience}.` })
const publishTo = (item: string) =>
  publishUpdate(
    pm,
    item,
    parse(publishInput, {
      ...{ kind: 'started', title: 'Title for all', body: 'Text for all.', audiences: AUDIENCES },
      texts: Object.fromEntries(AUDIENCES.slice(1).map((audience) => [audience, own(audience)])),
    }),
    NOW,
  )

test('each reads the text of the audience that they chose, in the mail and in the digest; without a choice the role tells', async () => {
  const readers = await Promise.all(
    AUDIENCES.map(async (audience) => {
      const person = await makePerson({ role: 'stakeholder' })
      if (audience !== 'everyone') await setMailed(actorOf(person), { reads: audience }, NOW)
      return { audience, person }
    }),
  )
  const [developer, weekly] = [await makePerson(), await makePerson({ role: 'stakeholder' })]
  await setMailed(actorOf(weekly), { mail: 'week', reads: 'finance' }, new Date(NOW.getTime() - 14 * DAY_MS))
  expect(mailedSchema.parse(await getMailed(actorOf(weekly)))).toMatchObject({ mail: 'week', reads: 'finance' })
  const outsider = await makePerson({ role: 'stakeholder' })
  await setMailed(actorOf(outsider), { mail: 'week', reads: 'security' }, new Date(NOW.getTime() - 14 * DAY_MS))
  const item = await itemOf([...readers.map(({ person }) => person), developer, weekly])
  const { updateId } = await publishTo(item.id)
  await promiseTold({ updateId })
  await sendDueMails([toldMailKind])
  for (const { audience, person } of readers) {
    const text = audience === 'everyone' ? { title: 'Title for all', body: 'Text for all.' } : own(audience)
    expect(mailsTo(person).map((mail) => mail.subject)).toEqual([text.title])
    expect(mailsTo(person)[0]?.text).toContain(text.body)
  }
  expect(mailsTo(developer)[0]?.subject).toBe('Title for developers')
  expect(mailsTo(weekly)).toEqual([])
  await promiseDigests(new Date(NOW.getTime() + 8 * DAY_MS))
  await sendDueMails([digestMailKind])
  expect(mailsTo(weekly)[0]?.text).toContain('Text for finance.')
  expect(mailsTo(weekly)[0]?.text).not.toContain('Text for all.')
  // Nothing of theirs is behind it: the title and the beginning of what is written for them.
  expect(mailsTo(outsider)[0]?.text).toMatch(/Also published:\s+- Title for security\s+Text for security\./)
  // Taken back, and gone with the person.
  expect(await setMailed(actorOf(weekly), { reads: null }, NOW)).toMatchObject({ mail: 'week', reads: null })
  await erasePerson(admin, outsider.id, NOW)
  expect(await db.updateReader.count({ where: { personId: outsider.id } })).toBe(0)
})

test('people erased before their mail is promised, before it is sent, and after it: nobody is told twice or missed', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => makePerson()))
  const [early, between, late, ...staying] = people as [Person, Person, Person, ...Person[]]
  const { updateId } = await publishTo((await itemOf(people)).id)
  await erasePerson(admin, early.id, NOW)
  await promiseTold({ updateId })
  await erasePerson(admin, between.id, NOW)
  await promiseTold({ updateId })
  await sendDueMails([toldMailKind])
  await erasePerson(admin, late.id, NOW)
  await promiseTold({ updateId })
  await sendDueMails([toldMailKind])
  expect([early, between, late, ...staying].map((person) => mailsTo(person).length)).toEqual([0, 0, 1, 1, 1, 1])
  // What waited for those who left is gone; what one of them was told stays counted for nobody in particular.
  expect(await db.told.count({ where: { updateId, state: 'owed' } })).toBe(0)
  expect(await db.told.count({ where: { updateId, state: 'told' } })).toBe(4)
  expect(await db.told.count({ where: { updateId, personId: { in: [early.id, between.id, late.id] } } })).toBe(0)
  expect(await db.mail.count({ where: { personId: { in: [early.id, between.id, late.id] } } })).toBe(0)
})
