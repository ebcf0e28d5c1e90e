import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { addCapability, changeCapability, recordUse } from '@/lib/catalog/commands-capabilities'
import { importCatalog } from '@/lib/catalog/commands-import'
import { getCapability, listCapabilities, listStages } from '@/lib/catalog/queries-capabilities'
import { capabilityInput, capabilityPatch, capabilityQuery } from '@/lib/catalog/schema-capabilities'
import { aboutCapability } from '@/lib/platform/queries-capability'
import { changeTeam } from '@/lib/people/commands'
import { db } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'
import { hear, makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor
beforeAll(async () => {
  pm = await makePm()
})
const fresh = (name: string) => `${name} ${newId().slice(0, 8)}`
const add = (over: object = {}) => addCapability(pm, parse(capabilityInput, { name: fresh('Previews'), ...over }), NOW)
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

test('from discovery to retirement: owner, stages with their days, who still uses it', async () => {
  const [owner, team] = [await makePerson(), await makeTeam({ headcount: 30 })]
  const made = await add({ owner: owner.email.toUpperCase(), team: team.name, docs: 'https://docs.example/previews' })
  expect(made).toMatchObject({ owner: owner.email, team: team.name, stage: 'discovery', gaps: [], adoption: null })
  for (const [at, stage] of ['launch', 'enhancement', 'maturation', 'retirement'].entries())
    await changeCapability(pm, made.id, parse(capabilityPatch, { stage }), later(at + 1))
  const used = await recordUse(pm, made.id, { team: team.id, state: 'weekly', chosen: false }, later(5))
  expect(used).toMatchObject({ stage: 'retirement', adoptionFrom: 'teams', chosenShare: 0 })
  expect(used.gaps).toEqual(['Retired without a day', 'Retired without a replacement'])
  expect((await listStages(pm, made.id)).data.map((one) => one.stage)).toEqual([
    'discovery',
    'launch',
    'enhancement',
    'maturation',
    'retirement',
  ])
  const plan = { retireBy: '2026-03-20', replacement: 'Sandboxes', plan: 'Move the template.' }
  await changeCapability(pm, made.id, parse(capabilityPatch, plan), later(6))
  expect((await getCapability(pm, made.id, later(60))).gaps).toEqual(['1 team uses it after its last day'])
  // On its last day it can still be used.
  expect((await getCapability(pm, made.id, new Date('2026-03-20T23:59:00Z'))).gaps).toEqual([])
  expect((await getCapability(pm, made.id, new Date('2026-03-21T00:00:00Z'))).gaps).toHaveLength(1)
  await db.person.update({ where: { id: owner.id }, data: { active: false } })
  expect((await getCapability(pm, made.id, later(10))).gaps).toEqual(['The owner has left'])
})

test('a team that was put away counts nowhere: it does not use it, chose nothing, and is not to be told', async () => {
  const [made, here, gone] = [await add(), await makeTeam({ headcount: 30 }), await makeTeam({ headcount: 20 })]
  for (const { id } of [here, gone])
    await recordUse(pm, made.id, { team: id, state: 'weekly', chosen: id === here.id }, NOW)
  expect(await getCapability(pm, made.id, NOW)).toMatchObject({ chosenTeams: { chose: 1, asked: 2 } })
  await changeTeam(actorOf(await makePerson({ role: 'admin' })), gone.id, { archived: true }, NOW)
  const left = await getCapability(pm, made.id, NOW)
  expect(left).toMatchObject({ chosenTeams: { chose: 1, asked: 1 }, chosenShare: 1, funnel: { weekly: { teams: 1 } } })
  expect(left.uses.map(({ team }) => team)).toEqual([here.name])
})

test('the first day of weekly use stays, and what is about a capability is read beside it', async () => {
  const [made, team] = [await add(), await makeTeam({ headcount: 30 })]
  const use = async (state: string, day: number) => {
    const { uses } = await recordUse(pm, made.id, { team: team.id, state: state as 'weekly', chosen: null }, later(day))
    return uses[0]?.weeklyOn
  }
  const dayAfter = (days: number) => later(days).toISOString().slice(0, 10)
  expect(await use('tried', 1)).toBeNull()
  expect(await use('weekly', 10)).toBe(dayAfter(10))
  expect(await use('recommends', 20)).toBe(dayAfter(10))
  expect(await use('left', 30)).toBe(dayAfter(10))
  // Known to use it before days were kept: the first one is not known.
  await db.capabilityUse.updateMany({ where: { capabilityId: made.id }, data: { weeklyOn: null, state: 'weekly' } })
  expect(await use('recommends', 40)).toBeNull()
  const item = await makeItem(pm, { capabilityId: made.id })
  const piece = await hear({ text: `I cannot do without ${made.name}` })
  const about = await aboutCapability(pm, made)
  expect(about.items.map(({ id }) => id)).toEqual([item.id])
  expect(about.evidence.map(({ id }) => id)).toEqual([piece])
  expect(about.rfcs).toEqual([])
})

test('a name is taken once; an owner or a team that is not there is refused; a developer reads only', async () => {
  const made = await add()
  await expect(add({ name: made.name })).rejects.toMatchObject({ code: 'conflict' })
  await expect(add({ owner: 'nobody@example.test' })).rejects.toMatchObject({
    fieldErrors: { owner: [expect.stringContaining('nobody@')] },
  })
  await expect(add({ team: 'No such team' })).rejects.toMatchObject({ code: 'invalid' })
  const developer = actorOf(await makePerson())
  await expect(addCapability(developer, parse(capabilityInput, { name: 'x' }), NOW)).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await getCapability(developer, made.id, NOW)).toMatchObject({ name: made.name })
  expect((await getCapability(pm, made.id, later(200))).gaps).toEqual(['No owner', 'Not checked for 180 days'])
})

