import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import { Client, Pool, type ClientBase } from 'pg'
import { Prisma, PrismaClient } from '@/prisma/client/client'
import { noteDatabaseAway } from './database-away'
import { env } from './env'
import { parameter, rowTypes } from './raw-rows'
import { statementNames } from './statement-names'
import { TurnPool } from './turn-pool'

/** What a repo function reads and writes with: the client itself, or one transaction of it. */
export type Db = PrismaClient | Prisma.TransactionClient
/** One open transaction. */
export type Tx = Prisma.TransactionClient

/** Connections of one purpose: those of requests have a limit for each statement, those of jobs have none. */
interface Connections {
  pool?: Pool
  /** Whether they lead to PostgreSQL itself, not to a pooler in front of it; unknown before the first one. */
  direct?: boolean
  prisma?: PrismaClient
  /** Names of what is asked often, for Prisma's statements and those that go to the driver itself. */
  nameOf?: (sql: string) => string
}
// Development reloads modules; the connections of a process survive it. Kept by the database they lead to: a module that
// is older than a change of DATABASE_URL must not hand its connections to those that came after it.
const kept = globalThis as unknown as { soundingsConnections?: Map<string, Connections>; soundingsLimit?: number }
const inJob = new AsyncLocalStorage<true>()

function connections(): Connections {
  const all = (kept.soundingsConnections ??= new Map<string, Connections>())
  const key = `${inJob.getStore() ? 'jobs' : 'requests'} ${env().DATABASE_URL}`
  const found = all.get(key) ?? {}
  all.set(key, found)
  return found
}

/** Long enough for a busy server, short enough that a request does not hang on one that does not answer. */
const CONNECT_MS = 10_000
const JOB_CONNECTIONS = 4

/**
 * From now on a statement of a request may run so many milliseconds. Called by the web server; the CLI has no limit.
 * Only on a direct connection: a pooler in transaction mode would hand the setting on to another client.
 */
export function limitStatements(milliseconds: number): void {
  kept.soundingsLimit = milliseconds
}

/** Run `work` with the connections of jobs: apart from those of requests, and without their limit. */
export const asJob = <T>(work: () => Promise<T>): Promise<T> => inJob.run(true, work)

/**
 * Each connection speaks in UTC: a server may have the zone of its place, and Prisma writes a moment without its zone and leaves out the
 * zone of one that it reads. A pooler keeps it for its client, as what PostgreSQL reports of a session.
 */
const IN_UTC = `set_config('TimeZone', 'UTC', false)`

/**
 * What each new connection is asked first, in one round trip. Behind a pooler the process id that the client was told is not that of the
 * backend: then it may be another backend for each statement, which has neither the limit nor the named statements of another.
 */
async function greet(client: ClientBase, own: Connections, limit: number | undefined): Promise<void> {
  // pg's types leave out what every client has: the process id that the server gave it.
  const { processID } = client as ClientBase & { processID?: number | null }
  const { rows } = await client.query<{ direct: boolean }>(
    `SELECT "direct", CASE WHEN "direct" AND $2::text IS NOT NULL THEN set_config('statement_timeout', $2, false) END AS limited,
       ${IN_UTC}
     FROM (SELECT pg_backend_pid() = $1 AS "direct") one`,
    [processID ?? 0, limit === undefined ? null : String(limit)],
  )
  own.direct = rows[0]!.direct
}

/** A pool of connections that outlives a database that goes away: what it is asked for meanwhile fails, and later works. */
export const openPool = (max: number): Pool => watched(new Pool(limits(max)))

const limits = (max: number) => ({
  ...{ connectionString: env().DATABASE_URL, max, connectionTimeoutMillis: CONNECT_MS },
})

function watched<P extends Pool>(made: P): P {
  // An idle connection that breaks (database restart) is replaced by the pool; without a listener it would end the process.
  made.on('error', noteDatabaseAway)
  // The same for one that is in use between two statements: the next statement fails, and the pool lets go of it.
  made.on('connect', (connection) => connection.on('error', noteDatabaseAway))
  return made
}

const newPool = (isForJobs: boolean, own: Connections): Pool =>
  watched(
    new TurnPool(
      {
        ...limits(isForJobs ? JOB_CONNECTIONS : env().DATABASE_POOL),
        // Awaited by pg-pool before the connection is given to anyone.
        onConnect: (client) => greet(client, own, isForJobs ? undefined : kept.soundingsLimit),
      },
      () => own.direct === true,
    ),
  )

/** The connection pool of this process, for the few statements that must be a single round trip. */
export function pool(): Pool {
  const own = connections()
  return (own.pool ??= newPool(inJob.getStore() === true, own))
}

/** How long a transaction may wait for a connection and take, in milliseconds. Prisma gives up after 5 s, also on a slow search. */
const PATIENCE = { maxWait: 10_000, timeout: 60_000 }

