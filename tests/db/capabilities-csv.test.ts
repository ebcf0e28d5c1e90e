import '@/lib/rooms'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { addCapability, changeCapability, recordUse } from '@/lib/catalog/commands-capabilities'
import { importEither } from '@/lib/catalog/commands-import-csv'
import { announceRetirement } from '@/lib/catalog/commands-retirement'
import { retirementMailKind } from '@/lib/catalog/jobs'
import { capabilitiesCsv } from '@/lib/catalog/presenter-csv'
import { getCapability, listAllCapabilities } from '@/lib/catalog/queries-capabilities'
import { capabilityInput } from '@/lib/catalog/schema-capabilities'
import { db } from '@/lib/server/db'
import { sendDueMails } from '@/lib/server/mail-sender'
import { startMailbox } from '../support/mailbox'
import { makePerson, makeTeam } from './make'
import { makePm, NOW } from './roadmap-make'

let pm: Actor
const box = await startMailbox()
beforeAll(async () => {
  vi.stubEnv('SMTP_URL', box.url)
  pm = await makePm()
})
afterAll(() => box.close())

const take = (text: string, path = 'capabilities.csv') => importEither(pm, [{ path, text }], NOW)
const named = async (name: string) => (await listAllCapabilities(pm, NOW)).find((one) => one.name === name)

test('a file as it is exported changes nothing, and what it says anew is taken over; an empty cell leaves what stands', async () => {
  const team = await makeTeam()
  const name = `=Preview "environments", ${newId()}`
  await addCapability(
    pm,
    parse(capabilityInput, {
      ...{ name, description: 'Two\nlines, with a comma', team: team.id, stage: 'launch', retireBy: '2027-03-31' },
      ...{ docs: 'https://docs.example.com/a', repository: 'https://git.example.com/a', goldenPathSupported: true },
    }),
    NOW,
  )
  const all = await listAllCapabilities(pm, NOW)
  const file = capabilitiesCsv(all)
  // No spreadsheet runs the name as a formula.
  expect(file).toContain(`"'=Preview ""environments""`)
  const again = await take(file)
  expect(again).toMatchObject({ created: 0, updated: 0, unchanged: all.length })
  // What the hub counts itself is in its file, and whoever changes it there is told that it was not read.
  expect(again.findings?.map(({ line, key }) => [line, key])).toEqual([
    [1, 'since'],
    [1, 'adoption'],
    [1, 'teams using'],
    [1, 'gaps'],
  ])
  const quoted = `"${name.replaceAll('"', '""')}"`
  const said = `name,stage,dashboard,description\n${quoted},Retirement,https://graphs.example.com/a,\n`
  expect(await take(said)).toMatchObject({ created: 0, updated: 1, unchanged: 0 })
  expect(await named(name)).toMatchObject({
    ...{ stage: 'retirement', stageSince: '2026-03-02', dashboard: 'https://graphs.example.com/a', team: team.name },
    ...{ description: 'Two\nlines, with a comma', repository: 'https://git.example.com/a', goldenPathSupported: true },
  })
  expect(await db.capabilityStage.count({ where: { capability: { name } } })).toBeGreaterThan(0)
})

test('a team or an owner that is not here is named with its line; what cannot be read is refused whole', async () => {
  const name = newId()
  const done = await take(`Capability,Owner,Team,Golden path supported\n${name},nobody@example.test,No such team,yes\n`)
  expect(done).toMatchObject({ created: 1 })
  expect(done.findings?.map(({ line, key }) => [line, key])).toEqual([
    [2, 'owner'],
    [2, 'team'],
  ])
  expect(await named(name)).toMatchObject({ stage: 'discovery', owner: null, goldenPathSupported: true })
  const before = await db.capability.count()
  const [a, b] = [newId(), newId()]
  await expect(take(`name,stage\n${a},launch\n${b},sunset\n`)).rejects.toThrow(/nothing was taken over. Line 3, stage/)
  await expect(take(`name,documentation\n${a},javascript:alert(1)\n`)).rejects.toThrow(/Line 2, documentation/)
  await expect(take(`name\n${a}\n${a.toUpperCase()}\n`)).rejects.toThrow(/Line 3: .* is in line 2 too/)
  await expect(take('title\nA\n')).rejects.toThrow(/there is no column "name"/)
  expect(await db.capability.count()).toBe(before)
})

