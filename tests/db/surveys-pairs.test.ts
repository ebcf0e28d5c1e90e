import { beforeAll, describe, expect, test } from 'vitest'
import { analysisEndpoints } from '@/lib/results/api-analysis'
import { resultEndpoints } from '@/lib/results/api'
import { listKanoSurveys } from '@/lib/results/queries-crosstab'
import type { Crosstab, KanoResult, Opportunity } from '@/lib/results/schema-crosstab'
import { db } from '@/lib/server/db'
import type { Survey } from '@/lib/surveys/schema'
import { call } from '../support/rest'
import { actorOf, makePerson } from './make'
import { answer, ask, bearer, many, opened, signIn } from './disclosure-make'

beforeAll(signIn)

const FIVE = ['like', 'expect', 'neutral', 'tolerate', 'dislike'].map((value) => ({ value, label: value }))
const questions = [
  { key: 'there', type: 'single', label: 'If builds are cached?', options: FIVE },
  { key: 'missing', type: 'single', label: 'If builds are not cached?', options: FIVE },
  { key: 'important', type: 'rating', label: 'How important are fast builds?', min: 1, max: 5 },
  { key: 'satisfied', type: 'rating', label: 'How satisfied are you with builds?', min: 1, max: 5 },
]
const pair = { rows: 'there', columns: 'missing' }
const answers = (index: number) => ({
  there: index % 4 === 0 ? 'expect' : 'like',
  missing: index % 2 === 0 ? 'dislike' : 'neutral',
  important: index % 10 === 0 ? 3 : 5,
  satisfied: index % 4 === 0 ? 4 : 2,
})
const filled = async (over: object, n = 20, one = (index: number): object => ({ answers: answers(index) })) => {
  const survey = await opened({ questions, minScore: 5, minComments: 8, ...over })
  await answer(
    survey,
    many(n, (index) => one(index) as { answers: object }),
  )
  return survey
}
const status = async (
  spec: (typeof analysisEndpoints)['crosstab' | 'kano'],
  survey: Survey,
  role: 'pm' | 'developer',
  query: object,
) => {
  const response = await call(spec, bearer[role], { params: { id: survey.id }, query })
  return [response.status, ((await response.json()) as { reason?: string; fieldErrors?: object }).reason]
}

