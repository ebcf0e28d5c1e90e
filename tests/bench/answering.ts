import type { Client } from 'pg'
import { load, median, type Load } from './measure'
import { cpuOf, cpuOfFamily } from './processor'

const ROUNDS = 16
const SECONDS = 2
/** Responses until both are compiled: what is compared is how they run, not how they start. */
const WARM_UP = 2_000

/** A server to load: the address its responses are posted to, and the id of its process. */
export interface Side {
  url: string
  pid: number
}

export interface Cost {
  perSecond: number
  /** Milliseconds of processor time for one response, of the server's process and of PostgreSQL. */
  node: number
  database: number
}

/** The process that PostgreSQL's others are children of. It runs on this machine: the bench has started it. */
async function postmaster(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>(
    `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid`,
  )
  return rows[0]!.pid
}

/**
 * What a response costs each side, turn by turn, each other turn in the other order: what else runs on the machine, and
 * what one side leaves for the other to wait for, meets both.
 */
export async function answeringCosts(client: Client, body: unknown, sides: readonly Side[]): Promise<Cost[][]> {
  const database = await postmaster(client)
  const one = async ({ url, pid }: Side): Promise<Cost> => {
    const [node, family] = [cpuOf(pid), cpuOfFamily(database)]
    const done: Load = await load(url, body, { seconds: SECONDS })
    if (done.failed > 0) throw new Error(`${url} refused ${done.failed} responses`)
    const each = (from: number, to: number) => (to - from) / done.acknowledged
    return {
      perSecond: done.perSecond,
      node: each(node, cpuOf(pid)),
      database: each(family, cpuOfFamily(database)),
    }
  }
  for (const { url } of sides) await load(url, body, { times: WARM_UP })
  const costs: Cost[][] = sides.map(() => [])
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = sides.map((_, at) => at)
    for (const at of round % 2 === 0 ? order : order.reverse()) costs[at]!.push(await one(sides[at]!))
  }
  return costs
}

/** The middle one of the ratios of two sides, round by round. */
export const medianRatio = (ours: readonly Cost[], theirs: readonly Cost[], of: (cost: Cost) => number): number =>
  median(ours.map((cost, round) => of(cost) / of(theirs[round]!)))
