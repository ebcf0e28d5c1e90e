import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { addCapability, changeCapability, recordUse, removeCapability } from '@/lib/catalog/commands-capabilities'
import { endChampion, nameChampion } from '@/lib/catalog/commands-champions'
import { listChampions, listMyChampions, listPlatformChampions } from '@/lib/catalog/queries-champions'
import { capabilityInput, capabilityPatch } from '@/lib/catalog/schema-capabilities'
import { championsSchema } from '@/lib/catalog/schema-champions'
import { erasePerson } from '@/lib/people/commands-erase'
import { getChampionBrief } from '@/lib/platform/queries-champions'
import { championBriefSchema } from '@/lib/platform/schema-champions'
import { changeItem } from '@/lib/roadmap/commands'
import { itemPatch } from '@/lib/roadmap/schema'
import { rooms } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { publishUpdate } from '@/lib/updates/commands-publish'
import { publishInput } from '@/lib/updates/schema'
import { actorOf, makePerson, makeTeam } from './make'
import { hear, insightOn, makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor
beforeAll(async () => {
  pm = await makePm()
})
const add = () => addCapability(pm, parse(capabilityInput, { name: `Runners ${newId().slice(0, 8)}` }), NOW)
const name = (capability: string | null, person: { email: string }) =>
  nameChampion(pm, capability, { person: person.email.toUpperCase() }, NOW)

test('a champion is named in their team, and shown to the people of that team', async () => {
  const [capability, team, other] = [await add(), await makeTeam(), await makeTeam()]
  const [ada, mate, stranger] = [
    await makePerson({ team }),
    actorOf(await makePerson({ team })),
    actorOf(await makePerson({ team: other })),
  ]
  const champion = await name(capability.id, ada)
  expect(champion).toMatchObject({ capability: capability.id, team: { name: team.name }, person: { name: ada.name } })
  const ask = { champion: champion.id, capability: { id: capability.id, name: capability.name }, name: ada.name }
  expect(await listMyChampions(mate)).toEqual([{ ...ask, email: ada.email, you: false }])
  expect(await listMyChampions(actorOf(ada))).toMatchObject([{ ...ask, you: true }])
  expect(await listMyChampions(stranger)).toEqual([])
  expect(await listMyChampions(actorOf(await makePerson()))).toEqual([])
  await expect(name(capability.id, ada)).rejects.toMatchObject({ code: 'conflict' })
  await expect(nameChampion(mate, capability.id, { person: ada.email }, NOW)).rejects.toMatchObject({
    code: 'forbidden',
  })
  // For the platform as a whole: once too.
  await name(null, ada)
  await expect(name(null, ada)).rejects.toMatchObject({ code: 'conflict' })
  expect((await listPlatformChampions(mate)).champions.map((one) => one.person.id)).toContain(ada.id)
})

test('who is of no team, of the platform team, or not here is refused in words', async () => {
  const capability = await add()
  const platform = await makePerson({ team: await makeTeam({ platform: true }) })
  const refused = (person: { email: string }, words: string) =>
    expect(name(capability.id, person)).rejects.toMatchObject({
      fieldErrors: { person: [expect.stringContaining(words)] },
    })
  await refused(await makePerson(), 'in no team')
  await refused(platform, 'of the platform team')
  await refused({ email: 'nobody@example.test' }, 'no person')
  await refused(await makePerson({ role: 'stakeholder', team: await makeTeam() }), 'may not read')
  await expect(name('nothing', await makePerson({ team: await makeTeam() }))).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('leavers and movers drop out, and it is said until the team has another one; teams without anybody are named', async () => {
  const capability = await add()
  const [left, moved, empty] = [await makeTeam(), await makeTeam(), await makeTeam()]
  for (const team of [left, moved, empty])
    await recordUse(pm, capability.id, { team: team.id, state: 'weekly', chosen: null }, NOW)
  const [leaver, mover] = [await makePerson({ team: left }), await makePerson({ team: moved })]
  const [first] = [await name(capability.id, leaver), await name(capability.id, mover)]
  const reader = actorOf(await makePerson({ team: left }))
  expect((await listChampions(reader, capability.id, NOW)).without).toEqual([empty.name])
  await db.person.update({ where: { id: leaver.id }, data: { active: false } })
  await db.person.update({ where: { id: mover.id }, data: { teamId: empty.id } })
  const told = await listChampions(pm, capability.id, NOW)
  expect(championsSchema.parse(told)).toEqual(told)
  expect(told.champions).toEqual([])
  expect(told.gone.map(({ team, why, name: who }) => [team, why, who]).sort()).toEqual(
    [
      [left.name, 'left', leaver.name],
      [moved.name, 'moved', mover.name],
    ].sort(),
  )
  // Whoever left is not named to everybody, nobody is sent to them, and their page is gone.
  const seen = await listChampions(reader, capability.id, NOW)
  expect([seen.gone.map((one) => one.name), await listMyChampions(reader)]).toEqual([[null, null], []])
  expect(seen.without.sort()).toEqual([left.name, moved.name, empty.name].sort())
  await expect(getChampionBrief(pm, first.id, NOW)).rejects.toMatchObject({ code: 'not_found' })
  await name(capability.id, await makePerson({ team: left }))
  expect((await listChampions(pm, capability.id, NOW)).gone.map((one) => one.team)).toEqual([moved.name])
  expect(await db.champion.count({ where: { id: first.id } })).toBe(0)
})

test('a champion may stop; others take nobody out; one who is erased is gone, and a capability goes with its champions', async () => {
  const [capability, team] = [await add(), await makeTeam()]
  const [ada, bo] = [await makePerson({ team }), await makePerson({ team })]
  const [one, two] = [await name(capability.id, ada), await name(capability.id, bo)]
  await expect(endChampion(actorOf(ada), two.id)).rejects.toMatchObject({ code: 'forbidden' })
  await endChampion(actorOf(ada), one.id)
  await expect(endChampion(actorOf(ada), one.id)).rejects.toMatchObject({ code: 'not_found' })
  await name(null, bo)
  await erasePerson(actorOf(await makePerson({ role: 'admin' })), bo.id, NOW, rooms)
  expect(await db.champion.count({ where: { personId: bo.id } })).toBe(0)
  expect(await listChampions(pm, capability.id, NOW)).toEqual({ champions: [], gone: [], without: [] })
  await name(capability.id, ada)
  await removeCapability(pm, capability.id)
  expect(await db.champion.count({ where: { capabilityId: capability.id } })).toBe(0)
})

test('what a champion needs to know: what was published and is planned about it, what ends, and what waits in their team', async () => {
  const [capability, team] = [await add(), await makeTeam()]
  const ada = await makePerson({ team })
  const champion = await name(capability.id, ada)
  const said = await hear({ text: 'Nobody answers this yet', teamId: team.id, personId: ada.id, audience: 'everyone' })
  const behind = await hear({ text: 'This stands behind one', teamId: team.id, personId: ada.id, audience: 'everyone' })
  const about = { insights: [await insightOn(pm, { supports: [behind] })], capabilityId: capability.id }
  const [item, other] = [await makeItem(pm, about), await makeItem(pm, { title: 'Something else' })]
  for (const { id } of [item, other]) await changeItem(pm, id, parse(itemPatch, { published: true }), NOW)
  const text = { kind: 'started', title: 'We began with runners', body: 'It begins.', audiences: ['everyone'] }
  await publishUpdate(pm, item.id, parse(publishInput, text), NOW)
  await publishUpdate(pm, other.id, parse(publishInput, { ...text, title: 'About something else' }), NOW)
  await recordUse(pm, capability.id, { team: team.id, state: 'weekly', chosen: true }, NOW)
  await changeCapability(
    pm,
    capability.id,
    parse(capabilityPatch, { stage: 'retirement', retireBy: '2026-09-01', replacement: 'Pods' }),
    NOW,
  )
  const brief = await getChampionBrief(actorOf(ada), champion.id, NOW)
  expect(championBriefSchema.parse(brief)).toEqual(brief)
  expect(brief.updates.map((one) => one.title)).toEqual(['We began with runners'])
  expect(brief.coming.map((one) => one.id)).toEqual([item.id])
  expect(brief.retirements).toEqual([
    { id: capability.id, name: capability.name, lastDay: '2026-09-01', replacement: 'Pods', toldAt: null },
  ])
  expect(brief.questions.pieces.map((one) => one.id)).toEqual([said])
  // Their own answers are for themselves, the ledger of the team for who answers for it, under its minimum.
  expect(brief).toMatchObject({ waiting: [{ title: 'We began with runners' }], owed: null })
  expect(await getChampionBrief(pm, champion.id, NOW)).toMatchObject({ waiting: null, owed: 'few' })
  // A mate does not read it.
  await expect(getChampionBrief(actorOf(await makePerson({ team })), champion.id, NOW)).rejects.toMatchObject({
    code: 'not_found',
  })
  // For the platform as a whole: everything that was published, and every capability that ends.
  const whole = await getChampionBrief(actorOf(ada), (await name(null, ada)).id, NOW)
  expect(whole.updates.map((one) => one.title)).toEqual(
    expect.arrayContaining(['We began with runners', 'About something else']),
  )
  expect(whole.retirements.map((one) => one.id)).toEqual([capability.id])
})
