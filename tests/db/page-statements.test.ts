import { encode } from 'next-auth/jwt'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { db, pool } from '@/lib/server/db'
import { seedDemo } from '@/prisma/seed'

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
  return asked.mock.calls.map(([one]) => (typeof one === 'string' ? one : (one as { text: string }).text))
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
    ['home of a PM', 'pm', home, 33],
    ['home of a developer', 'developer', home, 10],
    ['settings', 'pm', settings, 7],
    ['thanks', 'developer', thanks, 9],
  ])('%s asks no more than it needs, and none that Prisma makes', async (_, role, look, most) => {
    const statements = await statementsOf(role, look)
    expect(statements.filter((text) => text.includes('"public".')).map((text) => text.slice(0, 120))).toEqual([])
    expect(statements.length, statements.map((text) => text.trim().slice(0, 90)).join('\n')).toBeLessThanOrEqual(most)
    expect(new Set(statements).size).toBeGreaterThan(1)
  })
})
