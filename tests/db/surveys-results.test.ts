import { describe, expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { getResponses } from '@/lib/results/queries-responses'
import { exportResponses } from '@/lib/results/export/commands-export'
import { tableOf } from '@/lib/results/export/rules-table'
import { makePerson, makeTeam } from './make'
import { getResults } from '@/lib/results/queries'
import { closeSurvey } from '@/lib/results/commands-close'
import { openSurvey } from '@/lib/surveys/commands-status'
import { answer, developer, eachWithDeploys, now, openOne, pm } from './deploys-survey'

eachWithDeploys()

const allOf = async <T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> => {
  const all: T[] = []
  for await (const batch of batches) all.push(...batch)
  return all
}
const many = async (count: number, send: (index: number) => Promise<unknown>) => {
  for (let index = 0; index < count; index++) await send(index)
}

describe('results', () => {
  test(
    'are counted with n, rate, intervals; small groups stay hidden, alone and as a remainder, in the file ' +
      'of responses too',
    async () => {
      const [large, middle, small] = [
        await makeTeam({ name: 'Large', headcount: 30 }),
        await makeTeam({ name: 'Middle', headcount: 12 }),
        await makeTeam({ name: 'Small', headcount: 6 }),
      ]
      const survey = await openOne('anonymous')
      await many(14, (index) => answer(survey, { deploys: 1 + (index % 5), tools: ['ci'] }, { team: 'Large' }))
      await many(9, () => answer(survey, { deploys: 5 }, { team: 'Middle' }))
      await many(3, () => answer(survey, { deploys: 1 }, { team: 'Small' }))
      const all = await getResults(developer, survey.id, { by: 'team' })
      expect(all).toMatchObject({ n: 26, invited: 48, suppressed: false })
      const deploys = all.questions[0]!
      expect(deploys.n).toBe(26)
      expect(deploys.distribution!.reduce((sum, one) => sum + one.count, 0)).toBe(26)
      for (const one of deploys.distribution!) expect(one.ci[0]).toBeLessThanOrEqual(one.share)
      expect(deploys.groups!.map((group) => [group.label, group.suppressed])).toEqual([
        ['Large', false],
        ['Middle', true],
        ['Small', true],
      ])
      for (const team of [large, middle, small]) {
        const one = await getResults(developer, survey.id, { team: team.id })
        expect([team.name, one.questions[0]!.suppressed]).toEqual([team.name, team !== large])
      }
      expect((await getResults(pm, survey.id, { by: 'role', team: 'large' })).questions[0]!.groups).toHaveLength(1)
      await expect(getResults(pm, survey.id, { team: 'Nobody' })).rejects.toMatchObject({ code: 'invalid' })
      const responses = await allOf((await exportResponses(pm, survey.id, undefined)).batches)
      expect(new Set(responses.map((one) => one.team))).toEqual(new Set(['Large', null]))
      expect(responses.every((one) => one.day === null && one.role === null && one.person === null)).toBe(true)
    },
  )
  test('of a survey that asked some people are measured by those who were asked, and by no whole team', async () => {
    const [large, middle] = [
      await makeTeam({ name: 'Large', headcount: 30 }),
      await makeTeam({ name: 'Middle', headcount: 12 }),
      await makeTeam({ name: 'Not asked', headcount: 40 }),
    ]
    const survey = await openOne('anonymous')
    await db.survey.update({ where: { id: survey.id }, data: { invited: 16 } })
    await many(9, (index) => answer(survey, { deploys: 1 + (index % 5) }, { team: 'Large' }))
    // Nobody knows whom the sixteen are: no team has a rate, none is missing, and no mix is like the company's or unlike it.
    const unknown = await getResults(developer, survey.id, {})
    expect(unknown).toMatchObject({ n: 9, invited: 16, rate: 9 / 16, targeted: true, dissimilarity: null, missing: [] })
    expect(unknown.participation).toEqual([{ team: large.id, name: 'Large', headcount: 0, n: 9 }])
    expect(await getResults(developer, survey.id, { team: large.id })).toMatchObject({
      n: 9,
      invited: null,
      rate: null,
    })

    const people = [
      ...(await Promise.all(Array.from({ length: 10 }, () => makePerson({ role: 'developer', team: large })))),
      ...(await Promise.all(Array.from({ length: 6 }, () => makePerson({ role: 'developer', team: middle })))),
    ]
    await db.surveyInvitation.createMany({
      data: people.map(({ id }) => ({ surveyId: survey.id, personId: id, day: new Date('2026-06-01'), via: 'invite' })),
    })
    const known = await getResults(developer, survey.id, {})
    expect(known).toMatchObject({ rate: 9 / 16, targeted: true, dissimilarity: null, missing: ['Middle'] })
    expect(known.participation.map(({ name, headcount, n }) => [name, headcount, n])).toEqual([
      ['Large', 10, 9],
      ['Middle', 6, 0],
    ])
    expect(await getResults(developer, survey.id, { team: large.id })).toMatchObject({ n: 9, invited: 10, rate: 0.9 })
  })
  test('count multi, open and conditional answers by question', async () => {
    const survey = await openOne('anonymous')
    await many(9, (index) =>
      answer(survey, {
        deploys: index < 8 ? 2 : 5,
        why: 'Because of the queue',
        tools: ['ci', 'other'],
        'tools.text': '=cmd()',
      }),
    )
    const {
      questions: [deploys, why, tools],
    } = await getResults(pm, survey.id, {})
    expect([deploys!.n, why!.n, tools!.n]).toEqual([9, 8, 9])
    expect(tools!.distribution!.map((one) => one.count)).toEqual([9, 9])
    const table = tableOf(survey, await allOf((await exportResponses(pm, survey.id, undefined)).batches))
    expect(table.header).toEqual([
      'team',
      'complete',
      'deploys',
      'why',
      'tools',
      'tools[ci]',
      'tools[other]',
      'tools.text',
    ])
    expect(table.rows[0]).toContain('ci;other')
  })
  test('are not shown one by one while few have answered', async () => {
    const survey = await openOne('anonymous')
    await many(7, () => answer(survey))
    await expect(getResponses(pm, survey.id, { limit: 10 })).rejects.toMatchObject({ code: 'conflict' })
    await answer(survey)
    expect((await getResponses(pm, survey.id, { limit: 3 })).data).toHaveLength(3)
  })
})

describe('closing makes evidence', () => {
  test('of each result and each comment, once, without a person and with a team only among enough', async () => {
    await makeTeam({ name: 'Payments', headcount: 20 })
    await makeTeam({ name: 'Small', headcount: 6 })
    const survey = await openOne('anonymous')
    await many(18, (index) =>
      answer(
        survey,
        { deploys: 2, why: `The queue is slow, ${index}` },
        { team: index < 9 ? 'Payments' : index < 17 ? undefined : 'Small' },
      ),
    )
    await closeSurvey(pm, survey.id, now)
    const results = await db.evidence.findMany({ where: { kind: 'survey-result' } })
    expect(results).toEqual([
      expect.objectContaining({
        people: 18,
        rung: 'low',
        personId: null,
        text: expect.stringMatching(/^How easy is it to deploy\? 0.% favourable/),
      }),
    ])
    const comments = await db.evidence.findMany({ where: { kind: 'answer' }, include: {} })
    expect(comments).toHaveLength(18)
    expect(
      comments.every(
        (one) => one.anonymous && one.personId === null && one.occurredAt.toISOString() === '2026-05-04T00:00:00.000Z',
      ),
    ).toBe(true)
    expect(comments.filter((one) => one.teamId !== null)).toHaveLength(9)
    await openSurvey(pm, survey.id, now)
    await closeSurvey(pm, survey.id, now)
    expect(await db.evidence.count()).toBe(19)
  })
  test('of a named survey knows who said it', async () => {
    const survey = await openOne('named')
    await answer(survey, { deploys: 1, why: 'Reviews take three days' }, { actor: developer })
    await closeSurvey(pm, survey.id, now)
    expect(await db.evidence.findMany()).toEqual([
      expect.objectContaining({ kind: 'answer', personId: developer.id, anonymous: false }),
    ])
  })
})
