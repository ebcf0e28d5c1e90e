import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { recordEvents } from '@/lib/outcomes/commands-metrics'
import { getDora } from '@/lib/outcomes/queries-metrics'
import { listDeliveryDays } from '@/lib/outcomes/repo-delivery-days'
import { eventsInput } from '@/lib/outcomes/schema-delivery'
import { db } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

// Events by chance, counted once more by the words of docs/delivery-figures.md and by nothing else.

const FROM = Date.parse('2026-01-05T00:00:00Z')
const DAYS = 56
const NOW = new Date(FROM + 100 * DAY_MS)
let pm: Actor
beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
})

/** Numbers from 0 to 1 that look random and are the same each time (Park and Miller). */
function chance(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

interface Told {
  kind: 'deployment' | 'incident'
  id: string
  at: number
  service: string
  team: string
  commitAt?: number
  failed?: boolean
  unplanned?: boolean
  resolvedAt?: number
  deployment?: string
}

function events(seed: number, teams: readonly string[], run: string): Told[] {
  const next = chance(seed)
  const maybe = <T>(share: number, value: () => T) => (next() < share ? value() : undefined)
  const hour = 3_600_000
  const deployments = Array.from({ length: 160 }, (_, n): Told => {
    const at = FROM - 10 * DAY_MS + Math.floor(next() * 80 * DAY_MS)
    return {
      ...{ kind: 'deployment', id: `${run}-d${n}`, at, service: `${run}-${n % 3}`, team: teams[n % 2]! },
      ...strip({
        // Some were committed after they were deployed.
        commitAt: maybe(0.8, () => at - Math.floor((next() - 0.1) * 90 * hour)),
        failed: maybe(0.7, () => next() < 0.2),
        unplanned: maybe(0.5, () => next() < 0.3),
        resolvedAt: maybe(0.3, () => at + Math.floor(next() * 20 * hour)),
      }),
    }
  })
  const incidents = Array.from({ length: 60 }, (_, n): Told => {
    const of = maybe(0.7, () => deployments[Math.floor(next() * deployments.length)]!)
    // Some begin before the deployment that they name, and a few are over before it.
    const at = (of?.at ?? FROM + Math.floor(next() * 70 * DAY_MS)) + Math.floor((next() - 0.2) * 30 * hour)
    return {
      ...{ kind: 'incident', id: `${run}-i${n}`, at, service: `${run}-${n % 3}`, team: teams[n % 2]! },
      ...strip({
        deployment: of ? of.id : maybe(0.3, () => `${run}-unknown-${n}`),
        resolvedAt: maybe(0.8, () => at + Math.floor(next() * 12 * hour)),
      }),
    }
  })
  return [...deployments, ...incidents]
}
const strip = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>

const middle = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  if (sorted.length === 0) return null
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!
}

/** Deployments of the range with their failure and recovery, and incidents of it that name no deployment that is known. */
function counted(all: readonly Told[], inside: (one: Told) => boolean) {
  const deployments = all.filter((one) => one.kind === 'deployment' && inside(one))
  const known = new Set(all.flatMap((one) => (one.kind === 'deployment' ? [one.id] : [])))
  const incidentsOf = (id: string) => all.filter((one) => one.kind === 'incident' && one.deployment === id)
  const failed = deployments.filter((one) => one.failed === true || incidentsOf(one.id).length > 0)
  const ends = failed.map((one) => {
    const own = incidentsOf(one.id)
    if (own.some(({ resolvedAt }) => resolvedAt === undefined)) return null
    const times = [
      ...own.map(({ resolvedAt }) => resolvedAt!),
      ...(one.resolvedAt === undefined ? [] : [one.resolvedAt]),
    ]
    return times.length === 0 ? null : Math.max(...times) - one.at
  })
  const loose = all
    .filter((one) => one.kind === 'incident' && inside(one) && !(one.deployment && known.has(one.deployment)))
    .map((one) => (one.resolvedAt === undefined ? null : one.resolvedAt - one.at))
  const lasted = [...ends, ...loose]
  const recovery = lasted.flatMap((ms) => (ms !== null && ms >= 0 ? [ms / 1000] : []))
  const lead = deployments.flatMap((one) =>
    one.commitAt !== undefined && one.commitAt <= one.at ? [(one.at - one.commitAt) / 1000] : [],
  )
  return {
    ...{ deployments, failed, recovery, lead },
    open: lasted.filter((ms) => ms === null).length,
    unlinked: loose.filter((ms) => ms !== null && ms >= 0).length,
    unplanned: deployments.filter((one) => one.unplanned === true).length,
  }
}

