import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { parse } from '@/lib/core/zod'
import { changeCapability } from '@/lib/catalog/commands-capabilities'
import { commitImport, createImport } from '@/lib/imports/commands'
import { undoImport } from '@/lib/imports/commands-undo'
import { listImported } from '@/lib/imports/queries'
import { recordEvents, recordMetrics } from '@/lib/outcomes/commands-metrics'
import { getSeries } from '@/lib/outcomes/queries-metrics'
import { eventsInput } from '@/lib/outcomes/schema-delivery'
import { metricsInput, metricQuery } from '@/lib/outcomes/schema-metrics'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'

const NOW = new Date('2026-06-01T12:00:00Z')
let admin: Actor
beforeAll(async () => {
  admin = actorOf(await makePerson({ role: 'admin' }))
})

const bring = async (path: string, text: string) => {
  const files = [{ path, bytes: new TextEncoder().encode(text) }]
  const preview = await createImport(admin, { source: '', mapping: {} }, files)
  return { preview, done: await commitImport(admin, preview.id, undefined) }
}
const kindOf = ({ preview }: { preview: { file: string; kind: string | null }[] }) => preview[0]?.kind

test('a catalogue is recognised by what it holds, and taken back but for what was touched or is used since', async () => {
  const entity = (name: string) =>
    `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${name}\nspec:\n  type: service\n  lifecycle: production\n  owner: nobody\n`
  const yaml = await bring('pasted.txt', ['one', 'two'].map((name) => entity(`imported-${name}`)).join('---\n'))
  expect([kindOf(yaml.preview), yaml.preview.created]).toEqual(['capabilities', 2])
  const csv = await bring('things.csv', 'Name,Stage,Golden path\nimported-three,launch,\nimported-one,enhancement,\n')
  expect(csv.done).toMatchObject({ created: 1, updated: 1 })
  const { things } = await listImported(admin, csv.done.id)
  expect(things.map(({ title, outcome }) => [title, outcome]).sort()).toEqual([
    ['imported-one', 'updated'],
    ['imported-three', 'created'],
  ])

  const two = await db.capability.findUniqueOrThrow({ where: { name: 'imported-two' } })
  await changeCapability(admin, two.id, { description: 'We know more now.' }, new Date())
  const undone = await undoImport(admin, yaml.done.id)
  // The second file has changed the first one's entry as well: it is not only its line any more.
  expect(undone.kept.map((one) => one.reason).sort()).toEqual([
    'imported-one: it was changed or checked since.',
    'imported-two: it was changed or checked since.',
  ])
  expect((await undoImport(admin, csv.done.id)).kept.map((one) => one.reason)).toEqual([
    'It was here before the import, which changed it.',
  ])
  const left = await db.capability.findMany({ where: { name: { startsWith: 'imported-' } }, select: { name: true } })
  expect(left.map((one) => one.name).sort()).toEqual(['imported-one', 'imported-two'])
})

test('measurements are taken back by the point: what was here before or was sent again since stays', async () => {
  const value = async (metric: string) =>
    (
      await getSeries(admin, metric, parse(metricQuery, { from: '2026-05-01', to: '2026-06-01', step: 'day' }), NOW)
    ).data.map((point) => [point.at.slice(0, 10), point.value])
  await recordMetrics(admin, parse(metricsInput, [{ metric: 'build time', at: '2026-05-01', value: 30 }]), NOW)
  const table =
    'metric,at,value\nbuild time,2026-05-01,31\nbuild time,2026-05-02,20\nbuild time,2026-05-03,10\nqueue,2026-05-02,5\n'
  const brought = await bring('export.txt', table)
  expect(kindOf(brought.preview)).toBe('metrics')
  expect(brought.done).toMatchObject({ created: 3, updated: 1 })
  expect((await listImported(admin, brought.done.id)).things.map((one) => one.title).sort()).toEqual([
    'build time',
    'queue',
  ])
  await recordMetrics(admin, parse(metricsInput, [{ metric: 'build time', at: '2026-05-03', value: 11 }]), NOW)

  const undone = await undoImport(admin, brought.done.id)
  expect(undone.kept).toEqual([
    { kind: 'metrics', id: 'build time', reason: 'build time: 2 points that were here before, or changed since.' },
  ])
  expect(await value('build time')).toEqual([
    ['2026-05-01', 31],
    ['2026-05-03', 11],
  ])
  expect(await db.metric.count({ where: { name: 'queue' } })).toBe(0)
})

test('deployments and incidents are taken back, each but what was changed since', async () => {
  const table =
    'kind,id,at,service\ndeployment,d1,2026-05-01T10:00:00Z,shop\ndeployment,d2,2026-05-02T10:00:00Z,shop\nincident,d1,2026-05-01T11:00:00Z,shop\n'
  const brought = await bring('ci.csv', table)
  expect([kindOf(brought.preview), brought.done.created]).toEqual(['events', 3])
  await recordEvents(
    admin,
    parse(eventsInput, [
      { kind: 'incident', id: 'd1', at: '2026-05-01T11:00:00Z', resolvedAt: '2026-05-01T12:00:00Z' },
    ]),
  )
  const undone = await undoImport(admin, brought.done.id)
  expect(undone.kept.map((one) => one.reason)).toEqual(['incident d1: it was changed since.'])
  expect(await db.deliveryEvent.findMany({ select: { kind: true, id: true } })).toEqual([
    { kind: 'incident', id: 'd1' },
  ])
  // The same file again is new again.
  expect((await bring('ci.csv', table)).done).toMatchObject({ created: 2 })
})
