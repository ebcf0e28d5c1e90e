import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { conflict } from '@/lib/core/errors'
import { newId, newToken } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { prose } from '@/lib/core/zod'
import { db } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import { endpoint } from '@/lib/server/http/endpoint'
import { serve } from '@/lib/server/http/serve'

let ran = 0
const echo = serve(
  endpoint({
    method: 'POST',
    path: '/echo/{id}',
    summary: 'Says it again',
    access: 'survey.write',
    params: z.object({ id: z.string() }),
    body: z.object({ text: prose(100), fail: z.boolean().optional() }),
    answer: z.object({ text: z.string(), id: z.string(), role: z.string() }),
    status: 201,
    example: {},
    run: async ({ actor, params, body }) => {
      ran += 1
      if (body.fail) throw conflict('Told to fail.')
      return { text: body.text, id: params.id, role: actor.role, secret: 'never leaves' }
    },
  }),
)
const broken = serve(
  endpoint({
    method: 'GET',
    path: '/broken',
    summary: 'Breaks',
    access: 'public',
    answer: z.object({}),
    example: {},
    run: async () => {
      throw new Error('password=hunter2')
    },
  }),
)
const scarce = serve(
  endpoint({
    method: 'POST',
    path: '/scarce',
    summary: 'Three an hour',
    access: 'signed-in',
    answer: z.object({ ok: z.boolean() }),
    limit: { count: 3, seconds: 3600 },
    example: {},
    run: async () => ({ ok: true }),
  }),
)

async function makeToken(
  role: Role,
  options: { owner?: Role; expiresAt?: Date; revokedAt?: Date } = {},
): Promise<string> {
  const token = `snd_${newToken()}`
  const person = await db.person.create({
    data: { id: newId(), email: `${newId()}@test.invalid`, name: 'Test', role: options.owner ?? role },
  })
  const { expiresAt = null, revokedAt = null } = options
  await db.apiToken.create({
    data: {
      id: newId(),
      personId: person.id,
      name: 't',
      hash: sha256(token),
      hint: 'snd_',
      role,
      expiresAt,
      revokedAt,
    },
  })
  return token
}

let pm: string
beforeAll(async () => {
  pm = await makeToken('pm')
})
beforeEach(() => {
  ran = 0
})

interface Sent {
  token?: string | null
  body?: unknown
  raw?: string
  key?: string
  type?: string
  id?: string
}

const send = ({ token = pm, body, raw, key, type = 'application/json', id = 'x' }: Sent): Promise<Response> => {
  const headers = new Headers({ 'content-type': type })
  if (token) headers.set('authorization', `Bearer ${token}`)
  if (key) headers.set('idempotency-key', key)
  const request = new Request(`http://localhost/api/v1/echo/${id}`, {
    method: 'POST',
    headers,
    body: raw ?? JSON.stringify(body ?? { text: 'hello' }),
  })
  return echo(request, { params: Promise.resolve({ id }) })
}

describe('who asks', () => {
  test('nobody is 401, a wrong token too, a role without the action 403', async () => {
    expect((await send({ token: null })).status).toBe(401)
    expect((await send({ token: 'snd_wrong' })).status).toBe(401)
    expect((await send({ token: await makeToken('developer') })).status).toBe(403)
    expect(ran).toBe(0)
  })

  test('an expired and a revoked token are nobody', async () => {
    expect((await send({ token: await makeToken('pm', { expiresAt: new Date(Date.now() - 1000) }) })).status).toBe(401)
    expect((await send({ token: await makeToken('pm', { revokedAt: new Date() }) })).status).toBe(401)
  })

  test('a token never has more than its owner has today', async () => {
    expect((await send({ token: await makeToken('admin', { owner: 'developer' }) })).status).toBe(403)
  })

  test('its last use is shown', async () => {
    const token = await makeToken('pm')
    await send({ token })
    const row = await db.apiToken.findUniqueOrThrow({ where: { hash: sha256(token) } })
    expect(row.lastUsedAt).not.toBeNull()
  })
})

describe('what comes in', () => {
  test.each([
    ['no JSON', { raw: '{"text":' }, 400],
    ['nested without end', { raw: `{"text":${'['.repeat(5000)}${']'.repeat(5000)}}` }, 400],
    ['another content type', { type: 'text/plain' }, 415],
    ['a wrong type', { body: { text: 7 } }, 422],
    ['nothing', { raw: '' }, 422],
    ['two megabytes', { body: { text: 'x'.repeat(2_000_000) } }, 413],
  ])('%s is refused as a problem', async (_, sent, status) => {
    const response = await send(sent)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const problem = (await response.json()) as Record<string, unknown>
    expect(problem).toMatchObject({ status, requestId: response.headers.get('x-request-id') })
    expect(ran).toBe(0)
  })

  test('a NUL and half a surrogate pair are taken out, the rest stays', async () => {
    const response = await send({ raw: '{"text":"a\\u0000b\\ud800c 🚀"}' })
    expect(await response.json()).toMatchObject({ text: 'ab\ufffdc 🚀' })
  })

  test('a field error names its path', async () => {
    const problem = (await (await send({ body: { text: ' ' } })).json()) as { errors: unknown[] }
    expect(problem.errors).toEqual([{ path: 'text', message: 'Fill this in.' }])
  })
})

describe('what goes out', () => {
  test('only what the contract has', async () => {
    const response = await send({})
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({ text: 'hello', id: 'x', role: 'pm' })
  })

  test('a defect is a plain 500 that tells nothing', async () => {
    const response = await broken(new Request('http://localhost/api/v1/broken'), { params: Promise.resolve({}) })
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('hunter2')
  })
})

describe('Idempotency-Key', () => {
  test('the same key and body give the first answer again', async () => {
    const first = await send({ key: 'k1' })
    const again = await send({ key: 'k1' })
    expect(await again.json()).toEqual(await first.json())
    expect([again.status, again.headers.get('idempotent-replayed'), ran]).toEqual([201, 'true', 1])
  })

  test('the same key with another body is a conflict', async () => {
    await send({ key: 'k2' })
    expect((await send({ key: 'k2', body: { text: 'other' } })).status).toBe(409)
  })

  test('of twenty at once one runs', async () => {
    const responses = await Promise.all(Array.from({ length: 20 }, () => send({ key: 'k3' })))
    expect(ran).toBe(1)
    expect(responses.every((response) => [201, 409].includes(response.status))).toBe(true)
  })

  test('a refusal gives the key back', async () => {
    expect((await send({ key: 'k4', body: { text: 'a', fail: true } })).status).toBe(409)
    expect((await send({ key: 'k4', body: { text: 'a', fail: true } })).status).toBe(409)
    expect(ran).toBe(2)
  })

  test('one person’s key is not another’s', async () => {
    await send({ key: 'k5' })
    await send({ key: 'k5', token: await makeToken('pm') })
    expect(ran).toBe(2)
  })
})

test('a limit counts parallel requests exactly and says when to come back', async () => {
  const token = await makeToken('developer')
  // Half past: the hour that is counted does not end between two of them.
  vi.useFakeTimers({ now: new Date('2026-05-04T13:30:00Z'), toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const responses = await Promise.all(
    Array.from({ length: 10 }, () => {
      const request = new Request('http://localhost/api/v1/scarce', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      })
      return scarce(request, { params: Promise.resolve({}) })
    }),
  )
  expect(responses.filter((response) => response.status === 200)).toHaveLength(3)
  const refused = responses.find((response) => response.status === 429)
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
})
