import { beforeAll, expect, test } from 'vitest'
import { addCapability, recordUse, removeCapability } from '@/lib/catalog/commands-capabilities'
import { capabilityInput } from '@/lib/catalog/schema-capabilities'
import type { Actor } from '@/lib/core/actor'
import { parse } from '@/lib/core/zod'
import { createSession } from '@/lib/fieldwork/commands'
import { withdrawConsent } from '@/lib/fieldwork/commands-consent'
import { deleteSession } from '@/lib/fieldwork/commands-delete'
import { createHighlight, removeHighlight } from '@/lib/fieldwork/commands-highlight'
import { highlightSchema, newSessionSchema } from '@/lib/fieldwork/schema'
import { forgetMapping } from '@/lib/imports/commands-mappings'
import { listSavedMappings } from '@/lib/imports/queries'
import { recordEvents, recordMetrics, removeEvent, removeMetric } from '@/lib/outcomes/commands-metrics'
import { getDora } from '@/lib/outcomes/queries-metrics'
import { doraQuery, eventsInput } from '@/lib/outcomes/schema-delivery'
import { metricsInput } from '@/lib/outcomes/schema-metrics'
import { changeTeam } from '@/lib/people/commands'
import { getTeam, listArchivedTeams, listPresentTeams } from '@/lib/people/queries'
import { deleteRfc } from '@/lib/rfcs/commands-delete'
import { addLink } from '@/lib/rfcs/commands-links'
import { createItem } from '@/lib/roadmap/commands'
import { itemInput } from '@/lib/roadmap/schema'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'
import { draft, reviewed, say } from './rfcs-make'
import { makePm, NOW } from './roadmap-make'

const now = () => NOW
const work = { impact: 1, effort: 1, kind: 'docs' }
let pm: Actor
let advocate: Actor
beforeAll(async () => {
  pm = await makePm()
  advocate = actorOf(await makePerson({ role: 'advocate' }))
})

const session = (over: object = {}) =>
  createSession(
    advocate,
    parse(newSessionSchema, {
      kind: 'interview',
      title: 'Builds',
      date: '2026-02-20',
      body: '**Bo:** Forty minutes, most days.',
      consent: { scope: 'a-year' },
      participants: [{ pseudonym: 'Bo' }],
      ...over,
    }),
    now,
  )