test.each([1, 2, 3])(
  'figures of chance %d are those of the definitions, of a team, of a service and of both',
  async (seed) => {
    const teams = [await makeTeam(), await makeTeam()]
    const run = newId().slice(0, 8)
    const all = events(
      seed * 7_919,
      teams.map(({ id }) => id),
      run,
    )
    const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString())
    const input = all.map((one) =>
      strip({ ...one, at: iso(one.at), commitAt: iso(one.commitAt), resolvedAt: iso(one.resolvedAt) }),
    )
    // In any order, some of them twice.
    const next = chance(seed)
    const order = [...input, ...input.slice(0, 40)].toSorted(() => next() - 0.5)
    for (let from = 0; from < order.length; from += 50)
      await recordEvents(pm, parse(eventsInput, order.slice(from, from + 50)))
    const range = { from: new Date(FROM), to: new Date(FROM + DAYS * DAY_MS) }
    const within = (one: Told) => one.at >= range.from.getTime() && one.at < range.to.getTime()
    const askings = [
      { query: { team: teams[0]!.id }, inside: (one: Told) => one.team === teams[0]!.id },
      { query: { service: `${run}-1` }, inside: (one: Told) => one.service === `${run}-1` },
      {
        query: { team: teams[1]!.id, service: `${run}-2` },
        inside: (one: Told) => one.team === teams[1]!.id && one.service === `${run}-2`,
      },
    ]
    for (const { query, inside } of askings) {
      const own = counted(all, (one) => within(one) && inside(one))
      const found = await getDora(pm, { ...query, from: iso(FROM)!, to: iso(range.to.getTime())! }, NOW)
      const n = own.deployments.length
      expect(n).toBeGreaterThan(10)
      expect(found.deploymentFrequency).toMatchObject({
        deployments: n,
        days: DAYS,
        perDay: n / DAYS,
        perWeek: (n / DAYS) * 7,
      })
      expect(found.leadTime).toMatchObject({ n: own.lead.length, excluded: n - own.lead.length })
      expect(found.leadTime.median).toBeCloseTo(middle(own.lead)!, 6)
      expect(found.changeFailureRate).toMatchObject({ count: own.failed.length, of: n, value: own.failed.length / n })
      expect(found.recoveryTime).toMatchObject({ n: own.recovery.length, open: own.open, unlinked: own.unlinked })
      expect(found.recoveryTime.median).toBeCloseTo(middle(own.recovery)!, 6)
      expect(found.reworkRate).toMatchObject({ count: own.unplanned, of: n, value: own.unplanned / n })
      const weeks = found.weeks.map(({ deployments }) => deployments)
      expect([weeks.length, weeks.reduce((sum, one) => sum + one, 0)]).toEqual([DAYS / 7, n])
      // The days that an outcome is measured by are of the same deployments and failures.
      const asked = {
        teamId: 'team' in query ? (query.team ?? null) : null,
        service: 'service' in query ? (query.service ?? null) : null,
      }
      const days = await listDeliveryDays(db, [{ ...asked, range }])
      const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((total, day) => total + of(day), 0)
      expect([sum((day) => day.deployments), sum((day) => day.failed), sum((day) => day.unplanned)]).toEqual([
        ...[n, own.failed.length, own.unplanned],
      ])
      expect([sum((day) => day.leads), sum((day) => day.recoveries)]).toEqual([own.lead.length, own.recovery.length])
      const total = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
      expect(sum((day) => day.leadSeconds)).toBeCloseTo(total(own.lead), 3)
      expect(sum((day) => day.recoverySeconds)).toBeCloseTo(total(own.recovery), 3)
    }
  },
)
