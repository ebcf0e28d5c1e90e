import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { hearTool, renewHookSecret } from '@/lib/outcomes/hooks/commands'
import { getHooks } from '@/lib/outcomes/hooks/queries'
import { hookQuery } from '@/lib/outcomes/hooks/schema'
import { getDora } from '@/lib/outcomes/queries-metrics'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'

const NOW = new Date('2026-03-31T12:00:00Z')
const MINUTE = 60_000

let admin: Actor
let researcher: Actor
let secret: string
beforeAll(async () => {
  admin = actorOf(await makePerson({ role: 'admin' }))
  researcher = actorOf(await makePerson({ role: 'advocate' }))
  secret = (await renewHookSecret(admin, NOW)).secret
})

const hear = (body: unknown, now = NOW) => {
  const text = JSON.stringify(body)
  const signature = `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`
  const message = { headers: new Headers({ 'x-hub-signature-256': signature }), bytes: new TextEncoder().encode(text) }
  return hearTool('github', {}, message, null, now)
}

let serial = 0
/** A repository of GitHub with a `main` branch. */
function repository() {
  serial += 1
  const name = `acme/changes-${serial}`
  const about = { full_name: name, html_url: `https://github.com/${name}`, default_branch: 'main' }
  const sha = (commit: string) => createHmac('sha1', name).update(commit).digest('hex')
  const nothing = '0'.repeat(40)
  return {
    name,
    /** "a@10:00 b@11:00": commits with their times on 2 March. */
    push: (branch: string, before: string | null, told: string, over: object = {}, now = NOW) => {
      const commits = told.split(' ').map((one) => {
        const [commit = '', time = ''] = one.split('@')
        return { id: sha(commit), timestamp: time.includes('T') ? time : `2026-03-02T${time}:00Z` }
      })
      const body = {
        ...{ ref: `refs/heads/${branch}`, before: before === null ? nothing : sha(before), forced: false },
        ...{ after: commits.at(-1)?.id, commits, repository: about, ...over },
      }
      return hear(body, now)
    },
    merged: (branch: string, head: string, merge: string, commits: number) =>
      hear({
        action: 'closed',
        pull_request: {
          ...{ merged: true, merge_commit_sha: sha(merge), commits },
          head: { ref: branch, sha: sha(head), repo: { full_name: name } },
        },
        repository: about,
      }),
    deploy: (commit: string, time: string, over: object = {}, now = NOW) => {
      serial += 1
      const moment = time.includes('T') ? time : `2026-03-02T${time}:00Z`
      return hear(
        {
          deployment_status: { state: 'success', created_at: moment },
          deployment: {
            id: serial,
            sha: sha(commit),
            environment: 'production',
            production_environment: true,
            ...over,
          },
          repository: about,
        },
        now,
      )
    },
    figures: () => getDora(researcher, { service: name, from: '2026-03-01', to: '2026-03-31' }, NOW),
    /** Commit times of the deployments in order, as "10:00". */
    times: async () => {
      const rows = await db.deliveryEvent.findMany({ where: { service: name }, orderBy: { at: 'asc' } })
      return rows.map(({ commitAt }) => commitAt?.toISOString().slice(11, 16) ?? null)
    },
  }
}

