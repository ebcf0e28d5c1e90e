import { expect, test } from 'vitest'
import { isDatabaseAway, isOvertaken, isTooSlow } from './database-away'

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code })
/** The shape in which Prisma 7.10 hands on what the pg adapter could not name. */
const byAdapter = (cause: object) =>
  Object.assign(new Error('Invalid invocation'), { code: 'P2039', meta: { driverAdapterError: { cause } } })

test.each<[string, unknown]>([
  ['a refused connection', withCode('ECONNREFUSED')],
  ['a connection that the other end closed, which pg gives no code', new Error('Connection terminated unexpectedly')],
  ['no connection in time', new Error('timeout exceeded when trying to connect')],
  ['a server that starts up', withCode('57P03')],
  ['a server that starts up, wrapped by the adapter', byAdapter({ kind: 'postgres', originalCode: '57P03' })],
  ['a standby', withCode('25006', 'cannot execute INSERT in a read-only transaction')],
  ['a standby, wrapped by the adapter', byAdapter({ kind: 'postgres', code: '25006' })],
  ['a pooler whose server is away', withCode('08P01', 'server login has been failing, try again later')],
  ['an adapter that cannot reach it', byAdapter({ kind: 'DatabaseNotReachable' })],
  ['a cause of a cause', new Error('a', { cause: new Error('b', { cause: withCode('57P01') }) })],
])('away: %s', (_, error) => expect(isDatabaseAway(error)).toBe(true))

test.each<[string, unknown]>([
  ['a unique violation', withCode('P2002')],
  ['a syntax error', withCode('42601')],
  ['a fault of our own', new TypeError('x is undefined')],
  ['text', 'ECONNREFUSED'],
  ['nothing', null],
])('not away: %s', (_, error) => expect(isDatabaseAway(error)).toBe(false))

test.each<[string, unknown]>([
  ['a statement that was stopped', withCode('57014')],
  ['one that was stopped, wrapped by the adapter', byAdapter({ kind: 'postgres', originalCode: '57014' })],
])('too slow: %s', (_, error) => expect([isTooSlow(error), isDatabaseAway(error)]).toEqual([true, false]))

test.each<[string, unknown]>([
  ['a deadlock', withCode('40P01')],
  ['a deadlock, as the adapter names it', byAdapter({ kind: 'TransactionWriteConflict' })],
  ['a deadlock, as Prisma names it', withCode('P2034')],
])('overtaken: %s', (_, error) => expect([isOvertaken(error), isDatabaseAway(error)]).toEqual([true, false]))
