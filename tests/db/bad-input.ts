import naughty from 'big-list-of-naughty-strings'
import { beforeAll, beforeEach, expect } from 'vitest'
import { allEndpoints } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'
import { call, nameOf, tokens, type Sent } from '../support/rest'

export const endpoints = allEndpoints()
// A form's body is whatever its survey asks; the tests of the terminal send it theirs.
export const writing = endpoints.filter((spec) => spec.body && !spec.form)
export const titled = (specs: readonly AnyEndpoint[]) => specs.map((spec) => [nameOf(spec), spec] as const)
export const STRINGS = (naughty as string[]).filter((text) => text !== '')
/** Some of them, of every kind. */
export const few = STRINGS.filter((_, at) => at % 40 === 0)

let admin = ''
/** Things that are really there, by the route that made them: parameters point at these where they can. */
const made = new Map<string, Record<string, unknown>>()

/** Asks a route as an admin, by its example where nothing else is said. */
export const send = (spec: AnyEndpoint, sent: Sent = {}) => call(spec, admin, { params: paramsOf(spec), ...sent })

/** The example's parameters, with the first one naming something real: /rfcs/{number} what POST /rfcs made. */
function paramsOf(spec: AnyEndpoint): Record<string, unknown> {
  const [, place, name] = /^(.*?)\/\{(\w+)\}/.exec(spec.path) ?? []
  const thing = made.get(place ?? '')
  const example = (spec.example.params ?? {}) as Record<string, unknown>
  const key = name === 'number' ? 'number' : name === 'token' || name === 'publicToken' ? 'publicToken' : 'id'
  return name && thing?.[key] !== undefined ? { ...example, [name]: thing[key] } : example
}

/** Makes a thing by each route that has pages below it, and lets every test ask as often as it wants. */
export function withThings(): void {
  beforeAll(async () => {
    admin = (await tokens()).admin
    for (const path of ['/teams', '/people', '/surveys', '/rfcs', '/sessions', '/insights', '/roadmap/items']) {
      const spec = endpoints.find((one) => one.path === path && one.method === 'POST')
      if (!spec) throw new Error(`POST ${path} is gone`)
      const response = await send(spec, { body: spec.example.body })
      expect([path, response.status]).toEqual([path, 201])
      made.set(path, (await response.json()) as Record<string, unknown>)
    }
    made.set('/s', made.get('/surveys') ?? {})
  }, 60_000)
  beforeEach(() => db.rateWindow.deleteMany())
}
