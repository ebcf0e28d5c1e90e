import { createHash, timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/server/env'

/** next-auth's own name; the prefix binds the cookie to this very host over https. */
export const csrfCookieName = (): string =>
  env().BASE_URL.startsWith('https://') ? '__Host-next-auth.csrf-token' : 'next-auth.csrf-token'

/** The token that a form must send along, from the cookie next-auth gave this browser; null where it has none that counts. */
export function csrfTokenOf(cookie: string | undefined): string | null {
  const [token, hash] = cookie?.split('|') ?? []
  if (!token || !hash) return null
  const expected = createHash('sha256').update(`${token}${env().NEXTAUTH_SECRET}`).digest('hex')
  return hash.length === expected.length && timingSafeEqual(Buffer.from(hash), Buffer.from(expected)) ? token : null
}
