/**
 * `npm run bench`: Soundings beside the least that could do the same, in one run on one database.
 * Ratios mean something on a noisy machine; single times do not, so few are an aim. `npm run bench -- rfc-page
 * rfc-search` measures only these; `npm run bench -- mail beside=../before` compares the mails with those of another
 * checkout, installed by its own lock file, and `npm run bench -- imports beside=../before files=../rfcs/text` what importing
 * RFCs costs on the command line.
 */
import { resolve } from 'node:path'
import type { Client } from 'pg'
import { answeringCosts, medianRatio, type Cost, type Side } from './answering'
import { withDatabase } from './database'
import { latencies, load, median, scriptKilobytes } from './measure'
import { withHub } from '../support/large-hub'
import { cookiesOf, tooMuch } from '../support/large-pages'
import { MAILS, mailCost, type MailCost } from './mail'
import { assigning, TEXTS, THEMES } from './assign'
import { chartTime } from './chart'
import { floorCosts } from './floor'
import { imports } from './imports'
import { costsBesideDemo } from './pages'
import { pageTimes } from './rfc-page'
import { fillRfcs, searchTimes } from './rfc-search'
import { end, freePort, run, serve } from './processes'
import { fillSurvey, pulse } from './results'
import { roadmap } from './roadmap'
import { row } from './row'
import { makePm, opened, post, response, SECRET, survey } from './workspace'

const ROUNDS = 5
/** How many responses must all be stored once they were acknowledged. */
const MANY = 100_000
const BARE = 'tests/bench/bare'
const NEXT = 'node_modules/next/dist/bin/next'

const BESIDE = /^beside=/
/** `peer=http://localhost:3500/roadmap,4711`: a page of another product, and the process that serves it. */
const PEER = /^peer=(.+),(\d+)$/
const FILES = /^files=/
/** The parts to measure; all where none is named. */
const only = process.argv.slice(2).filter((word) => ![BESIDE, PEER, FILES].some((sign) => sign.test(word)))
const [, peerUrl, peerPid] = process.argv.slice(2).flatMap((word) => PEER.exec(word) ?? [])
const peer = peerUrl && peerPid ? { url: peerUrl, pid: Number(peerPid) } : undefined
const folderIn = (sign: RegExp): string | undefined => {
  const folder = process.argv.find((word) => sign.test(word))?.replace(sign, '')
  return folder === undefined ? undefined : resolve(folder)
}
/** The folder of another checkout, where it is to be compared. */
const beside = folderIn(BESIDE)
/** Parts that need no hub to be served, nor the bare one. */
const ALONE = ['pages', 'floor', 'chart', 'assign', 'mail', 'imports', 'roadmap']

/** What a response costs, beside the bare route: its pace, and processor time, which other work on the machine moves less. */
async function answering(hub: Side, bare: Side, client: Client): Promise<void> {
  const [ours, theirs] = (await answeringCosts(client, response, [hub, bare])) as [Cost[], Cost[]]
  const line = (what: string, of: (cost: Cost) => number, unit: string, digits: number, aim: string) => {
    const middle = (costs: Cost[]) => `${median(costs.map(of)).toFixed(digits)}${unit}`
    row(what, middle(ours), middle(theirs), `${medianRatio(ours, theirs, of).toFixed(2)}x`, aim)
  }
  line('responses stored', (cost) => cost.perSecond, '/s', 0, '>=0.90x')
  line('  processor time, server', (cost) => cost.node, ' ms', 2, '')
  line('  processor time, PostgreSQL', (cost) => cost.database, ' ms', 2, '')
}

/** On a survey of its own: a load for some seconds leaves requests behind that are stored though nobody waited for them. */
async function everyOne(hub: string, bearer: string, client: Client): Promise<void> {
  const { id, publicToken } = await opened(hub, bearer, survey)
  const { acknowledged, failed } = await load(`${hub}/api/v1/s/${publicToken}/responses`, response, { times: MANY })
  const { rows } = await client.query<{ n: string }>(
    'SELECT count(*) AS n FROM "SurveyResponse" WHERE "surveyId" = $1',
    [id],
  )
  row('acknowledged / stored / refused', String(acknowledged), rows[0]!.n, String(failed), 'equal')
}

