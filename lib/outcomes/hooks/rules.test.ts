import { expect, test } from 'vitest'
import { readHook } from './rules'
import { changeOf } from './rules-change'
import type { DeliveryNews } from './rules-news'

const noWords = {}
const at = (text: string) => new Date(text)

const gitHub = (state: string, deployment: Record<string, unknown>) => ({
  action: 'created',
  deployment_status: { id: 7, state, created_at: '2026-03-02T10:00:00Z', updated_at: '2026-03-02T10:00:00Z' },
  deployment: { id: 4211, sha: 'f95f852', environment: 'production', ...deployment },
  repository: { full_name: 'acme/api', html_url: 'https://github.com/acme/api' },
})

test('GitHub: a deployment counts once it has succeeded, in production', () => {
  expect(readHook('github', gitHub('success', { production_environment: true }), noWords)).toEqual([
    {
      kind: 'deployment',
      id: 'github.com/deployments/4211',
      at: at('2026-03-02T10:00:00Z'),
      statedAt: at('2026-03-02T10:00:00Z'),
      service: 'acme/api',
      ...{ repository: 'github.com/acme/api', sha: 'f95f852', environment: 'production' },
    },
  ])
  for (const state of ['failure', 'error', 'inactive', 'in_progress', 'queued', 'pending', 'waiting'])
    expect(readHook('github', gitHub(state, { production_environment: true }), noWords)).toEqual([])
})

test.each([
  ['older Enterprise Server says nothing of production', {}, undefined, 1],
  ['false beside the name production', { production_environment: false }, undefined, 1],
  ['false beside another name', { environment: 'staging', production_environment: false }, undefined, 0],
  ['true beside another name', { environment: 'eu-west', production_environment: true }, undefined, 1],
  ['the address names others', { production_environment: true }, ['eu-west'], 0],
  ['the address names it', { environment: 'EU-West' }, ['eu-west', 'us'], 1],
])('GitHub: %s', (_name, deployment, environments, found) => {
  expect(readHook('github', gitHub('success', deployment), { environments })).toHaveLength(found)
})

test('GitHub: a push or a ping is about nothing here', () => {
  expect(readHook('github', { zen: 'Keep it simple.', hook_id: 1 }, noWords)).toEqual([])
})

const gitLab = (fields: Record<string, unknown>) => ({
  object_kind: 'deployment',
  status: 'success',
  status_changed_at: '2026-03-02 12:00:00 +0200',
  deployment_id: 5200,
  environment: 'production',
  project: { path_with_namespace: 'acme/web', web_url: 'https://gitlab.example.com/acme/web' },
  ...fields,
})

test('GitLab: its moment has a zone of its own, and the tier says what production is', () => {
  const [found] = readHook('gitlab', gitLab({}), noWords)
  expect(found).toMatchObject({
    id: 'gitlab.example.com/deployments/5200',
    at: at('2026-03-02T10:00:00Z'),
    service: 'acme/web',
  })
  const tier = (environment: string, environment_tier?: string) =>
    readHook('gitlab', gitLab({ environment, environment_tier }), noWords).length
  expect(tier('eu-west', 'production')).toBe(1)
  expect(tier('production', 'staging')).toBe(0)
  expect(tier('review/fix', 'development')).toBe(0)
  expect(tier('production')).toBe(1)
  expect(readHook('gitlab', gitLab({ status: 'running' }), noWords)).toEqual([])
  expect(readHook('gitlab', { object_kind: 'push', status_changed_at: 7 }, noWords)).toEqual([])
})

const pagerDuty = (type: string, occurred: string, data: Record<string, unknown> = {}) => ({
  event: {
    id: 'e1',
    event_type: type,
    resource_type: 'incident',
    occurred_at: occurred,
    data: {
      id: 'PGR0VU2',
      type: 'incident',
      created_at: '2026-03-02T10:00:00Z',
      urgency: 'high',
      service: { id: 'P1', summary: 'API Service' },
      resolve_reason: null,
      ...data,
    },
  },
})

test('PagerDuty: begun, over, opened again; low urgency and what was merged are none', () => {
  const read = (type: string, data?: Record<string, unknown>) =>
    readHook('pagerduty', pagerDuty(type, '2026-03-02T10:40:00Z', data), noWords)
  expect(read('incident.triggered')).toMatchObject([
    { id: 'pagerduty/PGR0VU2', at: at('2026-03-02T10:00:00Z'), resolvedAt: null, service: 'API Service' },
  ])
  expect(read('incident.resolved')).toMatchObject([{ resolvedAt: at('2026-03-02T10:40:00Z') }])
  expect(read('incident.reopened')).toMatchObject([{ resolvedAt: null }])
  expect(read('incident.acknowledged')).toEqual([])
  expect(read('incident.triggered', { urgency: 'low' })).toEqual([])
  const merged = read('incident.resolved', { resolve_reason: { type: 'merge_resolve_reason' } })
  expect(merged).toMatchObject([{ isNone: true }])
  // A note has no incident's fields, only a reference to one.
  const note = { event: { event_type: 'incident.annotated', occurred_at: '2026-03-02T10:40:00Z', data: { id: 'N' } } }
  expect(readHook('pagerduty', note, noWords)).toEqual([])
})

