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
import { recordMetrics, removeMetric } from '@/lib/outcomes/commands-metrics'
import { metricsInput } from '@/lib/outcomes/schema-metrics'
import { createItem } from '@/lib/roadmap/commands'
import { itemInput } from '@/lib/roadmap/schema'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'
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
