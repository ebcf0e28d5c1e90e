/**
 * Who a provider says somebody is. `email` is there only where the provider vouches for it: it decides whose
 * account this is, so an address that anybody could have typed in at the provider must never get here.
 */
export interface Identity {
  id: string
  name: string
  email: string | null
}

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

const address = (value: unknown): string | null => {
  const email = text(value)?.toLowerCase() ?? null
  return email && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : null
}

const named = (name: unknown, email: string | null, fallback: string): string =>
  text(name) ?? email?.split('@')[0] ?? fallback

/** What a provider says about the address of a person, when the address does not count. */
export type AddressRefusal = 'NoAddress' | 'Unverified' | 'Unstated'

/**
 * Why the claims of an OpenID Connect provider give no address, or null where they do. `email_verified` is optional in
 * OpenID Connect Core 5.1: an explicit false always refuses, an absent one is decided by a setting.
 * @param trustsUnstated whether an address counts that the provider says nothing about
 */
export function refusedAddress(claims: Record<string, unknown>, trustsUnstated: boolean): AddressRefusal | null {
  const { email, email_verified: verified } = claims
  if (!address(email)) return 'NoAddress'
  if (verified === true || verified === 'true') return null
  if (verified === undefined || verified === null) return trustsUnstated ? null : 'Unstated'
  return 'Unverified'
}

/** OpenID Connect: the address counts as `refusedAddress` says (Google writes the claims in the same way). */
export function identityOfClaims(claims: Record<string, unknown>, trustsUnstated = false): Identity {
  const id = String(claims.sub)
  const email = refusedAddress(claims, trustsUnstated) ? null : address(claims.email)
  return { id, email, name: named(claims.name ?? claims.preferred_username, email, id) }
}

/** Signatures by a key pair. An HMAC would be made with the client's secret; "none" is no signature. */
const SIGNATURES = /^(RS|PS|ES)(256|384|512)$|^EdDSA$/

/** How an issuer signs its ID tokens, of what its discovery document lists: RS256 where it offers that, as clients expect. */
export function signingAlgorithm(offered: unknown): string {
  const list = Array.isArray(offered) ? offered.filter((one) => typeof one === 'string' && SIGNATURES.test(one)) : []
  return list.includes('RS256') ? 'RS256' : ((list[0] as string | undefined) ?? 'RS256')
}

/** GitHub: the primary address of `/user/emails` where GitHub has verified it; never the one on the profile. */
export function identityOfGithub(user: Record<string, unknown>): Identity {
  const id = String(user.id)
  const emails: unknown[] = Array.isArray(user.emails) ? user.emails : []
  const primary = emails.find((one) => isRecord(one) && one.primary === true && one.verified === true)
  const email = isRecord(primary) ? address(primary.email) : null
  return { id, email, name: named(user.name ?? user.login, email, id) }
}

/**
 * Microsoft Entra: the `email` claim is free text that its owner may set to anybody's address ("nOAuth"), unless
 * `xms_edov` says that its domain was verified. The sign-in name of one's own tenant is its administrator's to give.
 */
export function identityOfEntra(claims: Record<string, unknown>): Identity {
  const id = String(claims.oid ?? claims.sub)
  const owned =
    claims.xms_edov === true || claims.xms_edov === 1 || claims.xms_edov === '1' || claims.xms_edov === 'true'
  const signInName = address(claims.preferred_username)
  const email = owned ? address(claims.email) : signInName?.includes('#ext#') ? null : signInName
  return { id, email, name: named(claims.name, email, id) }
}

/** The tenants of Entra that are nobody's own: anybody can sign in there under any name. */
export const isOwnTenant = (tenant: string): boolean =>
  !['common', 'organizations', 'consumers'].includes(tenant.toLowerCase())

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
