import { expect, test } from 'vitest'
import { DIRECT, isFromThisMachine } from './rules-demo'

const from = (host: string, direct = '1') => isFromThisMachine(new Headers({ host, [DIRECT]: direct }))

test('a request of this machine has a local name and no proxy in between', () => {
  for (const host of ['localhost', 'localhost:3000', '127.0.0.1:8080', '[::1]:3000'])
    expect(from(host), host).toBe(true)
  for (const host of ['hub.example', 'localhost.example', '127.0.0.1.example', '192.168.1.7', ''])
    expect(from(host), host).toBe(false)
  expect(from('localhost', '0')).toBe(false)
  expect(isFromThisMachine(new Headers({ host: 'localhost' }))).toBe(false)
})
