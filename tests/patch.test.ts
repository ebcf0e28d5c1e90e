import { describe, expect, test } from 'vitest'
import { allEndpoints } from '@/lib/rooms'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'

const endpoints = allEndpoints()

/** The route that creates what a PATCH changes: "/roadmap/items/{id}" → POST "/roadmap/items". */
const creatorOf = (patch: AnyEndpoint) =>
  endpoints.find(({ method, path }) => method === 'POST' && path === patch.path.replace(/\/\{\w+\}$/, ''))

const pairs = endpoints.flatMap((patch) => {
  const post = patch.method === 'PATCH' ? creatorOf(patch) : undefined
  return post ? [[patch.path, patch, post] as const] : []
})

/** Text as a form on Windows sends it, with what cannot be stored or seen. */
const DIRT = 'first\r\nsecond\u0000\u0007\tend'

/** Every plain text of an example, by its name. */
const textsOf = (body: unknown): string[] =>
  Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    typeof value === 'string' ? [name] : [],
  )

describe('what is changed is cleaned as what is created', () => {
  test('the routes are found', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(6)
  })

  test.each(pairs)('PATCH %s', (_, patch, post) => {
    const whole = (post.example.body ?? {}) as Record<string, unknown>
    for (const name of textsOf(whole)) {
      const created = post.body?.safeParse({ ...whole, [name]: DIRT })
      const changed = patch.body?.safeParse({ [name]: DIRT })
      // A choice, a day or an id refuses the text on both sides; a field that only POST takes is not changed at all.
      if (!created?.success || !changed?.success) continue
      const before = (created.data as Record<string, unknown>)[name]
      const after = (changed.data as Record<string, unknown>)[name]
      if (after === undefined) continue
      expect(after, `${patch.path} ${name}`).toBe(before)
      expect(after, `${patch.path} ${name}`).not.toMatch(/[\r\u0000\u0007]/)
    }
  })
})