test('a column that is not read is named on the first line, also one that only looks like one that is', async () => {
  const name = newId()
  const done = await take(`name,stage,Cost per month,constructor\n${name},launch,4000,x\n`)
  expect(done).toMatchObject({ created: 1 })
  expect(done.findings?.map(({ line, message }) => [line, message])).toEqual([
    [1, 'The column "cost per month" was not read.'],
    [1, 'The column "constructor" was not read.'],
  ])
})

test('the teams that still use what is retired are told once for each last day, and stand there as told', async () => {
  const [using, left] = [await makeTeam(), await makeTeam()]
  const [ada, bo, gone] = [
    await makePerson({ team: using }),
    await makePerson({ team: using }),
    await makePerson({ team: left }),
  ]
  const { id, name } = await addCapability(pm, parse(capabilityInput, { name: newId() }), NOW)
  await recordUse(pm, id, { team: using.id, state: 'weekly' }, NOW)
  await recordUse(pm, id, { team: left.id, state: 'left' }, NOW)
  await expect(announceRetirement(pm, id, NOW)).rejects.toMatchObject({ code: 'conflict' })
  const retire = (retireBy: string) =>
    changeCapability(
      pm,
      id,
      {
        stage: 'retirement',
        retireBy: new Date(retireBy),
        replacement: 'Shared staging',
        plan: 'The template moves you.',
      },
      NOW,
    )
  await retire('2027-03-31')
  expect(await announceRetirement(pm, id, NOW)).toEqual({ teams: 1, mails: 2 })
  await announceRetirement(pm, id, NOW)
  const send = () => sendDueMails([retirementMailKind])
  await send()
  const to = (email: string) => box.mails.filter((mail) => mail.to?.[0]?.address === email)
  for (const { email } of [ada, bo]) {
    expect(to(email)).toHaveLength(1)
    expect(to(email)[0]?.subject).toBe(`${name} ends on 2027-03-31`)
    expect(to(email)[0]?.text).toMatch(/Instead: Shared staging[^]*The template moves you\./)
  }
  expect(to(gone.email)).toEqual([])
  const { uses } = await getCapability(pm, id, NOW)
  expect(uses.map(({ team, toldAt }) => [team, toldAt]).sort()).toEqual(
    [
      [left.name, null],
      [using.name, NOW.toISOString()],
    ].sort(),
  )
  // A team of which nobody is here was told by nobody.
  const empty = await makeTeam({ headcount: 12 })
  await recordUse(pm, id, { team: empty.id, state: 'weekly' }, NOW)
  expect(await announceRetirement(pm, id, NOW)).toEqual({ teams: 1, mails: 2 })
  const toldAt = async () => {
    const found = await getCapability(pm, id, NOW)
    return Object.fromEntries(found.uses.map((use) => [use.team, use.toldAt !== null]))
  }
  expect(await toldAt()).toEqual({ [left.name]: false, [using.name]: true, [empty.name]: false })
  // The same day said again changes nothing; of another last day nobody was told, whichever way it was changed.
  await retire('2027-03-31')
  expect((await toldAt())[using.name]).toBe(true)
  await take(`name,last day\n${name},2027-05-31\n`)
  expect((await toldAt())[using.name]).toBe(false)
  await announceRetirement(pm, id, NOW)
  expect((await toldAt())[using.name]).toBe(true)
  // Another last day is told again; one that is taken back is not told any more.
  await retire('2027-06-30')
  expect((await toldAt())[using.name]).toBe(false)
  await announceRetirement(pm, id, NOW)
  await changeCapability(pm, id, { stage: 'maturation' }, NOW)
  await send()
  expect(to(ada.email)).toHaveLength(1)
})
