import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { compareResults, getTeamRanking } from '@/lib/results/queries-compare'
import { getResults } from '@/lib/results/queries'
import { getWaveResults } from '@/lib/results/queries-trend'
import { segmentSizes, shownCounts } from '@/lib/results/repo'
import { buildResults } from '@/lib/results/rules'
import { isDrawnByGroup, type By } from '@/lib/results/rules-groups'
import { teamRankingOf } from '@/lib/results/rules-compare'
import { db } from '@/lib/server/db'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import { getSurveyRecord } from '@/lib/surveys/queries'
import { listLargeGroups, listTeamsOf } from '@/lib/surveys/queries-record'
import { invitedOf } from '@/lib/surveys/rules-invited'
import { actorOf, makePerson, makeTeam } from './make'

const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor
let teams: string[]

beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  const names = ['North', 'South', 'East', 'West', 'Centre', 'Coast']
  teams = await Promise.all(names.map(async (name) => (await makeTeam({ name, headcount: 30 })).id))
})

const open = async () => {
  const questions = [
    { key: 'rate', type: 'rating' as const, label: 'Rate it' },
    { key: 'n', type: 'nps' as const, label: 'Would you recommend it?' },
    { key: 'yes', type: 'yesno' as const, label: 'Did it help?' },
  ]
  return openSurvey(pm, (await createSurvey(pm, { title: 'Pulse', anonymity: 'anonymous', questions }, now)).id, now)
}

const answer = (token: string, value: number, team: number, role?: string) =>
  respond(
    null,
    token,
    {
      answers: { rate: 1 + (value % 5), n: value % 11, yes: value % 2 ? 'yes' : 'no' },
      segments: { team: teams[team % teams.length]!, ...(role && { role }) },
    },
    null,
    now,
  )

/** The results as they follow from the cells that are stored now, with nothing kept. */
async function anew(
  id: string,
  query: { by?: By | undefined; team?: string; scoresOnly?: boolean; withRows?: boolean },
) {
  const survey = await getSurveyRecord(pm, id)
  const by = query.by ?? null
  const everybody = await listTeamsOf(id)
  const cells = await shownCounts(
    id,
    query.team === undefined ? by : 'team',
    undefined,
    query.scoresOnly
      ? survey.questions.filter((one) => isDrawnByGroup(one, query.withRows ?? false)).map(({ key }) => key)
      : undefined,
  )
  const { counted } = await db.survey.findUniqueOrThrow({ where: { id } })
  return buildResults({
    ...cells,
    survey,
    counted,
    sizes: await segmentSizes(id),
    teams: everybody,
    invited: invitedOf(survey, everybody),
    by: query.team !== undefined && by === 'team' ? null : by,
    team: query.team ?? null,
    scoresOnly: query.scoresOnly,
    withRows: query.withRows,
    large: by === 'role' || by === 'tenure' ? await listLargeGroups(by, survey.minScore) : undefined,
  })
}

const QUERIES = () => [
  {},
  ...(['team', 'role', 'tenure'] as const).flatMap((by) => [
    { by },
    { by, scoresOnly: true, ...(by === 'role' && { withRows: true }) },
  ]),
  { team: teams[0]! },
  { team: teams[1]!, by: 'role' as const },
]

