import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { ROLES, type Role } from '@/lib/core/permissions'
import { parse } from '@/lib/core/zod'
import { inviteToSurvey } from '@/lib/distribution/commands-invite'
import { sendReminders } from '@/lib/distribution/commands-mail'
import { inviteInput } from '@/lib/distribution/schema'
import { createInsight } from '@/lib/insights/commands'
import { closeSurvey } from '@/lib/results/commands-close'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { allEndpoints } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'
import { drainOutbox } from '@/lib/server/job-runner'
import { promiseDigests, setMailed } from '@/lib/updates/commands-digest'
import { sendWebhooks } from '@/lib/updates/commands-deliver'
import { publishUpdate } from '@/lib/updates/commands-publish'
import { publishReview } from '@/lib/updates/commands-review'
import { addWebhook } from '@/lib/updates/commands-webhooks'
import { getFeedKey } from '@/lib/updates/queries-feed-key'
import { publishInput, reviewInput } from '@/lib/updates/schema'
import { webhookInput } from '@/lib/updates/schema-webhooks'
import { startMailbox } from '../support/mailbox'
import { call, nameOf, tokens } from '../support/rest'
import { sendMails } from '../support/send-mails'
import { actorOf } from './make'
import { makeItem } from './roadmap-make'
import {
  asked,
  clock,
  differences,
  elsewhere,
  here,
  makeCompany,
  jobs,
  normal,
  NOW,
  ofBig,
  SURVEYS,
  TEAMS,
  type Company,
  type World,
} from './worlds-make'

// What leaves the hub, and what stands around what it answers: mails, messages to webhooks, feeds, packed files, headers, and the order
// of what is listed. The companies of two-worlds.test.ts, once more.

vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 })

const NEXT_WEEK = new Date('2026-05-11T00:11:00Z')

let company: Company
let actors: Record<Role, Actor>
let tokenOf: Record<Role, string>
let first: Map<string, string>
let hooks: { url: string; got: string[]; close: () => void }
const box = await startMailbox()

async function startHooks(): Promise<typeof hooks> {
  const got: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      got.push(`${request.url} ${body}`)
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got, close: () => server.close() }
}

beforeAll(async () => {
  vi.stubEnv('SMTP_URL', box.url)
  hooks = await startHooks()
  company = await makeCompany()
  tokenOf = await tokens()
  const people = await Promise.all(
    ROLES.map(async (role) => {
      const person = await db.person.findUniqueOrThrow({ where: { id: `person-${role}` }, include: { team: true } })
      return [role, actorOf(person)] as const
    }),
  )
  actors = Object.fromEntries(people) as typeof actors
  for (const format of ['standard', 'slack'])
    await addWebhook(actors.admin, parse(webhookInput, { url: `${hooks.url}/${format}`, format }), NOW)
  await setMailed(actors.developer, { mail: 'week' }, new Date('2026-04-01'))
  first = await sentOf(here)
})
afterAll(async () => {
  hooks.close()
  await box.close()
})

