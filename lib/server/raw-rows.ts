import { types, type CustomTypesConfig } from 'pg'

/** Values and columns of a statement that goes to the driver itself, as Prisma would hand them on: it takes twice as long for the same. */

const { builtins } = types
const LISTS = { TEXT: 1009, INT8: 1016, NUMERIC: 1231, TIMESTAMP: 1115, TIMESTAMPTZ: 1185, DATE: 1182 }
/** pg knows parsers of lists too, which its types leave out. */
const parserOf = types.getTypeParser as (oid: number, format?: 'text' | 'binary') => (text: string) => unknown

const day = (text: string): Date => new Date(text)
/** Moments are written and read as UTC, whatever zone the session has (`parameter`). */
const moment = (text: string): Date => new Date(`${text.replace(' ', 'T').replace(/[+-]\d{2}(:\d{2})?$/, '')}Z`)

/** The parser of an array's elements as texts is pg's own for text[]. */
const texts = parserOf(LISTS.TEXT) as (text: string) => (string | null)[]
const each =
  <T>(read: (text: string) => T) =>
  (text: string): (T | null)[] =>
    texts(text).map((one) => (one === null ? null : read(one)))

/**
 * How columns are read: numbers that JavaScript cannot hold as bigint and decimal, moments and days as dates of UTC.
 * @param decimal makes the class that Prisma has for such numbers
 */
export function rowTypes(decimal: (text: string) => object): CustomTypesConfig {
  const read = new Map<number, (text: string) => unknown>([
    [builtins.INT8, BigInt],
    [builtins.OID, BigInt],
    [builtins.NUMERIC, decimal],
    [builtins.DATE, day],
    [builtins.TIMESTAMP, moment],
    [builtins.TIMESTAMPTZ, moment],
    [builtins.BYTEA, (text) => new Uint8Array(parserOf(builtins.BYTEA)(text) as Buffer)],
    [LISTS.INT8, each(BigInt)],
    [LISTS.NUMERIC, each(decimal)],
    [LISTS.DATE, each(day)],
    [LISTS.TIMESTAMP, each(moment)],
    [LISTS.TIMESTAMPTZ, each(moment)],
  ])
  return {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      (format !== 'binary' && read.get(oid)) || parserOf(oid, format)) as CustomTypesConfig['getTypeParser'],
  }
}

/** A value of a statement as it is sent; a decimal is its digits. @throws TypeError for a date that is none */
export function parameter(value: unknown, isDecimal: (value: object) => boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => parameter(one, isDecimal))
  if (value === undefined || value === null) return null
  if (typeof value === 'bigint') return value.toString()
  // JSON, by which Prisma hands values on, has no other numbers.
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object') return value
  if (value instanceof Date) return utc(value)
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (isDecimal(value)) return String(value)
  return JSON.stringify(value)
}

function utc(date: Date): string {
  if (Number.isNaN(date.getTime())) throw new TypeError('a statement was given a date that is none')
  return date.toISOString().replace('T', ' ').slice(0, -1)
}
