import { AppError } from '@/lib/core/errors'
import { givenDatabaseUrl } from '@/lib/server/env'

interface Coded {
  code?: unknown
  message?: unknown
  errors?: unknown
}

/** Where DATABASE_URL leads, without user and password. */
function placeOf(url: string | undefined): string {
  if (!url || !URL.canParse(url)) return 'the database'
  const { hostname, port, pathname } = new URL(url)
  return `the database ${pathname.slice(1)} at ${hostname}:${port || 5432}`
}

const SENTENCES: Record<string, (place: string, message: string) => string> = {
  ECONNREFUSED: (place) =>
    `Nothing answers for ${place}. Is PostgreSQL running, and is the address in DATABASE_URL right?`,
  ENOTFOUND: (place) => `The host of ${place} is not known. Check DATABASE_URL.`,
  EAI_AGAIN: (place) => `The host of ${place} could not be looked up. Check DATABASE_URL and the name server.`,
  ETIMEDOUT: (place) => `There was no answer in time from ${place}.`,
  ECONNRESET: (place) => `The connection to ${place} was cut off.`,
  '28P01': (place) => `The user name or password in DATABASE_URL is refused by ${place}.`,
  '28000': (place, message) => `Signing in is refused by ${place}: ${message}.`,
  '3D000': (place) => `There is no such database: ${place}. Create it, and give its owner in DATABASE_URL.`,
  '25006': (place) => `Nothing can be saved: ${place} is read-only. It is a standby, or its role may not write.`,
  '42501': (place, message) =>
    `The user in DATABASE_URL lacks a right on ${place}: ${message}. It should own the database.`,
  '53300': (place) => `There are no connections left for ${place}. Lower DATABASE_POOL, or raise max_connections.`,
  '57P03': (place) => `PostgreSQL is starting up or shutting down: ${place}. Try again in a moment.`,
  '08P01': (place, message) => poolerSentence(place, message),
}

/** PgBouncer refuses what it cannot keep apart between clients, and says server trouble in the same code. */
function poolerSentence(place: string, message: string): string {
  const setting = /unsupported startup parameter(?: in options)?: (\w+)/.exec(message)?.[1]
  return setting
    ? `The pooler before ${place} does not take the setting ${setting}. Remove it from DATABASE_URL; set it at the server or its role.`
    : `The pooler before ${place} refuses the connection: ${message}.`
}

/**
 * Why a program of the hub could not do its work, for the person who started it.
 * @returns a sentence for what a setting or another server causes, and for refusals of our own; null for anything else,
 *   which is a fault and deserves its stack
 */
export function explain(error: unknown, databaseUrl = givenDatabaseUrl()): string | null {
  if (!(error instanceof Error)) return null
  const { code, message, errors }: Coded = error
  // Node tries every address of a host and puts the refusals together.
  if (Array.isArray(errors) && errors[0] instanceof Error) return explain(errors[0], databaseUrl)
  if (typeof code === 'string' && SENTENCES[code]) return SENTENCES[code](placeOf(databaseUrl), String(message))
  if (/^Connection terminated/.test(String(message))) return `The connection was closed by ${placeOf(databaseUrl)}.`
  if (error instanceof AppError) return error.message
  // Plain errors are thrown by our own code, with words for a reader.
  return error.constructor === Error && code === undefined ? error.message : null
}

/** Runs a program of the hub. What it could not do is said in a sentence where there is one, and the exit code is 1. */
export async function runExplained(program: () => Promise<void>): Promise<void> {
  try {
    await program()
  } catch (error) {
    process.stderr.write(`${explain(error) ?? (error instanceof Error ? error.stack : String(error))}\n`)
    process.exitCode = 1
  }
}
