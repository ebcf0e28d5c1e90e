import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Role } from '@/lib/core/permissions'
import { openRoadmap } from '@/lib/roadmap/commands-public'
import { allEndpoints } from '@/lib/rooms'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'
import { CALLERS, call, nameOf, tokens, type Caller } from '../support/rest'
import { CLASSES, maySee } from '../support/private-fields'
import {
  columnsOf,
  leaksIn,
  plantSecrets,
  tablesOnItems,
  WORD,
  type Planted,
  type Query,
} from '../support/plant-secrets'
import { actorOf, makePerson } from './make'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

const client = new Client({ connectionString: process.env.DATABASE_URL })
const query: Query = (text, values) => client.query(text, values)
let planted: Planted
let tokenOf: Record<Role, string>
/** Everything that each caller was answered, by route. */
const answered = new Map<Caller, { name: string; text: string }[]>()

/** A route's answers to a caller, for every id that was planted and every way of asking that its query knows. */
async function ask(spec: AnyEndpoint, caller: Caller): Promise<string> {
  const inPath = [...spec.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const example = (spec.example.params ?? {}) as Record<string, unknown>
  const ids = inPath.length > 0 ? [...Object.values(planted.ids), `${planted.ids.vote}-${planted.ids.shown}`] : ['']
  const asked = (spec.example.query ?? {}) as Record<string, unknown>
  const words = Object.fromEntries(
    ['q', 'text', 'query'].filter((key) => typeof asked[key] === 'string').map((key) => [key, WORD]),
  )
  const sorts =
    spec.path === '/roadmap/items' ? ['rice', 'wsjf', 'ice', 'opportunity', 'rank'].map((sort) => ({ sort })) : []
  const texts: string[] = []
  for (const id of ids)
    for (const more of [{}, ...sorts]) {
      const response = await call(spec, caller === 'nobody' ? undefined : tokenOf[caller], {
        params: {
          ...example,
          ...Object.fromEntries(inPath.map((key) => [key, typeof example[key] === 'number' ? 7 : id])),
        },
        query: { ...asked, ...words, ...more },
      })
      texts.push(`${JSON.stringify([...response.headers])}\n${await response.text()}`)
    }
  return texts.join('\n')
}

beforeAll(async () => {
  await client.connect()
  tokenOf = await tokens()
  const [voter, told] = [await makePerson(), await makePerson()]
  planted = await plantSecrets(query, { voter: voter.id, told: told.id })
  await openRoadmap(actorOf(await makePerson({ role: 'admin' })), true)
  // A stream has no end to wait for, and holds a number only (rest of roadmap-week.test.ts).
  const routes = allEndpoints().filter((spec) => spec.method === 'GET' && spec.produces !== 'text/event-stream')
  for (const caller of CALLERS) {
    const own = []
    for (const spec of routes) own.push({ name: nameOf(spec), text: await ask(spec, caller) })
    answered.set(caller, own)
  }
}, 300_000)
afterAll(() => client.end())

test('every table that hangs on an item, and every column of it, says who may read it', async () => {
  const tables = await tablesOnItems(query)
  expect(tables).toContain('ItemVote')
  expect(tables.filter((table) => !CLASSES[table])).toEqual([])
  for (const [table, classes] of Object.entries(CLASSES)) {
    const columns = (await columnsOf(query, table)).map((column) => column.name)
    expect([table, columns.toSorted()]).toEqual([table, Object.keys(classes).toSorted()])
  }
})

describe('no answer of any route holds what its reader may not know', () => {
  test.each(CALLERS)('asked by %s', (caller) => {
    const leaks = (answered.get(caller) ?? []).flatMap(({ name, text }) => {
      const found = leaksIn(text, planted.secrets, (secret) => !maySee(secret.level, caller))
      return found.map((secret) => `${name} tells ${secret}`)
    })
    expect(leaks).toEqual([])
  })
})

test('who may know a secret finds it in some answer: the search would have found it', () => {
  const unseen = planted.secrets.filter(({ level, forms }) => {
    if (level === 'own' || level === 'sealed') return false
    const all = CALLERS.filter((caller) => maySee(level, caller)).flatMap((caller) => answered.get(caller) ?? [])
    return !all.some(({ text }) => forms.some((form) => text.includes(form)))
  })
  expect(unseen.map((secret) => secret.name)).toEqual([])
})