test('a session goes while nothing in it was taken up, and its title is asked for', async () => {
  const made = await session()
  await expect(deleteSession(advocate, made.id, 'Bilds')).rejects.toMatchObject({ code: 'invalid' })
  const quote = { quote: 'Forty minutes, most days.' }
  const mark = await createHighlight(advocate, made.id, parse(highlightSchema, quote), now)
  await expect(deleteSession(advocate, made.id)).rejects.toThrow('Words in it are highlighted')
  await removeHighlight(advocate, made.id, mark.id)
  await deleteSession(advocate, made.id, ' Builds ')
  expect(await db.fieldSession.count({ where: { id: made.id } })).toBe(0)
  expect(await db.sessionParticipant.count({ where: { sessionId: made.id } })).toBe(0)
  await expect(deleteSession(advocate, made.id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await db.auditEntry.count({ where: { action: 'session.delete', subjectId: made.id } })).toBe(1)
})

test('a session from which somebody withdrew stays: that they did is kept', async () => {
  const made = await session()
  await withdrawConsent(advocate, made.id, made.participants[0]?.id ?? '')
  await expect(deleteSession(advocate, made.id)).rejects.toThrow('withdrawn')
})

test('a capability goes while no team uses it and no item is about it', async () => {
  const add = (name: string) => addCapability(pm, parse(capabilityInput, { name }), NOW)
  const [typo, used, planned] = [await add('Prevews'), await add('Previews'), await add('Sandboxes')]
  await removeCapability(pm, typo.id)
  await expect(removeCapability(pm, typo.id)).rejects.toMatchObject({ code: 'not_found' })
  const team = await makeTeam()
  await recordUse(pm, used.id, { team: team.id, state: 'weekly' }, NOW)
  await expect(removeCapability(pm, used.id)).rejects.toThrow('retirement')
  await createItem(pm, parse(itemInput, { ...work, title: 'Sandboxes for all', capabilityId: planned.id }), NOW)
  await expect(removeCapability(pm, planned.id)).rejects.toThrow('retirement')
})

test('a metric goes with its points and days while no outcome is measured by it', async () => {
  const point = (metric: string) =>
    recordMetrics(pm, parse(metricsInput, { metric, at: '2026-03-02T10:00:00Z', value: 4 }), NOW)
  await point('build-minutse')
  await removeMetric(pm, 'build-minutse', NOW)
  const of = { where: { metric: 'build-minutse' } }
  expect([await db.metricPoint.count(of), await db.metricDay.count(of)]).toEqual([0, 0])
  await expect(removeMetric(pm, 'build-minutse', NOW)).rejects.toMatchObject({ code: 'not_found' })
  await point('build-minutes')
  const item = await createItem(pm, parse(itemInput, { ...work, title: 'Faster builds' }), NOW)
  const stated = { itemId: item.id, metric: 'build-minutes', baseline: 9, target: 4, by: NOW, statedAt: NOW }
  await db.itemOutcome.create({ data: stated })
  await expect(removeMetric(pm, 'build-minutes', NOW)).rejects.toMatchObject({ code: 'conflict' })
  expect(await db.metricPoint.count({ where: { metric: 'build-minutes' } })).toBe(1)
})

test('a draft of an RFC goes while nobody else has taken it up, by its author or a steward', async () => {
  const author = actorOf(await makePerson())
  const typo = await draft(author)
  await expect(deleteRfc(advocate, typo.number)).rejects.toMatchObject({ code: 'forbidden' })
  await deleteRfc(author, typo.number)
  expect(await db.rfc.count({ where: { number: typo.number } })).toBe(0)
  expect(await db.rfcVersion.count({ where: { rfcId: typo.id } })).toBe(0)
  expect(await db.auditEntry.count({ where: { action: 'rfc.delete', subjectId: typo.id, actorId: author.id } })).toBe(1)
  await expect(deleteRfc(author, typo.number)).rejects.toMatchObject({ code: 'not_found' })
  await deleteRfc(pm, (await draft(author)).number)

  const stays = (number: number, reason: RegExp) =>
    expect(deleteRfc(author, number)).rejects.toMatchObject({ code: 'conflict', message: reason })
  const [discussed, named, naming] = [await draft(author), await draft(author), await draft(author)]
  await say(advocate, discussed.number, 'Which lanes?')
  await stays(discussed.number, /comments/)
  await addLink(author, naming.number, { rel: 'requires', number: named.number }, NOW)
  await stays(named.number, /names it/)
  await deleteRfc(author, naming.number)
  await deleteRfc(author, named.number)
  await stays((await reviewed(author)).number, /Withdraw/)
})

test('a deployment or an incident that was sent by mistake goes, and no figure counts it', async () => {
  const service = 'sent-by-mistake'
  const sent = (kind: string, id: string) => ({ kind, id, at: '2026-02-20T10:00:00Z', service })
  await recordEvents(
    pm,
    parse(eventsInput, [sent('deployment', 'twin'), sent('deployment', 'real'), sent('incident', 'twin')]),
  )
  const count = async () => (await getDora(pm, parse(doraQuery, { service }), NOW)).deploymentFrequency.deployments
  expect(await count()).toBe(2)
  await expect(removeEvent(advocate, { kind: 'deployment', id: 'twin' })).rejects.toMatchObject({ code: 'forbidden' })
  await removeEvent(pm, { kind: 'deployment', id: 'twin' })
  expect(await count()).toBe(1)
  // Of one id there may be one of each kind: the other stays.
  expect(await db.deliveryEvent.count({ where: { id: 'twin', kind: 'incident' } })).toBe(1)
  await expect(removeEvent(pm, { kind: 'deployment', id: 'twin' })).rejects.toMatchObject({ code: 'not_found' })
})

test('what was said of the columns of a source is listed and forgotten', async () => {
  const mapping = { column: { Squad: 'team', Notes: '' }, status: { done: 'shipped' } }
  await db.importMapping.create({ data: { source: 'a tracker', mapping } })
  const of = async () => (await listSavedMappings(advocate)).filter(({ source }) => source === 'a tracker')
  expect(await of()).toMatchObject([{ words: 3 }])
  await forgetMapping(advocate, 'a tracker')
  expect(await of()).toEqual([])
  await expect(forgetMapping(advocate, 'a tracker')).rejects.toMatchObject({ code: 'not_found' })
})

test('an archived team is in no list but its own, and can be brought back', async () => {
  const admin = actorOf(await makePerson({ role: 'admin' }))
  const { id } = await makeTeam({ headcount: 0 })
  const names = async () => {
    const [present, archived] = [await listPresentTeams(pm), await listArchivedTeams(pm)]
    return [present, archived].map((teams) => teams.some((team) => team.id === id))
  }
  await changeTeam(admin, id, { archived: true }, NOW)
  expect(await names()).toEqual([false, true])
  await changeTeam(admin, id, { archived: false }, NOW)
  expect(await names()).toEqual([true, false])
  expect((await getTeam(pm, id)).archivedAt).toBeNull()
})
