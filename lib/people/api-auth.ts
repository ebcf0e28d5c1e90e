import NextAuth from 'next-auth'
import { AppError, notFound } from '@/lib/core/errors'
import { readBody } from '@/lib/server/http/body'
import { problemOf } from '@/lib/server/http/problem'
import { secured } from '@/lib/server/http/security-headers'
import { env } from '@/lib/server/env'
import { authOptions } from './api-auth-options'
import { mayUsePersonas } from './queries-demo'

/** The steps of next-auth that somebody signing in needs; its others (session, providers, _log) are closed. */
const STEPS = new Set(['csrf', 'signin', 'callback', 'verify-request', 'error', 'signout'])
const MAX_BODY = 64_000

/** What next-auth hands back through its response object, collected into a Response. */
class Collected {
  private readonly headers = new Headers()
  private code = 200
  body: string | null = null

  status(code: number): this {
    this.code = code
    return this
  }
  getHeader(name: string): string | string[] | undefined {
    return name.toLowerCase() === 'set-cookie' ? this.headers.getSetCookie() : (this.headers.get(name) ?? undefined)
  }
  setHeader(name: string, value: string | string[]): this {
    this.headers.delete(name)
    for (const each of Array.isArray(value) ? value : [value]) this.headers.append(name, each)
    return this
  }
  send(body: unknown): void {
    this.body = typeof body === 'string' ? body : JSON.stringify(body ?? '')
  }
  json(body: unknown): void {
    this.setHeader('content-type', 'application/json').send(body)
  }
  end(): void {
    this.body ??= ''
  }
  toResponse(): Response {
    this.headers.set('cache-control', 'no-store')
    return new Response(this.body, { status: this.code, headers: this.headers })
  }
}

const cookiesOf = (request: Request): Record<string, string> =>
  Object.fromEntries(
    (request.headers.get('cookie') ?? '')
      .split(/;\s*/)
      .filter(Boolean)
      .map((pair) => {
        const at = pair.indexOf('=')
        return [pair.slice(0, at), decoded(pair.slice(at + 1))]
      }),
  )

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    // Not percent-encoded: no cookie of ours.
    return value
  }
}

/** next-auth answers 500 to an address it cannot read; such a one is the caller's mistake. */
function checkAddress(value: string | undefined): void {
  if (
    value === undefined ||
    (URL.canParse(value, env().BASE_URL) && /^https?:/.test(new URL(value, env().BASE_URL).protocol))
  )
    return
  throw new AppError('malformed', 'callbackUrl is not an address of this hub.')
}

async function handle(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const nextauth = url.pathname.split('/').slice(3)
  if (!STEPS.has(nextauth[0] ?? '')) throw notFound('This address')
  const query = Object.fromEntries(url.searchParams)
  const cookies = cookiesOf(request)
  for (const [name, value] of Object.entries(cookies)) if (name.endsWith('next-auth.callback-url')) checkAddress(value)
  const text = request.method === 'POST' ? (await readBody(request, MAX_BODY)).toString('utf8') : ''
  const body = Object.fromEntries(new URLSearchParams(text))
  checkAddress(query.callbackUrl)
  checkAddress(body.callbackUrl)
  const headers = Object.fromEntries(request.headers)
  const answer = new Collected()
  // The form of next-auth that takes plain objects: it needs no request scope of Next, so tests call the very same.
  await NextAuth(
    { method: request.method, query: { ...query, nextauth }, body, cookies, headers } as never,
    answer as never,
    authOptions(await mayUsePersonas(request.headers)),
  )
  return answer.toResponse()
}

/** Everything below /api/auth. */
export async function authRoute(request: Request): Promise<Response> {
  try {
    return secured(await handle(request))
  } catch (error) {
    return secured(problemOf(error, crypto.randomUUID()))
  }
}
