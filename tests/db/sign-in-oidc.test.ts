import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { db } from '@/lib/server/db'
import { AuthClient, locationOf } from '../support/auth-client'
import { startProvider } from '../support/oidc-provider'

const BASE_URL = 'http://localhost:3000'
const redirectUri = `${BASE_URL}/api/auth/callback/oidc`
const ada = { email: 'Ada@example.com', email_verified: true, name: 'Ada' }

beforeEach(() => db.person.deleteMany())

/** Signs in at a provider with these claims and settings, at a hub with these variables. */
async function signIn(
  claims: Record<string, unknown>,
  settings: Omit<Parameters<typeof startProvider>[1], 'redirectUri'> = {},
  variables: Record<string, string> = {},
) {
  const provider = await startProvider(claims, { redirectUri, ...settings })
  onTestFinished(provider.close)
  const given = { OIDC_TRUST_EMAIL: '', OIDC_ID_TOKEN_ALG: '', ...variables }
  Object.assign(process.env, {
    BASE_URL,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'soundings',
    OIDC_CLIENT_SECRET: 'secret',
    SIGN_IN_DOMAINS: 'example.com',
    ...given,
  })
  vi.resetModules()
  const { authRoute } = await import('@/lib/people/api-auth')
  const { actorOfCookie } = await import('@/lib/server/session')
  const { signInProblem } = await import('@/lib/people/queries-sign-in')
  const client = new AuthClient(authRoute)
  const away = await client.post('/api/auth/signin/oidc', { callbackUrl: '/' })
  const back = new URL(await provider.agree(locationOf(away)))
  const response = await client.get(back.pathname + back.search)
  const error = new URL(locationOf(response), BASE_URL).searchParams.get('error')
  return { actor: await actorOfCookie(client.session), error, words: error ? signInProblem(error) : null }
}

describe('at a certified OpenID provider (oidc-provider 9.13)', () => {
  it('with its default settings, where the ID token has no address and userinfo has', async () => {
    expect((await signIn(ada)).actor).toMatchObject({ email: 'ada@example.com', name: 'Ada' })
  })

  it('with the claims in the ID token', async () => {
    expect((await signIn(ada, { conformIdTokenClaims: false })).actor).toMatchObject({ email: 'ada@example.com' })
  })

  it('that signs with ES256 only, as its discovery document says', async () => {
    expect((await signIn(ada, { alg: 'ES256' })).actor).toMatchObject({ email: 'ada@example.com' })
  })

  it('that requires PKCE', async () => {
    expect((await signIn(ada, { pkce: { required: () => true } })).actor).toMatchObject({ email: 'ada@example.com' })
  })

  it('that calls the address unverified: refused, whatever the setting', async () => {
    const refused = await signIn({ ...ada, email_verified: false }, {}, { OIDC_TRUST_EMAIL: '1' })
    expect(refused).toMatchObject({ actor: null, error: 'Unverified' })
  })

  it('that says nothing about the address: refused with the name of the setting that decides it', async () => {
    const unstated = { email: ada.email, name: ada.name }
    const refused = await signIn(unstated)
    expect(refused).toMatchObject({ actor: null, error: 'Unstated' })
    expect(refused.words).toContain('OIDC_TRUST_EMAIL=1')
    expect((await signIn(unstated, {}, { OIDC_TRUST_EMAIL: '1' })).actor).toMatchObject({ email: 'ada@example.com' })
  })

  it('that gives no address: refused in these words', async () => {
    const refused = await signIn({ name: 'Ada' })
    expect(refused).toMatchObject({ actor: null, error: 'NoAddress' })
    expect(refused.words).toContain('claim "email"')
  })
})
