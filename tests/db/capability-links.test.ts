import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { addCapability, removeCapability } from '@/lib/catalog/commands-capabilities'
import { linkToCapability, unlinkFromCapability } from '@/lib/catalog/commands-links'
import { getLinks } from '@/lib/catalog/queries-links'
import { capabilityInput } from '@/lib/catalog/schema-capabilities'
import { linkForm } from '@/lib/catalog/schema-links'
import { aboutCapability } from '@/lib/platform/queries-capability'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'
import { hear, insightOn, makePm, NOW } from './roadmap-make'

let pm: Actor
let developer: Actor
beforeAll(async () => {
  pm = await makePm()
  developer = actorOf(await makePerson())
})
const add = (name = `Runners ${newId().slice(0, 8)}`) => addCapability(pm, parse(capabilityInput, { name }), NOW)

test('evidence and insights are about a capability because somebody said so, not because they name it', async () => {
  const capability = await add()
  const [silent, named] = [
    await hear({ text: 'It queues for ages' }),
    await hear({ text: `${capability.name} is slow` }),
  ]
  const insight = await insightOn(pm, { supports: [silent] })
  await linkToCapability(pm, capability.id, { kind: 'evidence', id: silent }, NOW)
  const links = await linkToCapability(pm, capability.id, { kind: 'insight', id: insight }, NOW)
  expect(links).toEqual({
    evidence: [{ id: silent, text: 'It queues for ages' }],
    insights: [{ id: insight, statement: 'Builds take too long' }],
  })
  // Once more changes nothing.
  expect(await linkToCapability(pm, capability.id, { kind: 'evidence', id: silent }, NOW)).toEqual(links)
  const about = await aboutCapability(developer, capability)
  expect(about.links).toEqual(links)
  expect(about.evidence.map(({ id }) => id)).toEqual([named])
  // What is linked does not stand there twice.
  await linkToCapability(pm, capability.id, { kind: 'evidence', id: named }, NOW)
  expect((await aboutCapability(developer, capability)).evidence).toEqual([])
  await unlinkFromCapability(pm, capability.id, { kind: 'evidence', id: named })
  expect((await aboutCapability(developer, capability)).evidence.map(({ id }) => id)).toEqual([named])
})

test('a reader sees what they may read, and nothing of what is gone', async () => {
  const capability = await add()
  const [open, closed] = [await hear(), await hear({ audience: 'researchers' })]
  for (const id of [open, closed]) await linkToCapability(pm, capability.id, { kind: 'evidence', id }, NOW)
  expect((await getLinks(pm, capability.id)).evidence).toHaveLength(2)
  expect((await getLinks(developer, capability.id)).evidence.map(({ id }) => id)).toEqual([open])
  await db.evidence.delete({ where: { id: open } })
  expect((await getLinks(developer, capability.id)).evidence).toEqual([])
  await removeCapability(pm, capability.id)
  expect(await db.capabilityLink.count({ where: { capabilityId: capability.id } })).toBe(0)
})

test('what is not there is refused, and links are for those who keep the catalogue', async () => {
  const [capability, piece] = [await add(), await hear()]
  const link = (actor: Actor, of: string, kind: 'evidence' | 'insight', id: string) =>
    linkToCapability(actor, of, { kind, id }, NOW)
  await expect(link(pm, capability.id, 'insight', piece)).rejects.toMatchObject({ code: 'invalid' })
  await expect(link(pm, 'none', 'evidence', piece)).rejects.toMatchObject({ code: 'not_found' })
  await expect(link(developer, capability.id, 'evidence', piece)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(unlinkFromCapability(pm, capability.id, { kind: 'evidence', id: piece })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(getLinks(pm, 'none')).rejects.toMatchObject({ code: 'not_found' })
  const form = (address: string) => linkForm.safeParse({ capability: capability.id, address })
  expect(form(`https://hub.example/evidence/${piece}?x=1`).data?.address).toEqual({ kind: 'evidence', id: piece })
  expect(form('/insights/abc').data?.address).toEqual({ kind: 'insight', id: 'abc' })
  for (const address of ['/insights/desk', '/roadmap/items/abc', 'words']) expect(form(address).success).toBe(false)
})
