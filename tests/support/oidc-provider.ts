import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generateKeyPairSync } from 'node:crypto'
import Provider, { type Configuration, type JWK } from 'oidc-provider'

/** A certified OpenID provider (oidc-provider) on this machine, with one account and its default settings unless told. */
export interface RealProvider {
  issuer: string
  /** Signs in and consents at the provider's own pages, as a person would. @returns the address of the way back */
  agree: (authorizeUrl: string) => Promise<string>
  close: () => Promise<void>
}

const keyOf = (alg: 'RS256' | 'ES256'): JWK => {
  const { privateKey } =
    alg === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg, kid: alg } as JWK
}

/**
 * @param claims what the provider knows about the one account, beside its `sub`
 * @param settings laid over the provider's defaults; `alg` is how it signs ID tokens
 */
export async function startProvider(
  claims: Record<string, unknown>,
  {
    alg = 'RS256',
    redirectUri,
    ...settings
  }: Partial<Configuration> & { alg?: 'RS256' | 'ES256'; redirectUri: string },
): Promise<RealProvider> {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'soundings',
        client_secret: 'secret',
        redirect_uris: [redirectUri],
        id_token_signed_response_alg: alg,
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...claims }) }),
    jwks: { keys: [keyOf(alg)] },
    cookies: { keys: ['for tests only'] },
    ...(alg === 'ES256' ? { enabledJWA: { idTokenSigningAlgValues: ['ES256'] } } : {}),
    ...settings,
  })
  server.on('request', provider.callback())

  const jar = new Map<string, string>()
  const ask = async (url: string, body?: Record<string, string>) => {
    const response = await fetch(url, {
      redirect: 'manual',
      method: body ? 'POST' : 'GET',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body ? { body: new URLSearchParams(body) } : {}),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s)
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const location = response.headers.get('location')
    return { text: await response.text(), location: location ? new URL(location, url).href : null }
  }

  return {
    issuer,
    agree: async (authorizeUrl) => {
      let answer = await ask(authorizeUrl)
      // To the login page, back, to the consent page, back, and out again: a dozen steps at the most.
      for (let step = 0; step < 12; step += 1) {
        if (answer.location && !answer.location.startsWith(issuer)) return answer.location
        if (answer.location) {
          answer = await ask(answer.location)
          continue
        }
        const action = /<form[^>]*action="([^"]+)"/.exec(answer.text)?.[1]
        const prompt = /name="prompt" value="([^"]+)"/.exec(answer.text)?.[1]
        if (!action || !prompt) throw new Error(`The provider answered no form:\n${answer.text.slice(0, 2_000)}`)
        answer = await ask(new URL(action, issuer).href, { prompt, login: 'ada', password: 'any' })
      }
      throw new Error('The provider did not send the person back.')
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