/** Everything that one company sends, and each answer as it stands, with what stands around it. */
async function sentOf(answered: World): Promise<Map<string, string>> {
  await db.$executeRaw`TRUNCATE "Survey", "SurveyTicket", "Evidence", "Insight", "RoadmapItem", "Update", "Theme", "ThemeRun",
    "Outbox", "Mail", "AuditEntry" CASCADE`
  await db.updateDigest.updateMany({ data: { promisedTo: null } })
  box.mails.length = hooks.got.length = 0
  const { pm } = actors
  const surveys = []
  for (const [title, over] of Object.entries(SURVEYS)) surveys.push(await asked(pm, company, answered, title, over))
  for (const { id } of surveys)
    await inviteToSurvey(pm, id, inviteInput.parse({ mail: true, overrideReason: 'All are asked at once' }), NOW)
  await sendMails()
  for (const { id } of surveys) await sendReminders({ surveyId: id, round: 1 })
  await sendMails()
  await drainOutbox(jobs())
  for (const [at, { id }] of surveys.entries()) await closeSurvey(pm, id, new Date(NOW.getTime() + at * 1_000))
  await drainOutbox(jobs())
  const pieces = await db.evidence.findMany({ orderBy: [{ text: 'asc' }, { sourceTitle: 'asc' }] })
  // Of more than a page of pieces, the first page is drawn by random ids.
  const linked = pieces.filter((one) => one.kind === 'survey-result' || /(?:1|2)[0-3]$/.test(one.text))
  const evidence = linked.map(({ id }) => ({ id, stance: 'supports' as const }))
  const insight = (await createInsight(pm, { statement: 'Builds wait', evidence }, clock)).id
  const item = (await makeItem(pm, { insights: [insight] })).id
  await publishItem(pm, item, true, NOW)
  // Words that may not be read by everyone are named by their reference only.
  const quoted = pieces.find((one) => one.text === `In confidence: ${ofBig[1]!.why}`)!
  const input = { kind: 'shipped', title: 'Runners', body: `You said: {{${quoted.id}}}`, opposed: 'Not for you.' }
  await publishUpdate(pm, item, parse(publishInput, input), NOW)
  const review = { title: 'Of the month', body: `They said: {{${quoted.id}}}`, mailTo: ['developer', 'stakeholder'] }
  await publishReview(pm, parse(reviewInput, review), new Date(NOW.getTime() + 60_000))
  await drainOutbox(jobs())
  await promiseDigests(NEXT_WEEK)
  await sendMails()
  await sendWebhooks()
  const told = new Map<string, string>()
  noteMails(told)
  told.set('webhooks', normal(company, hooks.got))
  const ids = { surveys: surveys.map(({ id }) => id), insights: [insight], roadmap: [item], teams: company.teamIds }
  for (const role of ROLES) {
    const key = await getFeedKey(actors[role]).catch(() => undefined)
    if (key === undefined) continue
    const feed = allEndpoints().find((one) => one.path === '/updates.atom')!
    told.set(`${role} feed`, normal(company, await (await call(feed, undefined, { query: { key } })).text(), false))
  }
  for (const role of ['pm', 'admin'] as const) await noteFiles(role, ids.surveys, told)
  for (const role of ['developer', 'pm'] as const) await noteAround(role, ids, told)
  return told
}

/** Mails by whom they reach. What reaches somebody of a small team is their own, and how many of them got one is theirs. */
function noteMails(told: Map<string, string>): void {
  const own = new Set(TEAMS.slice(1).flatMap((team) => company.people[team].map((one) => one.email)))
  for (const mail of box.mails) {
    const to = mail.to?.[0]?.address ?? ''
    if (own.has(to)) continue
    const headers = mail.headers
      .filter(({ key }) => !/^(date|message-id)$/.test(key))
      .map(({ key, value }) => `${key}: ${value}`)
    const part = /boundary|--_NmP/
    const text = normal(
      company,
      [mail.subject, mail.text, mail.html, ...headers].filter((one) => !part.test(one ?? '')),
    )
    told.set(`mail to ${to}`, `${told.get(`mail to ${to}`) ?? ''}\n${text}`)
  }
}

/** What a packed file holds, each of its parts as lines in any order: the order of rows is that of random ids. */
function unpacked(bytes: Uint8Array): string[] {
  return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => [
    name,
    ...new TextDecoder()
      .decode(part)
      .split(/\r?\n|(?=<row)|(?<=<\/row>)/)
      .map((line) => line.replace(/ r="[A-Z]*\d+"/g, '').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '@'))
      .sort(),
  ])
}

async function noteFiles(role: Role, surveys: readonly string[], told: Map<string, string>): Promise<void> {
  const spec = allEndpoints().find((one) => one.path === '/surveys/{id}/export')!
  for (const [at, id] of surveys.entries())
    for (const format of ['csv', 'json', 'xlsx', 'spss', 'r', 'codebook']) {
      const response = await call(spec, tokenOf[role], { params: { id }, query: { format } })
      const bytes = new Uint8Array(await response.arrayBuffer())
      const packed = response.ok && ['xlsx', 'spss', 'r'].includes(format)
      const text = packed ? unpacked(bytes) : new TextDecoder().decode(bytes)
      told.set(`${role} file ${at} ${format}`, `${response.status} ${headersOf(response)} ${normal(company, text)}`)
    }
}