test('the list goes on by name, within a stage', async () => {
  const names = [fresh('A'), fresh('B'), fresh('C')]
  for (const name of names) await add({ name, stage: 'enhancement' })
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await listCapabilities(pm, parse(capabilityQuery, { limit: 2, stage: 'enhancement', cursor }), NOW)
    found.push(...page.data.map((one) => one.name))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(found.filter((name) => names.includes(name)).sort()).toEqual([...names].sort())
})

test('a catalogue of Backstage: once, again without change, and what it says anew; what was typed stays', async () => {
  const team = await makeTeam({ name: `Search team ${newId().slice(0, 6)}` })
  const [one, two] = [`search-${newId().slice(0, 8)}`, `bare-${newId().slice(0, 8)}`]
  const file = (lifecycle: string) => ({
    path: 'catalog-info.yaml',
    text: [
      `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${one}\nspec:\n  type: service\n` +
        `  lifecycle: ${lifecycle}\n  owner: group:default/${team.name.replace(/ /g, '-').toLowerCase()}\n`,
      `apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: ${two}\nspec:\n  type: openapi\n` +
        `  lifecycle: production\n  owner: CNCF\n  definition: x\n`,
      `apiVersion: backstage.io/v1alpha1\nkind: User\nmetadata:\n  name: jo\nspec:\n  memberOf: []\n`,
    ].join('---\n'),
  })
  const first = await importCatalog(pm, [file('experimental')], NOW)
  expect(first).toMatchObject({ created: 2, updated: 0, skipped: [{ reason: 'The kind User is no capability.' }] })
  expect(first.findings?.map((finding) => finding.message)).toEqual(['“CNCF” is no team or person here.'])
  expect(await importCatalog(pm, [file('experimental')], NOW)).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  const row = await db.capability.findFirstOrThrow({ where: { sourceRef: `component:default/${one}` } })
  expect(await getCapability(pm, row.id, NOW)).toMatchObject({ stage: 'launch', team: team.name })
  await changeCapability(pm, row.id, parse(capabilityPatch, { goldenPath: 'https://paths.example/search' }), NOW)
  expect(await importCatalog(pm, [file('production')], later(1))).toMatchObject({ updated: 1, unchanged: 1 })
  expect(await getCapability(pm, row.id, NOW)).toMatchObject({
    stage: 'maturation',
    goldenPath: 'https://paths.example/search',
  })
  const bare = await db.capability.findFirstOrThrow({ where: { sourceRef: `api:default/${two}` } })
  expect((await getCapability(pm, bare.id, NOW)).gaps).toContain('No owner: “CNCF” is no team or person here')
})

test('names come as a dictionary has them, whatever their case and accents, and a page goes on where the last one ended', async () => {
  const mark = newId().slice(0, 6)
  const names = ['apple', 'Banana', 'éclair', 'Echo', 'echo zwei', 'Zebra'].map((name) => `${name} ${mark}`)
  for (const name of [...names].reverse()) await add({ name })
  const listed: string[] = []
  let cursor: string | undefined
  do {
    const page = await listCapabilities(pm, parse(capabilityQuery, { limit: 2, cursor }), NOW)
    listed.push(...page.data.map((one) => one.name).filter((name) => name.endsWith(mark)))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  const inOrder = [...names].sort(new Intl.Collator('en').compare)
  expect(listed).toEqual(inOrder)
})
