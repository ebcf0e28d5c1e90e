import { env, type Env } from '@/lib/server/env'
import { isOwnTenant } from './rules-identity'

interface Client {
  id: string
  secret: string
}

/** The ways of signing in whose variables are set, each with what it needs. */
export interface AuthMethods {
  oidc?: Client & {
    issuer: string
    name: string
    /** How ID tokens are signed, where the issuer's own list does not tell. */
    alg?: string
    /** Whether an address counts that the provider says nothing about. One that it calls unverified never does. */
    trustsEmail: boolean
  }
  github?: Client
  google?: Client
  entra?: Client & { tenant: string }
  /** Links by e-mail. */
  mail?: true
}

const client = (id: string | undefined, secret: string | undefined): Client | undefined =>
  id && secret ? { id, secret } : undefined

export function configuredMethods(settings: Env = env()): AuthMethods {
  const s = settings
  const oidc = client(s.OIDC_CLIENT_ID, s.OIDC_CLIENT_SECRET)
  const github = client(s.GITHUB_ID, s.GITHUB_SECRET)
  const google = client(s.GOOGLE_CLIENT_ID, s.GOOGLE_CLIENT_SECRET)
  const entra = client(s.ENTRA_CLIENT_ID, s.ENTRA_CLIENT_SECRET)
  return {
    ...(oidc &&
      s.OIDC_ISSUER && {
        oidc: {
          ...oidc,
          // Discovery is at this address without its last slash; the `iss` of tokens is compared with what it answers.
          issuer: s.OIDC_ISSUER.replace(/\/+$/, ''),
          name: s.OIDC_NAME,
          trustsEmail: s.OIDC_TRUST_EMAIL,
          ...(s.OIDC_ID_TOKEN_ALG && { alg: s.OIDC_ID_TOKEN_ALG }),
        },
      }),
    ...(github && { github }),
    ...(google && { google }),
    // Without a tenant of one's own anybody could give themselves any name there.
    ...(entra &&
      s.ENTRA_TENANT_ID &&
      isOwnTenant(s.ENTRA_TENANT_ID) && { entra: { ...entra, tenant: s.ENTRA_TENANT_ID } }),
    ...(s.SMTP_URL && { mail: true as const }),
  }
}

/** A provider that somebody is sent to, as a button. */
export interface ProviderButton {
  /** next-auth's id of it. */
  id: string
  name: string
}

/** The providers of these methods, in the order of the sign-in page. */
export const providerButtons = ({ oidc, github, google, entra }: AuthMethods): ProviderButton[] => [
  ...(oidc ? [{ id: 'oidc', name: oidc.name }] : []),
  ...(github ? [{ id: 'github', name: 'GitHub' }] : []),
  ...(google ? [{ id: 'google', name: 'Google' }] : []),
  ...(entra ? [{ id: 'azure-ad', name: 'Microsoft' }] : []),
]
