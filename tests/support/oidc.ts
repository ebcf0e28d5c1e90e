import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const base64url = (value: object | Buffer): string =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url')

/** An OpenID Connect provider on this machine that says about whoever asks what a test told it to. */
export async function startOidc(clientId: string) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const nonces = new Map<string, string>()
  let claims: Record<string, unknown> = {}
  let issuer = ''

  const idToken = (nonce: string | undefined): string => {
    const now = Math.floor(Date.now() / 1000)
    const head = base64url({ alg: 'RS256', kid: 'k', typ: 'JWT' })
    const body = base64url({ iss: issuer, aud: clientId, iat: now, exp: now + 300, nonce, ...claims })
    return `${head}.${body}.${createSign('RSA-SHA256').update(`${head}.${body}`).sign(privateKey).toString('base64url')}`
  }
  const answers: Record<string, (body: URLSearchParams) => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/jwks': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] }),
    '/token': (body) => ({
      access_token: 'a',
      token_type: 'Bearer',
      id_token: idToken(nonces.get(body.get('code') ?? '')),
    }),
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const answer = answers[request.url ?? '']
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer?.(new URLSearchParams(Buffer.concat(chunks).toString())) ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    /** What the person at the provider's own page does: agrees, as these claims. Gives the query of the way back. */
    agree(authorizeUrl: string, as: Record<string, unknown>): string {
      claims = as
      const query = new URL(authorizeUrl).searchParams
      const code = crypto.randomUUID()
      nonces.set(code, query.get('nonce') ?? '')
      return new URLSearchParams({ code, state: query.get('state') ?? '' }).toString()
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
