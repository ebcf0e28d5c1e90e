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

/** Texts that are kept byte by byte: files, ids, words of another text, and a body, which its command cleans by the text before. */
const EXACT =
  /^(?:text|csv|path|ids?|.*Ids?|into|span|prefix|suffix|parentId|plan|url|body|suggestion|a|b|survey|team|ticket|language|mail|from)$/

/** Places of the plain texts in a body, lists and their parts too. */
function placesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value === 'string') return [path]
  if (value === null || typeof value !== 'object') return []
  const parts: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return parts.flatMap(([key, part]) => placesOf(part, [...path, key]))
}

const at = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((one, key) => (one as Record<string | number, unknown> | undefined)?.[key], value)

function withText(value: unknown, path: readonly (string | number)[], text: string): unknown {
  const copy = structuredClone(value)
  ;(at(copy, path.slice(0, -1)) as Record<string | number, unknown>)[path.at(-1)!] = text
  return copy
}

describe('what people write is cleaned by every route that takes a survey, a mission or a thing', () => {
  const written = endpoints.flatMap((endpoint) =>
    endpoint.body &&
    endpoint.example.body &&
    /^\/(?:surveys|platform|mission|roadmap|insights|updates|rfcs)(?:\/\{\w+\})?$/.test(endpoint.path)
      ? [[`${endpoint.method} ${endpoint.path}`, endpoint] as const]
      : [],
  )
  test('there are such routes', () => expect(written.length).toBeGreaterThanOrEqual(8))
  test.each(written)('%s', (name, { body, example }) => {
    const places = placesOf({ description: 'x', purpose: 'x', closing: 'x', askedBy: 'x', ...(example.body as object) })
    for (const path of places.filter((one) => !EXACT.test(String(one.findLast((part) => typeof part === 'string'))))) {
      const base = path.length === 1 ? { ...(example.body as object), [path[0]!]: '' } : example.body
      const parsed = body!.safeParse(withText(base, path, DIRT))
      if (!parsed.success) continue
      expect(JSON.stringify(at(parsed.data, path) ?? ''), `${name} ${path.join('.')}`).not.toMatch(/\\r|\\u0007/)
    }
  })
})
