import { beforeAll, describe, expect, it } from 'vitest'
import { allEndpoints } from '@/lib/rooms'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'
import { CALLERS, call, nameOf, tokens } from '../support/rest'
import { ACCESS } from '../support/access-table'

let tokenOf: Awaited<ReturnType<typeof tokens>>
beforeAll(async () => {
  tokenOf = await tokens()
})

/** Ids that are well-formed and nobody's: who may use the route learns that there is nothing, who may not is told so before. */
function nobodysIds(spec: AnyEndpoint): Record<string, string> {
  const example = (spec.example.params ?? {}) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(example).map(([key, value]) => [
      key,
      typeof value === 'number' || /^\d+$/.test(String(value)) ? '987654' : 'no-such-thing',
    ]),
  )
}

const endpoints = allEndpoints()

describe('who may use which route', () => {
  it.each(endpoints.map((spec) => [nameOf(spec), spec] as const))('%s', async (name, spec) => {
    const statuses: string[] = []
    for (const caller of CALLERS) {
      const response = await call(spec, caller === 'nobody' ? undefined : tokenOf[caller], {
        params: nobodysIds(spec),
        query: spec.example.query,
        body: spec.example.body,
      })
      statuses.push(String(response.status))
      if (!response.ok && response.status !== 304) {
        expect(response.headers.get('content-type')).toBe('application/problem+json')
        expect(await response.json()).toMatchObject({
          status: response.status,
          title: expect.any(String),
          detail: expect.any(String),
          requestId: expect.any(String),
        })
      } else await response.body?.cancel()
    }
    expect(statuses.join(' ')).toBe(ACCESS[name])
  })

  it.each(['no-token', 'snd_', `snd_${'x'.repeat(43)}`, "snd_' OR 1=1 --", 'Basic YTpi'])(
    'a bad token (%s) is 401 everywhere, also where nobody may come in',
    async (token) => {
      for (const spec of endpoints) {
        const response = await call(spec, token, {
          params: nobodysIds(spec),
          query: spec.example.query,
          body: spec.example.body,
        })
        expect([nameOf(spec), response.status]).toEqual([nameOf(spec), 401])
      }
    },
  )
})
