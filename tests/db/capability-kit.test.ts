import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { addCapability, removeCapability } from '@/lib/catalog/commands-capabilities'
import { nameChampion } from '@/lib/catalog/commands-champions'
import { changeKit } from '@/lib/catalog/commands-kit'
import { kitEndpoints } from '@/lib/catalog/api-kit'
import { getKit } from '@/lib/catalog/queries-kit'
import { capabilityInput } from '@/lib/catalog/schema-capabilities'
import { kitChange, kitSchema, type Kit } from '@/lib/catalog/schema-kit'
import { erasePerson } from '@/lib/people/commands-erase'
import { captureEvidence } from '@/lib/evidence/commands-capture'
import { captureSchema } from '@/lib/evidence/schema-capture'
import { rooms } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { call, tokens } from '../support/rest'
import { actorOf, makePerson, makeTeam } from './make'
import { clock, hear, makePm, NOW } from './roadmap-make'

let pm: Actor
let bearer: Awaited<ReturnType<typeof tokens>>
beforeAll(async () => {
  bearer = await tokens()
  pm = await makePm()
})
const add = () =>
  addCapability(pm, parse(capabilityInput, { name: `Runners ${newId().slice(0, 8)}`, description: 'Builds' }), NOW)
const change = (id: string, over: object) => changeKit(pm, id, parse(kitChange, over), NOW)
const partOf = (kit: Kit, name: string) => kit.parts.find((part) => part.name === name)!

test('a kit is put together from what is known, and what is written stays until it is written anew', async () => {
  const [capability, team] = [await add(), await makeTeam()]
  const ada = await makePerson({ team })
  const empty = await getKit(pm, capability.id, NOW)
  expect(kitSchema.parse(empty)).toEqual(empty)
  expect([empty.version, partOf(empty, 'begin').missing]).toEqual([0, ['How to begin in five minutes is not written.']])
  await nameChampion(pm, capability.id, { person: ada.email }, NOW)
  await change(capability.id, { begin: 'Run `init`.', channel: '#runners', baseVersion: 0 })
  const kit = await change(capability.id, { limits: 'No GPUs.' })
  expect(kit).toMatchObject({ version: 2, written: { begin: 'Run `init`.', channel: '#runners', limits: 'No GPUs.' } })
  expect(partOf(kit, 'ask').text).toContain(ada.name)
  await expect(change(capability.id, { limits: 'Other', baseVersion: 1 })).rejects.toMatchObject({ code: 'conflict' })
  const reader = actorOf(await makePerson())
  await expect(changeKit(reader, capability.id, parse(kitChange, { limits: 'x' }), NOW)).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect((await getKit(reader, capability.id, NOW)).written.limits).toBe('No GPUs.')
  const file = await call(kitEndpoints.file, bearer.developer, { params: { id: capability.id } })
  expect(file.headers.get('content-type')).toContain('text/markdown')
  expect(await file.text()).toContain('## Known limits\n\nNo GPUs.')
  await removeCapability(pm, capability.id)
  expect(await db.capabilityKit.count({ where: { capabilityId: capability.id } })).toBe(0)
})

test('words are quoted by reference: only what everybody may read, and gone with the person who said them', async () => {
  const capability = await add()
  const person = await makePerson()
  const input = {
    kind: 'note',
    text: 'It saves me an hour a day',
    occurredAt: '2026-02-01',
    consent: true,
    person: person.email,
  }
  const said = await captureEvidence(pm, parse(captureSchema, input), clock)
  const withheld = await hear({ text: 'Only for researchers', audience: 'researchers' })
  await expect(change(capability.id, { quotes: [withheld] })).rejects.toMatchObject({
    fieldErrors: { quotes: [expect.stringContaining(withheld)] },
  })
  await expect(change(capability.id, { quotes: ['nothing'] })).rejects.toMatchObject({ code: 'invalid' })
  const kit = await change(capability.id, { quotes: [said.id, said.id] })
  expect([kit.written.quotes, partOf(kit, 'said').missing]).toEqual([[said.id], []])
  expect(partOf(kit, 'said').text).toContain('It saves me an hour a day')
  // What was made for researchers since is shown to nobody in a kit, not even to a researcher.
  await db.evidence.update({ where: { id: said.id }, data: { audience: 'researchers' } })
  for (const reader of [pm, actorOf(await makePerson())])
    expect(JSON.stringify((await getKit(reader, capability.id, NOW)).parts)).not.toContain('an hour a day')
  await db.evidence.update({ where: { id: said.id }, data: { audience: 'everyone' } })
  await erasePerson(actorOf(await makePerson({ role: 'admin' })), person.id, NOW, rooms)
  const after = await getKit(pm, capability.id, NOW)
  expect(JSON.stringify(after)).not.toContain('an hour a day')
  expect(partOf(after, 'said').missing).toEqual(['1 of the quotes withdrawn, or not shown to everybody.'])
  // The reference does not stand in the way of the next save.
  expect((await change(capability.id, { quotes: after.written.quotes, limits: 'None known.' })).version).toBe(2)
})
