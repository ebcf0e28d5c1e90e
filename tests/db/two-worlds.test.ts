import { beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { getLadder } from '@/lib/evidence/queries-ladder'
import { createInsight } from '@/lib/insights/commands'
import { insightBrief } from '@/lib/insights/presenter-brief'
import { getBriefed, getInsight } from '@/lib/insights/queries'
import { search } from '@/lib/platform/queries'
import { myHome, platformNews, programmeHome } from '@/lib/platform/queries-home'
import { getPersonStory, getTeamStory } from '@/lib/platform/queries-people'
import { assembleReview } from '@/lib/platform/queries-review'
import { monthOf } from '@/lib/updates/rules-review'
import { getWeekMoves } from '@/lib/platform/queries-week'
import { closeSurvey } from '@/lib/results/commands-close'
import { commentsPage } from '@/lib/results/queries-comments'
import { surveyReach } from '@/lib/results/queries-reach'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { explainRank } from '@/lib/roadmap/queries'
import { allEndpoints } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'
import { drainOutbox } from '@/lib/server/job-runner'
import { getSurvey } from '@/lib/surveys/queries'
import { countTeamTold } from '@/lib/updates/queries-team'
import { getTrail, quotesBehind } from '@/lib/updates/queries-trail'
import { call, nameOf, tokens } from '../support/rest'
import { actorOf } from './make'
import { makeItem } from './roadmap-make'
import {
  asked,
  clock,
  differences,
  elsewhere,
  here,
  jobs,
  makeCompany,
  normal,
  NOW,
  ofBig,
  SURVEYS,
  TEAMS,
  type Company,
  type World,
} from './worlds-make'

// Companies that differ only in who of three teams, each too small to be told of, answered, and what. Whoever reads everything
// that there is to read must not be able to say in which of them he is: what is shown is the same in all.

vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 })

const READERS = ['developer', 'pm'] as const

let company: Company
let people: Company['people']
let teamIds: string[]
let readers: Record<(typeof READERS)[number], Actor>
let tokenOf: Record<string, string>
let first: Map<string, string>

beforeAll(async () => {
  company = await makeCompany()
  ;({ people, teamIds } = company)
  tokenOf = await tokens()
  const actors = READERS.map(async (role) => {
    const person = await db.person.findUniqueOrThrow({ where: { id: `person-${role}` }, include: { team: true } })
    return [role, actorOf(person)] as const
  })
  readers = Object.fromEntries(await Promise.all(actors)) as typeof readers
  first = await readAll(here)
})

type Ids = Record<string, readonly string[]>

/** Everything that is read of a company, by who read it and what was asked. */
async function readAll(answered: World): Promise<Map<string, string>> {
  await db.$executeRaw`TRUNCATE "Survey", "Evidence", "Insight", "RoadmapItem", "Update", "Theme", "ThemeRun", "Outbox", "Mail",
    "AuditEntry" CASCADE`
  const surveys = []
  for (const [title, over] of Object.entries(SURVEYS))
    surveys.push(await asked(readers.pm, company, answered, title, over))
  const told = new Map<string, string>()
  const ids: Ids = {
    surveys: surveys.map(({ id }) => id),
    token: surveys.map(({ token }) => token),
    people: [people.tiny[0]!.id, people.small[3]!.id],
    teams: teamIds,
  }
  await drainOutbox(jobs())
  await readRoutes('developer', 'open', ids, told)
  for (const [at, { id }] of surveys.entries()) await closeSurvey(readers.pm, id, new Date(NOW.getTime() + at * 1_000))
  await drainOutbox(jobs())
  const pieces = await db.evidence.findMany({ orderBy: [{ text: 'asc' }, { sourceTitle: 'asc' }] })
  const linked = pieces.filter((one) => one.kind === 'survey-result' || /^Figures.* 2\d$/.test(one.text))
  const evidence = linked.map(({ id }) => ({ id, stance: 'supports' as const }))
  const insight = (await createInsight(readers.pm, { statement: 'Builds wait', evidence }, clock)).id
  const item = (await makeItem(readers.pm, { insights: [insight] })).id
  await publishItem(readers.pm, item, true, NOW)
  await drainOutbox(jobs())
  const closed: Ids = {
    ...ids,
    evidence: pieces
      .filter((one) => one.kind === 'survey-result' || /number (?:11|20|24|29)$/.test(one.text))
      .map((one) => one.id),
    insights: [insight],
    roadmap: [item],
  }
  for (const role of READERS) {
    await readRoutes(role, 'closed', closed, told)
    await readPages(role, { surveys: ids.surveys!, insight, item }, told)
  }
  return told
}