describe('lead time from pushes', () => {
  test('from the oldest commit since the former deployment, over several pushes, and in the middle of one', async () => {
    const { push, deploy, times, figures } = repository()
    expect(await push('main', 'x', 'a@08:00')).toEqual({ events: 0, commits: 1 })
    await deploy('a', '08:30')
    await push('main', 'a', 'c@09:30 b@09:00')
    await push('main', 'b', 'd@10:00 e@10:10 f@10:20')
    // A first deployment says nothing; the second brings c, b, d and e, of which b is the oldest; the third only f.
    await deploy('e', '11:00')
    await deploy('f', '11:20')
    expect(await times()).toEqual([null, '09:00', '10:20'])
    expect((await figures()).leadTime).toMatchObject({ median: 5_400, n: 2, excluded: 1 })
  })

  test('a push that is told after its deployment, and a deployment that is told late, are put right', async () => {
    const { push, deploy, times } = repository()
    await push('main', 'x', 'a@08:00')
    const soon = new Date('2026-03-02T12:00:00Z')
    await deploy('a', '08:30', {}, soon)
    await deploy('c', '11:00', {}, soon)
    expect(await times()).toEqual([null, null])
    // A push is looked for in the deployments of the day in which it is told.
    await push('main', 'a', 'b@09:00', {}, soon)
    await push('main', 'b', 'c@10:00', {}, soon)
    expect(await times()).toEqual([null, '09:00'])
    await deploy('b', '09:30')
    expect(await times()).toEqual([null, '09:00', '10:00'])
  })

  test('where a push is missing, forced, or on no branch that is known, nothing is known', async () => {
    const missing = repository()
    await missing.push('main', 'x', 'a@08:00')
    await missing.deploy('a', '08:30')
    await missing.push('main', 'b', 'c@10:00')
    await missing.deploy('c', '11:00')
    expect(await missing.times()).toEqual([null, null])

    const forced = repository()
    await forced.push('main', 'x', 'a@08:00')
    await forced.deploy('a', '08:30')
    await forced.push('main', 'a', 'b@09:00', { forced: true })
    await forced.push('main', 'b', 'c@10:00')
    await forced.deploy('c', '11:00')
    expect(await forced.times()).toEqual([null, null])
  })

  test('environments of one repository are each compared with themselves, and a push told twice is one', async () => {
    const { push, deploy, times } = repository()
    await push('main', 'x', 'a@08:00')
    await push('main', 'x', 'a@08:00')
    await deploy('a', '08:10', { environment: 'eu' })
    await deploy('a', '08:20', { environment: 'us' })
    await push('main', 'a', 'b@09:00')
    await deploy('b', '09:10', { environment: 'eu' })
    await push('main', 'b', 'c@10:00')
    await deploy('c', '10:10', { environment: 'us' })
    expect(await times()).toEqual([null, null, '09:00', '09:00'])
  })

  test('a squashed pull request counts from the oldest commit of its branch, where all of them are known', async () => {
    const { push, merged, deploy, times } = repository()
    await push('main', 'x', 'a@08:00')
    await deploy('a', '08:10')
    await push('feature', null, 'p@06:00 q@07:00')
    await push('feature', 'q', 'r@08:30')
    await merged('feature', 'r', 's', 3)
    await push('main', 'a', 's@09:00')
    await deploy('s', '09:10')
    // Four commits, of which three were told: from the merge.
    await push('other', null, 't@06:30 u@07:30 v@08:45')
    await merged('other', 'v', 'w', 4)
    await push('main', 's', 'w@09:30')
    await deploy('w', '09:40')
    expect(await times()).toEqual([null, '06:00', '09:30'])
  })

  // The pull requests of DevLake's own test, as in tests/db/outcomes.test.ts, told by GitHub.
  test('DevLake’s example by webhooks has the same median', async () => {
    const { push, deploy, figures } = repository()
    const minutes = [44_640, 4_478, 1_598, 10_203, 11_764, 13_204]
    const base = new Date('2026-03-10T12:00:00Z').getTime()
    await push('main', 'x', `start@${new Date(base - 50_000 * MINUTE).toISOString()}`)
    await deploy('start', new Date(base - MINUTE).toISOString())
    let before = 'start'
    for (const [index, one] of minutes.entries()) {
      const deployed = base + index * MINUTE
      await push('main', before, `c${index}@${new Date(deployed - one * MINUTE).toISOString()}`)
      await deploy(`c${index}`, new Date(deployed).toISOString())
      before = `c${index}`
    }
    const { leadTime } = await figures()
    expect((leadTime.median ?? 0) / 60).toBeCloseTo((10_203 + 11_764) / 2, 6)
    expect(leadTime).toMatchObject({ n: 6, excluded: 1 })
  })
})

test('going back to an earlier commit takes the former deployment back: it failed, and what restored it was not planned', async () => {
  const { push, deploy, times, figures } = repository()
  await push('main', 'x', 'a@08:00')
  await deploy('a', '08:10')
  await push('main', 'a', 'b@09:00 c@09:05')
  await deploy('c', '09:10')
  await deploy('a', '09:40')
  await deploy('a', '09:50')
  await push('main', 'c', 'd@10:00')
  await deploy('d', '10:10')
  // The last one brings b, c and d to production, b the oldest.
  expect(await times()).toEqual([null, '09:00', null, null, '09:00'])
  expect(await figures()).toMatchObject({
    changeFailureRate: { count: 1, of: 5 },
    recoveryTime: { median: 1_800, n: 1 },
    reworkRate: { count: 1, of: 5 },
  })
})

test('a tool that signs nothing is known by the key in its address, which goes with the secret', async () => {
  const address = async () => {
    const { tools } = await getHooks(admin)
    return Object.fromEntries(new URL(tools.find(({ tool }) => tool === 'statuspage')?.webhook ?? '').searchParams)
  }
  const tell = (query: Record<string, string>, incident: object) => {
    const body = { page: { id: 'p' }, incident: { id: 'sp', status: 'investigating', impact: 'major', ...incident } }
    const bytes = new TextEncoder().encode(JSON.stringify(body))
    return hearTool('statuspage', hookQuery.parse(query), { headers: new Headers(), bytes }, null, NOW)
  }
  const began = { created_at: '2026-03-03T10:00:00Z', updated_at: '2026-03-03T10:01:00Z' }
  const old = { ...(await address()), service: 'statuspage-shop' }
  expect(await tell(old, began)).toMatchObject({ events: 1 })
  const over = { ...began, status: 'resolved', impact: 'minor', updated_at: '2026-03-03T10:25:00Z' }
  expect(await tell(old, { ...over, resolved_at: '2026-03-03T10:20:00Z' })).toMatchObject({ events: 1 })
  const figures = await getDora(researcher, { service: 'statuspage-shop', from: '2026-03-01', to: '2026-03-31' }, NOW)
  expect(figures.recoveryTime).toMatchObject({ median: 1_200, n: 1, open: 0 })
  for (const key of [undefined, 'x'.repeat(24)])
    await expect(tell({ ...(key && { key }) }, began)).rejects.toMatchObject({ code: 'unauthenticated' })
  await renewHookSecret(admin, new Date(NOW.getTime() + MINUTE))
  await expect(tell(old, began)).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await tell({ ...(await address()), service: 'statuspage-shop' }, began)).toMatchObject({ events: 0 })
})
