import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Client } from 'pg'
import { cookieOf } from '../support/large-pages'
import { latencies, median } from './measure'
import { end, freePort, run, serve } from './processes'
import { cpuOf } from './processor'
import { FEW_ITEMS, fillBoard, fillHeard, fillTrails, MANY_ITEMS, PIECES, shrinkBoard } from './roadmap-fill'
import { row } from './row'
import { makePm, SECRET } from './workspace'

const NEXT = 'node_modules/next/dist/bin/next'
const ROUNDS = 9
/** Requests of each side in a round: long enough for a clock of ten milliseconds. */
const EACH = 40
const MOVES = 12
/** The widest insight of the counting: as many pieces as a large survey and two years of interviews give. */
const WIDE_LINKS = 3_000

type Headers = Record<string, string>

interface Server {
  origin: string
  pid: number
}

interface Site extends Server {
  child: ChildProcess
}

/** A page of another product that runs on this machine, and the process that serves it. */
export interface Peer {
  url: string
  pid: number
}

const ms = (time: number) => `${time.toFixed(1)} ms`
const kb = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`

async function started(args: string[], env: Headers, path: string, port: number): Promise<Site> {
  const origin = `http://localhost:${port}`
  const child = await serve(
    args,
    { ...env, NODE_ENV: 'production', PORT: String(port), BASE_URL: origin },
    origin + path,
  )
  return { origin, pid: child.pid!, child }
}

/** Milliseconds of one of so many requests in a row: processor time of the server's process, and the median until the last byte. */
type Cost = { cpu: number; wait: number }

async function costOfEach({ origin, pid }: Server, path: string, headers: Headers): Promise<Cost> {
  const before = cpuOf(pid)
  const waits = await latencies(origin + path, headers, EACH)
  return { cpu: (cpuOf(pid) - before) / EACH, wait: median(waits) }
}

type Asked = { site: Server; path: string; headers?: Headers }
type Compared = { ours: number; theirs: number; ratio: number }

/** Two addresses in turn: the median processor time of each, and the median of the ratios of each round; `waits` the same of p50. */
async function beside(one: Asked, other: Asked): Promise<Compared & { waits: Compared }> {
  const cost = ({ site, path, headers = {} }: Asked) => costOfEach(site, path, headers)
  await cost(one)
  await cost(other)
  const rounds: [Cost, Cost][] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    // Who comes first changes: a machine that slows down within a round is on nobody's side.
    const first = round % 2 === 0 ? await cost(one) : null
    const second = await cost(other)
    rounds.push([first ?? (await cost(one)), second])
  }
  const compared = (of: (cost: Cost) => number): Compared => ({
    ours: median(rounds.map(([ours]) => of(ours))),
    theirs: median(rounds.map(([, theirs]) => of(theirs))),
    ratio: median(rounds.map(([ours, theirs]) => of(ours) / of(theirs))),
  })
  return { ...compared((cost) => cost.cpu), waits: compared((cost) => cost.wait) }
}

const compare = (name: string, { ours, theirs, ratio }: Compared, aim: string): void =>
  row(name, ms(ours), ms(theirs), `${ratio.toFixed(2)}x`, aim)

const sizeOf = async (site: Site, path: string, headers: Headers): Promise<number> =>
  (await (await fetch(site.origin + path, { headers })).arrayBuffer()).byteLength

