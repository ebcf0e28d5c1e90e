import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { hearTracker, linkIssue, renewTrackerSecret, saveOwnSecret, unlinkIssue } from '@/lib/roadmap/commands-trackers'
import { checkLinks, forgetTrackerToken, saveTrackerToken } from '@/lib/roadmap/commands-tracker-tokens'
import { getTrackers, listLinks } from '@/lib/roadmap/queries-trackers'
import type { Tracker } from '@/lib/roadmap/rules-trackers'
import { deleteSetting } from '@/lib/server/setting'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson } from './make'
import { makeItem, makePm, NOW, refused } from './roadmap-make'

let pm: Actor
let admin: Actor
beforeAll(async () => {
  pm = await makePm()
  admin = actorOf(await makePerson({ role: 'admin' }))
})

const sent = (text: string, secret: string, provider: Tracker) => {
  const bytes = new TextEncoder().encode(text)
  const signature = createHmac('sha256', secret).update(bytes).digest('hex')
  const headers = {
    github: { 'x-hub-signature-256': `sha256=${signature}` },
    jira: { 'x-hub-signature': `sha256=${signature}` },
    linear: { 'linear-signature': signature },
    gitlab: { 'x-gitlab-token': secret },
  }[provider]
  return { bytes, headers: new Headers(Object.entries(headers)) }
}
const closed = (url: string) =>
  JSON.stringify({
    action: 'closed',
    issue: { html_url: url, title: 'Cache builds', state: 'closed', state_reason: 'completed' },
  })

test('an issue is linked once, follows its tracker, and is known at once where a second item links it', async () => {
  const [item, other] = [await makeItem(pm), await makeItem(pm)]
  await linkIssue(pm, item.id, 'https://github.com/acme/api/issues/12', NOW)
  const twice = await linkIssue(pm, item.id, 'https://github.com/acme/api/issues/12#issuecomment-1', NOW)
  expect(twice).toMatchObject([{ key: 'acme/api#12', state: 'unknown', checkedAt: null }])
  const { secret } = await renewTrackerSecret(admin, NOW)
  const message = sent(closed('https://github.com/acme/api/issues/12'), secret, 'github')
  expect(await hearTracker('github', message, NOW)).toEqual({ links: 1 })
  expect(await listLinks(pm, item.id)).toMatchObject([
    { title: 'Cache builds', state: 'closed', stateName: 'completed' },
  ])
  expect(await linkIssue(pm, other.id, 'https://github.com/acme/api/issues/12', NOW)).toMatchObject([
    { state: 'closed' },
  ])
  await unlinkIssue(pm, item.id, 'https://github.com/acme/api/issues/12')
  expect(await listLinks(pm, item.id)).toEqual([])
  await expect(linkIssue(pm, item.id, 'https://example.test/12', NOW)).rejects.toMatchObject({
    fieldErrors: { url: [expect.stringContaining('GitHub, GitLab, Jira or Linear')] },
  })
})

test.each(['github', 'gitlab', 'jira', 'linear'] as const)(
  '%s: only what carries the secret is heard',
  async (provider) => {
    const { secret } = await renewTrackerSecret(admin, NOW)
    const forged = sent('{}', 'another secret of some length', provider)
    await expect(hearTracker(provider, forged, NOW)).rejects.toEqual(refused('unauthenticated'))
    const bare = { bytes: forged.bytes, headers: new Headers() }
    await expect(hearTracker(provider, bare, NOW)).rejects.toEqual(refused('unauthenticated'))
    await expect(hearTracker(provider, sent('no json', secret, provider), NOW)).rejects.toEqual(refused('malformed'))
    await expect(hearTracker(provider, sent('{"issue":7,"type":7}', secret, provider), NOW)).rejects.toEqual(
      refused('invalid'),
    )
    await renewTrackerSecret(admin, NOW)
    await expect(hearTracker(provider, sent('{}', secret, provider), NOW)).rejects.toEqual(refused('unauthenticated'))
  },
)

