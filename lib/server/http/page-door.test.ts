import type { IncomingMessage, ServerResponse } from 'node:http'
import { beforeAll, expect, test } from 'vitest'
import { AT_THE_DOOR, readyPage } from './page-door'
import { pageHeaders } from './page-headers'

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgresql://localhost/none'
  process.env.BASE_URL = 'http://localhost:3000'
})

/** What Next is told with a request, and what it is answered with. */
function through(url: string, given: Record<string, string> = {}) {
  const [asked, answered] = [{ ...given }, new Map<string, string>()]
  readyPage(
    { url, headers: asked } as unknown as IncomingMessage,
    { setHeader: (name: string, value: string) => answered.set(name, value) } as unknown as ServerResponse,
  )
  return { asked: asked as Record<string, string>, answered: Object.fromEntries(answered) }
}

const withoutNonce = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace(/nonce-[^']+/, 'nonce-')]))

test('a page has at the door what the proxy would give it, with a nonce of its own', () => {
  for (const url of ['/', '/sign-in', '/rfcs/12?part=2', '/s/abc-1?lang=de', '/embed/abc?lang=pt-BR', '/icon.svg']) {
    const [first, second] = [through(url), through(url)]
    const proxy = pageHeaders(new URL(url, 'http://localhost:3000'), false)
    expect(withoutNonce(first.answered), url).toEqual(withoutNonce(proxy.answered))
    expect(withoutNonce(first.asked), url).toEqual(withoutNonce({ ...proxy.asked, [AT_THE_DOOR]: '1' }))
    expect(first.asked['content-security-policy'], url).toBe(first.answered['content-security-policy'])
    expect(first.answered, url).not.toEqual(second.answered)
  }
  expect(through('/s/abc?lang=de').asked['x-language']).toBe('de')
  expect(through('/sign-in').answered['content-security-policy']).toContain(`form-action 'self' https:`)
})

test('what is no plain page is left to the proxy or the route, whatever whoever asks says of it', () => {
  const given = { [AT_THE_DOOR]: '1', 'x-path': '/there' }
  for (const url of [
    '/api/v1/me',
    '/_next/static/x.js',
    '/favicon.ico',
    '/s/abc.txt',
    '//other',
    '/sign%2Din',
    'http://h/',
  ])
    expect(through(url, given), url).toEqual({ asked: { 'x-path': '/there' }, answered: {} })
})

test('what whoever asks says of a page is overwritten', () => {
  const { asked } = through('/people', { 'x-path': '/there', 'content-security-policy': 'none', 'x-language': 'xx' })
  expect(asked['x-path']).toBe('/people')
  expect(asked['x-language']).toBe('en')
  expect(asked['content-security-policy']).toContain("default-src 'self'")
})
