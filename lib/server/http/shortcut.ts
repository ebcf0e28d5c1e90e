import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '../env'
import { log } from '../log'
import type { AnyEndpoint } from './endpoint'
import { DEFAULT_MAX_BODY, serve } from './serve'

/**
 * Takes a request of Node's server and answers it. False where it is not one for the endpoint, or is written in a way
 * that Next reads as well as anybody: then it is untouched.
 */
export type Shortcut = (request: IncomingMessage, response: ServerResponse) => boolean

/** A parameter as our own pages and most clients write it; what is percent-encoded is left to Next. */
const PARAMETER = '([\\w-]+)'

/** The body of a request that has said how long it is; nothing where the sender went away before its end. */
function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', () => resolve(undefined))
    request.once('close', () => resolve(undefined))
  })
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), 'content-length': body.byteLength })
  response.end(body)
}

/**
 * The hub's own server answers a POST endpoint itself, with what its route does in Next: what Next does around a route
 * costs more than the route, and grows with the pages and actions of the whole hub (docs/decisions/0031).
 */
export function shortcutTo(spec: AnyEndpoint): Shortcut {
  const names = [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const path = new RegExp(`^/api/v1${spec.path.replaceAll(/\{\w+\}/g, PARAMETER)}$`)
  const handle = serve(spec)
  const most = spec.maxBody ?? DEFAULT_MAX_BODY

  const answer = async (request: IncomingMessage, response: ServerResponse, values: readonly string[]) => {
    const body = await bodyOf(request)
    if (!body) return
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    )
    const asked = new Request(new URL(request.url!, env().BASE_URL), { method: spec.method, headers, body })
    const params = Object.fromEntries(names.map((name, at) => [name, values[at]]))
    await send(await handle(asked, { params: Promise.resolve(params) }), response)
  }

  return (request, response) => {
    if (request.method !== spec.method) return false
    const [, ...values] = path.exec(request.url ?? '') ?? []
    // A body whose length is not said beforehand, or is too long, is read as far as it may be by the route in Next.
    if (values.length === 0 || !(Number(request.headers['content-length']) <= most)) return false
    answer(request, response, values).catch((error: unknown) => {
      log().error({ err: error }, 'a request was not answered')
      response.destroy()
    })
    return true
  }
}
