import { invalidField, conflict } from '@/lib/core/errors'
import { pool } from '../db'
import { sha256 } from '../hash'

/** One caller's use of one key on one route. */
export interface KeyedCall {
  scope: string
  key: string
  bodyHash: string
}

/** Reads the header; undefined when the caller sent none. @throws AppError invalid for a key that is empty or too long */
export function keyedCall(
  request: Request,
  caller: string,
  route: string,
  body: string | Uint8Array,
): KeyedCall | undefined {
  const key = request.headers.get('idempotency-key')
  if (key === null) return undefined
  if (key.trim() === '' || key.length > 200) throw invalidField('Idempotency-Key', 'Between 1 and 200 characters.')
  return { scope: sha256(`${caller} ${route}`), key: sha256(key), bodyHash: sha256(body) }
}

interface Kept {
  bodyHash: string
  status: number | null
  response: unknown
}

/**
 * Claims a key. Null means that this is the first call, which must then be settled or released.
 * @returns the first answer, where there is one
 * @throws AppError conflict when the key came with another body, or its first call is still running
 */
export async function claim(call: KeyedCall): Promise<{ status: number; response: unknown } | null> {
  const inserted = await pool().query(
    `INSERT INTO "IdempotencyKey" ("scope", "key", "bodyHash") VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [call.scope, call.key, call.bodyHash],
  )
  if (inserted.rowCount === 1) return null
  const { rows } = await pool().query<Kept>(
    `SELECT "bodyHash", "status", "response" FROM "IdempotencyKey" WHERE "scope" = $1 AND "key" = $2`,
    [call.scope, call.key],
  )
  const kept = rows[0]
  if (kept && kept.bodyHash !== call.bodyHash) throw conflict('This Idempotency-Key was used with another body.')
  if (kept?.status == null) throw conflict('The first request with this Idempotency-Key is still being processed.')
  return { status: kept.status, response: kept.response }
}

/** Keeps the first answer. */
export async function storeResponse(call: KeyedCall, status: number, response: unknown): Promise<void> {
  await pool().query(`UPDATE "IdempotencyKey" SET "status" = $3, "response" = $4 WHERE "scope" = $1 AND "key" = $2`, [
    call.scope,
    call.key,
    status,
    JSON.stringify(response),
  ])
}

/** Gives the key back after a refusal: nothing was done, so the same key may try again. */
export async function release(call: KeyedCall): Promise<void> {
  await pool().query(`DELETE FROM "IdempotencyKey" WHERE "scope" = $1 AND "key" = $2`, [call.scope, call.key])
}
