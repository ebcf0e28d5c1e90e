import { afterEach, expect, it, vi } from 'vitest'
import { countTogether } from '@/lib/server/counts'
import { pool, Prisma } from '@/lib/server/db'

afterEach(() => vi.restoreAllMocks())

const number = (n: number) => Prisma.sql`SELECT ${n}::bigint`

it('asks for all that is asked for in one turn in one statement, for the same once', async () => {
  await countTogether(number(0))
  const client = await pool().connect()
  const asked = vi.spyOn(Object.getPrototypeOf(client) as { query: (...of: unknown[]) => unknown }, 'query')
  client.release()
  const later = async (n: number) => countTogether(await Promise.resolve(number(n)))
  expect(await Promise.all([countTogether(number(7)), later(8), countTogether(number(7))])).toEqual([7, 8, 7])
  expect(asked).toHaveBeenCalledTimes(1)
  expect(await countTogether(number(7))).toBe(7)
  expect(asked).toHaveBeenCalledTimes(2)
})

it('fails for all that waited when the statement fails, and for none after', async () => {
  const broken = countTogether(Prisma.sql`SELECT 1 / 0`)
  const beside = countTogether(number(1))
  await expect(broken).rejects.toThrow()
  await expect(beside).rejects.toThrow()
  expect(await countTogether(number(1))).toBe(1)
})
