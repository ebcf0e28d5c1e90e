import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, pool, Prisma, transaction } from '@/lib/server/db'
import { readTogether } from '@/lib/server/together'

// A server that somebody else set up has the zone of its place: Debian takes it over from the machine. Prisma writes a moment without
// its zone and leaves out the zone of one that it reads, so that moments would be hours beside those that SQL has.

const ZONE = 'Asia/Kolkata'
const at = new Date('2026-07-01T10:00:00.000Z')
const question = Prisma.sql`SELECT ${at}::timestamptz AS "at", extract(epoch FROM ${at}::timestamptz)::float8 AS "seconds"`
const answer = { at, seconds: at.getTime() / 1000 }

async function zoneOfDatabase(change: (name: string) => string): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>('SELECT quote_ident(current_database()) AS name')
    await client.query(change(rows[0]!.name))
  } finally {
    await client.end()
  }
}

beforeAll(() => zoneOfDatabase((name) => `ALTER DATABASE ${name} SET timezone TO '${ZONE}'`))
afterAll(() => zoneOfDatabase((name) => `ALTER DATABASE ${name} RESET timezone`))

test('a moment is the same for the hub and for a database in another zone, whichever way it is asked', async () => {
  const probe = new Client({ connectionString: process.env.DATABASE_URL })
  await probe.connect()
  expect((await probe.query('SHOW timezone')).rows).toEqual([{ TimeZone: ZONE }])
  await probe.end()
  expect(await db.$queryRaw(question)).toEqual([answer])
  expect(await transaction((tx) => tx.$queryRaw(question))).toEqual([answer])
  expect(await readTogether(question, ['at'])).toEqual([answer])
  expect((await pool().query('SELECT $1::timestamptz AS at', [at])).rows).toEqual([{ at }])
  const { id, createdAt } = await db.team.create({ data: { id: crypto.randomUUID(), name: 'Somewhere', headcount: 3 } })
  const [row] = await db.$queryRaw<{ apart: number }[]>`
    SELECT abs(extract(epoch FROM "createdAt" - ${createdAt}::timestamptz))::float8 AS "apart" FROM "Team" WHERE "id" = ${id}`
  expect([row!.apart, Math.abs(Date.now() - createdAt.getTime()) < 60_000]).toEqual([0, true])
})
