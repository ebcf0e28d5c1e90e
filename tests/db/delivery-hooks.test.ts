import { createHmac } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { hearTool, renewHookSecret, saveOwnHookSecret } from '@/lib/outcomes/hooks/commands'
import { getHooks } from '@/lib/outcomes/hooks/queries'
import { hookQuery, type HookTool } from '@/lib/outcomes/hooks/schema'
import { getDora } from '@/lib/outcomes/queries-metrics'
import { db } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

const NOW = new Date('2026-03-31T12:00:00Z')
const OWN = `whsec_${Buffer.from('made by the tool itself, long enough').toString('base64')}`

let admin: Actor
let researcher: Actor
let developer: Actor
beforeAll(async () => {
  admin = actorOf(await makePerson({ role: 'admin' }))
  researcher = actorOf(await makePerson({ role: 'advocate' }))
  developer = actorOf(await makePerson({ role: 'developer' }))
})
const refused = (code: string) => expect.objectContaining({ code })

/** Headers with which a tool proves that a message is its own. */
function signed(tool: HookTool, text: string, secret: string, sentAt = NOW): Headers {
  const hex = createHmac('sha256', secret).update(text).digest('hex')
  const seconds = String(Math.floor(sentAt.getTime() / 1000))
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const base64 = createHmac('sha256', key).update(`msg_1.${seconds}.${text}`).digest('base64')
  const headers: Record<HookTool, Record<string, string>> = {
    github: { 'x-hub-signature-256': `sha256=${hex}` },
    gitlab: { 'x-gitlab-token': secret },
    pagerduty: { 'x-pagerduty-signature': `v1=${'0'.repeat(64)},v1=${hex}` },
    'incident-io': { 'svix-id': 'msg_1', 'svix-timestamp': seconds, 'svix-signature': `v1,AAAA v1,${base64}` },
    opsgenie: {},
    statuspage: {},
    alertmanager: {},
    cdevents: {},
  }
  return new Headers(headers[tool])
}
const hear = (tool: HookTool, body: unknown, secret: string, query: Record<string, string> = {}, sentAt = NOW) => {
  const text = JSON.stringify(body)
  const message = { headers: signed(tool, text, secret, sentAt), bytes: new TextEncoder().encode(text) }
  return hearTool(tool, hookQuery.parse(query), message, null, NOW)
}

const deployment = (id: number, created: string) => ({
  deployment_status: { state: 'success', created_at: created },
  deployment: { id, environment: 'production', production_environment: true },
  repository: { full_name: 'acme/hooked', html_url: 'https://github.com/acme/hooked' },
})
const incident = (type: string, occurred: string, data: Record<string, unknown> = {}) => ({
  event: {
    event_type: type,
    occurred_at: occurred,
    data: {
      id: 'PDHOOK',
      created_at: '2026-03-03T10:00:00Z',
      urgency: 'high',
      service: { summary: 'acme/hooked' },
      ...data,
    },
  },
})

test.each(['github', 'gitlab', 'pagerduty', 'incident-io'] as const)(
  '%s: only what is signed is heard',
  async (tool) => {
    const { secret: ours } = await renewHookSecret(admin, NOW)
    if (tool === 'pagerduty' || tool === 'incident-io') await saveOwnHookSecret(admin, tool, OWN, NOW)
    const secret = tool === 'github' || tool === 'gitlab' ? ours : OWN
    const about = {
      zen: 'x',
      object_kind: 'push',
      event_type: 'ping',
      event: incident('incident.annotated', NOW.toISOString()).event,
    }
    expect(await hear(tool, about, secret)).toEqual({ events: 0, commits: 0 })
    await expect(hear(tool, about, 'whsec_c29tZXRoaW5nIGVsc2U=')).rejects.toEqual(refused('unauthenticated'))
    const bare = { headers: new Headers(), bytes: new TextEncoder().encode(JSON.stringify(about)) }
    await expect(hearTool(tool, {}, bare, null, NOW)).rejects.toEqual(refused('unauthenticated'))
    // A person who is signed in does not speak for a tool.
    await expect(hearTool(tool, {}, bare, admin, NOW)).rejects.toEqual(refused('unauthenticated'))
    expect(JSON.stringify(await db.setting.findMany())).not.toContain(secret)
  },
)

test('a message of incident.io that is sent again an hour later is refused', async () => {
  await saveOwnHookSecret(admin, 'incident-io', OWN, NOW)
  const earlier = new Date(NOW.getTime() - 3_600_000)
  await expect(hear('incident-io', { event_type: 'ping' }, OWN, {}, earlier)).rejects.toEqual(
    refused('unauthenticated'),
  )
})

test('Alertmanager and CDEvents come with an API token of somebody who may write metrics', async () => {
  const text = JSON.stringify({ version: '4', alerts: [] })
  const message = { headers: new Headers(), bytes: new TextEncoder().encode(text) }
  await expect(hearTool('alertmanager', {}, message, null, NOW)).rejects.toEqual(refused('unauthenticated'))
  await expect(hearTool('alertmanager', {}, message, developer, NOW)).rejects.toEqual(refused('forbidden'))
  expect(await hearTool('alertmanager', {}, message, researcher, NOW)).toEqual({ events: 0, commits: 0 })
})

