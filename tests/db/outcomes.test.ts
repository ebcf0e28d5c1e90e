import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { importEvents, importMetrics } from '@/lib/outcomes/commands-import'
import { recordEvents, recordMetrics } from '@/lib/outcomes/commands-metrics'
import { getDora, getSeries, listMetrics } from '@/lib/outcomes/queries-metrics'
import { doraQuery, eventsInput } from '@/lib/outcomes/schema-delivery'
import { metricListQuery, metricQuery, metricsInput } from '@/lib/outcomes/schema-metrics'
import { db } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

const NOW = new Date('2026-04-01T00:00:00Z')
let pm: Actor
beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
})
const refused = (field: string, code = 'invalid') =>
  expect.objectContaining({
    code,
    fieldErrors: expect.objectContaining({ [field]: expect.anything() as unknown }) as unknown,
  })
const take = (points: unknown) => recordMetrics(pm, parse(metricsInput, points), NOW)
const send = (events: unknown) => recordEvents(pm, parse(eventsInput, events))
const series = (metric: string, query: object = {}) => getSeries(pm, metric, parse(metricQuery, query), NOW)
const dora = (query: object) => getDora(pm, parse(doraQuery, query), NOW)
const fresh = () => `build-${newId().slice(0, 8)}`

describe('metrics', () => {
  test('one or many; the same again changes nothing, another value at the same moment corrects it', async () => {
    const metric = fresh()
    expect(await take({ metric, at: '2026-03-01', value: 14, unit: 'minutes' })).toEqual({
      accepted: 1,
      created: 1,
      updated: 0,
      unchanged: 0,
    })
    const many = [
      { metric, at: '2026-03-01T00:00:00Z', value: 14 },
      { metric, at: '2026-03-01T02:00:00+02:00', value: 14 },
      { metric, at: '2026-03-02T10:00:00Z', value: 10, n: 3 },
    ]
    expect(await take(many)).toEqual({ accepted: 2, created: 1, updated: 0, unchanged: 1 })
    expect(await take({ metric, at: '2026-03-02T10:00:00Z', value: 12, n: 3 })).toMatchObject({ updated: 1 })
    const found = await series(metric)
    expect(found).toMatchObject({ unit: 'minutes', step: 'point', points: 2 })
    expect(found.data.map(({ value, n }) => [value, n])).toEqual([
      [14, 1],
      [12, 3],
    ])
    const byMonth = await series(metric, { step: 'month' })
    expect(byMonth.data).toEqual([
      { at: '2026-03-01T00:00:00.000Z', value: (14 + 36) / 4, n: 4, points: 2, low: 12, high: 14 },
    ])
  })

  test('a point that moves to another day leaves the day it was in', async () => {
    const metric = fresh()
    await take([
      { metric, id: 'a', at: '2026-03-01', value: 1 },
      { metric, id: 'b', at: '2026-03-01', value: 3 },
    ])
    await take({ metric, id: 'a', at: '2026-03-05', value: 1 })
    expect(
      (await series(metric, { step: 'day' })).data.map(({ at, value, points }) => [at.slice(0, 10), value, points]),
    ).toEqual([
      ['2026-03-01', 3, 1],
      ['2026-03-05', 1, 1],
    ])
  })

  test('a list that holds one point with two values is refused, as is a team that is not there: nothing is written', async () => {
    const metric = fresh()
    const point = { metric, at: '2026-03-01', value: 1 }
    await expect(take([point, { ...point, value: 2 }])).rejects.toEqual(refused('1.at'))
    await expect(take([point, { ...point, team: 'No such team' }])).rejects.toEqual(refused('1.team'))
    await expect(series(metric)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a metric keeps its unit: another one is refused in a list, in a later request and in a file, with nothing written', async () => {
    const metric = fresh()
    const point = { metric, at: '2026-03-01', value: 14, unit: 'minutes' }
    const other = { metric, at: '2026-03-02', value: 840, unit: 'seconds' }
    await expect(take([point, other])).rejects.toEqual(refused('1.unit'))
    await expect(series(metric)).rejects.toMatchObject({ code: 'not_found' })
    // Without a unit at first: it is said later, once.
    await take({ metric, at: '2026-02-27', value: 13 })
    await take([{ ...point, unit: undefined }, point])
    await expect(take(other)).rejects.toEqual(refused('unit'))
    const text = `metric,at,value,unit\n${metric},2026-03-02,840,seconds`
    await expect(importMetrics(pm, [{ path: 'a.csv', text }], NOW)).rejects.toThrow('is measured in minutes')
    expect(await series(metric)).toMatchObject({ unit: 'minutes', points: 2 })
  })

  test('by team, by id or by name, and by whole days', async () => {
    const [metric, team] = [fresh(), await makeTeam()]
    await take([
      { metric, at: '2026-03-01T09:00:00Z', value: 1, team: team.id },
      {
        metric,
        at: '2026-03-01T09:00:00Z',
        value: 5,
        team: team.name.toUpperCase() === team.name ? team.name : team.name.toLowerCase(),
        id: 'x',
      },
      { metric, at: '2026-03-01T09:00:00Z', value: 9 },
      { metric, at: '2026-03-02T00:00:00Z', value: 100, team: team.id },
    ])
    const own = await series(metric, { team: team.name, from: '2026-03-01', to: '2026-03-01' })
    expect(own.data.map((point) => point.value).sort()).toEqual([1, 5])
    expect(own.to).toBe('2026-03-02T00:00:00.000Z')
    expect((await series(metric, { step: 'day', to: '2026-03-01' })).data).toMatchObject([{ value: 5, points: 3 }])
  })

  test('two writers of one day at the same time leave its sum right', async () => {
    const metric = fresh()
    const at = (i: number) => `2026-03-01T00:${String(i).padStart(2, '0')}:00Z`
    await Promise.all(Array.from({ length: 8 }, (_, i) => take({ metric, at: at(i), value: i })))
    expect((await series(metric, { step: 'day' })).data).toMatchObject([
      { value: 3.5, n: 8, points: 8, low: 0, high: 7 },
    ])
  })

  test('the list of metrics goes on by name', async () => {
    const metrics = [fresh(), fresh(), fresh()].sort()
    for (const metric of metrics) await take({ metric, at: '2026-03-01', value: 1 })
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await listMetrics(pm, parse(metricListQuery, { limit: 2, cursor }))
      names.push(...page.data.map((one) => one.name))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(names).toEqual(expect.arrayContaining(metrics))
    expect(new Set(names).size).toBe(names.length)
  })

  test('a CSV file is taken whole or not at all, and says which line is wrong', async () => {
    const metric = fresh()
    const good = `metric;date;value;n\n${metric};2026-03-01;1.5;2\n${metric};2026-03-02 10:00:00Z;2;`
    expect(await importMetrics(pm, [{ path: 'a.csv', text: good }], NOW)).toMatchObject({ created: 2 })
    expect(await importMetrics(pm, [{ path: 'a.csv', text: good }], NOW)).toMatchObject({ unchanged: 2, created: 0 })
    const bad = `metric,at,value\n${metric},2026-03-03,1\n${metric},2026-03-04 09:00,1\n${metric},2026-03-05,many`
    await expect(importMetrics(pm, [{ path: 'b.csv', text: bad }], NOW)).rejects.toThrow(
      /Line 3: at: "2026-03-04 09:00" has no time zone.*Line 4: value: "many" is no number/,
    )
    expect((await series(metric)).points).toBe(2)
  })
})

/** A week of deployments of one service that no other test uses. */
const deploy = (service: string, id: string, at: string, over: object = {}) => ({
  kind: 'deployment',
  id: `${service}-${id}`,
  at,
  service,
  ...over,
})

describe('delivery figures', () => {
  test('by the definitions, worked by hand', async () => {
    const service = fresh()
    await send([
      deploy(service, '1', '2026-03-02T12:00:00Z', {
        commitAt: '2026-03-02T10:00:00Z',
        failed: false,
        unplanned: false,
      }),
      deploy(service, '2', '2026-03-03T12:00:00Z', {
        commitAt: '2026-03-03T08:00:00Z',
        failed: true,
        resolvedAt: '2026-03-03T13:00:00Z',
      }),
      deploy(service, '3', '2026-03-03T14:00:00Z', { commitAt: '2026-03-03T13:00:00Z', unplanned: true }),
      deploy(service, '4', '2026-03-12T14:00:00Z', { commitAt: '2026-03-12T15:00:00Z' }),
      { kind: 'incident', id: `${service}-i1`, at: '2026-03-12T15:00:00Z', service, deployment: `${service}-4` },
      {
        kind: 'incident',
        id: `${service}-i2`,
        at: '2026-03-13T00:00:00Z',
        resolvedAt: '2026-03-13T05:00:00Z',
        service,
      },
    ])
    // The incident of deployment 4 ends: sent once more, with no more than that.
    await send({
      kind: 'incident',
      id: `${service}-i1`,
      at: '2026-03-12T15:00:00Z',
      resolvedAt: '2026-03-12T17:00:00Z',
    })
    const found = await dora({ service, from: '2026-03-02', to: '2026-03-15' })
    expect(found.deploymentFrequency).toEqual({
      deployments: 4,
      days: 14,
      perDay: 4 / 14,
      perWeek: 2,
      // Days with a deployment in the two whole weeks: 2 and 1.
      medianDaysPerWeek: 1.5,
    })
    // 2 h, 4 h, 1 h; the fourth was committed after its deployment.
    expect(found.leadTime).toEqual({ median: 7200, middleHalf: [5400, 10800], n: 3, excluded: 1 })
    expect(found.changeFailureRate).toMatchObject({ value: 0.5, count: 2, of: 4 })
    // 1 h of deployment 2, 3 h from deployment 4 to the end of its incident, 5 h of the incident without a deployment.
    expect(found.recoveryTime).toEqual({ median: 10800, middleHalf: [7200, 14400], n: 3, open: 0, unlinked: 1 })
    expect(found.reworkRate).toMatchObject({ value: 0.25, count: 1, of: 4 })
    expect(found.weeks.map(({ week, partial, deployments, failed }) => [week, partial, deployments, failed])).toEqual([
      ['2026-03-02', false, 3, 1],
      ['2026-03-09', false, 1, 1],
    ])
  })

  test('what no event says is not zero', async () => {
    const service = fresh()
    await send([deploy(service, '1', '2026-03-02T12:00:00Z'), deploy(service, '2', '2026-03-03T12:00:00Z')])
    const found = await dora({ service, from: '2026-03-02', to: '2026-03-08' })
    expect(found.changeFailureRate).toEqual({ value: null, count: 0, of: 2, ci: null })
    expect(found.reworkRate.value).toBeNull()
    expect(found.leadTime).toMatchObject({ median: null, n: 0, excluded: 2 })
    expect(found.notes.join(' ')).toMatch(/no change failure rate.*no rework rate/)
  })

  test('where something was deployed before, none in a range is none a week; before the first one nothing is known', async () => {
    const service = fresh()
    await send(deploy(service, '1', '2026-02-02T12:00:00Z'))
    const after = await dora({ service, from: '2026-03-02', to: '2026-03-15' })
    expect(after.deploymentFrequency).toMatchObject({ deployments: 0, perDay: 0, perWeek: 0, medianDaysPerWeek: 0 })
    expect(after.changeFailureRate.value).toBe(null)
    expect(after.notes).toEqual([expect.stringContaining('the first one known is of 2026-02-02')])
    const before = await dora({ service, from: '2026-01-05', to: '2026-01-18' })
    expect(before.deploymentFrequency).toMatchObject({ perDay: null, medianDaysPerWeek: null })
    expect(before.notes).toEqual([expect.stringContaining('after these days')])
    expect((await dora({ service: fresh() })).notes).toEqual(['No deployment and no incident is known here.'])
  })

  test('a failure that was over before its deployment is in no recovery time, and that is said', async () => {
    const service = fresh()
    await send([
      deploy(service, '1', '2026-03-02T12:00:00Z'),
      {
        ...{ kind: 'incident', id: `${service}-i`, service, deployment: `${service}-1` },
        ...{ at: '2026-03-02T11:00:00Z', resolvedAt: '2026-03-02T11:30:00Z' },
      },
    ])
    const found = await dora({ service, from: '2026-03-02', to: '2026-03-15' })
    expect(found.recoveryTime).toMatchObject({ median: null, n: 0, open: 0 })
    expect(found.notes).toContain('1 failure over before its deployment: not in the recovery time.')
  })

  test('a deployment and an incident may have the same id, and a field that is not named stays', async () => {
    const service = fresh()
    await send([
      deploy(service, '1', '2026-03-02T12:00:00Z', { failed: true, commitAt: '2026-03-02T11:00:00Z' }),
      { kind: 'incident', id: `${service}-1`, at: '2026-03-02T12:30:00Z', service },
    ])
    expect(
      await send(deploy(service, '1', '2026-03-02T12:00:00Z', { resolvedAt: '2026-03-02T12:10:00Z' })),
    ).toMatchObject({ updated: 1 })
    expect(await send(deploy(service, '1', '2026-03-02T12:00:00Z'))).toMatchObject({ unchanged: 1, updated: 0 })
    expect(await db.deliveryEvent.findMany({ where: { service }, orderBy: { kind: 'asc' } })).toMatchObject([
      {
        kind: 'deployment',
        failed: true,
        commitAt: new Date('2026-03-02T11:00:00Z'),
        resolvedAt: new Date('2026-03-02T12:10:00Z'),
      },
      { kind: 'incident', resolvedAt: null },
    ])
  })

  test('a range does not count days that are still to come', async () => {
    const service = fresh()
    await send(deploy(service, '1', '2026-03-30T12:00:00Z', { failed: false }))
    expect((await dora({ service, from: '2026-03-30', to: '2026-04-30' })).deploymentFrequency.days).toBe(2)
  })

  // Apache DevLake, backend/plugins/dora/e2e/change_lead_time/project_pr_metrics.csv: minutes from first commit to deployment.
  // Its dashboards take max(x) where percent_rank() <= 0.5, the lower of the two in the middle (10,203); here it is their mean.
  test('edges that no measurement can have, and more weeks than anybody reads, are refused at their field', async () => {
    for (const edge of ['0001-01-01', '1969-12-31', '9999-12-31', '0000-01-01T00:00:00Z'])
      for (const query of [metricQuery, doraQuery]) {
        expect(query.safeParse({ from: edge }).error?.issues[0]?.path).toEqual(['from'])
        expect(query.safeParse({ to: edge }).success).toBe(false)
      }
    await expect(dora({ from: '2010-01-01', to: '2026-03-31' })).rejects.toEqual(refused('from'))
    expect((await dora({ from: '2017-01-01', to: '2026-03-31' })).weeks.length).toBeGreaterThan(400)
  })

  test('the median of DevLake\u2019s own example is the mean of the two in the middle, where DevLake takes the lower', async () => {
    const service = fresh()
    const minutes = [44_640, 4_478, 1_598, 10_203, 11_764, 13_204]
    const at = new Date('2026-03-10T12:00:00Z')
    await send(
      minutes.map((one, i) =>
        deploy(service, String(i), at.toISOString(), { commitAt: new Date(at.getTime() - one * 60_000).toISOString() }),
      ),
    )
    const { leadTime } = await dora({ service, from: '2026-03-09', to: '2026-03-15' })
    expect((leadTime.median ?? 0) / 60).toBeCloseTo((10_203 + 11_764) / 2, 6)
  })

  // Four Keys, METRICS.md: "if there are four deployments in a day and one causes a failure, that is a 25% change failure rate".
  // It joins incidents to changes, so two incidents of one deployment make its rate 50 %; here the deployment counts once.
  test('the change failure rate of Four Keys\u2019 own example is 25 %, with two incidents of one deployment too', async () => {
    const service = fresh()
    await send([
      ...['1', '2', '3', '4'].map((id) => deploy(service, id, `2026-03-10T1${id}:00:00Z`)),
      ...['a', 'b'].map((id) => ({
        kind: 'incident',
        id: service + id,
        at: '2026-03-10T16:00:00Z',
        deployment: `${service}-2`,
      })),
    ])
    expect((await dora({ service, from: '2026-03-10', to: '2026-03-10' })).changeFailureRate).toMatchObject({
      value: 0.25,
      count: 1,
      of: 4,
    })
  })

  test('events come from CSV too', async () => {
    const service = fresh()
    const text = `kind,id,at,service,commit_at,failed\ndeployment,${service}-1,2026-03-02T12:00:00Z,${service},2026-03-02T11:00:00Z,yes\n`
    expect(await importEvents(pm, [{ path: 'e.csv', text }])).toMatchObject({ created: 1 })
    expect((await dora({ service, from: '2026-03-01', to: '2026-03-08' })).changeFailureRate.value).toBe(1)
  })

  test('an incident that ends before it begins, and a field of the other kind, are refused by name', () => {
    const incident = { kind: 'incident', id: 'i', at: '2026-03-02T12:00:00Z' }
    expect(() => parse(eventsInput, [{ ...incident, resolvedAt: '2026-03-01T00:00:00Z' }])).toThrow(/resolved before/)
    expect(() => parse(eventsInput, [{ ...incident, commitAt: '2026-03-01T00:00:00Z' }])).toThrow(/Only a deployment/)
  })
})

test(
  'a chart of a year of 100,000 points takes about as long as one of 1,000, of a team too',
  { timeout: 300_000 },
  async () => {
    const [metric, team] = [fresh(), await makeTeam()]
    const start = Date.parse('2025-04-02T00:00:00Z')
    for (let part = 0; part < 5; part++) {
      const points = Array.from({ length: 20_000 }, (_, i) => {
        const at = new Date(start + (part * 20_000 + i) * 314_000).toISOString()
        return { metric, at, value: (i % 97) + part, ...(i % 3 === 0 && { team: team.id }) }
      })
      await take(points)
    }
    const few = fresh()
    await take(
      Array.from({ length: 1_000 }, (_, i) => {
        const at = new Date(start + i * 31_400_000).toISOString()
        return { metric: few, at, value: i % 97, ...(i % 2 === 0 && { team: team.id }) }
      }),
    )
    const asked = [
      [few, {}],
      [metric, {}],
      [few, { team: team.id }],
      [metric, { team: team.id }],
    ] as const
    // In turn, so that whatever else the machine does meets all of them.
    const times: number[][] = asked.map(() => [])
    for (let i = 0; i < 15; i++)
      for (const [at, [name, query]] of asked.entries()) {
        const before = performance.now()
        const found = await series(name, query)
        times[at]!.push(performance.now() - before)
        expect(found.data.length).toBeGreaterThan(300)
      }
    const [small, all, smallOwn, own] = times.map((list) => list.toSorted((a, b) => a - b)[7]!) as [
      number,
      number,
      number,
      number,
    ]
    expect((await series(metric)).points).toBe(100_000)
    const [ms, msOwn] = [
      [all, small],
      [own, smallOwn],
    ].map(([one, other]) => `${one!.toFixed(1)} ms (of 1,000: ${other!.toFixed(1)} ms)`)
    console.info(`chart of 100,000 points: ${ms}; of a team: ${msOwn}`)
    expect(all / small).toBeLessThan(4)
    expect(own / smallOwn).toBeLessThan(4)
  },
)
