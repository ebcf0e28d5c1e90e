import type { Role } from '@/lib/core/permissions'
import { ROLES } from '@/lib/core/permissions'
import { db } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'
import { serve } from '@/lib/server/http/serve'

export type Caller = Role | 'nobody'
export const CALLERS: readonly Caller[] = ['nobody', ...ROLES]

/** One person of each role with a token of their own. */
export async function tokens(): Promise<Record<Role, string>> {
  const pairs = ROLES.map((role) => [role, `snd_test_${role}_${crypto.randomUUID()}`] as const)
  for (const [role, token] of pairs) {
    const id = `person-${role}`
    await db.person.upsert({
      where: { id },
      create: { id, email: `${role}@example.com`, name: `The ${role}`, role },
      update: {},
    })
    await db.apiToken.create({
      data: { id: crypto.randomUUID(), personId: id, name: 'test', hash: sha256(token), hint: 'snd_test', role },
    })
  }
  return Object.fromEntries(pairs) as Record<Role, string>
}

export interface Sent {
  params?: unknown
  query?: unknown
  body?: unknown
  /** Sent as it is, in place of `body`. */
  raw?: BodyInit
  headers?: Record<string, string>
}

/** Calls a route the way Next does, through its one wrapper: the routes' files hold nothing else. */
export function call(spec: AnyEndpoint, token: string | undefined, sent: Sent): Promise<Response> {
  const params = (sent.params ?? {}) as Record<string, string | number>
  const path = spec.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const url = new URL(`http://localhost:3000/api/v1${path}`)
  for (const [key, value] of Object.entries((sent.query ?? {}) as object)) url.searchParams.set(key, String(value))
  const body = sent.raw ?? (sent.body === undefined || spec.method === 'GET' ? undefined : JSON.stringify(sent.body))
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token && { authorization: `Bearer ${token}` }),
    ...sent.headers,
  }
  const encoded = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, encodeURIComponent(String(value))]),
  )
  const init = { method: spec.method, headers, ...(body !== undefined && { body }), duplex: 'half' } as RequestInit
  return serve(spec)(new Request(url, init), { params: Promise.resolve(encoded) })
}

export const nameOf = ({ method, path }: Pick<AnyEndpoint, 'method' | 'path'>): string => `${method} ${path}`
