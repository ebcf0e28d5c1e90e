import { afterEach, expect, it, vi } from 'vitest'
import { inOne, pool, Prisma, transaction } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'

const { page } = vi.hoisted(() => ({ page: { waiting: [] } }))
// What tells the requests of a server apart is React's; here all that is asked is of one page.
vi.mock('@/lib/server/page-asks', () => ({ pageAsks: () => page }))
afterEach(() => vi.restoreAllMocks())

const numbered = (n: number) => Prisma.sql`SELECT one AS "n" FROM generate_series(${n}::int, 1, -1) one`

async function statements(): Promise<() => number> {
  await readTogether(numbered(1))
  const client = await pool().connect()
  const asked = vi.spyOn(Object.getPrototypeOf(client) as { query: (...of: unknown[]) => unknown }, 'query')
  client.release()
  return () => asked.mock.calls.length
}

it('asks for all that a page asks for in one turn in one statement, each with its rows in their order', async () => {
  const count = await statements()
  const later = async (n: number) => readTogether(await Promise.resolve(numbered(n)))
  expect(await Promise.all([readTogether(numbered(3)), later(2), readTogether(numbered(0))])).toEqual([
    [{ n: 3 }, { n: 2 }, { n: 1 }],
    [{ n: 2 }, { n: 1 }],
    [],
  ])
  expect(count()).toBe(1)
  await readTogether(numbered(1))
  expect(count()).toBe(2)
})

it('gives what a statement of its own would: texts, moments, days, nothing, JSON, lists', async () => {
  const sql = Prisma.sql`SELECT ${'a "quoted" \\ line\n– 😀 <b>'} AS "text", '2026-11-02T10:11:12.345+01'::timestamptz(3) AS "at",
    '2026-11-02'::date AS "day", NULL::timestamptz AS "never", '{"a":[1,null]}'::jsonb AS "json", ARRAY['x,y', '{z}'] AS "list",
    2147483647 AS "int", true AS "yes"`
  type Row = { text: string; at: Date; day: Date; never: Date | null }
  const together = await readTogether<Row>(sql, ['at', 'day', 'never'])
  expect(together[0]).toMatchObject({ at: new Date('2026-11-02T09:11:12.345Z'), day: new Date('2026-11-02T00:00:00Z') })
  expect(together).toEqual(await transaction((tx) => readTogether<Row>(sql, ['at', 'day', 'never'], tx)))
})

it('fails for all that waited when the statement fails, and for none after', async () => {
  const broken = readTogether(Prisma.sql`SELECT 1 / 0 AS "n"`)
  const beside = readTogether(numbered(1))
  await expect(broken).rejects.toThrow()
  await expect(beside).rejects.toThrow()
  expect(await readTogether(numbered(1))).toEqual([{ n: 1 }])
})

it('asks in the one transaction of a command by itself, and sees what that has changed', async () => {
  const made = Prisma.sql`SELECT current_setting('test.together', true) AS "said"`
  const [inside, outside] = await transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('test.together', 'here', true)`
    const elsewhere = readTogether(made)
    return [await inOne(tx, () => readTogether(made)), await elsewhere]
  })
  expect(inside).toEqual([{ said: 'here' }])
  expect(outside).not.toEqual([{ said: 'here' }])
})
