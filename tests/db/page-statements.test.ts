import { encode } from 'next-auth/jwt'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { presentTeams } from '@/lib/people/queries-present-teams'
import { findNewestResults, getResults } from '@/lib/results/queries'
import { findRfcs, listLongestUnchanged } from '@/lib/rfcs/queries'
import { db, pool } from '@/lib/server/db'
import { listSurveys } from '@/lib/surveys/queries'
import { seenByFor } from '@/lib/updates/policy'
import { findNewestOwed } from '@/lib/updates/queries'
import type { SeenBy } from '@/lib/updates/schema-rows'
import { seedDemo } from '@/prisma/seed'
import { actorOf } from './make'

/** Who asks, and what React remembers while one page is made: outside of its renderer `cache` remembers nothing. */
const page = vi.hoisted(() => ({
  cookie: '',
  token: '',
  made: new Map<object, { given: unknown[]; value: unknown }[]>(),
}))

vi.mock('react', async (original) => ({
  ...(await original<object>()),
  cache:
    <A extends unknown[], T>(read: (...given: A) => T) =>
    (...given: A): T => {
      const known = page.made.get(read) ?? []
      page.made.set(read, known)
      const found = known.find(
        (one) => one.given.length === given.length && one.given.every((each, i) => each === given[i]),
      )
      if (found) return found.value as T
      const value = read(...given)
      known.push({ given, value })
      return value
    },
}))
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (name.endsWith('session-token') ? { value: page.cookie } : undefined),
  }),
  headers: async () => new Headers({ accept: 'text/html', 'x-path': '/' }),
}))

const NOW = new Date('2026-06-15T13:45:00Z')
const HOST = '@lanternfreight.example'

beforeAll(async () => {
  await seedDemo(db, NOW)
  page.token = (await db.survey.findFirstOrThrow({ where: { status: 'open', anonymity: 'anonymous' } })).publicToken
}, 240_000)
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** The statements that a page asks, by the person who looks at it: not the first time, when what is kept is read. */
async function statementsOf(role: string, look: () => Promise<unknown>): Promise<string[]> {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  const [person] = await db.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Person"
    WHERE "role" = ${role} AND "email" LIKE ${`%${HOST}`} ORDER BY "id" DESC LIMIT 1`
  page.cookie = await encode({ token: { sub: person!.id, epoch: 0 }, secret: process.env.NEXTAUTH_SECRET! })
  const anew = async () => {
    page.made.clear()
    await look()
  }
  await anew()
  const client = await pool().connect()
  const asked = vi.spyOn(Object.getPrototypeOf(client) as { query: (...of: unknown[]) => unknown }, 'query')
  client.release()
  await anew()
  // What a connection is asked when it is opened is no question of a page.
  return asked.mock.calls
    .map(([one]) => (typeof one === 'string' ? one : (one as { text: string }).text))
    .filter((text) => !text.includes('pg_backend_pid'))
}

const framed = async (content: () => Promise<unknown>) => {
  const { default: HubLayout } = await import('@/app/(hub)/layout')
  await Promise.all([HubLayout({ children: null }), content()])
}

const home = async () => {
  const { default: HomePage } = await import('@/app/(hub)/page')
  return framed(() => HomePage({ searchParams: Promise.resolve({}) }))
}

const settings = async () => {
  const { default: SettingsPage } = await import('@/app/(hub)/settings/page')
  return framed(() => SettingsPage({ searchParams: Promise.resolve({}) }))
}

const thanks = async () => {
  const { default: ThanksPage } = await import('@/app/s/[token]/thanks/page')
  return ThanksPage({ params: Promise.resolve({ token: page.token }), searchParams: Promise.resolve({}) })
}

describe('statements of a page', () => {
  it.each([
    ['home of a PM', 'pm', home, 33, 0],
    ['home of a developer', 'developer', home, 10, 0],
    ['settings', 'pm', settings, 7, 0],
    ['thanks', 'developer', thanks, 9, 1],
  ])('%s asks no more than it needs, and by hand', async (_, role, look, most, byPrisma) => {
    const statements = await statementsOf(role, look)
    expect(statements.filter((text) => text.includes('"public".'))).toHaveLength(byPrisma)
    expect(statements.length, statements.map((text) => text.trim().slice(0, 90)).join('\n')).toBeLessThanOrEqual(most)
    expect(new Set(statements).size).toBeGreaterThan(1)
  })
})

describe('what Home reads together', () => {
  const pm = async () => {
    const person = await db.person.findFirstOrThrow({ where: { role: 'pm' }, include: { team: true } })
    return actorOf(person)
  }

  it('are the RFCs that the list gives for each status', async () => {
    const actor = await pm()
    const limits = { review: 5, 'last-call': 5, accepted: 50, draft: 1 } as const
    const together = await listLongestUnchanged(actor, limits)
    for (const [status, limit] of Object.entries(limits) as [keyof typeof limits, number][]) {
      const { data } = await findRfcs(actor, { status, sort: 'updated', limit })
      expect(together.get(status) ?? []).toEqual(data)
    }
    expect((together.get('accepted') ?? []).length).toBeGreaterThan(1)
  })

  it('is the result of the newest survey that is closed', async () => {
    const actor = await pm()
    const { data } = await listSurveys(actor, { status: 'closed', limit: 1 })
    expect(await findNewestResults(actor)).toEqual(await getResults(actor, data[0]!.id, {}))
  })

  it('are the people of the newest update that are owed an answer, of those whom the reader may see', async () => {
    const { update, owed } = (await findNewestOwed(await pm()))!
    const all = await db.told.findMany({ where: { updateId: update.id, state: 'owed' } })
    expect(owed).toBe(all.filter(({ seenBy }) => seenByFor({ role: 'pm' } as Actor).includes(seenBy as SeenBy)).length)
    expect(owed).toBeGreaterThan(0)
  })

  it('are the teams that are there with who is active in them', async () => {
    page.made.clear()
    await db.team.create({ data: { id: 'gone', name: 'Gone', headcount: 3, archivedAt: NOW } })
    const teams = await db.team.findMany({
      where: { archivedAt: null },
      orderBy: { name: 'asc' },
      include: { _count: { select: { people: { where: { active: true } } } } },
    })
    const read = (await presentTeams()).map(({ id, people, headcount, archivedAt }) => ({
      id,
      people,
      headcount,
      archivedAt,
    }))
    expect(read).toEqual(
      teams.map(({ id, headcount, _count }) => ({ id, people: _count.people, headcount, archivedAt: null })),
    )
  })
})
