import type { Client } from 'pg'
import { makeLarge, type Hub } from '../support/large-hub'
import {
  addresses,
  addressesOf,
  cookiesOf,
  pageSize,
  widestThings,
  type PageSize,
  type Things,
} from '../support/large-pages'
import { WIDE } from '../support/large-size'
import { paintTimes } from './first-paint'
import { median } from './measure'
import { cpuOfThreads } from './processor'

/** Looks at a page of which the middle one counts, since jobs run beside them; the one before them warms it up. */
const LOOKS = 7

/** What is read of evidence and insights by the API. */
const ROUTES = [
  '/evidence',
  '/evidence/[id]',
  '/evidence/[id]/tag-suggestions',
  '/evidence/said-twice',
  '/evidence/search?q=slow',
  '/evidence/tags',
  '/insights',
  '/insights/[id]',
  '/insights/[id]/brief',
  '/insights/[id]/evidence',
  '/insights/[id]/history',
  '/insights/[id]/outreach',
].map((path) => `/api/v1${path}`)

export interface PageCost extends PageSize {
  /** Processor time of the server's process for one look, in milliseconds. */
  cpu: number
}

/** What each page, and each route of evidence and insights, costs an admin, who sees everything on it. */
async function pageCosts(hub: Hub, things: Things, cookie: string): Promise<Map<string, PageCost>> {
  const costs = new Map<string, PageCost>()
  for (const { page, address } of [...addresses(things), ...addressesOf(ROUTES, things)]) {
    const seen = await pageSize(hub.origin, address, cookie)
    const looks: number[] = []
    for (let look = 0; look < LOOKS; look += 1) {
      const before = cpuOfThreads(hub.pid)
      await pageSize(hub.origin, address, cookie, false)
      looks.push(cpuOfThreads(hub.pid) - before)
    }
    costs.set(page, { ...seen, cpu: median(looks) })
  }
  return costs
}

/**
 * Every page of a hub with the demo, and again once a large company is in it too; and of that, when the largest part of each main
 * page is drawn.
 */
export async function costsBesideDemo(
  client: Client,
  hub: Hub,
): Promise<{
  costs: { page: string; demo?: PageCost | undefined; large: PageCost }[]
  /** Looked at when asked for: what it needs is a browser, and the costs are known without one. */
  paints: () => Promise<{ page: string; ms: number }[]>
}> {
  const { admin } = await cookiesOf(client, hub.secret)
  const things = await widestThings(client)
  // Once for nothing: pages that are compiled while they are looked at cost more.
  await pageCosts(hub, things, admin!)
  const demo = await pageCosts(hub, things, admin!)
  const wide = await makeLarge(client, hub.origin, WIDE)
  const large = await pageCosts(hub, wide, admin!)
  return {
    costs: [...large].map(([page, cost]) => ({ page, demo: demo.get(page), large: cost })),
    paints: () => paintTimes(hub.origin, wide, admin!),
  }
}
