import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { changePerson } from '@/lib/people/commands'
import { importPeople } from '@/lib/people/commands-import'
import { db } from '@/lib/server/db'
import { createSurvey } from '@/lib/surveys/commands'
import { workOut } from '@/lib/results/refresh-drivers'
import { getPublicSurvey } from '@/lib/surveys/answering/queries-public'
import { getSurvey } from '@/lib/surveys/queries'
import { getDrivers } from '@/lib/results/queries-drivers'
import { getTrend } from '@/lib/results/queries-trend'
import { respond } from '@/lib/surveys/answering/commands-respond'
import type { Anonymity, Answers, CreateSurveyInput, Survey } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'
import { getResults } from '@/lib/results/queries'
import { changesSince } from '@/lib/results/queries-changes'
import { closeSurvey } from '@/lib/results/commands-close'
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

/** Pearson's r by its definition. */
function pearson(x: number[], y: number[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  const sum = (of: (i: number) => number) => x.reduce((total, _, i) => total + of(i), 0)
  return (
    sum((i) => (x[i]! - mx) * (y[i]! - my)) / Math.sqrt(sum((i) => (x[i]! - mx) ** 2) * sum((i) => (y[i]! - my) ** 2))
  )
}

describe('drivers', () => {
  const questions = [
    scale('overall', 'Overall, how well do our tools work for you?'),
    scale('ci'),
    scale('docs'),
    { key: 'golden', type: 'nps' as const, label: 'Recommend it?' },
  ]
  /** Two questions in every combination, so that they go along with each other not at all; the outcome follows the first more. */
  const factorial = (many: number): Answers[] =>
    Array.from({ length: many }, (_, i) => {
      const [ci, docs] = [1 + (i % 4), 1 + (Math.floor(i / 4) % 4)]
      return { ci, docs, overall: Math.max(1, Math.min(5, Math.round(0.8 * ci + 0.4 * docs + ((i * 7) % 3) - 1))) }
    })
  const twoOnly = questions.slice(0, 3)

  test('are the squared correlations where questions do not go together, computed here by definition', async () => {
    const survey = await opened('named', twoOnly)
    const rows = factorial(64)
    await come(survey, rows)
    const found = await getDrivers(developer, survey.id)
    const of = (key: string) => rows.map((row) => Number(row[key]))
    const squares = Object.fromEntries(['ci', 'docs'].map((key) => [key, pearson(of(key), of('overall')) ** 2]))
    expect(pearson(of('ci'), of('docs'))).toBeCloseTo(0, 10)
    expect(found).toMatchObject({ state: 'ready', n: 64, outcome: { key: 'overall' } })
    expect(found.drivers.map((one) => one.key)).toEqual(['ci', 'docs'])
    const [ci, docs] = [squares.ci!, squares.docs!]
    expect(found.r2).toBeCloseTo(ci + docs, 2)
    for (const [index, square] of [ci, docs].entries()) {
      const driver = found.drivers[index]!
      expect(Math.abs(driver.weight - square)).toBeLessThanOrEqual(0.005 + 1e-9)
      expect(Math.abs(driver.share - square / (ci + docs))).toBeLessThanOrEqual(0.005 + 1e-9)
      expect(driver.direction).toBe(1)
      expect(driver.shareCi[0] <= driver.share && driver.share <= driver.shareCi[1]).toBe(true)
    }
    expect(await getDrivers(developer, survey.id)).toEqual(found)
    expect((await getDrivers(developer, survey.id, 'ci')).drivers.map((one) => one.key)).toEqual(['overall', 'docs'])
  })
  test('wait for enough whole responses, and leave questions out that few answered or all alike', async () => {
    const survey = await opened('anonymous', questions)
    await come(
      survey,
      factorial(37).map((one, i) => ({ ...one, ...(i < 5 && { golden: 9 }) })),
    )
    const few = await getDrivers(developer, survey.id)
    // Thirty, and eight that are left out so that nothing can be subtracted.
    expect(few).toMatchObject({
      state: 'few',
      needed: 38,
      n: null,
      r2: null,
      drivers: [],
      leftOut: [{ key: 'golden', why: 'few' }],
    })
    await come(survey, factorial(11))
    expect(await getDrivers(developer, survey.id)).toMatchObject({ state: 'ready', n: 40 })
    const alike = await opened('named', [...twoOnly, scale('same')])
    await come(
      alike,
      factorial(48).map((one) => ({ ...one, same: 3 })),
    )
    const found = await getDrivers(developer, alike.id)
    expect(found.leftOut).toMatchObject([{ key: 'same', why: 'alike' }])
    expect(found.drivers.find((one) => one.key === 'same')?.weight).toBe(0)
    expect((await getDrivers(developer, alike.id, 'same')).state).toBe('unsuited')
    const words = await opened('named', [scale('one'), { key: 'why', type: 'longtext', label: 'Why?' }])
    expect((await getDrivers(developer, words.id)).state).toBe('unsuited')
  })
  test('move in steps, all outcomes at once, and are worked out when the survey closes', async () => {
    const survey = await opened('anonymous', twoOnly)
    await come(survey, factorial(100))
    const first = await getDrivers(developer, survey.id)
    expect(first.n).toBe(92)
    await come(survey, factorial(8))
    expect(await getDrivers(developer, survey.id)).toEqual(first)
    expect((await getDrivers(developer, survey.id, 'docs')).n).toBe(92)
    await come(survey, factorial(8))
    expect((await getDrivers(developer, survey.id)).n).toBe(108)
    await come(survey, factorial(9))
    await closeSurvey(pm, survey.id, now)
    await workOut(survey.id)
    const row = await db.surveyDrivers.findUniqueOrThrow({ where: { surveyId: survey.id } })
    expect(row.of).toBe(125)
    expect((await getDrivers(developer, survey.id)).n).toBe(117)
  })
  test('are worked out anew once a response is taken away', async () => {
    const survey = await opened('anonymous', twoOnly)
    await come(survey, factorial(60))
    expect((await getDrivers(developer, survey.id)).n).toBe(52)
    const [gone] = await db.surveyResponse.findMany({ where: { surveyId: survey.id }, take: 1 })
    await db.surveyResponse.delete({ where: { id: gone!.id } })
    expect((await getDrivers(developer, survey.id)).n).toBe(51)
  })
  test('of many questions are promised work, and shown once it is done', async () => {
    const many = Array.from({ length: 18 }, (_, i) => scale(`q${i}`))
    const survey = await opened('named', many)
    await come(
      survey,
      Array.from({ length: 120 }, (_, i) =>
        Object.fromEntries(many.map((one, j) => [one.key, 1 + ((i * (j + 3) + Math.floor(i / 5) * j) % 5)])),
      ),
    )
    expect(await getDrivers(developer, survey.id)).toMatchObject({ state: 'working', drivers: [] })
    expect(await db.outbox.count({ where: { job: 'surveys.drivers', key: survey.id } })).toBe(1)
    await workOut(survey.id)
    const found = await getDrivers(developer, survey.id)
    expect(found).toMatchObject({ state: 'ready', n: 120 })
    expect(found.drivers).toHaveLength(14)
    expect(found.leftOut.map((one) => one.why)).toEqual(['many', 'many', 'many'])
    expect(found.drivers.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 1)
  }, 60_000)
  test('leave out whoever said that a question does not apply', async () => {
    const survey = await opened('named', [
      scale('overall'),
      { ...scale('oncall'), options: [{ value: 'none', label: 'I am not on call', na: true }] },
    ])
    await come(
      survey,
      Array.from({ length: 50 }, (_, i) => ({ overall: 1 + (i % 5), oncall: i < 12 ? 'none' : 1 + (i % 4) })),
    )
    expect(await getDrivers(developer, survey.id)).toMatchObject({ state: 'ready', n: 38 })
  })
  test('refuse what is no scale question, and whoever may not read results', async () => {
    const survey = await opened('named', twoOnly)
    await expect(getDrivers(developer, survey.id, 'nothing')).rejects.toMatchObject({ code: 'invalid' })
    await expect(getDrivers(actorOf(await makePerson({ role: 'stakeholder' })), survey.id)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('the trend', () => {
  const month = (index: number) => new Date(Date.UTC(2026, index, 3))
  const ask = (label = 'Trust in CI?') => [
    scale('ci', label),
    scale('docs', 'Docs?'),
    { key: 'why', type: 'longtext' as const, label: 'Why?' },
  ]
  /** One closed wave in which so many answered each point of `ci`, the lowest first; `docs` is 3 for all. */
  async function wave(
    series: string,
    index: number,
    counts: number[],
    label?: string,
    anonymity: Anonymity = 'anonymous',
  ): Promise<Survey> {
    const made = await createSurvey(
      pm,
      { title: `Wave ${index}`, anonymity, questions: ask(label), series, invited: 200 },
      month(index),
    )
    const survey = await openSurvey(pm, made.id, month(index))
    await come(
      survey,
      counts.flatMap((many, at) => Array.from({ length: many }, () => ({ ci: at + 1, docs: 3 }))),
    )
    await closeSurvey(pm, survey.id, month(index))
    return survey
  }

  test('shows of each wave what its own results page shows, and says which changes stand out', async () => {
    const waves = [
      await wave('Ascent', 0, [20, 20, 20, 10, 10]),
      await wave('Ascent', 1, [20, 20, 18, 12, 10]),
      await wave('Ascent', 2, [5, 5, 10, 30, 30]),
    ]
    const trend = await getTrend(developer, waves[1]!.id)
    expect(trend.waves.map((one) => one.id)).toEqual(waves.map((one) => one.id))
    expect(trend.questions.map((one) => [one.key, one.measure])).toEqual([
      ['ci', 'favourable'],
      ['docs', 'favourable'],
    ])
    const ci = trend.questions[0]!.points
    expect(ci.map((point) => [point.value, point.n])).toEqual([
      [20 / 80, 80],
      [22 / 80, 80],
      [60 / 80, 80],
    ])
    for (const [index, survey] of waves.entries()) {
      const page = (await getResults(developer, survey.id, {})).questions[0]!
      expect([ci[index]!.value, ci[index]!.ci, ci[index]!.n]).toEqual([page.favourable, page.favourableCi, page.n])
      const changes = await changesSince(
        pm,
        await getSurvey(pm, survey.id),
        (await getResults(developer, survey.id, {})).questions,
      )
      expect(ci[index]!.change?.change).toEqual(changes.get('ci')?.change)
      expect(ci[index]!.change?.likelyReal).toEqual(changes.get('ci')?.likelyReal)
    }
    expect(ci.map((point) => point.change?.likelyReal)).toEqual([undefined, false, true])
    expect(ci[2]!.change).toMatchObject({ change: 0.475, since: 'Wave 1' })
  })
  test('is broken where the words changed, with gaps where too few answered, and without drafts', async () => {
    const waves = [
      await wave('Broken', 0, [10, 0, 0, 0, 10]),
      await wave('Broken', 1, [1, 1, 0, 0, 1]),
      await wave('Broken', 2, [5, 0, 0, 5, 10], 'How reliable are builds?'),
    ]
    await createSurvey(pm, { title: 'Next', anonymity: 'anonymous', questions: ask(), series: 'Broken' }, month(3))
    const trend = await getTrend(pm, waves[2]!.id)
    expect(trend.waves).toHaveLength(3)
    expect(
      trend.questions[0]!.points.map(({ value, why, changed, change }) => [value, why, changed, change?.change]),
    ).toEqual([
      [0.5, null, null, undefined],
      [null, 'suppressed', null, undefined],
      [0.75, null, 'words', undefined],
    ])
    expect(
      (
        await changesSince(pm, await getSurvey(pm, waves[2]!.id), (await getResults(pm, waves[2]!.id, {})).questions)
      ).has('ci'),
    ).toBe(false)
  })
  test('takes the company as it was when each wave opened', async () => {
    const team = await makeTeam({ name: 'Grows', headcount: 60 })
    const made = await createSurvey(
      pm,
      { title: 'Early', anonymity: 'anonymous', questions: ask(), series: 'Growth' },
      month(0),
    )
    const survey = await openSurvey(pm, made.id, month(0))
    await come(
      survey,
      Array.from({ length: 30 }, (_, i) => ({ ci: 1 + (i % 5), docs: 3 })),
    )
    await db.team.update({ where: { id: team.id }, data: { headcount: 5_000 } })
    const [page, trend] = [await getResults(developer, survey.id, {}), await getTrend(developer, survey.id)]
    expect(trend.questions[0]!.points[0]!.ci).toEqual(page.questions[0]!.favourableCi)
  })
  test('of a survey without a series is itself', async () => {
    const survey = await opened('anonymous', ask())
    expect(await getTrend(developer, survey.id)).toMatchObject({ series: null, waves: [{ id: survey.id }] })
  })
})

describe('time here', () => {
  test('is kept as it was on the day of the answer, and results show it by band', async () => {
    const survey = await opened('confidential', [scale('ci')])
    const starts = ['2026-04-01', '2025-09-01', '2024-05-05', '2012-01-01', null]
    for (const [index, started] of starts.entries()) {
      for (let i = 0; i < 8; i++) {
        const person = await makePerson()
        await db.person.update({ where: { id: person.id }, data: { startedOn: started && new Date(started) } })
        await respond(actorOf(person), survey.publicToken, { answers: { ci: index + 1 } }, null, now)
      }
    }
    await db.person.updateMany({ data: { startedOn: new Date('2000-01-01') } })
    const [ci] = (await getResults(developer, survey.id, { by: 'tenure' })).questions
    expect(ci!.groups!.map(({ label, n, mean }) => [label, n, mean])).toEqual([
      ['Not said', 8, 5],
      ['Under 3 months', 8, 1],
      ['3 to 12 months', 8, 2],
      ['1 to 3 years', 8, 3],
      ['Over 3 years', 8, 4],
    ])
    await db.person.updateMany({ data: { startedOn: null } })
  })
  test('of an anonymous survey is what they say, offered in bands that enough are in', async () => {
    const offered = await opened('anonymous', [scale('ci')])
    expect((await getPublicSurvey(offered.publicToken, undefined, now)).tenures).toEqual([])
    const people = await Promise.all(Array.from({ length: 9 }, () => makePerson()))
    await db.person.updateMany({
      where: { id: { in: people.slice(0, 8).map((one) => one.id) } },
      data: { startedOn: new Date('2025-01-01') },
    })
    await db.person.updateMany({ where: { id: people[8]!.id }, data: { startedOn: new Date('2026-05-01') } })
    const survey = await opened('anonymous', [scale('ci')])
    expect((await getPublicSurvey(survey.publicToken, undefined, now)).tenures).toEqual(['1 to 3 years'])
    await respond(
      actorOf(people[0]!),
      survey.publicToken,
      { answers: { ci: 3 }, segments: { tenure: '3 to 12 months' } },
      null,
      now,
    )
    await respond(actorOf(people[1]!), survey.publicToken, { answers: { ci: 3 } }, null, now)
    expect(
      (await db.surveyResponse.findMany({ where: { surveyId: survey.id } })).map((row) => row.tenure).sort(),
    ).toEqual(['3 to 12 months', null])
  })
  test('comes with a list of people, and stays where a later list says nothing of it', async () => {
    const admin = actorOf(await makePerson({ role: 'admin' }))
    const started = async () =>
      (await db.person.findUniqueOrThrow({ where: { email: 'tenure@example.test' } })).startedOn
        ?.toISOString()
        .slice(0, 10)
    const send = (text: string) => importPeople(admin, [{ path: 'p.csv', text }])
    expect(await send('email,name,start date\ntenure@example.test,Ten Ure,2024-02-29\n')).toMatchObject({ created: 1 })
    expect(await started()).toBe('2024-02-29')
    expect(await send('email,name,start date\ntenure@example.test,Ten Ure,2024-02-29\n')).toMatchObject({
      unchanged: 1,
    })
    expect(await send('email,name\ntenure@example.test,Tess Ure\n')).toMatchObject({ updated: 1 })
    expect(await started()).toBe('2024-02-29')
    expect(await send('email,started\ntenure@example.test,29.2.2024\n')).toMatchObject({ unchanged: 1 })
    expect(await send('email,started\ntenure@example.test,31.2.2024\n')).toMatchObject({
      unchanged: 1,
      findings: expect.arrayContaining([expect.objectContaining({ line: 2, key: 'started' })]),
    })
    const person = await db.person.findUniqueOrThrow({ where: { email: 'tenure@example.test' } })
    expect((await changePerson(admin, person.id, { startedOn: '2025-01-01' })).startedOn).toBe('2025-01-01')
    expect((await changePerson(admin, person.id, { startedOn: null })).startedOn).toBeNull()
  })
})
