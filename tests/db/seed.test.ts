import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/server/db'
import { getInsight } from '@/lib/insights/queries'
import { describeOutcomes } from '@/lib/outcomes/queries-outcome'
import { getResults } from '@/lib/results/queries'
import { checkAnswers } from '@/lib/surveys/answering/rules-answers'
import { questionSchema } from '@/lib/surveys/schema'
import { en } from '@/lib/surveys/messages/presenter-messages-en'
import { seedDemo } from '@/prisma/seed'
import { actorOf } from './make'
import { PERSONAS } from '@/prisma/seed/personas'

const NOW = new Date('2026-06-15T13:45:00Z')

beforeAll(() => seedDemo(db, NOW), 120_000)

describe('the demo workspace', () => {
  it('is a company of 120 engineers in 14 teams, one of them the platform team', async () => {
    const teams = await db.team.findMany({
      include: { _count: { select: { people: { where: { role: 'developer' } } } } },
    })
    expect(teams).toHaveLength(14)
    expect(teams.reduce((sum, team) => sum + team.headcount, 0)).toBe(120)
    expect(teams.filter((team) => team.platform)).toHaveLength(1)
    for (const team of teams) expect(team._count.people, team.name).toBe(team.headcount)
  })

  it('has somebody to sign in as for each role', async () => {
    const people = await db.person.findMany({ where: { email: { in: [...PERSONAS] } } })
    expect(PERSONAS.map((email) => people.find((person) => person.email === email)?.role)).toEqual([
      'pm',
      'advocate',
      'developer',
      'developer',
      'admin',
      'stakeholder',
    ])
    expect((await db.setting.findUnique({ where: { key: 'demo.personas' } }))?.value).toEqual([...PERSONAS])
  })

  it('asks in six monthly waves, of new colleagues by name, and now', async () => {
    const surveys = await db.survey.findMany({ include: { responses: true } })
    expect(surveys.filter((survey) => survey.series === 'Developer pulse' && survey.status === 'closed')).toHaveLength(
      6,
    )
    expect(new Set(surveys.map((survey) => survey.title)).size).toBe(surveys.length)
    expect(surveys.filter((survey) => survey.status === 'open' && survey.anonymity === 'anonymous')).toHaveLength(1)
    expect(surveys.filter((survey) => survey.anonymity === 'named')).toHaveLength(1)
    for (const survey of surveys) {
      const questions = questionSchema.array().parse(survey.questions)
      expect(survey.responses.length).toBeGreaterThan(10)
      for (const { answers, day } of survey.responses) {
        expect(checkAnswers(questions, answers as Record<string, unknown>, {}, en)).toEqual({ answers, errors: {} })
        expect(day.getTime()).toBeLessThanOrEqual(NOW.getTime())
      }
    }
  })

  it('says of a survey how long it takes in one place only, which is counted', async () => {
    const surveys = await db.survey.findMany({
      select: { title: true, description: true, purpose: true, closing: true },
    })
    for (const { title, ...texts } of surveys)
      expect([title, Object.values(texts).join(' ')]).toEqual([
        title,
        expect.not.stringMatching(/\b(minutes?|hours?)\b/i),
      ])
  })

  it('says in one place what a shipped item changed: an update’s text has no section about it beside the measured one', async () => {
    const updates = await db.update.findMany({ where: { kind: 'shipped' }, select: { title: true, body: true } })
    expect(updates.length).toBeGreaterThan(2)
    for (const { title, body } of updates)
      expect([title, body]).toEqual([title, expect.not.stringMatching(/what it changed|not been measured/i)])
  })

  it('joins no anonymous response to a person', async () => {
    expect(await db.surveyResponse.count({ where: { anonymity: 'anonymous', personId: { not: null } } })).toBe(0)
    expect(await db.surveyResponse.count({ where: { anonymity: 'named', personId: null } })).toBe(0)
    expect(await db.evidence.count({ where: { anonymous: true, personId: { not: null } } })).toBe(0)
    expect(await db.evidence.count({ where: { kind: 'answer', anonymous: false, personId: null } })).toBe(0)
  })

  it('holds RFCs of many statuses, counted as they are discussed', async () => {
    const rfcs = await db.rfc.findMany({ include: { comments: true, versions: true } })
    expect(rfcs.length).toBeGreaterThanOrEqual(8)
    expect(new Set(rfcs.map((rfc) => rfc.status)).size).toBeGreaterThanOrEqual(6)
    for (const rfc of rfcs) {
      const open = (kind: string) =>
        rfc.comments.filter((comment) => comment.kind === kind && !comment.resolvedAt).length
      expect([rfc.commentCount, rfc.openConcerns, rfc.openHolds]).toEqual([
        rfc.comments.length,
        open('concern'),
        open('hold'),
      ])
      expect(rfc.versions.map(({ version }) => version).sort()).toEqual(
        Array.from({ length: rfc.version }, (_, index) => index + 1),
      )
      expect(rfc.versions.find(({ version }) => version === rfc.version)?.body).toBe(rfc.body)
      expect(rfc.body).not.toMatch(/^\[v\d/m)
    }
    const states = rfcs.flatMap((rfc) => rfc.comments.map((comment) => comment.anchorState))
    expect(new Set(states)).toEqual(new Set([null, 'exact', 'moved']))
    expect((await db.rfc.create({ data: { id: 'next', title: 'Next', body: '' } })).number).toBe(rfcs.length + 1)
    await db.rfc.delete({ where: { id: 'next' } })
  })

  it('has listened to people, who agreed to it, and marked what they said', async () => {
    const sessions = await db.fieldSession.findMany({ include: { participants: true, highlights: true } })
    expect(new Set(sessions.map((session) => session.kind))).toEqual(new Set(['interview', 'embed', 'observation']))
    for (const session of sessions) {
      expect(session.body, session.title).not.toMatch(/\{\{|\}\}/)
      const said = session.highlights.map(
        (highlight) => session.participants.find(({ id }) => id === highlight.participantId)?.role,
      )
      expect(said, session.title).toEqual(said.map(() => 'participant'))
      for (const { quote } of session.highlights) expect(session.body).toContain(quote)
    }
    expect(await db.evidence.count({ where: { kind: 'highlight' } })).toBe(await db.highlight.count())
    expect(await db.evidence.count({ where: { kind: 'observation' } })).toBe(3)
    expect(new Set((await db.evidence.groupBy({ by: ['rung'] })).map(({ rung }) => rung))).toEqual(
      new Set(['low', 'medium', 'high']),
    )
  })

  it('stands every insight on evidence; one is contested, one settled', async () => {
    const insights = await db.insight.findMany({ include: { evidence: true } })
    expect(insights.length).toBeGreaterThanOrEqual(10)
    for (const insight of insights) {
      expect(insight.evidence.filter((link) => link.stance === 'supports').length, insight.statement).toBeGreaterThan(0)
      expect(insight.people, insight.statement).toBeGreaterThan(0)
      expect(insight.confidence).toBeGreaterThan(0)
    }
    expect(insights.some((insight) => insight.contested && insight.status === 'open')).toBe(true)
    expect(insights.some((insight) => insight.status === 'resolved' && insight.resolution)).toBe(true)
  })

  it('calls no team unheard whose answers stand in the results of a survey that is linked', async () => {
    const reader = actorOf(await db.person.findFirstOrThrow({ where: { role: 'developer' }, include: { team: true } }))
    const links = await db.insightEvidence.findMany({
      where: { stance: { not: 'context' }, evidence: { kind: 'survey-result' } },
      include: { evidence: true },
    })
    expect(links.length).toBeGreaterThan(0)
    for (const { insightId, evidence } of links) {
      const { representation } = await getInsight(reader, insightId, () => NOW)
      const { questions } = await getResults(reader, evidence.sourceId!, { by: 'team' })
      const groups = questions.find((question) => question.key === evidence.askKey)!.groups!
      const silent = new Set([...representation.missing, ...representation.unknown])
      expect(groups.filter((group) => !group.suppressed && silent.has(group.label))).toEqual([])
    }
  })

  it('ranks a board of all kinds, and has answered those behind what shipped', async () => {
    const items = await db.roadmapItem.findMany({ include: { insights: true, updates: { include: { told: true } } } })
    expect(new Set(items.map((item) => item.horizon))).toEqual(new Set(['now', 'next', 'later']))
    expect(new Set(items.map((item) => item.kind))).toEqual(new Set(['docs', 'enablement', 'buy', 'build', 'retire']))
    for (const item of items.filter(({ status }) => status !== 'dropped')) {
      expect(item.insights.length, item.title).toBeGreaterThan(0)
      expect(item.rice, item.title).toBeGreaterThan(0)
    }
    const shipped = items.filter(({ status }) => status === 'shipped')
    expect(shipped).toHaveLength(3)
    for (const item of shipped) expect(item.updates[0]?.told.length, item.title).toBeGreaterThan(2)
    const states = shipped.flatMap((item) => item.updates.flatMap((update) => update.told.map((told) => told.state)))
    expect(new Set(states)).toEqual(new Set(['owed', 'told', 'muted', 'declined']))
    expect(await db.outbox.count()).toBe(0)
  })

  it('measures what was agreed: two that were reached, one that did not work, each recorded one as evidence', async () => {
    const items = new Map((await db.roadmapItem.findMany()).map((item) => [item.id, item]))
    const rows = await db.itemOutcome.findMany()
    const stated = rows.map((row) => ({ row, shippedAt: items.get(row.itemId)?.shippedAt?.toISOString() ?? null }))
    const outcomes = await describeOutcomes(db, stated, NOW)
    const results = new Map(outcomes.map(({ itemId, result }) => [items.get(itemId)?.title ?? '', result]))
    for (const [place, row] of rows.entries()) if (row.recordedAt) expect(row.result).toBe(outcomes[place]?.result)
    expect(Object.fromEntries([...results].filter(([, result]) => result !== 'too-early'))).toEqual({
      'Quarantine flaky tests automatically': 'reached',
      'One search over all engineering docs': 'reached',
      'Larger build machines': 'did-not-work',
    })
    const failed = await db.evidence.findMany({ where: { kind: 'measurement' }, include: { insights: true } })
    expect(failed).toHaveLength(2)
    for (const piece of failed) {
      expect(piece.platform).toBe(true)
      expect(piece.insights).toHaveLength(1)
    }
    expect(await db.metricDay.count()).toBeGreaterThan(400)
    const dora = await db.deliveryEvent.groupBy({ by: ['kind'], _count: true })
    for (const { _count } of dora) expect(_count).toBeGreaterThan(20)
    expect(await db.deliveryEvent.count({ where: { at: { gt: NOW } } })).toBe(0)
  })

  it('has a catalogue in every stage, with gaps, and a mission that was revised on evidence', async () => {
    const capabilities = await db.capability.findMany({ include: { uses: true, stages: true } })
    expect(new Set(capabilities.map(({ stage }) => stage)).size).toBe(5)
    for (const { stages, stage } of capabilities)
      expect(stages.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]?.stage).toBe(stage)
    expect(new Set(capabilities.flatMap(({ uses }) => uses.map(({ state }) => state))).size).toBe(5)
    // Champions of teams that use it and work there, a kit with a gap, a linked question, and steps before an item ships.
    const champions = await db.champion.findMany({ include: { capability: { include: { uses: true } } } })
    expect(champions.filter(({ capabilityId }) => capabilityId === null)).toHaveLength(2)
    for (const { teamId, personId, capability } of champions) {
      expect(await db.person.findUniqueOrThrow({ where: { id: personId } })).toMatchObject({ teamId, active: true })
      if (capability) expect(capability.uses.map((use) => use.teamId)).toContain(teamId)
    }
    expect((await db.capabilityKit.findMany()).map(({ leaving }) => leaving === '').sort()).toEqual([false, true])
    expect(await db.capabilityQuestion.count()).toBe(1)
    expect(await db.launchTick.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } })).toEqual([
      { state: 'done', _count: 2 },
      { state: 'not-needed', _count: 1 },
    ])
    expect(await db.sessionPlan.count({ where: { date: { gt: NOW } } })).toBe(3)
    const missions = await db.missionVersion.findMany({ orderBy: { version: 'asc' } })
    expect(missions.map(({ evidence }) => evidence.length > 0)).toEqual([false, true])
    expect(await db.evidence.count({ where: { id: { in: missions[1]?.evidence } } })).toBe(missions[1]?.evidence.length)
  })

  it('is the same each time, also later on the same day', async () => {
    const first = await dump()
    await clear()
    await seedDemo(db, new Date('2026-06-15T01:02:03Z'))
    const second = await dump()
    for (const [name, rows] of Object.entries(first)) expect(second[name], name).toEqual(rows)
  }, 120_000)
})

async function tables(): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations' ORDER BY 1`
  return rows.map((row) => row.name)
}

async function dump(): Promise<Record<string, string[]>> {
  const contents: Record<string, string[]> = {}
  for (const name of await tables()) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(
      // Versions are drawn by chance.
      `SELECT (to_jsonb(t) - '{figuresVersion,heardVersion,shownVersion}'::text[])::text AS row FROM "${name}" t ORDER BY 1`,
    )
    contents[name] = rows.map(({ row }) => row)
  }
  return contents
}

/** Empty, but for the one row that a migration writes. */
async function clear(): Promise<void> {
  const names = (await tables()).filter((name) => name !== 'BoardState')
  await db.$executeRawUnsafe(`TRUNCATE ${names.map((name) => `"${name}"`).join(', ')} RESTART IDENTITY CASCADE`)
}
