import { describe, expect, it } from 'vitest'
import { db, pool } from '@/lib/server/db'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'
import { nameOf } from '../support/rest'
import { endpoints, few, send, titled, withThings, writing } from './bad-input'

withThings()

const MACHINERY = new Set(['_prisma_migrations', 'RateWindow', 'IdempotencyKey'])

/** How many rows every table has. */
async function counts(): Promise<Record<string, number>> {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  )
  const parts = rows
    .filter((row) => !MACHINERY.has(row.name))
    .map((row) => `SELECT '${row.name}' AS name, count(*)::int AS n FROM "${row.name}"`)
  const counted = await pool().query<{ name: string; n: number }>(parts.join(' UNION ALL '))
  return Object.fromEntries(counted.rows.map((row) => [row.name, row.n]))
}

/** A refusal that says what is wrong, never a failure of ours. */
async function expectRefusal(response: Response, statuses: readonly number[], what: string): Promise<void> {
  const body = (await response.json()) as { detail: string; status: number }
  expect(statuses, `${what}: ${response.status} ${JSON.stringify(body).slice(0, 300)}`).toContain(response.status)
  expect(response.headers.get('content-type'), what).toBe('application/problem+json')
  expect(body.detail.length, what).toBeGreaterThan(5)
}

const MB = 1_000_000
/** 10 MB, or more where a route takes as much. */
const tooMuch = (spec: AnyEndpoint): number => Math.max(10 * MB, (spec.maxBody ?? 0) + 1)
const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`

describe('what is not a body of ours is refused in words, and leaves nothing behind', () => {
  it.each(titled(writing))(
    '%s',
    async (name, spec) => {
      const before = await counts()
      await expectRefusal(await send(spec, { raw: '{"title": "x", ' }), [400], 'half of a body')
      await expectRefusal(await send(spec, { raw: new Uint8Array([0xff, 0xfe, 0x00]) }), [400], 'bytes')
      await expectRefusal(await send(spec, { raw: deep }), [400, 422], 'deep nesting')
      await expectRefusal(
        await send(spec, { raw: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
        [415],
        'a form',
      )
      await expectRefusal(await send(spec, { raw: new Uint8Array(tooMuch(spec)).fill(0x61) }), [413], '10 MB')
      await expectRefusal(
        await send(spec, { raw: '{}', headers: { 'content-length': String(tooMuch(spec)) } }),
        [413],
        '10 MB as announced',
      )
      for (const body of [[], 'text', 7, true, [spec.example.body]])
        await expectRefusal(await send(spec, { body }), [422], `${name} ${JSON.stringify(body).slice(0, 40)}`)
      expect(await counts()).toEqual(before)
    },
    60_000,
  )
})

describe('a field of another type, or far too long, is refused or ignored, never a failure', () => {
  it.each(titled(writing))(
    '%s',
    async (_, spec) => {
      for (const key of Object.keys((spec.example.body ?? {}) as object)) {
        for (const value of [
          null,
          7,
          -1,
          1e308,
          true,
          [],
          {},
          [[]],
          'x'.repeat(300_000),
          { $ne: null },
          ['__proto__'],
        ]) {
          const response = await send(spec, { body: { ...(spec.example.body as object), [key]: value } })
          expect(response.status, `${key}: ${JSON.stringify(value).slice(0, 40)}`).toBeLessThan(500)
        }
      }
      const proto = await send(spec, { raw: '{"__proto__":{"role":"admin"},"constructor":{"prototype":{"x":1}}}' })
      expect(proto.status).toBeLessThan(500)
      expect(({} as Record<string, unknown>).role).toBeUndefined()
    },
    60_000,
  )
})

describe('what only the hub may set stays as it is when a client sets it', () => {
  it('people: id, verification, epoch', async () => {
    const spec = endpoints.find((one) => nameOf(one) === 'POST /people')!
    const body = {
      name: 'Mallory',
      email: 'mallory@example.com',
      role: 'developer',
      id: 'chosen',
      emailVerified: '2020-01-01',
      sessionEpoch: 99,
      createdAt: '2020-01-01T00:00:00Z',
      erasedAt: '2020-01-01',
    }
    const answer = await send(spec, { body })
    expect([201, 422]).toContain(answer.status)
    const row = await db.person.findUnique({ where: { email: 'mallory@example.com' } })
    if (row) expect(row).toMatchObject({ sessionEpoch: 0, emailVerified: null, erasedAt: null })
    expect(row?.id).not.toBe('chosen')
    const me = endpoints.find((one) => nameOf(one) === 'PATCH /me')!
    await send(me, {
      body: { name: 'Still me', role: 'stakeholder', email: 'other@example.com', id: 'x', active: false },
    })
    expect(await db.person.findUnique({ where: { id: 'person-admin' } })).toMatchObject({
      role: 'admin',
      email: 'admin@example.com',
      active: true,
    })
  })
  it('RFCs and surveys: status, author, number, public token', async () => {
    const rfc = endpoints.find((one) => nameOf(one) === 'POST /rfcs')!
    const made1 = await send(rfc, {
      body: {
        ...(rfc.example.body as object),
        status: 'accepted',
        author: 'boss',
        number: 1_000_001,
        version: 9,
        createdAt: '2020-01-01T00:00:00Z',
      },
    })
    if (made1.status === 201) expect(await made1.json()).toMatchObject({ status: 'draft', version: 1 })
    expect(await db.rfc.count({ where: { OR: [{ number: 1_000_001 }, { status: 'accepted' }] } })).toBe(0)
    const survey = endpoints.find((one) => nameOf(one) === 'POST /surveys')!
    const made2 = await send(survey, {
      body: { ...(survey.example.body as object), status: 'open', publicToken: 'guess-me', id: 'chosen' },
    })
    if (made2.status === 201) expect(await made2.json()).toMatchObject({ status: 'draft' })
    expect(await db.survey.count({ where: { OR: [{ publicToken: 'guess-me' }, { id: 'chosen' }] } })).toBe(0)
  })
})

describe('naughty ids and queries', () => {
  const reading = endpoints.filter((spec) => spec.params || spec.query)
  it.each(titled(reading))(
    '%s',
    async (_, spec) => {
      const query = (spec.query && 'shape' in spec.query ? Object.keys(spec.query.shape as object) : []) as string[]
      for (const text of [
        ...few,
        '../../etc/passwd',
        '%00',
        '%',
        '1e9',
        '-1',
        '99999999999999999999',
        'a'.repeat(5_000),
      ]) {
        const params = Object.fromEntries(
          Object.keys((spec.example.params ?? {}) as object).map((key) => [key, text.toWellFormed()]),
        )
        const response = await send(spec, {
          ...(spec.params && { params }),
          ...(query.length > 0 && { query: Object.fromEntries(query.map((key) => [key, text])) }),
          body: spec.example.body,
        })
        expect(response.status, JSON.stringify(text)).toBeLessThan(500)
      }
      for (const key of query) {
        for (const text of ['', '0', '-1', 'NaN', '💥', '\'; DROP TABLE "Person"; --', 'a'.repeat(3_000)]) {
          const response = await send(spec, { query: { [key]: text }, body: spec.example.body })
          expect(response.status, `${key}=${text}`).toBeLessThan(500)
        }
      }
    },
    120_000,
  )
})