const incident = (category: string, fields: Record<string, unknown> = {}) => ({
  id: '01ABC',
  mode: 'standard',
  created_at: '2026-03-02T10:05:00Z',
  updated_at: '2026-03-02T11:00:00Z',
  incident_status: { id: 's', name: 'Whatever a team calls it', category },
  ...fields,
})
const incidentIo = (event: string, held: unknown) =>
  readHook('incident-io', { event_type: event, [event]: held }, noWords)

test('incident.io: the message holds its incident under its own name, a change of status one level deeper', () => {
  const created = incidentIo('public_incident.incident_created_v2', incident('live'))
  expect(created).toMatchObject([{ id: 'incident.io/01ABC', at: at('2026-03-02T10:05:00Z'), resolvedAt: null }])
  const over = { incident: incident('learning'), new_status: {}, previous_status: {} }
  expect(incidentIo('public_incident.incident_status_updated_v2', over)).toMatchObject([
    { resolvedAt: at('2026-03-02T11:00:00Z') },
  ])
  expect(incidentIo('public_incident.follow_up_created_v1', { id: 'f' })).toEqual([])
  expect(incidentIo('private_incident.incident_created_v2', { id: 'p' })).toEqual([])
})

test('incident.io: its own moments count before those of the record; tests are none, false alarms are taken away', () => {
  const named = (name: string, value: string) => ({ incident_timestamp: { id: name, name }, value: { value } })
  const moments = {
    incident_timestamp_values: [
      named('Impact started at', '2026-03-02T09:50:00.123Z'),
      named('Fixed at', '2026-03-02T10:30:00Z'),
      { incident_timestamp: { id: 'c', name: 'Closed at' }, value: null },
    ],
  }
  const event = 'public_incident.incident_updated_v2'
  expect(incidentIo(event, incident('closed', moments))).toMatchObject([
    { at: at('2026-03-02T09:50:00.123Z'), resolvedAt: at('2026-03-02T10:30:00Z') },
  ])
  expect(incidentIo(event, incident('live', { mode: 'test' }))).toEqual([])
  expect(incidentIo(event, incident('live', { mode: 'tutorial' }))).toEqual([])
  expect(incidentIo(event, incident('triage'))).toEqual([])
  expect(incidentIo(event, incident('declined'))).toMatchObject([{ isNone: true }])
})

const alert = (status: string, endsAt: string, labels: Record<string, string> = {}) => ({
  status,
  labels: { alertname: 'Down', severity: 'critical', job: 'api', ...labels },
  annotations: {},
  startsAt: '2026-03-02T10:00:00.123456789Z',
  endsAt,
  generatorURL: '',
  fingerprint: 'f1',
})
const alertmanager = (alerts: unknown[], severities?: string[]) =>
  readHook('alertmanager', { version: '4', groupKey: 'g', status: 'firing', alerts }, { severities })

test('Alertmanager: the year 1 is no end, and only the severities that are named are incidents', () => {
  const lasting = alert('firing', '0001-01-01T00:00:00Z')
  expect(alertmanager([lasting])).toMatchObject([
    { at: at('2026-03-02T10:00:00.123Z'), resolvedAt: null, service: 'api' },
  ])
  const over = alertmanager([alert('resolved', '2026-03-02T10:20:00Z')])
  expect(over).toMatchObject([{ resolvedAt: at('2026-03-02T10:20:00Z'), statedAt: at('2026-03-02T10:20:00Z') }])
  expect(over[0]?.id).toBe(alertmanager([lasting])[0]?.id)
  expect(alertmanager([alert('firing', '0001-01-01T00:00:00Z', { severity: 'warning' })])).toEqual([])
  expect(alertmanager([alert('firing', '0001-01-01T00:00:00Z', { severity: 'Page' })], ['page'])).toHaveLength(1)
})

const cdEvent = (type: string, content: Record<string, unknown>, subject = 'myApp') => ({
  context: {
    version: '0.4.1',
    id: 'c1',
    source: '/ci/7',
    type: `dev.cdevents.${type}`,
    timestamp: '2026-03-02T10:00:00.5Z',
  },
  subject: { id: subject, source: '/ci/7', content },
})
const production = { environment: { id: 'production' } }

test('Grafana sends its alerts in the shape of Alertmanager, as version 1', () => {
  const body = {
    receiver: 'hub',
    version: '1',
    orgId: 1,
    title: 'x',
    alerts: [alert('firing', '0001-01-01T00:00:00Z')],
  }
  expect(readHook('alertmanager', body, noWords)).toHaveLength(1)
})

