import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto'
import { AppError } from '@/lib/core/errors'
import { env } from './env'

/** SHA-256, hex: for random tokens and for content. (Passwords, which would need more, are never kept.) */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** SHA-256, hex, of something small and of texts, which are not put together for it. */
export function digestOf(head: unknown, texts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([head, texts.map((text) => text.length)]))
  for (const text of texts) hash.update(text)
  return hash.digest('hex')
}

const keys = new Map<string, KeyObject>()

/** A key of its own for each purpose, from the hub's one secret (HKDF, RFC 5869): none says anything about another. */
function keyFor(purpose: string): KeyObject {
  const secret = env().NEXTAUTH_SECRET
  if (!secret) throw new AppError('unavailable', 'NEXTAUTH_SECRET is not set.')
  const name = `${purpose}\n${secret}`
  const known = keys.get(name)
  if (known) return known
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `soundings ${purpose}`, 32)))
  keys.set(name, key)
  return key
}

/**
 * HMAC-SHA-256 of some parts under the hub's key for a purpose: who has the database and not the secret can neither make
 * nor check one.
 * @throws AppError unavailable without a secret
 */
export const hmac = (purpose: string, ...parts: readonly (string | number)[]): Buffer =>
  createHmac('sha256', keyFor(purpose)).update(JSON.stringify(parts)).digest()

const NONCE = 12
const TAG = 16

/** A text that only this hub can read again, for one purpose and one reader: AES-256-GCM, base64url. */
export function seal(purpose: string, reader: string, text: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce).setAAD(Buffer.from(reader))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The text again; null where it was not sealed by this hub for this purpose and reader. */
export function unseal(purpose: string, reader: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length <= NONCE + TAG) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, NONCE))
      .setAAD(Buffer.from(reader))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** Whether two texts are the same, compared in a time that says nothing of where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
