import { cpuOf } from './processor'
import { median } from './measure'
import type { Hub } from '../support/large-hub'
import { addresses, cookiesOf, pageSize, widestThings } from '../support/large-pages'
import type { Client } from 'pg'

const ROUNDS = 5
const LOOKS = 20

/** Pages that say what any page costs, and the two that cost most of those that everybody opens. */
const PAGES: { page: string; aim: string }[] = [
  { page: '/s/[token]/thanks', aim: '<=1.30x' },
  { page: '/settings', aim: '' },
  { page: '/rfcs/[number]', aim: '<=3.00x' },
  { page: '/', aim: '<=2.50x' },
]

export interface FloorCost {
  page: string
  aim: string
  /** Processor time of the server for one look, in milliseconds, and how many times that of the bare page it is. */
  cpu: number
  bare: number
  ratio: number
}

/** Processor time of one look, in milliseconds. */
async function costOfLook(pid: number, origin: string, address: string, cookie: string): Promise<number> {
  const before = cpuOf(pid)
  for (let look = 0; look < LOOKS; look += 1) await pageSize(origin, address, cookie, false)
  return (cpuOf(pid) - before) / LOOKS
}

/**
 * What pages of a hub with the demo cost beside the least page that is made anew for each reader, turn by turn; as a PM sees them.
 * @param bare the server of the bare app (tests/bench/bare)
 */
export async function floorCosts(
  client: Client,
  hub: Hub,
  bare: { origin: string; pid: number },
): Promise<FloorCost[]> {
  const { pm } = await cookiesOf(client, hub.secret)
  const found = new Map(addresses(await widestThings(client)).map(({ page, address }) => [page, address]))
  const looks = PAGES.map(({ page, aim }) => ({ page, aim, address: found.get(page)!, cpu: [] as number[] }))
  const base: number[] = []
  // Once for nothing: what is compiled while it is looked at costs more.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const least = await costOfLook(bare.pid, bare.origin, '/dynamic', 'who=me')
    if (round > 0) base.push(least)
    for (const one of looks) {
      const cpu = await costOfLook(hub.pid, hub.origin, one.address, pm!)
      if (round > 0) one.cpu.push(cpu)
    }
  }
  return looks.map(({ page, aim, cpu }) => ({
    ...{ page, aim, cpu: median(cpu), bare: median(base) },
    ratio: median(cpu.map((one, round) => one / base[round]!)),
  }))
}
