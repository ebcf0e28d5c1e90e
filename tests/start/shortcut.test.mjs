import { request } from 'node:http'
import { connect } from 'node:net'
import pg from 'pg'
import { expect, test } from 'vitest'
import { openThrowaway } from '../../bin/lib/throwaway.mjs'
import { makePm, opened, response as given, survey } from '../bench/workspace'
import { withHub } from '../support/large-hub'
import { onEnd } from './helpers.mjs'

/** Posts a body: with its length said beforehand, or in chunks, which is left to Next. */
const post = (url, body, headers, inChunks) =>
  new Promise((resolve, reject) => {
    const length = inChunks ? {} : { 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method: 'POST', headers: { ...headers, ...length } }, async (answer) => {
      const bytes = []
      for await (const chunk of answer) bytes.push(chunk)
      resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(bytes).toString() })
    })
    sent.on('error', reject)
    if (inChunks) sent.flushHeaders()
    sent.end(body)
  })

/** An answer without what is its own each time. */
const said = ({ status, headers, text }) => {
  const body = JSON.parse(text)
  delete body.requestId
  delete body.instance
  const names = ['content-type', 'cache-control', 'x-content-type-options', 'retry-after', 'strict-transport-security']
  return { status, body, headers: Object.fromEntries(names.map((name) => [name, headers[name]])) }
}

const json = { 'content-type': 'application/json' }
/** Each with what it sends, and the status that it is answered with. */
const CASES = {
  'a response': [given, json, 201],
  'an answer that does not fit': [{ answers: { r0: 9 } }, json, 422],
  'no answers': [{}, json, 422],
  'no body': ['', json, 422],
  'no JSON': ['{"answers":', json, 400],
  'not said to be JSON': [given, { 'content-type': 'text/plain' }, 415],
  'a list': [[], json, 422],
  'more than an answer holds': [{ answers: { t: 'a'.repeat(250_000) } }, json, 413],
  'a character that PostgreSQL does not store': [{ answers: { ...given.answers, t: 'a\u0000b' } }, json, 201],
  'a token that is none': [given, { ...json, authorization: 'Bearer none' }, 401],
  'a session that is none': [given, { ...json, cookie: 'next-auth.session-token=none; b=1' }, 201],
  'a kind of content Next would be asked for': [given, { ...json, accept: 'text/html', 'next-action': 'x' }, 201],
}

test('responses are answered without Next, and word for word as by it', async () => {
  const database = await openThrowaway()
  onEnd(database.close)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  onEnd(() => client.end())
  await withHub(database.url, async ({ origin }) => {
    const { bearer } = await makePm(client)
    const { id, publicToken } = await opened(origin, bearer, survey)
    const url = `${origin}/api/v1/s/${publicToken}/responses`
    const stored = async () =>
      (await client.query('SELECT count(*)::int AS n FROM "SurveyResponse" WHERE "surveyId" = $1', [id])).rows[0].n

    for (const [name, [content, headers, status]] of Object.entries(CASES)) {
      const body = typeof content === 'string' ? content : JSON.stringify(content)
      const before = await stored()
      const [quick, next] = [await post(url, body, headers, false), await post(url, body, headers, true)]
      expect(said(quick), name).toEqual(said(next))
      expect(quick.status, name).toBe(status)
      // Next says with each answer that it depends on headers of its router.
      if (name !== 'more than an answer holds') expect(quick.headers.vary, name).toBeUndefined()
      expect(next.headers.vary, name).toContain('rsc')
      expect(await stored(), name).toBe(before + (status === 201 ? 2 : 0))
    }

    // One key counts once, whichever way it comes.
    const keyed = { ...json, 'idempotency-key': 'once' }
    const before = await stored()
    for (const inChunks of [false, true, false])
      expect((await post(url, JSON.stringify(given), keyed, inChunks)).status).toBe(201)
    expect(await stored()).toBe(before + 1)
    expect((await post(url, JSON.stringify({ answers: { ...given.answers, r0: 5 } }), keyed, false)).status).toBe(409)

    // Addresses that are not just the route's are Next's.
    for (const [address, status] of [
      [`${origin}/api/v1/s/nothing/responses`, 404],
      [`${origin}/api/v1/s/%00/responses`, 422],
      [`${url}?a=1`, 201],
    ])
      expect((await post(address, JSON.stringify(given), json, false)).status, address).toBe(status)
    expect((await fetch(url)).status).toBe(405)

    // Who goes away in the middle of a body has sent nothing, and nobody else notices.
    const last = await stored()
    await new Promise((resolve) => {
      const socket = connect(Number(new URL(origin).port), 'localhost', () => {
        const head = `POST ${new URL(url).pathname} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`
        socket.write(`${head}Content-Length: 500\r\n\r\n{"answers":{"r0":1`, () => socket.destroy())
      })
      socket.once('close', resolve)
    })
    expect((await post(url, JSON.stringify(given), json, false)).status).toBe(201)
    expect(await stored()).toBe(last + 1)
  })
}, 120_000)
