/** Whether an error means that the database, not the request, is at fault; and since when this process has known. */

/**
 * PostgreSQL: connection failures (class 08), too many connections, shut down and start-up (57P01–57P03), read-only
 * (25006: a standby that is not promoted yet). Node: the socket. Prisma: not reachable, timed out, closed.
 */
const CODES = new Set([
  ...['08000', '08001', '08003', '08004', '08006', '08P01', '25006', '53300', '57P01', '57P02', '57P03'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024'],
])
/** What Prisma's adapter calls such errors. */
const KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])
/** `pg` gives these no code: the other end closed the connection, or a wait for one took too long. */
const MESSAGES =
  /^Connection terminated|^timeout exceeded when trying to connect|has encountered a connection error|^terminating connection|server login has been failing|cannot execute [A-Z ]+ in a read-only transaction/

interface Wrapping {
  code?: unknown
  originalCode?: unknown
  kind?: unknown
  message?: unknown
  originalMessage?: unknown
  cause?: unknown
  meta?: { driverAdapterError?: unknown }
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** Prisma wraps the driver's error in `cause`, or in `meta.driverAdapterError`, so both are looked through. */
function hasCause(error: unknown, is: (one: Wrapping) => boolean, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 6) return false
  const wrapping: Wrapping = error
  return (
    is(wrapping) ||
    hasCause(wrapping.cause, is, depth + 1) ||
    hasCause(wrapping.meta?.driverAdapterError, is, depth + 1)
  )
}

export const isDatabaseAway = (error: unknown): boolean =>
  hasCause(
    error,
    ({ code, originalCode, kind, message, originalMessage }) =>
      [code, originalCode].some((one) => isText(one) && CODES.has(one)) ||
      (isText(kind) && KINDS.has(kind)) ||
      [message, originalMessage].some((one) => isText(one) && MESSAGES.test(one)),
  )

/** PostgreSQL's "query_canceled": the statement took longer than STATEMENT_TIMEOUT_SECONDS. */
const CANCELED = '57014'

/** Whether the database stopped a statement that took too long: it answers, and what was asked is too much. */
export const isTooSlow = (error: unknown): boolean =>
  hasCause(error, ({ code, originalCode }) => code === CANCELED || originalCode === CANCELED)

/** What a person does about it. */
export const TOO_SLOW =
  'This takes the database longer than one request may, so it was stopped. Ask for less: other or fewer words, or a filter.'

/** PostgreSQL's "deadlock_detected" and "serialization_failure", and what Prisma and its adapter call them. */
const OVERTAKING = new Set<unknown>(['40P01', '40001', 'P2034', 'TransactionWriteConflict'])

/** Whether the database gave up a transaction because it and another one waited for each other: all of it was rolled back. */
export const isOvertaken = (error: unknown): boolean =>
  hasCause(error, ({ code, originalCode, kind }) => [code, originalCode, kind].some((one) => OVERTAKING.has(one)))

/** What a person does about it. */
export const OVERTAKEN = 'Somebody changed the same at this moment. Nothing was saved; try again.'

const RECENT_MS = 10_000

// The web server in bin/ runs in this process, but not in this module graph: it reads the moment from here.
const shared = globalThis as unknown as {
  __soundingsDatabaseAwayAt?: number
  __soundingsTooSlow?: { path: string; at: number }
}

/** Notes that the database was away just now, so that the web server says so where a page fails of it. */
export function noteDatabaseAway(): void {
  shared.__soundingsDatabaseAwayAt = Date.now()
}

/** Whether the database was away within the last ten seconds. */
export const wasDatabaseAway = (): boolean => Date.now() - (shared.__soundingsDatabaseAwayAt ?? -Infinity) < RECENT_MS

/** The page that was stopped for taking too long, and when: the web server says so where this page fails. */
export function noteTooSlow(path: string): void {
  shared.__soundingsTooSlow = { path, at: Date.now() }
}
