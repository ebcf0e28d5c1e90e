import { expect, test } from 'vitest'
import { markDirect } from './direct.mjs'

const marked = (headers, remoteAddress = '127.0.0.1') => {
  const request = { headers: { host: 'localhost:3000', ...headers }, socket: { remoteAddress } }
  markDirect(request)
  return request.headers['x-soundings-direct']
}

test('a browser on this machine is direct', () => {
  for (const address of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])
    expect(marked({}, address), address).toBe('1')
})

test('another machine is not', () => {
  for (const address of ['203.0.113.9', '::ffff:10.0.0.7', '2001:db8::1', '127.example', ''])
    expect(marked({}, address), address).toBe('0')
})

test('a request with a trace of a proxy is not, whatever the trace says', () => {
  for (const name of [
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-forwarded-port',
    'x-forwarded',
    'forwarded',
    'via',
    'x-real-ip',
    'cf-connecting-ip',
    'true-client-ip',
  ])
    for (const value of ['127.0.0.1', 'localhost', '']) expect(marked({ [name]: value }), name).toBe('0')
})

test('the mark is never taken from outside', () => {
  expect(marked({ 'x-soundings-direct': '1' }, '203.0.113.9')).toBe('0')
  expect(marked({ 'x-soundings-direct': '1', via: '1.1 proxy' })).toBe('0')
})
