import { db, Prisma } from './db'

interface Asked {
  sql: Prisma.Sql
  answer: Promise<number>
  settle: { found: (n: number) => void; failed: (error: unknown) => void }
}

let waiting = new Map<string, Asked>()

/**
 * A number that PostgreSQL counts, asked for in one statement with all others that are asked for in the same turn of the event loop: a
 * statement of its own costs more than counting most of them. Each is asked once, however many wait for it. Not for what a transaction
 * counts: it would not see what that has changed.
 * @param sql gives one row with one whole number
 */
export function countTogether(sql: Prisma.Sql): Promise<number> {
  const key = JSON.stringify([sql.text, sql.values])
  const known = waiting.get(key)
  if (known) return known.answer
  if (waiting.size === 0) process.nextTick(() => void ask())
  const { promise, ...settle } = later()
  waiting.set(key, { sql, answer: promise, settle })
  return promise
}

async function ask(): Promise<void> {
  const asked = [...waiting.values()]
  waiting = new Map()
  const columns = asked.map(({ sql }, at) => Prisma.sql`(${sql})::int AS ${Prisma.raw(`"n${at}"`)}`)
  try {
    const [row] = await db.$queryRaw<Record<string, number>[]>`SELECT ${Prisma.join(columns)}`
    asked.forEach(({ settle }, at) => settle.found(row![`n${at}`]!))
  } catch (error) {
    for (const { settle } of asked) settle.failed(error)
  }
}

function later(): { promise: Promise<number> } & Asked['settle'] {
  let found!: (n: number) => void
  let failed!: (error: unknown) => void
  const promise = new Promise<number>((resolve, reject) => {
    found = resolve
    failed = reject
  })
  return { promise, found, failed }
}
