import { allEndpoints } from '@/lib/rooms'
import { serve } from '@/lib/server/http/serve'

/** Asks a route of the API by its address, as somebody who is not signed in does: a mail program, a feed reader. */
export async function callRoute(
  method: 'GET' | 'POST',
  url: URL,
  body?: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const path = url.pathname.replace('/api/v1', '')
  for (const spec of allEndpoints()) {
    const match =
      spec.method === method
        ? new RegExp(`^${spec.path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(path)
        : null
    if (match) {
      const params = Promise.resolve({ ...match.groups })
      return serve(spec)(new Request(url, { method, headers, ...(body !== undefined && { body }) }), { params })
    }
  }
  throw new Error(`no route answers ${method} ${path}`)
}
