/** A new opaque id. Random, never time-ordered: the order of ids must not tell who answered when. */
export const newId = (): string => crypto.randomUUID()

/** An unguessable token of 32 random bytes, base64url, for links and API keys. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}