test('GitHub’s form, which its webhooks send unless told otherwise, is heard like its JSON', async () => {
  const item = await makeItem(pm)
  await linkIssue(pm, item.id, 'https://github.com/acme/api/issues/77', NOW)
  const { secret } = await renewTrackerSecret(admin, NOW)
  const form = new URLSearchParams({ payload: closed('https://github.com/acme/api/issues/77') })
  const { headers, bytes } = sent(form.toString(), secret, 'github')
  headers.set('content-type', 'application/x-www-form-urlencoded')
  expect(await hearTracker('github', { headers, bytes }, NOW)).toEqual({ links: 1 })
  expect(await listLinks(pm, item.id)).toMatchObject([{ state: 'closed', stateName: 'completed' }])
  const empty = sent('zen=1', secret, 'github')
  empty.headers.set('content-type', 'application/x-www-form-urlencoded')
  await expect(hearTracker('github', empty, NOW)).rejects.toEqual(refused('malformed'))
})

test('a repository of GitHub that has another name keeps its links fresh: by its event, or by its id', async () => {
  const item = await makeItem(pm)
  await linkIssue(pm, item.id, 'https://github.com/initech/api/issues/12', NOW)
  await linkIssue(pm, item.id, 'https://github.com/initech/api-docs/issues/12', NOW)
  const { secret } = await renewTrackerSecret(admin, NOW)
  const hear = (body: object) => hearTracker('github', sent(JSON.stringify(body), secret, 'github'), NOW)
  const issue = (url: string, state: string, repository: number) => ({
    ...{ action: 'edited', repository: { id: repository, full_name: url.split('/').slice(3, 5).join('/') } },
    issue: { html_url: url, title: 'Cache builds', state },
  })
  const links = async () => (await listLinks(pm, item.id)).map(({ url, key, state }) => ({ url, key, state }))
  await hear(issue('https://github.com/initech/api/issues/12', 'open', 501))
  // The message about the issue is the first that tells of the new name.
  expect(await hear(issue('https://github.com/initech/gateway/issues/12', 'closed', 501))).toEqual({ links: 1 })
  const docs = { url: 'https://github.com/initech/api-docs/issues/12', key: 'initech/api-docs#12', state: 'unknown' }
  expect(await links()).toEqual([
    docs,
    { url: 'https://github.com/initech/gateway/issues/12', key: 'initech/gateway#12', state: 'closed' },
  ])
  // The old name is given to another repository, whose issues are others.
  expect(await hear(issue('https://github.com/initech/gateway/issues/12', 'open', 777))).toEqual({ links: 0 })
  const renamed = {
    ...{ action: 'renamed', repository: { id: 501, full_name: 'Initech/Edge' } },
    changes: { repository: { name: { from: 'gateway' } } },
  }
  expect(await hear(renamed)).toEqual({ links: 1 })
  const moved = {
    ...{ action: 'transferred', repository: { id: 501, full_name: 'Globex/Edge' } },
    changes: { owner: { from: { organization: { login: 'Initech' } } } },
  }
  await linkIssue(pm, item.id, 'https://github.com/Globex/Edge/issues/12', NOW)
  await hear(moved)
  expect(await links()).toEqual([
    { url: 'https://github.com/Globex/Edge/issues/12', key: 'globex/edge#12', state: 'closed' },
    docs,
  ])
})

test('an issue of Linear that changed its team is found by the identifiers it had, and by its id', async () => {
  const [item, other] = [await makeItem(pm), await makeItem(pm)]
  await linkIssue(pm, item.id, 'https://linear.app/acme/issue/ENG-312', NOW)
  await linkIssue(pm, item.id, 'https://linear.app/acme/issue/OPS-9', NOW)
  await linkIssue(pm, other.id, 'https://linear.app/acme/issue/ENG-312', NOW)
  const { secret } = await renewTrackerSecret(admin, NOW)
  const hear = (identifier: string, previousIdentifiers: string[], name: string) =>
    hearTracker(
      'linear',
      sent(
        JSON.stringify({
          ...{ type: 'Issue', action: 'update', url: `https://linear.app/acme/issue/${identifier}/cache-builds` },
          data: { id: 'f2c1', title: 'Cache builds', previousIdentifiers, state: { name, type: 'started' } },
        }),
        secret,
        'linear',
      ),
      NOW,
    )
  // One item links it under both identifiers: that is one issue.
  expect(await hear('OPS-9', ['ENG-312'], 'Doing')).toEqual({ links: 2 })
  const known = async (id: string) => (await listLinks(pm, id)).map(({ key, stateName }) => `${key} ${stateName}`)
  expect([await known(item.id), await known(other.id)]).toEqual([['acme/OPS-9 Doing'], ['acme/OPS-9 Doing']])
  expect(await hear('DATA-1', [], 'Waiting')).toEqual({ links: 2 })
  expect(await known(item.id)).toEqual(['acme/DATA-1 Waiting'])
})

