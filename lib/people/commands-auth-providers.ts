import AzureAD from 'next-auth/providers/azure-ad'
import Credentials from 'next-auth/providers/credentials'
import Email from 'next-auth/providers/email'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import type { OAuthConfig, Provider, TokenEndpointHandler, UserinfoEndpointHandler } from 'next-auth/providers/index'
import { custom, TokenSet } from 'openid-client'
import { env, isLocalDemo, type Env } from '@/lib/server/env'
import { configuredMethods, type AuthMethods } from './queries-auth-methods'
import { signingAlgorithm, identityOfClaims, identityOfEntra, identityOfGithub } from './rules-identity'
import { findMemberByEmail } from './repo-sign-in'
import { LINK_MINUTES, sendSignInLink, type LinkRequest } from './commands-sign-in-mail'

type Profile = Record<string, unknown>

const CLOCK_TOLERANCE_SECONDS = 10

// `allowDangerousEmailAccountLinking` is safe here, and only here: every `profile` gives an e-mail address only where
// the provider vouches for it (identity.ts), and options.ts turns everybody without one away.
const byVerifiedEmail = { allowDangerousEmailAccountLinking: true } as const

/** Tokens by code, with the signature that the issuer offers: openid-client expects RS256 where it is not told otherwise. */
const oidcTokens =
  (alg: string | undefined): TokenEndpointHandler['request'] =>
  async ({ provider, params, checks, client }) => {
    const { issuer, metadata } = client
    const signing = alg ?? signingAlgorithm(issuer.metadata.id_token_signing_alg_values_supported)
    const verifying = new issuer.Client({ ...metadata, id_token_signed_response_alg: signing })
    verifying[custom.clock_tolerance] = CLOCK_TOLERANCE_SECONDS
    return { tokens: await verifying.callback(provider.callbackUrl, params, checks) }
  }

/**
 * The claims of the ID token, and those of the userinfo endpoint where the token has no address: OpenID Connect Core 5.4
 * gives the claims of the scopes `email` and `profile` there when an access token is issued.
 */
const oidcClaims: UserinfoEndpointHandler['request'] = async ({ client, tokens }) => {
  const inToken = tokens instanceof TokenSet ? tokens.claims() : {}
  if ('email' in inToken || !client.issuer.metadata.userinfo_endpoint || !tokens.access_token) return inToken
  const sub = 'sub' in inToken ? inToken.sub : undefined
  const answered = await client.userinfo(tokens.access_token)
  if (answered.sub !== sub) throw new Error('The userinfo endpoint answered about another subject than the ID token.')
  return { ...answered, ...inToken }
}

const oidc = ({
  issuer,
  id,
  secret,
  name,
  alg,
  trustsEmail,
}: NonNullable<AuthMethods['oidc']>): OAuthConfig<Profile> => ({
  id: 'oidc',
  name,
  type: 'oauth',
  wellKnown: `${issuer}/.well-known/openid-configuration`,
  authorization: { params: { scope: 'openid email profile' } },
  idToken: true,
  token: { request: oidcTokens(alg) },
  userinfo: { request: oidcClaims },
  checks: ['pkce', 'state', 'nonce'],
  clientId: id,
  clientSecret: secret,
  profile: (claims) => identityOfClaims(claims, trustsEmail) as never,
  ...byVerifiedEmail,
})

const github = ({ id, secret }: NonNullable<AuthMethods['github']>): Provider =>
  GitHub({
    clientId: id,
    clientSecret: secret,
    userinfo: {
      url: 'https://api.github.com/user',
      request: async ({ client, tokens }) => {
        const user = await client.userinfo(tokens.access_token ?? '')
        const answer = await fetch('https://api.github.com/user/emails', {
          headers: { authorization: `Bearer ${tokens.access_token}` },
        })
        return { ...user, emails: answer.ok ? await answer.json() : [] } as never
      },
    },
    profile: (user) => identityOfGithub(user as unknown as Profile) as never,
    ...byVerifiedEmail,
  })

const google = ({ id, secret }: NonNullable<AuthMethods['google']>): Provider =>
  Google({
    clientId: id,
    clientSecret: secret,
    profile: (claims) => identityOfClaims(claims as unknown as Profile) as never,
    ...byVerifiedEmail,
  })

const entra = ({ tenant, id, secret }: NonNullable<AuthMethods['entra']>): Provider =>
  AzureAD({
    name: 'Microsoft',
    tenantId: tenant,
    clientId: id,
    clientSecret: secret,
    profile: (claims) => identityOfEntra(claims as unknown as Profile) as never,
    ...byVerifiedEmail,
  })

const links = (asked: LinkRequest): Provider =>
  Email({
    maxAge: LINK_MINUTES * 60,
    sendVerificationRequest: ({ identifier, url }) => {
      if (asked.admitted) sendSignInLink(identifier, url)
    },
  })

/** Signing in as one of the demo's people, by e-mail, without a proof. */
const persona = (): Provider =>
  Credentials({
    id: 'persona',
    name: 'Demo',
    credentials: { email: { label: 'E-mail' } },
    authorize: async (given) => (given?.email ? findMemberByEmail(given.email) : null),
  })

/**
 * What this hub offers for signing in: each provider is on when its variables are set.
 * @param withPersonas whether this request may sign in as a persona (queries-demo.ts)
 * @param asked decides whether a link is sent
 */
export function authProviders(withPersonas: boolean, asked: LinkRequest, settings: Env = env()): Provider[] {
  const methods = configuredMethods(settings)
  return [
    methods.oidc && oidc(methods.oidc),
    methods.github && github(methods.github),
    methods.google && google(methods.google),
    methods.entra && entra(methods.entra),
    // Always: the command line makes links too, for the first admin of a hub without another way.
    links(asked),
    withPersonas && isLocalDemo(settings) && persona(),
  ].filter((one): one is Provider => typeof one === 'object')
}