/** Results of 100,000 responses beside those of 1,000, turn by turn; then how soon one more response shows. */
async function results(hub: string, bearer: string, client: Client): Promise<void> {
  const headers = { authorization: bearer }
  const filled = async (title: string, count: number) => {
    const { id, publicToken } = await opened(hub, bearer, pulse(title))
    await fillSurvey(client, id, count)
    const url = `${hub}/api/v1/surveys/${id}/results`
    // The first look counts what it can at once; the rest is counted behind it, and each later look moves on to what is.
    const [first] = await latencies(url, headers, 1)
    const counted = async () => ((await (await fetch(url, { headers })).json()) as { counted: number }).counted
    const from = performance.now()
    while ((await counted()) < count && performance.now() - from < 120_000)
      await new Promise((resolve) => setTimeout(resolve, 500))
    row(
      `first look at ${count.toLocaleString('en')}, then all`,
      `${Math.round(first!)} ms`,
      '',
      `${Math.round(performance.now() - from)} ms`,
      '<=2000 ms',
    )
    await latencies(url, headers, 5)
    return { url, answer: `${hub}/api/v1/s/${publicToken}/responses` }
  }
  const [few, many] = [await filled('Few', 1_000), await filled('Many', 100_000)]
  await client.query('VACUUM ANALYZE "SurveyResponse", "SurveyTally", "SurveyComment"')
  for (const query of ['', '?by=team']) {
    const [a, b]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      a.push(...(await latencies(few.url + query, headers, 20)))
      b.push(...(await latencies(many.url + query, headers, 20)))
    }
    row(
      `results${query} p50, 100,000 beside 1,000`,
      `${median(b).toFixed(1)} ms`,
      `${median(a).toFixed(1)} ms`,
      `${(median(b) / median(a)).toFixed(2)}x`,
      '<=3.00x',
    )
  }
  const n = async () => ((await (await fetch(many.url, { headers })).json()) as { n: number }).n
  const before = await n()
  const started = performance.now()
  await fetch(many.answer, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ answers: { r0: 3 } }),
  })
  while ((await n()) === before && performance.now() - started < 10_000);
  row('one more response is counted after', `${Math.round(performance.now() - started)} ms`, '', '', '<=2000 ms')
}

/** Search among 10,000 RFCs beside the least that finds the same (LIKE), and beside the same search among 100. */
async function rfcSearch(hub: string, bearer: string, client: Client): Promise<void> {
  const ms = (time: number) => `${time.toFixed(1)} ms`
  await fillRfcs(client, 100)
  const few = await searchTimes(client, hub, { authorization: bearer })
  await fillRfcs(client, 10_000)
  const { ours, bare } = await searchTimes(client, hub, { authorization: bearer })
  row('search p50, 10,000 RFCs, beside LIKE', ms(ours), ms(bare), `${(ours / bare).toFixed(2)}x`, '<=30 ms')
  row('search p50, 10,000 beside 100 RFCs', ms(ours), ms(few.ours), `${(ours / few.ours).toFixed(2)}x`, '')
}

/** The page of an RFC of 170 kB with 500 comments beside that of a short one. */
async function rfcPages(
  hub: string,
  bearer: string,
  cookie: { name: string; value: string },
  client: Client,
): Promise<void> {
  const { long, short } = await pageTimes(client, hub, (path, body) => post(hub, bearer, path, body), {
    cookie: `${cookie.name}=${cookie.value}`,
  })
  row(
    'RFC page p50, 170 kB + 500 comments',
    `${long.ms.toFixed(1)} ms`,
    `${short.ms.toFixed(1)} ms`,
    `${(long.ms / short.ms).toFixed(2)}x`,
    '<=2.00x',
  )
  row('its HTML', `${long.kb.toFixed(0)} kB`, `${short.kb.toFixed(0)} kB`, `${(long.kb / short.kb).toFixed(2)}x`, '')
}

async function weights(
  hub: string,
  bare: string,
  token: string,
  cookie: { name: string; value: string },
): Promise<void> {
  const base = await scriptKilobytes(`${bare}/`)
  const kb = (size: number) => `${size.toFixed(1)} kB`
  const answeringSize = await scriptKilobytes(`${hub}/s/${token}`)
  row('JavaScript of the answering page', kb(answeringSize), kb(base), `+${kb(answeringSize - base)}`, '<=+25 kB')
  const boardSize = await scriptKilobytes(`${hub}/roadmap`, cookie)
  row('JavaScript of the board', kb(boardSize), kb(base), `+${kb(boardSize - base)}`, '<=+120 kB')
}

/** Every page at the size of a large company beside itself in the demo: bytes and processor time of each. */
async function pages(): Promise<void> {
  await withDatabase((url, client) =>
    withHub(url, async (hub) => {
      row('page', 'demo', 'large', 'CPU ratio', '<=1.50x')
      const { costs, paints } = await costsBesideDemo(client, hub)
      for (const { page, demo, large } of costs) {
        const cost = (one?: { bytes: number; cpu: number }) =>
          one ? `${Math.round(one.bytes / 1000)} kB ${one.cpu.toFixed(0)} ms` : ''
        const ratio = demo && demo.cpu > 0 ? `${(large.cpu / demo.cpu).toFixed(2)}x` : ''
        row(page, cost(demo), cost(large), ratio, tooMuch(page, large).join(', '))
      }
      row('largest part drawn, CPU 4x slower', '', 'large', '', '<=2500 ms')
      for (const { page, ms } of await paints()) row(page, '', `${ms.toFixed(0)} ms`, '', ms > 2_500 ? 'late' : '')
    }),
  )
}

