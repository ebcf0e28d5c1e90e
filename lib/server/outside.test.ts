import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPrivateAddress, leadsInside, postOutside } from './outside'

describe('an address that is not of the public Internet', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '::ffff:0:7f00:1',
    'fe80::1%eth0',
    'fd00::1',
    'no address',
  ])('%s', (address) => expect(isPrivateAddress(address)).toBe(true))

  it.each([
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '::ffff:0:808:808',
  ])('but not %s', (address) => expect(isPrivateAddress(address)).toBe(false))
})

describe('a post to an address that a person typed', () => {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(request.url ?? '')
    if (request.url === '/slow') return
    response.writeHead(request.url === '/away' ? 302 : 204, { location: '/other' }).end()
  })
  let port = 0
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const post = (host: string, path: string, privateHosts: string[] = []) =>
    postOutside(`http://${host}:${port}${path}`, { headers: {}, body: '{}', timeoutMs: 300, privateHosts })

  it.each(['127.0.0.1', 'localhost', '0x7f.1', '2130706433', '[::ffff:127.0.0.1]', '[::1]'])(
    'does not reach this machine by %s',
    async (host) => {
      await expect(post(host, '/inside')).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' })
      expect(await leadsInside(`http://${host}/`, { privateHosts: [] })).toBe(true)
      expect(seen).not.toContain('/inside')
    },
  )

  it('reaches a host of the private network that is allowed, and follows no redirect', async () => {
    expect(await post('localhost', '/there', ['localhost'])).toBe(204)
    expect(await post('127.0.0.1', '/away', ['127.0.0.1'])).toBe(302)
    expect(seen).toEqual(['/there', '/away'])
  })

  it('gives up in time', async () => {
    await expect(post('127.0.0.1', '/slow', ['127.0.0.1'])).rejects.toMatchObject({ code: 'TIMEOUT' })
  })
})
