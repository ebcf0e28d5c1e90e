import { expect, it } from 'vitest'
import { db, pool } from '@/lib/server/db'

const backend = async (n: number): Promise<number> =>
  (await db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS "pid", ${n}::int AS "n"`)[0]!.pid

it('sends what is asked in one turn over few connections, each in its order', async () => {
  await db.team.count()
  const pids = await Promise.all(Array.from({ length: 16 }, (_, n) => backend(n)))
  expect(new Set(pids).size).toBeLessThanOrEqual(2)
  const rows = await Promise.all(
    Array.from({ length: 16 }, (_, n) => db.$queryRaw<{ n: number }[]>`SELECT ${n}::int AS "n"`),
  )
  expect(rows.map(([row]) => row!.n)).toEqual(Array.from({ length: 16 }, (_, n) => n))
})

it('fails one that fails, and those beside it not', async () => {
  const asked = ['1', 'none', '3'].map((text) => db.$queryRaw<{ n: number }[]>`SELECT ${text}::text::int AS "n"`)
  const [first, second, third] = await Promise.allSettled(asked)
  expect(first).toMatchObject({ value: [{ n: 1 }] })
  expect(second).toMatchObject({ status: 'rejected', reason: { code: '22P02' } })
  expect(third).toMatchObject({ value: [{ n: 3 }] })
  expect(await db.team.count()).toBe(0)
})

it('gives back every connection, also after a failure', async () => {
  for (let n = 0; n < 40; n += 1)
    await Promise.allSettled([backend(n), db.$queryRaw`SELECT 1 / ${0}::int`, db.team.count()])
  expect(pool().waitingCount).toBe(0)
  expect(pool().idleCount).toBe(pool().totalCount)
})

it('keeps a transaction on a connection of its own', async () => {
  const inside = await db.$transaction(async (tx) => {
    await tx.team.create({ data: { id: 'held', name: 'held', headcount: 3 } })
    expect(await db.team.count({ where: { id: 'held' } })).toBe(0)
    return tx.team.count({ where: { id: 'held' } })
  })
  expect(inside).toBe(1)
})
