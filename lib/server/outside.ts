import { lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { SPECIAL_RANGES } from '@/lib/core/addresses'

const special = new BlockList()
for (const [network, bits] of SPECIAL_RANGES) special.addSubnet(network, bits, network.includes(':') ? 'ipv6' : 'ipv4')

/** The four bytes at `offset` groups of an IPv6 address in full, as IPv4. */
const embedded = (groups: readonly number[], offset: number): string =>
  [groups[offset] ?? 0, groups[offset + 1] ?? 0].flatMap((group) => [group >> 8, group & 255]).join('.')

/** An IPv6 address as eight numbers. */
function groupsOf(address: string): number[] {
  // The URL parser writes the last four bytes in hexadecimal and shortens the rest in one way.
  const plain = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
  const [head = '', tail] = plain.split('::')
  const read = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))
  const [first, last] = [read(head), read(tail ?? '')]
  return [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last]
}

/**
 * Whether an address is not one of the public Internet. An IPv6 address that leads to an IPv4 address (mapped, translated,
 * NAT64, 6to4) is as public as that one.
 */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return true
  if (family === 4) return special.check(address, 'ipv4')
  const groups = groupsOf(address)
  const starts = (...expected: number[]) => expected.every((group, at) => groups[at] === group)
  const leadsToIpv4 = starts(0, 0, 0, 0, 0, 0xffff) || starts(0, 0, 0, 0, 0xffff, 0) || starts(0x64, 0xff9b, 0, 0, 0, 0)
  if (leadsToIpv4) return special.check(embedded(groups, 6), 'ipv4')
  if (starts(0x2002)) return special.check(embedded(groups, 1), 'ipv4')
  return special.check(address.replace(/%.*$/, ''), 'ipv6')
}

/** The host of an address without the brackets of IPv6. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

const refusal = () => Object.assign(new Error('The address is in a private network.'), { code: 'PRIVATE_ADDRESS' })

/** Looks a name up for a connection, and refuses it where any of its addresses is private. */
const publicLookup: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error) callback(error, '', 0)
    else if (!first || addresses.some(({ address }) => isPrivateAddress(address))) callback(refusal(), '', 0)
    else if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })

export interface Outside {
  /** Hosts of the private network that may be reached all the same, in lower case. */
  privateHosts: readonly string[]
}

/** Whether an address leads into a private network, as its name is looked up now; false where the name is not known. */
export async function leadsInside(address: string, { privateHosts }: Outside): Promise<boolean> {
  const host = hostOf(new URL(address))
  if (privateHosts.includes(host.toLowerCase())) return false
  if (isIP(host) !== 0) return isPrivateAddress(host)
  return new Promise((resolve) => {
    lookup(host, { all: true }, (error, addresses) =>
      resolve(!error && addresses.some((one) => isPrivateAddress(one.address))),
    )
  })
}

interface Sending extends Outside {
  headers: Record<string, string>
  timeoutMs: number
}

/**
 * Sends a request to an address that a person typed. The check is made on the address that the connection goes to, so
 * that a name that answers otherwise the second time is refused too; no redirect is followed: its `location` is answered.
 * @param most bytes of the answer that are read; the answer is dropped beyond them
 * @throws Error with a code: PRIVATE_ADDRESS, that of the connection, TIMEOUT, or TOO_LARGE
 */
export function askOutside(
  address: string,
  {
    method,
    headers,
    body,
    timeoutMs,
    privateHosts,
    most,
  }: Sending & { method: 'GET' | 'POST'; body?: string; most: number },
): Promise<{ status: number; text: string; location?: string }> {
  const url = new URL(address)
  const host = hostOf(url)
  const isAllowed = privateHosts.includes(host.toLowerCase())
  return new Promise((resolve, reject) => {
    if (!isAllowed && isIP(host) !== 0 && isPrivateAddress(host)) return reject(refusal())
    const fail = (error: Error) =>
      reject(
        error.name === 'AbortError' || error.name === 'TimeoutError'
          ? Object.assign(error, { code: 'TIMEOUT' })
          : error,
      )
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const sent = send(
      url,
      {
        method,
        headers: { ...headers, ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }) },
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        ...(!isAllowed && { lookup: publicLookup }),
      },
      (response) => {
        const status = response.statusCode ?? 0
        const { location } = response.headers
        const chunks: Buffer[] = []
        let bytes = 0
        if (most === 0) {
          response.destroy()
          resolve({ status, text: '' })
          return
        }
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes > most)
            response.destroy(Object.assign(new Error('The answer is too large.'), { code: 'TOO_LARGE' }))
          else chunks.push(chunk)
        })
        response.on('end', () =>
          resolve({
            status,
            text: Buffer.concat(chunks).toString('utf8'),
            ...(location !== undefined && { location }),
          }),
        )
        response.on('error', fail)
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })
}

/** Posts to an address that a person typed; what it answers is not read. @returns the HTTP status @throws as askOutside */
export const postOutside = async (address: string, sending: Sending & { body: string }): Promise<number> =>
  (await askOutside(address, { ...sending, method: 'POST', most: 0 })).status
