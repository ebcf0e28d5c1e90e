import { expect, test } from 'vitest'
import { db, pool } from '@/lib/server/db'

const prepared = async () =>
  (await pool().query<{ name: string; statement: string }>('SELECT name, statement FROM pg_prepared_statements')).rows

test('what is read often is prepared under a name once, and what is read rarely is not', async () => {
  await db.team.count({ where: { name: 'rare' } })
  for (let i = 0; i < 6; i += 1) expect(await db.person.count({ where: { name: `often ${i}` } })).toBe(0)
  const names = await prepared()
  expect(names.filter(({ statement }) => statement.includes('"Person"'))).toHaveLength(1)
  expect(names.filter(({ statement }) => statement.includes('"Team"'))).toHaveLength(0)
})

test('a prepared statement reads a table that got another column meanwhile, and one with other values what they find', async () => {
  const count = (name: string) => db.team.count({ where: { name } })
  for (let i = 0; i < 8; i += 1) await count('north')
  await pool().query('ALTER TABLE "Team" ADD COLUMN "another" text')
  await db.team.create({ data: { id: 't1', name: 'north', headcount: 3 } })
  expect([await count('north'), await count('south')]).toEqual([1, 0])
  const read = () => db.team.findMany({ where: { id: 't1' } })
  for (let i = 0; i < 8; i += 1) expect(await read()).toMatchObject([{ name: 'north', headcount: 3 }])
  await pool().query('ALTER TABLE "Team" DROP COLUMN "another"')
  expect(await read()).toMatchObject([{ name: 'north', headcount: 3 }])
})
