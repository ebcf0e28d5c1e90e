import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sayAway, starting } from './away.mjs'

let server
let origin
let isAway = true
let stopped = ''
const answers = {
  '/implicit': (response) => {
    response.statusCode = 500
    response.setHeader('Content-Encoding', 'gzip')
    response.setHeader('Content-Length', '9')
    response.write('something')
    response.end()
  },
  '/explicit': (response) => response.writeHead(500, { 'Content-Type': 'text/html' }).end('something'),
  '/fine': (response) => response.end('fine'),
  '/late': (response) => {
    response.write('begun')
    response.statusCode = 500
    response.end(' and failed')
  },
}

beforeAll(async () => {
  server = createServer((request, response) => {
    sayAway(
      request,
      response,
      () => isAway,
      (url) => url === stopped,
    )
    answers[request.url](response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${server.address().port}`
})
afterAll(() => server.close())

const get = (path, options = {}) => fetch(origin + path, { headers: { accept: 'text/html' }, ...options })

test.each(['/implicit', '/explicit'])(
  'a failed page while the database is away is a 503 with words: %s',
  async (path) => {
    isAway = true
    const response = await get(path)
    expect([response.status, response.headers.get('retry-after'), response.headers.get('refresh')]).toEqual([
      503,
      '2',
      '3',
    ])
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(await response.text()).toContain('away for a moment')
  },
)

test('a page that the database stopped is a 503 in words, without a call to try again', async () => {
  isAway = false
  stopped = '/explicit'
  const page = await get('/explicit')
  expect([page.status, page.headers.get('retry-after'), page.headers.get('refresh')]).toEqual([503, null, null])
  expect(await page.text()).toContain('This takes too long')
  const asked = await fetch(`${origin}/explicit`, { headers: { accept: '*/*' } })
  expect((await asked.json()).detail).toContain('too long')
  expect((await get('/implicit')).status).toBe(500)
  stopped = ''
})

test('a program gets a problem document, and a posted form is not sent again by itself', async () => {
  isAway = true
  const asked = await fetch(`${origin}/explicit`, { headers: { accept: 'application/json' } })
  expect([asked.status, (await asked.json()).code]).toEqual([503, 'unavailable'])
  const posted = await get('/explicit', { method: 'POST', body: 'a=1' })
  expect([posted.status, posted.headers.get('refresh')]).toEqual([503, null])
})

test('what works, what fails of something else, and what has begun stay as they are', async () => {
  isAway = true
  expect([(await get('/fine')).status, await (await get('/late')).text()]).toEqual([200, 'begun and failed'])
  isAway = false
  const failed = await get('/explicit')
  expect([failed.status, await failed.text()]).toEqual([500, 'something'])
})

test('while it starts the process is alive and not ready', () => {
  const ask = (url) => {
    const said = {}
    starting({ url }, { writeHead: (status) => (said.status = status), end: (body) => (said.body = body) })
    return said
  }
  expect(ask('/api/health/live')).toEqual({ status: 200, body: '{"status":"alive"}' })
  expect(ask('/api/health').status).toBe(503)
})