test('a message that is sent again or comes late does not bring back a former state', async () => {
  const item = await makeItem(pm)
  const url = 'https://github.com/acme/api/issues/340'
  await linkIssue(pm, item.id, url, NOW)
  const { secret } = await renewTrackerSecret(admin, NOW)
  const hear = (state: string, updated?: string) => {
    const issue = { html_url: url, title: 'Cache builds', state, ...(updated && { updated_at: updated }) }
    return hearTracker('github', sent(JSON.stringify({ action: 'edited', issue }), secret, 'github'), NOW)
  }
  const state = async () => (await listLinks(pm, item.id))[0]?.state
  expect(await hear('closed', '2026-11-02T10:00:05Z')).toEqual({ links: 1 })
  expect(await hear('open', '2026-11-02T10:00:00Z')).toEqual({ links: 0 })
  expect(await state()).toBe('closed')
  // Of the same second, and of a tracker that names no time, what comes last counts.
  await hear('open', '2026-11-02T10:00:05Z')
  expect(await state()).toBe('open')
  await hear('closed')
  expect(await state()).toBe('closed')
})

test('Linear signs with the secret that it made itself, which is kept sealed', async () => {
  await renewTrackerSecret(admin, NOW)
  const item = await makeItem(pm)
  await linkIssue(pm, item.id, 'https://linear.app/acme/issue/ENG-12', NOW)
  const done = JSON.stringify({
    ...{ type: 'Issue', action: 'update', url: 'https://linear.app/acme/issue/ENG-12/cache-the-builds' },
    data: {
      title: 'Cache the builds',
      updatedAt: '2026-11-02T10:00:00.000Z',
      state: { name: 'Done', type: 'completed' },
    },
  })
  const message = sent(done, 'made-by-linear-itself', 'linear')
  await expect(hearTracker('linear', message, NOW)).rejects.toEqual(refused('unauthenticated'))
  await saveOwnSecret(admin, 'linear', 'made-by-linear-itself', NOW)
  expect(await hearTracker('linear', message, NOW)).toEqual({ links: 1 })
  expect(await listLinks(pm, item.id)).toMatchObject([{ state: 'closed', stateName: 'Done' }])
  // It speaks for Linear alone.
  const forged = sent(closed('https://github.com/acme/api/issues/12'), 'made-by-linear-itself', 'github')
  await expect(hearTracker('github', forged, NOW)).rejects.toEqual(refused('unauthenticated'))
  expect(JSON.stringify(await db.setting.findMany())).not.toContain('made-by-linear-itself')
  expect((await getTrackers(admin)).trackers.find(({ provider }) => provider === 'linear')).toMatchObject({
    ownSecret: { at: NOW.toISOString() },
  })
  await expect(saveOwnSecret(pm, 'linear', 'x', NOW)).rejects.toEqual(refused('forbidden'))
})

test('a tracker cannot speak for another, and without a secret nothing is heard', async () => {
  const { secret } = await renewTrackerSecret(admin, NOW)
  const foreign = sent(closed('https://acme.atlassian.net/browse/PLAT-7'), secret, 'github')
  expect(await hearTracker('github', foreign, NOW)).toEqual({ links: 0 })
  await transaction((tx) => deleteSetting(tx, 'roadmap.trackers'))
  await expect(hearTracker('github', foreign, NOW)).rejects.toEqual(refused('not_found'))
})