/** The board by its size, with as much evidence behind both. */
async function boards(hub: Site, readers: Record<'pm' | 'developer', Headers>, client: Client): Promise<void> {
  const times = { few: [] as number[], many: [] as number[] }
  const ratios: number[] = []
  const path = `${hub.origin}/roadmap`
  await fillBoard(client, FEW_ITEMS)
  await latencies(path, readers.pm, EACH)
  for (let round = 0; round < 5; round += 1) {
    await shrinkBoard(client, FEW_ITEMS)
    const few = await latencies(path, readers.pm, EACH)
    await fillBoard(client, MANY_ITEMS)
    const many = await latencies(path, readers.pm, EACH)
    times.few.push(...few)
    times.many.push(...many)
    ratios.push(median(many) / median(few))
  }
  const name = `board p50, ${MANY_ITEMS.toLocaleString('en')} beside ${FEW_ITEMS} items`
  row(name, ms(median(times.many)), ms(median(times.few)), `${median(ratios).toFixed(2)}x`, '<=1.50x')
  for (const reader of ['developer', 'pm'] as const)
    row(
      `board of a ${reader}, ${PIECES.toLocaleString('en')} pieces`,
      kb(await sizeOf(hub, '/roadmap', readers[reader])),
      '',
      '',
      '<=150 kB',
    )
}

