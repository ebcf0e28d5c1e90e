import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { createSurvey } from '@/lib/surveys/commands'
import { deleteBenchmark, importBenchmarks, takeBenchmark } from '@/lib/results/commands-benchmarks'
import { getBenchmark, getBenchmarks, getComparison, getTeamRanking } from '@/lib/results/queries-compare'
import type { Anonymity, Answers, CreateSurveyInput, Survey } from '@/lib/surveys/schema'
import type { BenchmarkInput } from '@/lib/results/schema-compare'
import { actorOf, makePerson, makeTeam } from './make'
import { getResults } from '@/lib/results/queries'
import { openSurvey } from '@/lib/surveys/commands-status'

const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor
let developer: Actor

beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  developer = actorOf(await makePerson({ role: 'developer' }))
})

const scale = (key: string, label = key) => ({ key, type: 'rating' as const, label, min: 1, max: 5 })

async function opened(
  anonymity: Anonymity,
  questions: CreateSurveyInput['questions'],
  over: Partial<CreateSurveyInput> = {},
): Promise<Survey> {
  return openSurvey(pm, (await createSurvey(pm, { title: 'Pulse', anonymity, questions, ...over }, now)).id, now)
}
async function come(survey: Survey, answers: readonly Answers[]): Promise<void> {
  await db.surveyResponse.createMany({
    data: answers.map((one) => ({
      id: crypto.randomUUID(),
      surveyId: survey.id,
      anonymity: survey.anonymity,
      day: now,
      answers: one,
    })),
  })
}

describe('teams among each other', () => {
  test('stand where counting gives it, from what the results show of each, and only among five', async () => {
    const teams = await Promise.all(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => makeTeam({ name: `Rank ${name}`, headcount: 40 })),
    )
    /** Team number i has 4·i of 20 at the favourable end; the last one has as many as said. */
    const answeredBy = async (last: number): Promise<Survey> => {
      const survey = await opened('anonymous', [scale('ci')])
      await db.surveyResponse.createMany({
        data: teams.flatMap((team, i) =>
          Array.from({ length: i === 5 ? last : 20 }, (_, j) => ({
            id: crypto.randomUUID(),
            surveyId: survey.id,
            anonymity: 'anonymous',
            day: now,
            teamId: team.id,
            answers: { ci: j < 4 * i ? 5 : 1 },
          })),
        ),
      })
      return survey
    }
    // One small team hides a second one: four are left.
    expect((await getTeamRanking(developer, (await answeredBy(4)).id)).questions).toEqual([])
    const survey = await answeredBy(20)
    const [ci] = (await getTeamRanking(developer, survey.id)).questions
    expect(ci!.teams.map(({ name, rank, value }) => [name, rank, value])).toEqual([
      ['Rank F', 1, 1],
      ['Rank E', 0.8, 0.8],
      ['Rank D', 0.6, 0.6],
      ['Rank C', 0.4, 0.4],
      ['Rank B', 0.2, 0.2],
      ['Rank A', 0, 0],
    ])
    const page = (await getResults(developer, survey.id, { by: 'team' })).questions[0]!.groups!
    for (const one of ci!.teams)
      expect(page.find((group) => group.value === one.team)).toMatchObject({
        suppressed: false,
        n: one.n,
        favourable: one.value,
        favourableCi: one.ci,
      })
  })
})