test('the secret and the tokens are in no answer and in no column as they are, and a secret of before sealing still holds', async () => {
  const { secret } = await renewTrackerSecret(admin, NOW)
  await saveTrackerToken(admin, 'jira', { token: 'a-token-of-jira', host: 'acme.atlassian.net' }, NOW)
  const rows = JSON.stringify([await db.setting.findMany(), await db.auditEntry.findMany(), await getTrackers(admin)])
  expect(rows).not.toContain(secret)
  expect(rows).not.toContain('a-token-of-jira')
  expect(await getTrackers(admin)).toMatchObject({ secret: { exists: true, at: NOW.toISOString() } })
  await expect(getTrackers(pm)).rejects.toEqual(refused('forbidden'))
  await expect(saveTrackerToken(pm, 'github', { token: 'x' }, NOW)).rejects.toEqual(refused('forbidden'))
  await expect(saveTrackerToken(admin, 'gitlab', { token: 'x' }, NOW)).rejects.toMatchObject({
    fieldErrors: { host: [expect.stringContaining('host')] },
  })
  await db.setting.update({ where: { key: 'roadmap.trackers' }, data: { value: { secret: 'of-a-former-version' } } })
  expect(
    await hearTracker('github', sent(closed('https://github.com/a/b/issues/1'), 'of-a-former-version', 'github'), NOW),
  ).toEqual({ links: 0 })
})

/** A tracker on this machine: what it is asked, and what it answers to each path. */
async function tracker(answers: Record<string, [number, unknown]>) {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    const [status, body] = answers[request.url ?? ''] ?? [404, { message: 'Not Found' }]
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { host: `127.0.0.1:${port}`, asked, close: () => new Promise((resolve) => server.close(resolve)) }
}

test('a tracker is asked with the token of its host, and what it cannot tell is said for each link', async () => {
  const item = await makeItem(pm)
  const { host, asked, close } = await tracker({
    '/api/v4/projects/acme%2Fapi/issues/4': [200, { title: 'Cache the builds', state: 'closed' }],
    '/api/v4/projects/acme%2Fapi/issues/5': [401, {}],
    '/api/v4/projects/acme%2Fapi/issues/6': [200, '<html>sign in</html>'],
    '/api/v4/projects/acme%2Fapi/issues/7': [200, 'x'.repeat(600_000)],
  })
  const address = (number: number) => `http://${host}/acme/api/-/issues/${number}`
  for (const number of [4, 5, 6, 7, 8]) await linkIssue(pm, item.id, address(number), NOW)
  await linkIssue(pm, item.id, 'https://gitlab.com/acme/api/-/issues/9', NOW)
  expect((await checkLinks(pm, item.id, NOW)).troubles).toHaveLength(6)
  expect(asked).toHaveLength(0)
  await saveTrackerToken(admin, 'gitlab', { token: 'read-only', host }, NOW)
  const { links, troubles } = await checkLinks(pm, item.id, NOW)
  const said = new Map(troubles.map((one) => [one.url, one.trouble]))
  expect(links.find((one) => one.url === address(4))).toMatchObject({
    title: 'Cache the builds',
    state: 'closed',
    checkedAt: NOW,
  })
  expect(links.find((one) => one.url === address(8))).toMatchObject({ state: 'unknown', stateName: 'not found' })
  expect([5, 6, 7].map((number) => said.get(address(number)))).toEqual([
    expect.stringContaining('refuses the token'),
    expect.stringContaining('cannot be read'),
    expect.stringContaining('TOO_LARGE'),
  ])
  expect(said.get('https://gitlab.com/acme/api/-/issues/9')).toContain('goes nowhere else')
  expect(new Set(asked.map((one) => one.headers['private-token']))).toEqual(new Set(['read-only']))
  await close()
  expect((await checkLinks(pm, item.id, NOW)).troubles.find((one) => one.url === address(4))?.trouble).toContain(
    'ECONNREFUSED',
  )
  await forgetTrackerToken(admin, 'gitlab')
  expect((await checkLinks(pm, item.id, NOW)).troubles).toHaveLength(6)
  await expect(checkLinks(actorOf(await makePerson()), item.id, NOW)).rejects.toEqual(refused('forbidden'))
})
