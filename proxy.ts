import { NextResponse, type NextRequest } from 'next/server'
import { pageHeaders } from '@/lib/server/http/page-headers'

/** The headers of a page, where the hub's own server has not put them on already (lib/server/http/page-door.ts). */
export function proxy(request: NextRequest): NextResponse {
  // For `curl`: the survey as text stands beside its page. (A rewrite of next.config.ts would be tried on every call of the API.)
  const asText = /^\/s\/([\w-]+)\.txt$/.exec(request.nextUrl.pathname)
  if (asText)
    return NextResponse.rewrite(new URL(`/api/v1/s/${asText[1]}/terminal${request.nextUrl.search}`, request.url))
  const { asked, answered } = pageHeaders(new URL(request.nextUrl.href), process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  for (const [name, value] of Object.entries(asked)) headers.set(name, value)
  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries(answered)) response.headers.set(name, value)
  return response
}

export const config = {
  matcher: [
    {
      source: '/((?!_next/static|_next/image|favicon.ico|api/).*)',
      missing: [{ type: 'header', key: 'x-at-the-door' }],
    },
  ],
}
