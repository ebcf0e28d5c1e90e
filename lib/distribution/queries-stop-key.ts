import { timingSafeEqual } from 'node:crypto'
import { hmac } from '@/lib/server/hash'
import { SEAL_BYTES } from '@/lib/surveys/answering/queries-single-use-link'

/** What lets somebody say "no more" from a mail without signing in: their id, sealed. */
export const stopKeyOf = (personId: string): string =>
  `${personId}.${hmac('stop asking', personId).subarray(0, SEAL_BYTES).toString('base64url')}`

/** Whose key this is; null when the hub did not make it. */
export function personOfStopKey(key: string): string | null {
  const personId = key.slice(0, Math.max(0, key.lastIndexOf('.')))
  const [given, right] = [Buffer.from(key), Buffer.from(stopKeyOf(personId))]
  return personId !== '' && given.length === right.length && timingSafeEqual(given, right) ? personId : null
}