test('CDEvents: deployed and rolled back, alone or in a CloudEvent; the end of an incident does not say its beginning', () => {
  const read = (body: unknown) => readHook('cdevents', body, noWords)
  const deployed = cdEvent('service.deployed.0.3.0', { ...production, artifactId: 'pkg:oci/myapp' })
  expect(read(deployed)).toMatchObject([{ kind: 'deployment', id: 'cdevents//ci/7/c1', service: 'myApp' }])
  expect(read({ specversion: '1.0', type: deployed.context.type, data: deployed })).toEqual(read(deployed))
  expect(read(cdEvent('service.rolledback.0.2.0', production))).toMatchObject([{ unplanned: true }])
  expect(read(cdEvent('service.published.0.2.0', production))).toEqual([])
  expect(read(cdEvent('service.deployed.0.3.0', { environment: { id: 'test123' } }))).toEqual([])
  expect(read(cdEvent('incident.resolved.0.3.0', production, 'incident-1'))).toMatchObject([
    { kind: 'incident', at: null, resolvedAt: at('2026-03-02T10:00:00.5Z') },
  ])
})

const opsgenie = (action: string, alert: Record<string, unknown> = {}) =>
  readHook(
    'opsgenie',
    {
      action,
      source: { name: 'web', type: 'API' },
      alert: {
        alertId: 'a-1',
        createdAt: 1_772_445_600_000,
        updatedAt: 1_772_446_800_000_002_000,
        priority: 'P1',
        ...alert,
      },
    },
    noWords,
  )

test('Opsgenie: milliseconds and nanoseconds; low priorities are none, an end is heard of what is known, a deleted alert is none', () => {
  expect(opsgenie('Create')).toMatchObject([
    { id: 'opsgenie/a-1', at: at('2026-03-02T10:00:00Z'), statedAt: at('2026-03-02T10:20:00Z'), resolvedAt: null },
  ])
  expect(opsgenie('Close')).toMatchObject([{ resolvedAt: at('2026-03-02T10:20:00Z') }])
  expect(opsgenie('Create', { priority: 'P3' })).toEqual([])
  expect(opsgenie('Create', { priority: undefined })).toEqual([])
  expect(opsgenie('Close', { priority: 'P4' })).toMatchObject([{ at: null }])
  expect(opsgenie('Acknowledge')).toEqual([])
  expect(opsgenie('Delete')).toMatchObject([{ isNone: true }])
})

const statuspage = (incident: Record<string, unknown> | undefined, severities?: string[]) =>
  readHook(
    'statuspage',
    {
      meta: { unsubscribe: 'https://statuspage.example/?unsubscribe=1' },
      page: { id: 'j2mfxwj97wnj', status_indicator: 'critical' },
      ...(incident && {
        incident: {
          ...{ id: 'i1', status: 'investigating', impact: 'critical', resolved_at: null },
          ...{ created_at: '2026-03-02T05:00:00-05:00', updated_at: '2026-03-02T05:30:00-05:00', ...incident },
        },
      }),
    },
    { severities },
  )

test('Statuspage: incidents of a large impact; components and maintenance are none, an end is heard of what is known', () => {
  expect(statuspage({})).toMatchObject([
    { id: 'statuspage/j2mfxwj97wnj/i1', at: at('2026-03-02T10:00:00Z'), resolvedAt: null },
  ])
  expect(statuspage({ status: 'resolved', resolved_at: '2026-03-02T05:20:00-05:00' })).toMatchObject([
    { at: at('2026-03-02T10:00:00Z'), resolvedAt: at('2026-03-02T10:20:00Z') },
  ])
  expect(statuspage({ status: 'postmortem', impact: 'none' })).toMatchObject([{ at: null }])
  expect(statuspage({ impact: 'minor' })).toEqual([])
  expect(statuspage({ impact: 'minor' }, ['minor', 'major', 'critical'])).toHaveLength(1)
  expect(statuspage({ status: 'in_progress', impact: 'maintenance' })).toEqual([])
  expect(statuspage(undefined)).toEqual([])
})

test('a message of another shape is refused with what is wrong', () => {
  expect(() => readHook('pagerduty', { messages: [] }, noWords)).toThrow()
  expect(() => alertmanager([{ ...alert('firing', 'soon') }])).toThrow('no moment')
})

const news = (fields: Partial<DeliveryNews>): DeliveryNews => ({
  kind: 'incident',
  id: 'i',
  at: at('2026-03-02T10:00:00Z'),
  statedAt: at('2026-03-02T10:30:00Z'),
  ...fields,
})

test('what is older than what is known changes nothing, and what never began here has no end', () => {
  const known = { at: at('2026-03-02T10:00:00Z'), statedAt: at('2026-03-02T11:00:00Z') }
  expect(changeOf(news({ resolvedAt: null }), known, {})).toBeNull()
  expect(changeOf(news({ at: null }), undefined, {})).toBeNull()
  expect(changeOf(news({ at: null }), { ...known, statedAt: null }, {})).toMatchObject({ row: { at: known.at } })
  expect(changeOf(news({ isNone: true }), undefined, {})).toEqual({ gone: true })
  expect(changeOf(news({ isNone: true }), { ...known, statedAt: null }, {})).toEqual({ gone: true })
})

test('a deployment that is told again as done keeps its first moment', () => {
  const known = { at: at('2026-03-02T09:00:00Z'), statedAt: null }
  expect(changeOf(news({ kind: 'deployment' }), known, { service: 'api' })).toMatchObject({
    row: { at: known.at, service: 'api' },
  })
})
