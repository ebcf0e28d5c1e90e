import { createServer, request, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { keptPage, withoutScripts } from './kept-page'

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgresql://localhost/none'
  process.env.BASE_URL = 'http://localhost:3000'
  process.env.LOG_LEVEL ??= 'silent'
})

const open: Server[] = []
afterEach(() => open.splice(0).forEach((server) => server.close()))

interface Answer {
  status: number
  headers: IncomingMessage['headers']
  text: string
}
const look = (port: number, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, method, headers: { accept: 'text/html', ...headers } }, async (answer) => {
      const bytes: Buffer[] = []
      for await (const chunk of answer) bytes.push(chunk as Buffer)
      const body = Buffer.concat(bytes)
      const text = (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
    })
      .on('error', reject)
      .end()
  })

/** What of a roadmap two servers share: whether it is open, and what it shows. */
const shared = () => ({ version: '1' as string | null, words: 'One', fails: false })

/** A server as the hub's own: it keeps the page, and what stands for Next says how often it made it and for whom. */
async function hub(state: ReturnType<typeof shared>, forMs = 60_000) {
  const made: string[] = []
  const next: RequestListener = ({ url = '', headers }, response) => {
    made.push(`${url} ${headers.cookie ?? ''}`.trim())
    if (state.version === null) return response.writeHead(404, { 'content-type': 'text/html' }).end('<p>Not found</p>')
    const theme = /theme=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? 'system'
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' })
    response.end(
      `<html data-theme="${theme}"><head><script src="/a.js" nonce="n"></script><link rel="preload" as="script" href="/b.js"/>` +
        `<link rel="stylesheet" href="/c.css" nonce="n"/></head><body><h1>${state.words}</h1><p>&lt;script&gt;</p>` +
        `<script nonce="n">self.__next_f.push("${headers.cookie ?? ''}")</script></body></html>`,
    )
  }
  const page = keptPage({
    path: '/public/roadmap',
    query: { name: 'all', values: ['now', 'next'] },
    version: () => (state.fails ? Promise.reject(new Error('away')) : Promise.resolve(state.version)),
    forMs,
  })
  const server = createServer((asked, response) => {
    const pass = () => next(asked, response)
    if (!page(asked, response, pass)) pass()
  })
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, made }
}

test('a page is made once, and answered without its scripts and with a policy that lets none run', async () => {
  const { port, made } = await hub(shared())
  const all = await Promise.all(Array.from({ length: 5 }, () => look(port, '/public/roadmap')))
  expect(made).toEqual(['/public/roadmap theme=system'])
  for (const { status, headers, text } of all) {
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'private, no-store',
    ])
    expect(text).toBe(
      '<html data-theme="system"><head><link rel="stylesheet" href="/c.css"/></head><body><h1>One</h1>' +
        '<p>&lt;script&gt;</p></body></html>',
    )
    expect(headers['content-security-policy']).toContain(`script-src 'none'`)
    expect(headers['content-security-policy']).not.toContain('nonce')
    expect([headers['x-content-type-options'], headers['referrer-policy']]).toEqual(['nosniff', 'same-origin'])
  }
  const zipped = await look(port, '/public/roadmap', { 'accept-encoding': 'br, gzip;q=0.8' })
  expect([zipped.headers['content-encoding'], zipped.text]).toEqual(['gzip', all[0]!.text])
  expect((await look(port, '/public/roadmap', { 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBe(
    undefined,
  )
  expect(made).toHaveLength(1)
})

test('what changed, and whether it is open at all, counts with the next request, on each of two servers', async () => {
  const state = shared()
  const [here, there] = [await hub(state), await hub(state)]
  const texts = async () => [await look(here.port, '/public/roadmap'), await look(there.port, '/public/roadmap')]
  expect((await texts()).map(({ text }) => text.includes('One'))).toEqual([true, true])
  Object.assign(state, { version: '2', words: 'Two' })
  expect((await texts()).map(({ text }) => /<h1>(\w+)/.exec(text)?.[1])).toEqual(['Two', 'Two'])
  state.version = null
  expect((await texts()).map(({ status }) => status)).toEqual([404, 404])
  // Opened again it is what it was: nothing of it has changed.
  state.version = '2'
  const made = here.made.length
  expect((await texts()).map(({ status }) => status)).toEqual([200, 200])
  expect(here.made).toHaveLength(made)
})

test('nothing of whoever asks is in it but the theme, and of that the three there are', async () => {
  const { port, made } = await hub(shared())
  const themes = ['theme=dark; session=secret', 'session=secret; theme=dark', 'theme=light', 'theme=none', 'x=1', '']
  const answers = []
  for (const cookie of themes)
    answers.push(await look(port, '/public/roadmap', { cookie, authorization: 'Bearer secret' }))
  expect(answers.map(({ text }) => /data-theme="(\w+)"/.exec(text)?.[1])).toEqual([
    ...['dark', 'dark', 'light', 'system', 'system', 'system'],
  ])
  expect(made.toSorted()).toEqual(['dark', 'light', 'system'].map((theme) => `/public/roadmap theme=${theme}`))
  expect(answers.map(({ text }) => text).join()).not.toContain('secret')
})

test('anything but the plain page is left to Next, and nobody outside can ask as the hub does', async () => {
  const { port, made } = await hub(shared())
  const ways: [string, Record<string, string>?, string?][] = [
    ['/public/roadmap?all=later'],
    ['/public/roadmap?all=now&x=1'],
    ['/public/roadmap/'],
    ['/public/roadma%70'],
    ['/public/roadmap', { accept: '*/*' }],
    ['/public/roadmap', { rsc: '1' }],
    ['/public/roadmap', { 'next-router-prefetch': '1' }],
    ['/public/roadmap', {}, 'POST'],
  ]
  for (const [path, headers, method] of ways) {
    const { text } = await look(port, path, headers, method)
    expect(text, path).toContain('<script')
  }
  expect(made).toHaveLength(ways.length)
  expect((await look(port, '/public/roadmap', { 'x-page-to-keep': 'guess' })).text).not.toContain('<script')
  expect((await look(port, '/public/roadmap?all=now')).text).not.toContain('<script')
})

test('where it cannot be told what it shows, or it does without scripts in no way, Next answers', async () => {
  const state = shared()
  const { port } = await hub(state)
  state.fails = true
  expect((await look(port, '/public/roadmap')).text).toContain('<script')
  state.fails = false
  state.words = '<template id="P:1"></template>'
  expect((await look(port, '/public/roadmap')).text).toContain('<script')
  expect(withoutScripts('<div hidden="" id="S:0">late</div><script>$RC("B:0","S:0")</script>')).toBeNull()
  expect(withoutScripts('<p title="id=&quot;S:&quot;">a</p><script async="">1</script>')).toBe(
    '<p title="id=&quot;S:&quot;">a</p>',
  )
})

test('it is made again after a while, for what it shows that has no version', async () => {
  const state = shared()
  const { port, made } = await hub(state, 50)
  await look(port, '/public/roadmap')
  state.words = 'Measured since'
  await vi.waitFor(async () => expect((await look(port, '/public/roadmap')).text).toContain('Measured since'))
  expect(made.length).toBeGreaterThan(1)
})