describe('two questions of one person', () => {
  test('are shown together where single responses are, and agree with the rows', async () => {
    const survey = await filled({ disclosure: 'responses' })
    const table = await ask<Crosstab>(analysisEndpoints.crosstab, 'pm', { id: survey.id }, pair)
    const rows = await ask<{ data: { answers: Record<string, string> }[] }>(
      resultEndpoints.responses, 'pm', { id: survey.id }, { limit: 100 }) // prettier-ignore
    expect(table.n).toBe(20)
    for (const row of table.table)
      if (row.cells)
        expect(row.cells.map((cell) => cell.count)).toEqual(
          FIVE.map(
            ({ value }) =>
              rows.data.filter((one) => one.answers.there === row.value && one.answers.missing === value).length,
          ),
        )
    expect(table.table.map((row) => row.n)).toEqual([15, null, null, null, null])
    // Five expect it, and all of them are even: 5 must-be; of 15 who like it, 5 one-dimensional and 10 attractive.
    const kano = await ask<KanoResult>(
      analysisEndpoints.kano,
      'pm',
      { id: survey.id },
      { present: 'there', absent: 'missing' },
    )
    expect(kano).toMatchObject({ n: 20, counts: { M: 5, O: 5, A: 10, I: 0, R: 0, Q: 0 }, category: 'A' })
    expect(kano.better?.value).toBeCloseTo(15 / 20, 12)
    expect(kano.worse?.value).toBeCloseTo(-10 / 20, 12)
  })

  test('are withheld beside figures by group, before anything is decided, and from too few', async () => {
    const groups = await filled({ disclosure: 'groups' })
    expect(await status(analysisEndpoints.crosstab, groups, 'pm', pair)).toEqual([409, 'responses-withheld'])
    const roles = await filled({}, 20, (index) => ({ answers: answers(index), role: 'Backend' }))
    expect(await status(analysisEndpoints.crosstab, roles, 'pm', pair)).toEqual([409, 'responses-withheld'])
    const unset = await filled({})
    expect(await status(analysisEndpoints.crosstab, unset, 'pm', pair)).toEqual([409, 'responses-withheld'])
    // Asking for a table decided nothing.
    expect(await db.survey.findUniqueOrThrow({ where: { id: unset.id } })).toMatchObject({ disclosure: null })
    const few = await filled({ disclosure: 'responses' }, 7)
    expect(await status(analysisEndpoints.crosstab, few, 'pm', pair)).toEqual([409, 'too-few'])
    const asked = { present: 'there', absent: 'missing' }
    expect(await status(analysisEndpoints.kano, groups, 'pm', asked)).toEqual([409, 'responses-withheld'])
    expect((await status(analysisEndpoints.kano, few, 'developer', asked))[0]).toBe(403)
  })

  test('their surveys are named to those who may read them where the roadmap is put in order', async () => {
    const [shown, groups, unanswered] = [
      await filled({ disclosure: 'responses' }),
      await filled({ disclosure: 'groups' }),
      await filled({ disclosure: 'responses' }, 0),
    ]
    const other = await filled({ disclosure: 'responses', questions: questions.slice(1) }, 20, (index) => {
      const { there: _there, ...rest } = answers(index)
      return { answers: rest }
    })
    const [pm, developer] = [actorOf(await makePerson({ role: 'pm' })), actorOf(await makePerson())]
    const ids = (await listKanoSurveys(pm)).map(({ id }) => id)
    expect(ids[0]).toBe(shown.id)
    for (const hidden of [groups, unanswered, other]) expect(ids).not.toContain(hidden.id)
    expect(await listKanoSurveys(developer)).toEqual([])
  })

  test('a question that is not there, or no pair of five answers, is said at its field', async () => {
    const survey = await filled({ disclosure: 'responses' })
    expect((await status(analysisEndpoints.crosstab, survey, 'pm', { rows: 'there', columns: 'nowhere' }))[0]).toBe(422)
    const threes = [
      { key: 'there', type: 'rating', label: 'There?', min: 1, max: 3 },
      { key: 'missing', type: 'rating', label: 'Missing?', min: 1, max: 3 },
    ]
    const short = await filled({ disclosure: 'responses', questions: threes }, 9, () => ({
      answers: { there: 1, missing: 3 },
    }))
    expect((await status(analysisEndpoints.kano, short, 'pm', { present: 'there', absent: 'missing' }))[0]).toBe(422)
  })
})

test('an opportunity is made of what the results show of each question, for every engineer, and by team where both show it', async () => {
  const survey = await filled({ disclosure: 'groups' }, 20, (index) => ({
    team: index < 12 ? 'Mobile' : 'Data',
    answers: answers(index),
  }))
  const query = { importance: 'important', satisfaction: 'satisfied' }
  const found = await ask<Opportunity>(analysisEndpoints.opportunity, 'developer', { id: survey.id }, query)
  // 18 of 20 find it important, 5 of 20 are satisfied: 9 + (9 − 2.5).
  expect(found.all).toMatchObject({ importance: 0.9, satisfaction: 0.25 })
  expect(found.all?.opportunity).toBeCloseTo(15.5, 12)
  const byTeam = await ask<Opportunity>(
    analysisEndpoints.opportunity,
    'developer',
    { id: survey.id },
    { ...query, by: 'team' },
  )
  const results = await ask<{ questions: { groups?: { label: string; suppressed: boolean }[] }[] }>(
    resultEndpoints.results, 'developer', { id: survey.id }, { by: 'team' }) // prettier-ignore
  const shown = results.questions.map(
    (one) => one.groups?.filter((group) => !group.suppressed).map((group) => group.label) ?? [],
  )
  for (const { label } of byTeam.groups) expect(shown[2]?.includes(label) && shown[3]?.includes(label)).toBe(true)
})