/** What pages read that no route gives. */
async function readPages(
  role: (typeof READERS)[number],
  { surveys, insight, item }: { surveys: readonly string[]; insight: string; item: string },
  told: Map<string, string>,
): Promise<void> {
  const actor = readers[role]
  const since = new Date('2026-01-01')
  const pages: Record<string, () => Promise<unknown>> = {
    insight: () => getInsight(actor, insight, clock),
    // Which of its quotes are shown is drawn by their random ids.
    brief: async () =>
      insightBrief(await getBriefed(actor, insight, clock), 'https://hub.example/i')
        .split('\n')
        .filter((line) => !line.startsWith('>')),
    // The newest piece is one of many of a day.
    home: async () => ({ ...(await programmeHome(actor, NOW)), newest: null }),
    news: () => platformNews(actor, NOW),
    'my home': () => myHome(actor),
    review: () => assembleReview(actor, monthOf(NOW), NOW),
    week: () => getWeekMoves(actor, NOW),
    why: () => explainRank(actor, item),
    trail: () => getTrail(actor, item),
    quotes: () => quotesBehind(actor, item, 50),
    reach: () => surveyReach(actor, since, NOW),
    ladder: async () =>
      getLadder(
        actor,
        (await surveyReach(actor, since, NOW)).map((one) => ({ ...one, rung: 'low' as const })),
        NOW,
      ),
    search: () => search(actor, 'number 20', 20),
  }
  for (const [at, id] of surveys.entries())
    pages[`comments ${at}`] = async () => commentsPage(actor, await getSurvey(actor, id), {}, undefined)
  for (const [at, id] of teamIds.entries()) {
    // Of the team that may be named only some of its words are shown, drawn by their random ids.
    if (at > 0) pages[`team ${at}`] = () => getTeamStory(actor, { id }, NOW)
    pages[`told ${at}`] = () =>
      countTeamTold(
        actor,
        people[TEAMS[at]!].map((one) => one.id),
      )
  }
  for (const team of ['tiny', 'small', 'mini'] as const)
    pages[`person of ${team}`] = () => getPersonStory(actor, people[team][3]!.id, NOW)
  for (const [name, read] of Object.entries(pages))
    told.set(`${role} ${name}`, normal(company, await read().catch((error: unknown) => String(error))))
}

/** Asked besides what a route's example asks. */
const QUERIES: Record<string, object[]> = {
  '/surveys/{id}/results': ['team', 'role', 'tenure'].map((by) => ({ by })),
  '/surveys/{id}/export': ['json', 'codebook'].map((format) => ({ format })),
  '/surveys/{id}/comments': [{ limit: 100 }],
  '/evidence': [{ limit: 100 }],
}
/** What these tell is drawn anew for each insight, or is of today, or of the machine. */
const DRAWN = ['/insights/{id}/outreach', '/insights/{id}/brief', '/dora', '/system']

async function readRoutes(role: string, state: string, ids: Ids, told: Map<string, string>): Promise<void> {
  const routes = allEndpoints().filter(
    (one) => one.method === 'GET' && one.produces !== 'text/event-stream' && !DRAWN.includes(one.path),
  )
  for (const spec of routes)
    for (const [at, params] of paramsOf(spec, ids).entries())
      for (const query of queriesOf(spec)) {
        const response = await call(spec, tokenOf[role], { params, query })
        const asked = JSON.stringify(query).replace(/[0-9a-f-]{36}/, (id) => `team ${teamIds.indexOf(id)}`)
        const text = `${response.status} ${normal(company, await textOf(response))}`
        if (response.status !== 404) told.set(`${role} ${state} ${nameOf(spec)} ${at} ${asked}`, text)
      }
}

const textOf = async (response: Response): Promise<string> => {
  const type = response.headers.get('content-type') ?? ''
  // A packed file holds the moment at which it was made.
  return /zip|sheet|octet/.test(type) ? 'packed' : response.text()
}

function paramsOf({ path, example }: AnyEndpoint, ids: Ids): Record<string, string | number>[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const known = (example.params ?? {}) as Record<string, string | number>
  const ofRoom = ids[path.split('/')[1] ?? '']
  const valuesOf = (name: string) => (name === 'id' ? ofRoom : ids[name]) ?? [known[name] ?? 'x']
  return names.reduce<Record<string, string | number>[]>(
    (all, name) => all.flatMap((one) => valuesOf(name).map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
}

function queriesOf({ path, example }: AnyEndpoint): object[] {
  const byTeam = ['/surveys/{id}/comments', '/evidence'].includes(path)
    ? teamIds.map((team) => ({ team, limit: 100 }))
    : path === '/surveys/{id}/results'
      ? teamIds.map((team) => ({ 'filter.team': team }))
      : []
  // Of more than a page, the first page is drawn by random ids.
  const plain = path === '/evidence' ? [] : [{}, (example.query ?? {}) as object]
  return [...plain, ...(QUERIES[path] ?? []), ...byTeam]
}

test.each(Object.entries(elsewhere))('%s: nobody can tell', async (_, answered) => {
  expect(differences(first, await readAll(answered))).toEqual([])
})

test('what is shown is much, and a company in which a team that is shown says something else is told apart', async () => {
  const all = [...first.values()].join('')
  expect(all.length).toBeGreaterThan(200_000)
  expect(all).toContain('The big team')
  const other = { ...here, big: ofBig.map((one, at) => (at === 0 ? { ...one, score: 6 - one.score } : one)) }
  const found = differences(first, await readAll(other))
  expect(found.filter((one) => one.includes('/results'))).not.toEqual([])
})
