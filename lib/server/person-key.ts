import { timingSafeEqual } from 'node:crypto'
import { hmac } from './hash'

const SEAL_BYTES = 16

/** What lets a person do one thing from a mail without signing in: their id, sealed for this purpose. */
export const personKey = (purpose: string, personId: string): string =>
  `${personId}.${hmac(purpose, personId).subarray(0, SEAL_BYTES).toString('base64url')}`

/** Whose key this is; null when the hub did not make it, or made it for another purpose. */
export function personOfKey(purpose: string, key: string): string | null {
  const personId = key.slice(0, Math.max(0, key.lastIndexOf('.')))
  const [given, right] = [Buffer.from(key), Buffer.from(personKey(purpose, personId))]
  return personId !== '' && given.length === right.length && timingSafeEqual(given, right) ? personId : null
}
