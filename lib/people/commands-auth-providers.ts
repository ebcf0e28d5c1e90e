import AzureAD from 'next-auth/providers/azure-ad'
import Credentials from 'next-auth/providers/credentials'
import Email from 'next-auth/providers/email'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import type { OAuthConfig, Provider } from 'next-auth/providers/index'
import { env, isLocalDemo, type Env } from '@/lib/server/env'
import { configuredMethods, type AuthMethods } from './queries-auth-methods'
import { identityOfClaims, identityOfEntra, identityOfGithub } from './rules-identity'
import { findMemberByEmail } from './repo-sign-in'
import { LINK_MINUTES, sendSignInLink, type LinkRequest } from './commands-sign-in-mail'

type Profile = Record<string, unknown>

// `allowDangerousEmailAccountLinking` is safe here, and only here: every `profile` gives an e-mail address only where
// the provider vouches for it (identity.ts), and options.ts turns everybody without one away.
const byVerifiedEmail = { allowDangerousEmailAccountLinking: true } as const

const oidc = ({ issuer, id, secret, name }: NonNullable<AuthMethods['oidc']>): OAuthConfig<Profile> => ({
  id: 'oidc',
  name,
  type: 'oauth',
  wellKnown: `${issuer}/.well-known/openid-configuration`,
  authorization: { params: { scope: 'openid email profile' } },
  idToken: true,
  checks: ['pkce', 'state', 'nonce'],
  clientId: id,
  clientSecret: secret,
  profile: (claims) => identityOfClaims(claims) as never,
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
    methods.mail && links(asked),
    withPersonas && isLocalDemo(settings) && persona(),
  ].filter((one): one is Provider => typeof one === 'object')
}