describe('benchmark sets', () => {
  const csv = 'measure,favourable,p25,p50,p75,p90,n\nci,40,30,40,60,,90\nDocs?,50 %,,,,,\n=cmd|x,10,,,,,\n'
  const input = (over: Partial<BenchmarkInput> = {}): BenchmarkInput => ({
    name: 'Industry',
    source: 'A report',
    csv,
    ...over,
  })

  test('are taken over whole or not at all, replaced by name, and the same again changes nothing', async () => {
    const first = await takeBenchmark(pm, input(), now)
    expect(first).toMatchObject({ created: 1, updated: 0, unchanged: 0 })
    expect(await takeBenchmark(pm, input(), now)).toMatchObject({ unchanged: 1, id: first.id })
    await expect(takeBenchmark(pm, input({ csv: `${csv}ci,nonsense,,,,,\n` }), now)).rejects.toMatchObject({
      code: 'invalid',
      fieldErrors: {
        'csv.5.0': [expect.stringContaining('line 2 already')],
        'csv.5.1': [expect.stringContaining('no share')],
      },
    })
    expect((await getBenchmark(developer, first.id)).values).toHaveLength(3)
    expect(await takeBenchmark(pm, input({ csv: 'measure,favourable\nci,45\n' }), now)).toMatchObject({
      updated: 1,
      id: first.id,
    })
    expect((await getBenchmark(developer, first.id)).values).toMatchObject([
      { measure: 'ci', favourable: 0.45, p50: null },
    ])
    await expect(takeBenchmark(developer, input({ name: 'Mine' }), now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(deleteBenchmark(developer, first.id)).rejects.toMatchObject({ code: 'forbidden' })
    await deleteBenchmark(pm, first.id)
    await expect(getBenchmark(developer, first.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(deleteBenchmark(pm, first.id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await db.auditEntry.findMany({ where: { subjectId: first.id } })).map((one) => one.action).sort()).toEqual([
      'survey.benchmark',
      'survey.benchmark',
      'survey.benchmark-delete',
    ])
  })
  test('say which columns were not read; a column of its own goes before one of another name', async () => {
    const csv = 'measure,mean,favourable,percentile 90,count\nci,3.8,62,91,40\n'
    const [taken, again] = [await takeBenchmark(pm, input({ csv }), now), await takeBenchmark(pm, input({ csv }), now)]
    for (const { findings } of [taken, again])
      expect(findings).toEqual([
        { file: 'Industry', line: 1, key: 'mean', message: 'The column "mean" was not read.' },
        { file: 'Industry', line: 1, key: 'percentile 90', message: 'The column "percentile 90" was not read.' },
      ])
    expect((await getBenchmark(developer, taken.id)).values).toMatchObject([{ favourable: 0.62, p90: null, n: 40 }])
    const [path, text] = ['read.csv', 'measure,favourable,p95\nci,62,91\n']
    expect(await importBenchmarks(pm, [{ path, text }], now)).toMatchObject({ findings: [{ file: path, key: 'p95' }] })
    expect((await takeBenchmark(pm, input({ name: 'All read' }), now)).findings).toBeUndefined()
    // Means on a scale of five would be shares of four percent.
    const means = takeBenchmark(pm, input({ csv: 'question,mean\nci,3.8\ndocs,4.1\n' }), now)
    await expect(means).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('means on a scale') })
    await deleteBenchmark(pm, taken.id)
  })
  test('at once under one name are one set', async () => {
    const many = await Promise.all(Array.from({ length: 8 }, () => takeBenchmark(pm, input({ name: 'At once' }), now)))
    expect(new Set(many.map((one) => one.id)).size).toBe(1)
    expect(many.map((one) => one.created).reduce((sum, one) => sum + one)).toBe(1)
  })
  test('of a file of the same name that measures other things do not take the place of another', async () => {
    const of = (measure: string, share: number) => ({
      path: 'same.csv',
      text: `measure,favourable\n${measure},${share}\n`,
    })
    expect(await importBenchmarks(pm, [of('ci', 70)], now)).toMatchObject({ created: 1 })
    const other = await importBenchmarks(pm, [of('docs', 30)], now)
    expect(other).toMatchObject({ created: 0, updated: 0, skipped: [{ file: 'same.csv', line: 1 }] })
    const { id } = await db.surveyBenchmark.findUniqueOrThrow({ where: { name: 'same' } })
    expect((await getBenchmark(developer, id)).values).toMatchObject([{ measure: 'ci', favourable: 0.7 }])
    expect(await importBenchmarks(pm, [of('CI', 60)], now)).toMatchObject({ updated: 1, skipped: [] })
  })
  test('from files are named as their files', async () => {
    expect(
      await importBenchmarks(
        pm,
        [
          { path: 'sets/Logistics 2026.csv', text: csv },
          { path: 'Retail.csv', text: csv },
        ],
        now,
      ),
    ).toMatchObject({ created: 2 })
    await expect(
      importBenchmarks(
        pm,
        [
          { path: 'Good.csv', text: csv },
          { path: 'Bad.csv', text: 'measure\nci\n' },
        ],
        now,
      ),
    ).rejects.toMatchObject({ code: 'invalid' })
    const names = (await getBenchmarks(developer, { limit: 100 })).data.map((set) => set.name)
    expect(names).toEqual(expect.arrayContaining(['Logistics 2026', 'Retail']))
    expect(names).not.toContain('Good')
    const seen: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await getBenchmarks(developer, { limit: 1, cursor })
      seen.push(...page.data.map((set) => set.name))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(seen).toEqual(names)
  })
  test('stand beside a survey’s own shares, with the difference and the place that arithmetic gives', async () => {
    const set = await takeBenchmark(pm, input({ name: 'Beside' }), new Date(now.getTime() + 1000))
    const survey = await opened('anonymous', [scale('ci'), scale('d', 'docs'), scale('other')], { invited: 1000 })
    await come(
      survey,
      Array.from({ length: 50 }, (_, i) => ({ ci: i < 25 ? 4 : 2, d: i < 20 ? 5 : 1, other: 3 })),
    )
    const found = await getComparison(developer, survey.id)
    const ours = (await getResults(developer, survey.id, {})).questions[0]!
    expect(found.set).toEqual({ id: set.id, name: 'Beside', source: 'A report' })
    expect(found.questions.map((one) => [one.key, one.favourable, one.theirs.favourable])).toEqual([
      ['ci', 0.5, 0.4],
      ['d', 0.4, 0.5],
    ])
    expect(found.questions[0]!.difference).toBeCloseTo(0.1, 9)
    expect(found.questions[0]!.differenceCi[0]).toBeCloseTo(ours.favourableCi![0] - 0.4, 9)
    // Half way between the median (40) and the upper quartile (60).
    expect(found.questions[0]!.rank!.at).toBeCloseTo(0.625, 9)
    expect(found.questions[1]!.rank).toBeNull()
    expect(found.unmatched).toEqual([{ key: 'other', label: 'other' }])
    await expect(getComparison(developer, survey.id, 'none')).rejects.toMatchObject({ code: 'invalid' })
  })
})