test('deployments and an incident that tools tell are counted in the delivery figures', async () => {
  const { secret } = await renewHookSecret(admin, NOW)
  await saveOwnHookSecret(admin, 'pagerduty', OWN, NOW)
  const team = await makeTeam({ name: 'Hooked' })
  const about = { team: 'hooked' }
  expect(await hear('github', deployment(1, '2026-03-03T09:00:00Z'), secret, about)).toEqual({ events: 1, commits: 0 })
  // Told again, later: the same deployment.
  expect(await hear('github', deployment(1, '2026-03-03T09:30:00Z'), secret, about)).toEqual({ events: 1, commits: 0 })
  expect(await hear('github', deployment(2, '2026-03-10T09:00:00Z'), secret, about)).toEqual({ events: 1, commits: 0 })
  expect(await hear('pagerduty', incident('incident.triggered', '2026-03-03T10:00:01Z'), OWN, about)).toEqual({
    events: 1,
    commits: 0,
  })
  const range = { team: team.id, from: '2026-03-01', to: '2026-03-31' }
  expect(await getDora(researcher, range, NOW)).toMatchObject({
    deploymentFrequency: { deployments: 2 },
    recoveryTime: { n: 0, open: 1, unlinked: 0 },
  })
  expect(await hear('pagerduty', incident('incident.resolved', '2026-03-03T10:20:00Z'), OWN, about)).toEqual({
    events: 1,
    commits: 0,
  })
  // What comes late does not open it again.
  expect(await hear('pagerduty', incident('incident.triggered', '2026-03-03T10:00:01Z'), OWN, about)).toEqual({
    events: 0,
    commits: 0,
  })
  expect(await getDora(researcher, range, NOW)).toMatchObject({
    recoveryTime: { median: 1200, n: 1, open: 0, unlinked: 1 },
  })
  const merged = incident('incident.resolved', '2026-03-03T10:30:00Z', {
    resolve_reason: { type: 'merge_resolve_reason' },
  })
  expect(await hear('pagerduty', merged, OWN, about)).toEqual({ events: 1, commits: 0 })
  expect(await getDora(researcher, range, NOW)).toMatchObject({ recoveryTime: { n: 0, open: 0 } })
  // Told late, or again, what is older does not bring it back: it would be open for ever. Opened again after that, it is one.
  const told = async (type: string, at: string) => (await hear('pagerduty', incident(type, at), OWN, about)).events
  expect(await told('incident.triggered', '2026-03-03T10:00:01Z')).toBe(0)
  expect(await hear('pagerduty', merged, OWN, about)).toEqual({ events: 0, commits: 0 })
  expect(await getDora(researcher, range, NOW)).toMatchObject({ recoveryTime: { n: 0, open: 0 } })
  expect(await told('incident.reopened', '2026-03-03T11:00:00Z')).toBe(1)
  expect(await getDora(researcher, range, NOW)).toMatchObject({ recoveryTime: { n: 0, open: 1 } })
  const { tools } = await getHooks(admin)
  expect(tools.find(({ tool }) => tool === 'github')).toMatchObject({ heardAt: NOW.toISOString() })
})

test('an alert that ends and comes back between two messages of its group is one incident, with an end', async () => {
  const team = await makeTeam({ name: 'Flapping' })
  const tell = (status: string, startsAt: string, endsAt: string) => {
    const labels = { alertname: 'Down', severity: 'critical' }
    const body = { version: '4', alerts: [{ status, labels, startsAt, endsAt, fingerprint: 'flap' }] }
    const bytes = new TextEncoder().encode(JSON.stringify(body))
    return hearTool('alertmanager', { team: 'Flapping' }, { headers: new Headers(), bytes }, researcher, NOW)
  }
  const lasting = '0001-01-01T00:00:00Z'
  await tell('firing', '2026-03-05T10:00:00Z', lasting)
  // What happened: over at 10:01, back at 10:02, over at 10:05. Only this is told.
  await tell('resolved', '2026-03-05T10:02:00Z', '2026-03-05T10:05:00Z')
  const range = { team: team.id, from: '2026-03-01', to: '2026-03-31' }
  expect(await getDora(researcher, range, NOW)).toMatchObject({ recoveryTime: { n: 1, open: 0, median: 300 } })
  // Back another day: another incident.
  await tell('firing', '2026-03-06T10:00:00Z', lasting)
  expect(await getDora(researcher, range, NOW)).toMatchObject({ recoveryTime: { n: 1, open: 1 } })
})

test('an address that names no team, and an incident that is over before it began, are refused in words', async () => {
  const { secret } = await renewHookSecret(admin, NOW)
  const unknown = hear('github', deployment(9, '2026-03-03T09:00:00Z'), secret, { team: 'Nobody' })
  await expect(unknown).rejects.toMatchObject({ fieldErrors: { team: [expect.stringContaining('no team "Nobody"')] } })
  await saveOwnHookSecret(admin, 'pagerduty', OWN, NOW)
  const over = hear('pagerduty', incident('incident.resolved', '2026-03-01T10:00:00Z', { id: 'PDBACK' }), OWN)
  await expect(over).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('before it began') })
  expect(hookQuery.safeParse({ enviroments: 'production' }).success).toBe(false)
})
