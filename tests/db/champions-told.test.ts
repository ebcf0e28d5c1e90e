import '@/lib/rooms'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addCapability, changeCapability } from '@/lib/catalog/commands-capabilities'
import { nameChampion } from '@/lib/catalog/commands-champions'
import { importEither } from '@/lib/catalog/commands-import-csv'
import { changeKit } from '@/lib/catalog/commands-kit'
import { championInbox } from '@/lib/catalog/queries-notices'
import { capabilityInput, capabilityPatch } from '@/lib/catalog/schema-capabilities'
import { kitChange } from '@/lib/catalog/schema-kit'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { parse } from '@/lib/core/zod'
import { erasePerson } from '@/lib/people/commands-erase'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { db, transaction } from '@/lib/server/db'
import { sendDueMails } from '@/lib/server/mail-sender'
import { muteUpdates } from '@/lib/updates/commands'
import { promiseChampionMails } from '@/lib/updates/commands-champions'
import { publishUpdate } from '@/lib/updates/commands-publish'
import { championMailKind } from '@/lib/updates/jobs'
import { publishInput } from '@/lib/updates/schema'
import { startMailbox } from '../support/mailbox'
import { actorOf, makePerson, makeTeam } from './make'
import { hear, insightOn, makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor
const box = await startMailbox()
beforeAll(async () => {
  vi.stubEnv('SMTP_URL', box.url)
  pm = await makePm()
})
afterAll(() => box.close())

const subjectsTo = (email: string) =>
  box.mails.filter((mail) => mail.to?.[0]?.address === email).map((mail) => mail.subject)
async function mailAll(): Promise<void> {
  const ids = (await db.championNotice.findMany({ select: { id: true } })).map((row) => row.id)
  await promiseChampionMails({ ids })
  await promiseChampionMails({ ids })
  await sendDueMails([championMailKind])
}
async function champion(capability: string | null) {
  const person = await makePerson({ team: await makeTeam() })
  await nameChampion(pm, capability, { person: person.email }, NOW)
  return person
}
const linesOf = (person: Awaited<ReturnType<typeof makePerson>>, unread = true) =>
  championInbox.list(actorOf(person), { unread, before: null, limit: 20 })

test('champions are told of updates, the kit and the stage of what they speak for, once, in inbox and mail; others are not', async () => {
  const { id } = await addCapability(pm, parse(capabilityInput, { name: 'Search' }), NOW)
  const other = await addCapability(pm, parse(capabilityInput, { name: 'Previews' }), NOW)
  const [ada, all, elsewhere, gone, muted] = [
    await champion(id),
    await champion(null),
    await champion(other.id),
    await champion(id),
    await champion(id),
  ]
  await db.person.update({ where: { id: gone.id }, data: { active: false } })
  await muteUpdates(actorOf(muted), true, NOW)
  // One of them is answered for words of their own: told of it there, and not a second time.
  const behind = await champion(id)
  const quote = 'I wait for search results every single morning of the week.'
  const insight = await insightOn(pm, { supports: [await hear({ personId: behind.id, text: quote })] })
  const item = await makeItem(pm, { capabilityId: id, insights: [insight] })
  await publishItem(pm, item.id, true, NOW)
  const texts = { developers: { title: 'Search answers at once', body: `You said: ${quote}` } }
  await publishUpdate(
    pm,
    item.id,
    parse(publishInput, {
      kind: 'started',
      title: 'We begin',
      body: 'For all.',
      audiences: ['everyone', 'developers'],
      texts,
    }),
    NOW,
  )
  expect(await linesOf(ada)).toMatchObject([
    { text: 'Published about Search, which you speak for', about: 'We begin', read: false },
  ])
  expect(await linesOf(all)).toHaveLength(1)
  for (const person of [elsewhere, gone, behind]) expect(await linesOf(person)).toEqual([])
  await mailAll()
  await mailAll()
  expect(subjectsTo(ada.email)).toEqual(['Search answers at once'])
  const text = box.mails.find((mail) => mail.to?.[0]?.address === ada.email)?.text ?? ''
  expect(text).toContain('which you speak for')
  expect(text).not.toContain(quote)
  for (const person of [elsewhere, gone, muted, behind]) expect(subjectsTo(person.email)).toEqual([])

  // The kit: once a day, however often it is saved.
  await changeKit(pm, id, parse(kitChange, { begin: 'Run it.' }), NOW)
  await changeKit(pm, id, parse(kitChange, { begin: 'Run it now.' }), NOW)
  await changeCapability(pm, id, parse(capabilityPatch, { stage: 'launch' }), NOW)
  await changeCapability(pm, id, parse(capabilityPatch, { description: 'Finds things' }), NOW)
  expect((await linesOf(ada)).map((line) => line.text).sort()).toEqual([
    'Published about Search, which you speak for',
    'The onboarding kit was changed of what you speak for',
    'What you speak for moved to another stage: launch now',
  ])
  expect(await linesOf(all)).toHaveLength(1)
  await changeKit(pm, id, parse(kitChange, { begin: 'Run it twice.' }), new Date(NOW.getTime() + DAY_MS))
  expect(await championInbox.unread(actorOf(ada))).toBe(4)
  // Read in the hub before its mail went: no mail.
  await transaction((tx) =>
    championInbox.markRead(tx, actorOf(ada), { upTo: new Date(NOW.getTime() + 2 * DAY_MS) }, NOW),
  )
  await mailAll()
  expect(subjectsTo(ada.email)).toEqual(['Search answers at once'])
  expect(await linesOf(ada)).toEqual([])
  expect(await linesOf(ada, false)).toHaveLength(4)
})

test('champions are told of a stage that a file says, as of one that is typed', async () => {
  const { id, name } = await addCapability(pm, parse(capabilityInput, { name: 'From a file' }), NOW)
  const ada = await champion(id)
  const table = { path: 'capabilities.csv', text: `name,stage\n${name},maturation\n` }
  for (const _ of [1, 2]) await importEither(pm, [table], NOW)
  const yaml = (lifecycle: string) => ({
    path: 'catalog-info.yaml',
    text:
      'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: filed\n' +
      `spec:\n  owner: nobody\n  lifecycle: ${lifecycle}\n`,
  })
  await importEither(pm, [yaml('production')], NOW)
  const filed = await db.capability.findFirstOrThrow({ where: { name: 'filed' } })
  const bea = await champion(filed.id)
  await importEither(pm, [yaml('deprecated')], NOW)
  expect((await linesOf(ada)).map((line) => line.text)).toEqual([
    'What you speak for moved to another stage: maturation now',
  ])
  expect((await linesOf(bea)).map((line) => line.text)).toEqual([
    'What you speak for moved to another stage: retirement now',
  ])
})

test('the inbox of a champion goes on within one moment; who is erased is in no list', async () => {
  const { id } = await addCapability(pm, parse(capabilityInput, { name: 'Runners' }), NOW)
  const person = await champion(id)
  for (const stage of ['launch', 'enhancement', 'maturation'] as const)
    await changeCapability(pm, id, parse(capabilityPatch, { stage }), NOW)
  const [first, ...rest] = await championInbox.list(actorOf(person), { unread: false, before: null, limit: 3 })
  const next = await championInbox.list(actorOf(person), {
    unread: false,
    before: { at: first!.at, same: { below: first!.id } },
    limit: 3,
  })
  expect(next.map((line) => line.id)).toEqual(rest.map((line) => line.id))
  await erasePerson(actorOf(await makePerson({ role: 'admin' })), person.id, NOW)
  expect(await db.championNotice.count({ where: { personId: person.id } })).toBe(0)
})