const client = (): PrismaClient => {
  const own = connections()
  if (own.prisma) return own.prisma
  own.prisma = new PrismaClient({
    adapter: new PrismaPg(pool(), { statementNameGenerator: ({ sql }) => nameIn(own, sql) }),
    transactionOptions: PATIENCE,
  })
  return own.prisma
}

/** The name of a statement on these connections, or '' where it has none. */
const nameIn = (own: Connections, sql: string): string => (own.direct ? (own.nameOf ??= statementNames())(sql) : '')

/**
 * The database. Made at first use, so that a build, which has none, can import this. What is asked in SQL outside a transaction goes to
 * the driver itself (`askRows`).
 */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, property) => {
    const outer = around.getStore()
    if (!outer && property === '$queryRaw') return askRows
    return Reflect.get(outer?.tx ?? client(), property)
  },
})

const TYPES = rowTypes((text) => new Prisma.Decimal(text))

/** The rows of a statement as Prisma's `$queryRaw` gives them, which takes the process twice as long. It is asked at once. */
async function askRows(query: TemplateStringsArray | Prisma.Sql, ...given: unknown[]): Promise<unknown[]> {
  const statement = 'raw' in query ? Prisma.sql(query, ...given) : query
  const { text } = statement
  const name = nameIn(connections(), text)
  const values = statement.values.map((value) => parameter(value, Prisma.Decimal.isDecimal))
  const asked = { text, values, types: TYPES, ...(name && { name }) }
  return (await pool().query<Record<string, unknown>>(asked)).rows
}

/**
 * The rows of one statement that a short command asks before it knows whether it has anything to write: of the pool, since
 * what Prisma takes to start would be most of such a command. Within `inOne` it is asked in the one transaction.
 */
export async function ask<T extends object>(sql: string, values: readonly unknown[]): Promise<T[]> {
  const outer = around.getStore()
  if (outer) return outer.tx.$queryRawUnsafe<T[]>(sql, ...values)
  return (await pool().query<T>(sql, [...values])).rows
}

/** A connection of one's own, outside the pool; end it when done. One that breaks meanwhile fails the next statement. */
export async function openConnection(url: string = env().DATABASE_URL): Promise<Client> {
  const connection = new Client({ connectionString: url })
  connection.on('error', () => undefined)
  await connection.connect()
  await connection.query(`SELECT ${IN_UTC}`)
  return connection
}

/**
 * Runs `work` in one transaction; whatever it throws rolls everything back. Within `inOne` it is a part of the one
 * transaction: what it throws rolls back that part.
 * @param timeout milliseconds after which the transaction is given up
 */
export const transaction = <T>(work: (tx: Tx) => Promise<T>, timeout = PATIENCE.timeout): Promise<T> => {
  const outer = around.getStore()
  return outer ? savepoint(outer, work) : client().$transaction(work, { ...PATIENCE, timeout })
}

/** The one transaction that everything runs in, and the part of it that runs now: parts come one after the other. */
interface Around {
  tx: Tx
  last: Promise<unknown>
  depth: number
}
const around = new AsyncLocalStorage<Around>()

async function savepoint<T>(outer: Around, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { tx, last, depth } = outer
  const name = Prisma.raw(`part_${depth}`)
  const part = async (): Promise<T> => {
    await last.catch(() => undefined)
    await tx.$executeRaw`SAVEPOINT ${name}`
    try {
      const result = await around.run({ tx, last: Promise.resolve(), depth: depth + 1 }, () => work(tx))
      await tx.$executeRaw`RELEASE SAVEPOINT ${name}`
      return result
    } catch (error) {
      await tx.$executeRaw`ROLLBACK TO SAVEPOINT ${name}`
      throw error
    }
  }
  const running = part()
  outer.last = running
  return running
}

/** Everything that `work` reads and writes, in commands of any room, happens in this one transaction. */
export const inOne = <T>(tx: Tx, work: () => Promise<T>): Promise<T> =>
  around.run({ tx, last: Promise.resolve(), depth: 0 }, work)

/** Whether what is asked here has connections of its own (a job) or belongs to the one transaction of `inOne`. */
export const isApart = (): boolean => inJob.getStore() === true || around.getStore() !== undefined

/** Reads and writes outside the transaction that `inOne` opened: progress that others see. */
export const outsideOfIt = <T>(work: () => Promise<T>): Promise<T> => around.exit(work)

/** Closes every connection, for the end of a process. */
export async function closeDb(): Promise<void> {
  for (const { prisma, pool: made } of kept.soundingsConnections?.values() ?? []) {
    await prisma?.$disconnect()
    await made?.end()
  }
  delete kept.soundingsConnections
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Prisma.PrismaClientKnownRequestError ? error.code : undefined

/** Another row already has this unique value. Prisma 7 no longer says which column, so callers ask where it matters. */
export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === 'P2002'
/** A row that this one refers to is not there. */
export const isMissingReference = (error: unknown): boolean => codeOf(error) === 'P2003' || codeOf(error) === 'P2025'

export { Prisma }
