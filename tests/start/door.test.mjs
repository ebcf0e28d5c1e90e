import { request } from 'node:http'
import { expect, test } from 'vitest'
import { openThrowaway } from '../../bin/lib/throwaway.mjs'
import { withHub } from '../support/large-hub'
import { onEnd } from './helpers.mjs'

/** Asks for an address as it is written, which `fetch` would tidy. */
const look = (origin, path, headers = {}) =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    request({ hostname, port, path, headers: { accept: 'text/html', ...headers } }, async (answer) => {
      const bytes = []
      for await (const chunk of answer) bytes.push(chunk)
      resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(bytes).toString() })
    })
      .on('error', reject)
      .end()
  })

const NAMES = ['x-content-type-options', 'referrer-policy', 'permissions-policy', 'cross-origin-opener-policy']
const nonceOf = ({ headers }) => /'nonce-([^']+)'/.exec(headers['content-security-policy'])?.[1]
/** The headers of a page without what is its own each time. */
const said = ({ headers }) => ({
  policy: headers['content-security-policy'].replace(/nonce-[^']+/, 'nonce-'),
  ...Object.fromEntries(NAMES.map((name) => [name, headers[name]])),
})

test('pages have their headers at the door, the same as by the proxy, and nobody outside can leave them out', async () => {
  const database = await openThrowaway()
  onEnd(database.close)
  await withHub(database.url, async ({ origin }) => {
    // A letter that is percent-encoded is left to the proxy.
    const ways = [
      ['/s/nowhere', '/s/nowher%65'],
      ['/rfcs', '/rfc%73'],
      ['/nowhere', '/nowher%65'],
    ]
    for (const [plain, encoded] of ways) {
      const [door, proxy] = [await look(origin, plain), await look(origin, encoded)]
      expect(door.headers['content-security-policy'], plain).toContain("'strict-dynamic'")
      expect(said(door), plain).toEqual(said(proxy))
    }
    const [first, second] = [await look(origin, '/sign-in/check-mail'), await look(origin, '/sign-in/check-mail')]
    expect(first.status).toBe(200)
    expect(nonceOf(first)).not.toBe(nonceOf(second))
    const scripts = [...first.text.matchAll(/<script[^>]*?nonce="([^"]*)"/g)].map(([, nonce]) => nonce)
    expect(scripts.length).toBeGreaterThan(3)
    expect(new Set(scripts)).toEqual(new Set([nonceOf(first)]))
    for (const path of ['/sign-in', '/sign%2din', '/nowher%65'])
      expect((await look(origin, path, { 'x-at-the-door': '1' })).headers['content-security-policy'], path).toContain(
        "default-src 'self'",
      )
    // Where somebody comes from decides nothing but where they are sent back to.
    const sent = await look(origin, '/rfcs', { 'x-path': '/elsewhere' })
    expect(sent.headers.location ?? sent.text).toContain(encodeURIComponent('/rfcs'))
  })
}, 240_000)
