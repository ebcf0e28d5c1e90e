import { NextResponse, type NextRequest } from 'next/server'
import { embedOrigins } from '@/lib/server/env'
import { securityHeaders } from '@/lib/server/http/security-headers'

/** Nobody may frame the hub; the pages made for it, those whom EMBED_ORIGINS names. */
const framedBy = (path: string): string =>
  path.startsWith('/embed/') && embedOrigins().length > 0 ? embedOrigins().join(' ') : `'none'`

/**
 * The content security policy, with a nonce of its own for each page. Authorization is never decided here:
 * every query and command does that itself.
 */
export function proxy(request: NextRequest): NextResponse {
  // For `curl`: the survey as text stands beside its page. (A rewrite of next.config.ts would be tried on every call of the API.)
  const asText = /^\/s\/([\w-]+)\.txt$/.exec(request.nextUrl.pathname)
  if (asText)
    return NextResponse.rewrite(new URL(`/api/v1/s/${asText[1]}/terminal${request.nextUrl.search}`, request.url))
  const nonce = btoa(crypto.randomUUID())
  const development = process.env.NODE_ENV === 'development'
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Inline style attributes place marks and bars; style elements and sheets are ours.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    // Signing in posts to us and is sent on to the provider, which browsers count as the form's target.
    `form-action 'self'${request.nextUrl.pathname === '/sign-in' ? ' https: http://localhost:* http://127.0.0.1:*' : ''}`,
    `frame-ancestors ${framedBy(request.nextUrl.pathname)}`,
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set('x-path', request.nextUrl.pathname)
  const language = /^\/(s|r|embed|asks)\//.test(request.nextUrl.pathname)
    ? request.nextUrl.searchParams.get('lang')
    : null
  headers.set('x-language', language && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(language) ? language : 'en')
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  for (const [name, value] of Object.entries(securityHeaders())) response.headers.set(name, value)
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  return response
}

export const config = {
  matcher: [{ source: '/((?!_next/static|_next/image|favicon.ico|api/).*)' }],
}
