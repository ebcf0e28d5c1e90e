import { type z } from 'zod'
import { conflict } from '@/lib/core/errors'
import type { MaybeActor } from '@/lib/core/actor'
import { storable } from '@/lib/core/input'
import { parse } from '@/lib/core/zod'
import { systemClock } from '@/lib/core/clock'
import { consume } from '../rate-limit'
import { parseForm, parseJson, readBody } from './body'
import { admit, callerOf } from './caller'
import type { AnyEndpoint, Call } from './endpoint'
import { claim, keyedCall, release, storeResponse, type KeyedCall } from './idempotency'
import { problemOf } from './problem'
import { secured } from './security-headers'

/** Bytes of a body where an endpoint does not say. */
export const DEFAULT_MAX_BODY = 1_000_000
const DEFAULT_LIMIT = { count: 1_200, seconds: 60 }

type Context = { params: Promise<Record<string, string | string[] | undefined>> }
export type RouteHandler = (request: Request, context: Context) => Promise<Response>

const decodeParam = (value: string | string[] | undefined): unknown =>
  typeof value === 'string' ? storable(decodeURIComponent(value)) : value

async function paramsOf(spec: AnyEndpoint, context: Context): Promise<unknown> {
  if (!spec.params) return undefined
  const raw = await context.params
  let decoded: Record<string, unknown>
  try {
    decoded = Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, decodeParam(value)]))
  } catch {
    // Not percent-encoded text: whatever it was meant to name is not there.
    decoded = raw
  }
  return parse(spec.params, decoded)
}

function queryOf(spec: AnyEndpoint, request: Request): unknown {
  if (!spec.query) return undefined
  const search = new URL(request.url).searchParams
  return parse(spec.query, Object.fromEntries([...search].map(([key, value]) => [storable(key), storable(value)])))
}

function reply(status: number, body: unknown, requestId: string, replayed = false): Response {
  const headers = new Headers({ 'cache-control': 'no-store', 'x-request-id': requestId })
  if (replayed) headers.set('idempotent-replayed', 'true')
  if (status === 204) return new Response(null, { status, headers })
  headers.set('content-type', 'application/json')
  return new Response(JSON.stringify(body), { status, headers })
}

/** Runs a keyed call once: the first does the work, the same again gets its answer. */
async function once(call: KeyedCall, requestId: string, work: () => Promise<Response>): Promise<Response> {
  const kept = await claim(call)
  if (kept) return reply(kept.status, kept.response, requestId, true)
  let response: Response
  try {
    response = await work()
  } catch (error) {
    await release(call)
    throw error
  }
  if (!response.headers.get('content-type')?.includes('json')) throw conflict('This route takes no Idempotency-Key.')
  await storeResponse(call, response.status, await response.clone().json())
  return response
}

// What anybody may use counts nobody by name: beside an anonymous answer, a counter of its sender would tell who sent it.
async function limit(spec: AnyEndpoint, actor: MaybeActor): Promise<void> {
  if (!actor || spec.access === 'public' || (spec.method === 'GET' && !spec.limit)) return
  await consume(`api:${actor.id}${spec.limit ? `:${spec.path}` : ''}`, spec.limit ?? DEFAULT_LIMIT)
}

/**
 * The one wrapper of every REST route: who asks, may they, how often, is the input right, is the answer right.
 * `app/api/v1` holds nothing but `export const GET = serve(endpoints.…)`.
 */
export function serve(spec: AnyEndpoint): RouteHandler {
  return async (request, context) => {
    const requestId = crypto.randomUUID()
    try {
      const now = systemClock()
      const actor = admit(await callerOf(request, now, spec.access !== 'public'), spec.access)
      await limit(spec, actor)
      const params = await paramsOf(spec, context)
      const query = queryOf(spec, request)
      const bytes = spec.method === 'GET' ? Buffer.alloc(0) : await readBody(request, spec.maxBody ?? DEFAULT_MAX_BODY)
      const text = spec.bytes ? '' : bytes.toString('utf8')
      const body = spec.body
        ? parse(spec.body, spec.form ? parseForm(text) : parseJson(text, request.headers.get('content-type')))
        : undefined
      const call = { actor, params, query, body, bytes, request, requestId, now } as Call<
        'public',
        z.ZodType,
        z.ZodType,
        z.ZodType
      >
      const work = async (): Promise<Response> => {
        const answer = await spec.run(call as never)
        if (answer instanceof Response) return answer
        return reply(spec.status ?? 200, spec.answer.parse(answer), requestId)
      }
      const keyed =
        spec.method === 'POST' && spec.idempotency !== 'own'
          ? keyedCall(request, actor?.id ?? 'nobody', new URL(request.url).pathname, bytes)
          : undefined
      return secured(keyed ? await once(keyed, requestId, work) : await work())
    } catch (error) {
      return secured(problemOf(error, requestId))
    }
  }
}