test('results are at every look what the stored cells give, whatever came, went or was changed since the last one', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('come' as const), many: fc.integer({ min: 1, max: 40 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('go' as const), many: fc.integer({ min: 1, max: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('change' as const), to: fc.integer({ min: 1, max: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), to: fc.string({ minLength: 1 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('minimum' as const), to: fc.integer({ min: 5, max: 9 }) }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const survey = await open()
      for (const [at, one] of steps.entries()) {
        if (one.kind === 'come')
          await Promise.all(
            Array.from({ length: one.many }, (_, i) =>
              answer(survey.publicToken, i * 7 + at, i, ['backend', 'frontend', undefined][i % 3]),
            ),
          )
        else if (one.kind === 'rename')
          await db.surveyPopulation.updateMany({
            where: { surveyId: survey.id, teamId: teams[0]! },
            data: { name: one.to },
          })
        else if (one.kind === 'minimum')
          await db.survey.update({
            where: { id: survey.id },
            data: { minScore: one.to, minComments: Math.max(8, one.to), figuresDue: true },
          })
        else {
          const rows = await db.surveyResponse.findMany({
            where: { surveyId: survey.id },
            orderBy: { id: 'asc' },
            take: one.kind === 'go' ? one.many : 1,
          })
          const where = { id: { in: rows.map((row) => row.id) } }
          if (one.kind === 'go') await db.surveyResponse.deleteMany({ where })
          else await db.surveyResponse.updateMany({ where, data: { answers: { rate: one.to } } })
        }
        // The first look may move the figures; every one that follows reads what is kept.
        await getResults(pm, survey.id, {})
        for (const query of QUERIES()) {
          await getResults(pm, survey.id, query)
          expect(await getResults(pm, survey.id, query)).toEqual(await anew(survey.id, query))
        }
        const { waves } = await getWaveResults(pm, survey.id)
        expect(waves[0]!.results.questions).toEqual((await anew(survey.id, {})).questions)
      }
    }),
    { numRuns: 10 },
  )
}, 120_000)

test('figures are worked out once for all looks between two moves, and nobody can change what others read', async () => {
  const survey = await open()
  for (let i = 0; i < 60; i += 1) await answer(survey.publicToken, i, i)
  const [first] = [await getResults(pm, survey.id, { by: 'team' })]
  const again = await getResults(pm, survey.id, { by: 'team' })
  expect(again.questions).toBe(first.questions)
  expect(() => again.questions[0]!.groups!.sort()).toThrow(TypeError)
  expect(() => (again.questions[0]!.n = 3)).toThrow(TypeError)
  // Of two surveys with the same answers each has figures of its own.
  const other = await open()
  expect((await getResults(pm, other.id, { by: 'team' })).questions).not.toEqual(first.questions)
  for (let i = 0; i < 60; i += 1) await answer(survey.publicToken, i + 1, i)
  const then = await getResults(pm, survey.id, { by: 'team' })
  expect(then.questions[0]!.n).toBe(120)
  expect(then.questions).not.toBe(first.questions)
})

test('every change of a cell draws another version, of its own survey only', async () => {
  const [a, b] = [await open(), await open()]
  for (const survey of [a, b]) {
    for (let i = 0; i < 20; i += 1) await answer(survey.publicToken, i, i)
    await getResults(pm, survey.id, {})
  }
  const versions = async () =>
    (await db.survey.findMany({ where: { id: { in: [a.id, b.id] } }, orderBy: { id: 'asc' } })).map((one) => [
      one.id,
      one.figuresVersion,
    ])
  const of = async (id: string) => (await versions()).find((one) => one[0] === id)![1]!
  const cell = { surveyId: a.id, dimension: 'all', segment: '', key: 'rate', row: '', value: '7' }
  const changes = [
    () => db.surveyTally.create({ data: { ...cell, count: 1 } }),
    () => db.surveyTally.updateMany({ where: cell, data: { shown: 1 } }),
    () => db.surveyTally.deleteMany({ where: cell }),
  ]
  const [kept, seen] = [await of(b.id), new Set([await of(a.id)])]
  for (const change of changes) {
    await change()
    seen.add(await of(a.id))
  }
  expect(seen.size).toBe(4)
  expect(await of(b.id)).toBe(kept)
})

test('the ranking of teams follows from the kept figures', async () => {
  const survey = await open()
  for (let i = 0; i < 90; i += 1) await answer(survey.publicToken, i * 3, i)
  const ranking = await getTeamRanking(pm, survey.id)
  const results = await anew(survey.id, { by: 'team', scoresOnly: true })
  expect(ranking.questions.length).toBeGreaterThan(0)
  expect(ranking.questions).toEqual(
    results.questions.flatMap((one) => {
      const ranked = teamRankingOf(one)
      return ranked ? [{ key: one.key, label: one.label, ...ranked }] : []
    }),
  )
  expect((await getTeamRanking(pm, survey.id)).questions[0]!.teams).toBe(ranking.questions[0]!.teams)
  expect((await compareResults(pm, await getSurveyRecord(pm, survey.id), results.questions)).set).toBeNull()
})