/** What stands around an answer, without what is drawn anew for each. */
const headersOf = (response: Response): string =>
  normal(
    company,
    [...response.headers].filter(([name]) => !/^(date|x-request-id|content-security-policy)$/.test(name)).map(String),
  )

/** What these tell is drawn anew for each insight, is of the machine, or has a test of its own above. */
const LEFT = ['/insights/{id}/outreach', '/insights/{id}/brief', '/dora', '/surveys/{id}/export', '/updates.atom']

/** Each route's answer with its headers, in the order in which it is given. */
async function noteAround(role: Role, ids: Record<string, string[]>, told: Map<string, string>): Promise<void> {
  const routes = allEndpoints().filter(
    (one) => one.method === 'GET' && one.produces !== 'text/event-stream' && !LEFT.includes(one.path),
  )
  for (const spec of routes)
    for (const [at, params] of paramsOf(spec, ids).entries())
      for (const query of queriesOf(spec)) {
        const response = await call(spec, tokenOf[role], { params, query })
        const text = await response.text()
        if (response.status === 404) continue
        const name = `${role} ${nameOf(spec)} ${at} ${JSON.stringify(query).replace(/[0-9a-f-]{36}/, '#')}`
        // Rows without an id are in the order of their hidden ones.
        const isDrawn = spec.path === '/surveys/{id}/responses'
        told.set(name, `${response.status} ${headersOf(response)} ${normal(company, text, isDrawn)}`)
      }
}

function paramsOf({ path, example }: AnyEndpoint, ids: Record<string, string[]>): object[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const known = (example.params ?? {}) as Record<string, string | number>
  const own = ids[path.split('/')[1] ?? '']
  if (names.length === 0) return [{}]
  return (names[0] === 'id' && own ? own : [known[names[0]!] ?? 'x']).map((value) => ({ ...known, [names[0]!]: value }))
}

/** How lists may be asked for: in which order, and what of them. */
const QUERIES: Record<string, object[]> = {
  '/surveys/{id}/results': ['team', 'role', 'tenure'].map((by) => ({ by })),
  '/surveys/{id}/comments': [{ limit: 100 }, { limit: 100, q: 'number 2' }],
  '/surveys/{id}/responses': [{ limit: 100 }],
  '/evidence': [{ limit: 100 }, { limit: 100, kind: 'survey-result' }, { limit: 100, q: 'number 2' }],
  '/search': [{ q: 'remark number 20' }, { q: 'In confidence: We wait remark number 12' }, { q: 'tiny' }],
  '/insights': [{ sort: 'confidence' }, { sort: 'people' }],
  '/people': [{ limit: 100 }, { q: 'Person' }],
}
function queriesOf({ path, example }: AnyEndpoint): object[] {
  // Of more than a page, the first page is drawn by random ids.
  const plain = path === '/evidence' ? [] : [{}, (example.query ?? {}) as object]
  return [...plain, ...(QUERIES[path] ?? [])]
}

test.each(Object.entries(elsewhere))('%s: nothing that is sent tells', async (_, answered) => {
  expect(differences(first, await sentOf(answered))).toEqual([])
})

test('what is sent is much, and a company in which a team that is shown says something else is told apart', async () => {
  expect([...first.keys()].filter((key) => key.startsWith('mail to')).length).toBeGreaterThan(10)
  expect([...first.values()].join('').length).toBeGreaterThan(100_000)
  expect(first.get('webhooks')).toContain('Runners')
  expect(first.get('pm file 1 xlsx')).toContain('The big team')
  const other = { ...here, big: ofBig.map((one, at) => (at === 0 ? { ...one, score: 6 - one.score } : one)) }
  const found = differences(first, await sentOf(other))
  expect(found.filter((one) => one.includes('file 1'))).not.toEqual([])
})
