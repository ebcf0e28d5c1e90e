import { readFileSync } from 'node:fs'
import type { Client } from 'pg'
import { fillCompany, fillWide, wideSurvey, type Size } from '../support/large-company'
import { addresses, cookiesOf, pageSize, type PageSize } from '../support/large-pages'

/** Looks at a page that count; the one before them warms it up. */
const LOOKS = 5
/** Linux counts processor time of a process in hundredths of a second. */
const TICK_MS = 10

export interface PageCost extends PageSize {
  address: string
  /** Processor time of the server's process for one look, in milliseconds. */
  cpu: number
}

/** Processor time of a process so far, in milliseconds: what else runs on the machine hardly counts. */
function cpuOf(pid: number): number {
  // After the name, which may have blanks: state is the third field, user and system time the 14th and 15th.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/**
 * What each page costs an admin, who sees everything on it, in a hub of this size.
 * @param post the hub's API as somebody who may open surveys
 */
export async function pageCosts(
  client: Client,
  hub: { origin: string; pid: number; secret: string },
  post: (path: string, body: unknown) => Promise<Record<string, string>>,
  size: Size,
): Promise<PageCost[]> {
  await client.query(
    `INSERT INTO "Person" (id, email, name, role, "updatedAt") VALUES ('bench-admin', 'admin@bench.invalid', 'Bench', 'admin', now())`,
  )
  const { id } = await post('/surveys', wideSurvey)
  const { publicToken } = await post(`/surveys/${id}/open`, {})
  await fillCompany(client, size)
  await fillWide(client, id!, size)
  const { admin } = await cookiesOf(client, hub.secret)
  const costs: PageCost[] = []
  for (const address of addresses({ id: id!, token: publicToken! })) {
    const seen = await pageSize(hub.origin, address, admin!)
    const before = cpuOf(hub.pid)
    for (let look = 0; look < LOOKS; look += 1) await pageSize(hub.origin, address, admin!, false)
    costs.push({ ...seen, address, cpu: (cpuOf(hub.pid) - before) / LOOKS })
  }
  return costs
}
