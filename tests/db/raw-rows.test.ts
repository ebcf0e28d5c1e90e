import { expect, it } from 'vitest'
import { db, Prisma, transaction } from '@/lib/server/db'

/** What is asked outside a transaction goes to the driver itself; inside, to Prisma. */
async function bothWays(statement: Prisma.Sql): Promise<{ ours: unknown; prisma: unknown }> {
  return {
    ours: await db.$queryRaw(statement),
    prisma: await transaction((tx) => tx.$queryRaw(statement)),
  }
}

const MOMENT = new Date('2026-03-29T01:02:03.045Z')

it.each([
  ['whole numbers', Prisma.sql`SELECT 7::int AS a, 7::smallint AS b, 9007199254740993::bigint AS c, 26::oid AS d`],
  ['other numbers', Prisma.sql`SELECT 0.1::float8 AS a, 0.5::real AS b, 12345678901234567890.123::numeric AS c`],
  [
    'truth and nothing',
    Prisma.sql`SELECT true AS a, false AS b, NULL::int AS c, NULL::timestamptz AS d, NULL::text[] AS e`,
  ],
  ['texts', Prisma.sql`SELECT 'a"b\c' AS a, 'x'::varchar(3) AS b, 'ab'::char(4) AS c, gen_random_uuid() IS NULL AS d`],
  [
    'days and moments',
    Prisma.sql`SELECT '2026-02-28'::date AS a, '2026-02-28 23:59:59.5'::timestamp AS b,
    '2026-02-28 23:59:59.999+00'::timestamptz AS c, '0099-01-01'::date AS d, '12026-01-01'::date IS NULL AS e`,
  ],
  [
    'JSON',
    Prisma.sql`SELECT '{"a": [1, null, "x"]}'::jsonb AS a, '"text"'::json AS b, 'null'::jsonb AS c, '[1.50]'::jsonb AS d`,
  ],
  ['bytes', Prisma.sql`SELECT '\\x00ff10'::bytea AS a`],
  [
    'lists',
    Prisma.sql`SELECT ARRAY['a', NULL, 'b,"c'] AS a, ARRAY[1, 2] AS b, ARRAY[]::text[] AS c, ARRAY[true] AS d,
    ARRAY[1.5::float8] AS e, ARRAY[9007199254740993::bigint] AS f, ARRAY['2026-02-28'::date, NULL] AS g,
    ARRAY['2026-02-28 10:00+00'::timestamptz] AS h, ARRAY[1.50::numeric] AS i, ARRAY['{"a":1}'::jsonb] AS j`,
  ],
  ['no rows', Prisma.sql`SELECT 1 AS a WHERE false`],
  [
    'values',
    Prisma.sql`SELECT ${"it's"}::text AS a, ${7}::int AS b, ${0.5}::float8 AS c, ${true}::bool AS d, ${null}::text AS e,
    ${MOMENT}::timestamptz AS f, ${MOMENT}::date AS g, ${9007199254740993n}::bigint AS h, ${new Prisma.Decimal('1.50')}::numeric AS i,
    ${Buffer.from([0, 255])}::bytea AS j, ${JSON.stringify({ a: 1 })}::jsonb AS k, ${new Date('0099-01-01')}::timestamptz AS l`,
  ],
  [
    'lists of values',
    Prisma.sql`SELECT ${['a', 'b,"c\\', '']}::text[] AS a, ${[1, 2]}::int[] AS b, ${[]}::text[] AS c,
    ${[MOMENT]}::timestamptz[] AS d, ${[true, false]}::bool[] AS e, ${[1n]}::bigint[] AS f, ${[{ a: 1 }]}::jsonb[] AS g`,
  ],
])('reads the same as Prisma: %s', async (_, statement) => {
  const { ours, prisma } = await bothWays(statement)
  expect(ours).toStrictEqual(prisma)
})

it('takes a statement as a template too, with parts of others in it', async () => {
  const part = Prisma.sql`${2}::int + ${3}::int`
  expect(await db.$queryRaw`SELECT ${1}::int AS a, ${part} AS b`).toEqual([{ a: 1, b: 5 }])
})

it('refuses a date that is none', async () => {
  await expect(db.$queryRaw`SELECT ${new Date('none')}::timestamptz`).rejects.toThrow(TypeError)
})