/** Counting again after one more piece: in a process of its own, by the hub's own code. */
async function counting(url: string, client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "InsightEvidence" ("insightId", "evidenceId", stance, "addedAt")
     SELECT 'road-i1', 'road-e' || i, 'supports', now() FROM generate_series(1, ${WIDE_LINKS}) i ON CONFLICT DO NOTHING`,
  )
  for (const [insight, pieces] of [
    ['road-i2', PIECES / 2_000],
    ['road-i1', WIDE_LINKS],
  ] as const) {
    const { rows } = await client.query<{ id: string }>(
      `SELECT "itemId" AS id FROM "ItemInsight" WHERE "insightId" = $1 UNION SELECT $1`,
      [insight],
    )
    const { took, processor, touched } = await recounted(url, insight)
    const name = `counted after one more of ${pieces.toLocaleString('en')} pieces`
    row(name, ms(median(took)), `at most ${Math.round(Math.max(...took))}`, `${touched.length} rows`, '<=50 ms')
    row('  processor time without PostgreSQL', ms(processor), '', '', '')
    const own = rows.map((one) => one.id).sort()
    if (touched.sort().join() !== own.join())
      throw new Error(`counted ${touched.join(', ')} in place of ${own.join(', ')}`)
  }
}

const recounted = (url: string, insight: string): Promise<{ took: number[]; processor: number; touched: string[] }> =>
  new Promise((resolve, reject) => {
    const program = join(import.meta.dirname, 'rescore.program.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', program, insight], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production', NEXTAUTH_SECRET: SECRET, LOG_LEVEL: 'error' },
    })
    let said = ''
    child.stdout.on('data', (data) => (said += data))
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`counting ended with ${code}`)),
    )
  })

/** A card is moved through one process of the hub; a browser that looks at the board of another one sees it in its new column. */
async function moves(here: Site, there: Site, bearer: string, cookie: { name: string; value: string }): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  const seen: number[] = []
  try {
    const context = await browser.newContext()
    await context.addCookies([{ ...cookie, url: there.origin }])
    const page = await context.newPage()
    const connected = page.waitForResponse((response) => response.url().endsWith('/roadmap/changes'))
    // All cards of both columns: a card that comes from elsewhere stands at the end.
    await page.goto(`${there.origin}/roadmap?next=240&later=240`)
    await connected
    const title = await page.getByRole('region', { name: 'Next' }).getByRole('link').first().innerText()
    const { data } = (await (
      await fetch(`${here.origin}/api/v1/roadmap/items?horizon=next&sort=rank&limit=1`, {
        headers: { authorization: bearer },
      })
    ).json()) as { data: { id: string; title: string }[] }
    if (data[0]?.title !== title) throw new Error(`the board begins with “${title}”, the list with “${data[0]?.title}”`)
    for (let move = 0; move < MOVES; move += 1) {
      const [horizon, name] = move % 2 === 0 ? (['later', 'Later'] as const) : (['next', 'Next'] as const)
      const from = performance.now()
      const answer = await fetch(`${here.origin}/api/v1/roadmap/items/${data[0].id}`, {
        method: 'PATCH',
        headers: { authorization: bearer, 'content-type': 'application/json' },
        body: JSON.stringify({ horizon }),
      })
      if (!answer.ok) throw new Error(`the move was answered ${answer.status}: ${await answer.text()}`)
      await page.getByRole('region', { name }).getByRole('link', { name: title, exact: true }).waitFor()
      seen.push(performance.now() - from)
    }
  } finally {
    await browser.close()
  }
  row('a move seen by another browser', ms(median(seen)), `at most ${Math.round(Math.max(...seen))}`, '', '<=1000 ms')
}

/**
 * The roadmap with ten thousand items on two hundred thousand pieces of evidence, in a hub of two processes: what its pages cost,
 * counting after one more piece, and how soon another browser sees a move.
 * @param url of a database of its own, `bare` the folder of the bare app, `peer` a roadmap that another product shows to anybody
 */
export async function roadmap(url: string, client: Client, bare: string, peer?: Peer): Promise<void> {
  await run(process.execPath, [NEXT, 'build', bare])
  const { bearer, cookie } = await makePm(client)
  await fillHeard(client)
  await client.query(
    `INSERT INTO "Setting" (key, value, "updatedAt") VALUES ('roadmap.public', '{"open":true}', now())`,
  )
  const env = { DATABASE_URL: url, NEXTAUTH_SECRET: SECRET, SEED: 'none', LOG_LEVEL: 'error', JOBS: 'off' }
  const sites = [
    await started(['bin/start.mjs'], env, '/api/health', await freePort()),
    await started(['bin/start.mjs'], env, '/api/health', await freePort()),
  ]
  try {
    const barePort = await freePort()
    sites.push(await started([NEXT, 'start', bare, '-p', String(barePort)], { DATABASE_URL: url }, '/', barePort))
    const [hub, other, bareSite] = sites as [Site, Site, Site]
    // As a browser asks: what is sent once in a page is sent twice to others.
    const accept = 'text/html'
    const pm = { accept, cookie: `${cookie.name}=${cookie.value}` }
    const developer = { accept, cookie: await cookieOf('road-p1', SECRET) }
    row('', 'Soundings', 'beside', 'result', 'aim')
    await boards(hub, { pm, developer }, client)
    const open = await beside(
      { site: hub, path: '/public/roadmap', headers: { accept } },
      { site: bareSite, path: '/dynamic', headers: { accept, cookie: 'who=me' } },
    )
    compare('public roadmap beside a bare page', open, '<=1.30x')
    if (peer) {
      const { origin, pathname, search } = new URL(peer.url)
      const both = await beside(
        { site: hub, path: '/public/roadmap', headers: { accept } },
        { site: { origin, pid: peer.pid }, path: pathname + search, headers: { accept } },
      )
      compare('public roadmap beside a peer, processor', both, '<=0.33x')
      compare('  p50', both.waits, '<=0.33x')
    }
    await fillTrails(client)
    for (const [name, path, headers] of [
      ['trail, API', (id: string) => `/api/v1/roadmap/items/${id}/trail`, { authorization: bearer }],
      ['trail, page', (id: string) => `/roadmap/items/${id}/trail`, pm],
    ] as const) {
      const cost = await beside(
        { site: hub, path: path('road-wide'), headers },
        { site: hub, path: path('road-few'), headers },
      )
      compare(`${name}, 60 insights beside 3`, cost, '<=1.50x')
      const [wide, few] = [await sizeOf(hub, path('road-wide'), headers), await sizeOf(hub, path('road-few'), headers)]
      row('  its size', kb(wide), kb(few), `${(wide / few).toFixed(2)}x`, '')
    }
    await counting(url, client)
    await shrinkBoard(client, FEW_ITEMS)
    await moves(hub, other, bearer, cookie)
  } finally {
    await Promise.all(sites.map((site) => end(site.child)))
  }
}