/** What any page of the hub costs, and the two that cost most, beside the least page that is made anew for each reader. */
async function floor(): Promise<void> {
  await run(process.execPath, [NEXT, 'build', BARE])
  await withDatabase((url, client) =>
    withHub(url, async (hub) => {
      const port = await freePort()
      const origin = `http://localhost:${port}`
      const server = await serve([NEXT, 'start', BARE, '-p', String(port)], { NODE_ENV: 'production' }, `${origin}/`)
      try {
        row('page, processor time of a look', 'Soundings', 'bare', 'ratio', 'aim')
        for (const { page, aim, cpu, bare, ratio } of await floorCosts(client, hub, { origin, pid: server.pid! }))
          row(page, `${cpu.toFixed(1)} ms`, `${bare.toFixed(1)} ms`, `${ratio.toFixed(2)}x`, aim)
      } finally {
        await end(server)
      }
    }),
  )
}

/** The chart of a metric with 100,000 points, as the API answers it. */
async function chart(): Promise<void> {
  await withDatabase((url, client) =>
    withHub(url, async (hub) => {
      const { admin } = await cookiesOf(client, hub.secret)
      row(
        'chart of 100,000 points, API, p50',
        `${(await chartTime(hub.origin, admin!)).toFixed(1)} ms`,
        '',
        '',
        '<=50 ms',
      )
    }),
  )
}

/** A new text joins the nearest of many themes, from its vector to the stored row; then its theme is counted. */
async function assign(): Promise<void> {
  await withDatabase(async (url, client) => {
    const { assigned, cpu, counted } = await assigning(url, client)
    const name = `a text of ${TEXTS.toLocaleString('en')} joins one of ${THEMES} themes`
    const ms = (time: number) => `${time.toFixed(1)} ms`
    row(name, ms(median(assigned)), '', `least ${ms(Math.min(...assigned))}`, '<=20 ms')
    row('  processor time of the hub', ms(median(cpu)), '', '', '')
    row('  its theme is counted after', ms(median(counted)), '', `least ${ms(Math.min(...counted))}`, '')
  })
}

async function campaign(checkout: string): Promise<MailCost> {
  let cost: MailCost | undefined
  await withDatabase(async (url, client) => void (cost = await mailCost(client, url, checkout)), checkout)
  return cost!
}

/** A campaign beside the same one by another checkout, turn by turn; without one, its own figures. */
async function mails(): Promise<void> {
  const ours: MailCost[] = []
  const theirs: MailCost[] = []
  for (let round = 0; round < 2 * ROUNDS - 1; round += 1) {
    ours.push(await campaign(process.cwd()))
    if (beside) theirs.push(await campaign(beside))
  }
  row(`${MAILS} mails`, 'Soundings', beside ? 'beside' : '', beside ? 'ratio' : '', 'aim')
  for (const what of ['wall', 'cpu'] as const) {
    const ms = (costs: MailCost[]) => (costs.length > 0 ? `${median(costs.map((one) => one[what])).toFixed(0)} ms` : '')
    const ratio = median(theirs.map((one, i) => ours[i]![what] / one[what]))
    row(`  ${what}`, ms(ours), ms(theirs), beside ? `${ratio.toFixed(2)}x` : '', '<=1.10x')
  }
}

const isWanted = (part: string): boolean => only.length === 0 || only.includes(part)

if (isWanted('pages')) await pages()
if (isWanted('floor')) await floor()
if (isWanted('chart')) await chart()
if (isWanted('assign')) await assign()
if (isWanted('mail')) await mails()
if (isWanted('imports')) await imports(beside, folderIn(FILES))
if (isWanted('roadmap')) await withDatabase((url, client) => roadmap(url, client, BARE, peer))
if (only.length > 0 && only.every((part) => ALONE.includes(part))) process.exit(0)
if (!isWanted('roadmap')) await run(process.execPath, [NEXT, 'build', BARE])
await withDatabase(async (url, client) => {
  const { bearer, cookie } = await makePm(client)
  const [hubPort, barePort] = [await freePort(), await freePort()]
  const [hub, bare] = [`http://localhost:${hubPort}`, `http://localhost:${barePort}`]
  const common = { DATABASE_URL: url, NODE_ENV: 'production' }
  const hubEnv = {
    ...common,
    PORT: String(hubPort),
    BASE_URL: hub,
    NEXTAUTH_SECRET: SECRET,
    SEED: 'none',
    LOG_LEVEL: 'error',
    RESPONSES_PER_MINUTE: '1000000',
  }
  const servers = [
    await serve(['bin/start.mjs'], hubEnv, `${hub}/api/health`),
    await serve([NEXT, 'start', BARE, '-p', String(barePort)], common, `${bare}/`),
  ]
  try {
    const { publicToken } = await opened(hub, bearer, survey)
    row('', 'Soundings', 'beside', 'result', 'aim')
    const parts = {
      answering: () =>
        answering(
          { url: `${hub}/api/v1/s/${publicToken}/responses`, pid: servers[0]!.pid! },
          { url: `${bare}/api/insert`, pid: servers[1]!.pid! },
          client,
        ),
      every: () => everyOne(hub, bearer, client),
      results: () => results(hub, bearer, client),
      'rfc-page': () => rfcPages(hub, bearer, cookie, client),
      'rfc-search': () => rfcSearch(hub, bearer, client),
      weights: () => weights(hub, bare, publicToken, cookie),
    }
    for (const [name, measure] of Object.entries(parts)) if (isWanted(name)) await measure()
  } finally {
    await Promise.all(servers.map(end))
  }
})
