import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { Prisma, PrismaClient } from '@/prisma/client/client'
import { env } from './env'

/** What a repo function reads and writes with: the client itself, or one transaction of it. */
export type Db = PrismaClient | Prisma.TransactionClient
/** One open transaction. */
export type Tx = Prisma.TransactionClient

// Development reloads modules; one pool per process survives it.
const kept = globalThis as unknown as { soundingsPool?: Pool; soundingsDb?: PrismaClient }

/** The process's one connection pool, for the few statements that must be a single round trip. */
export function pool(): Pool {
  if (!kept.soundingsPool) {
    kept.soundingsPool = new Pool({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL })
    // An idle connection that breaks (database restart) is replaced by the pool; without a listener it would end the process.
    kept.soundingsPool.on('error', () => undefined)
  }
  return kept.soundingsPool
}

function client(): PrismaClient {
  kept.soundingsDb ??= new PrismaClient({ adapter: new PrismaPg(pool()) })
  return kept.soundingsDb
}

/** The database. Made at first use, so that a build, which has none, can import this. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, property) => Reflect.get(client(), property),
})

/** Runs `work` in one transaction; whatever it throws rolls everything back. */
export const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  client().$transaction(work, { maxWait: 10_000, timeout: 60_000 })

/** Closes every connection, for the end of a process. */
export async function closeDb(): Promise<void> {
  await kept.soundingsDb?.$disconnect()
  await kept.soundingsPool?.end()
  kept.soundingsDb = undefined
  kept.soundingsPool = undefined
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Prisma.PrismaClientKnownRequestError ? error.code : undefined

/** Another row already has this unique value. Prisma 7 no longer says which column, so callers ask where it matters. */
export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === 'P2002'
/** A row that this one refers to is not there. */
export const isMissingReference = (error: unknown): boolean => codeOf(error) === 'P2003' || codeOf(error) === 'P2025'

export { Prisma }
