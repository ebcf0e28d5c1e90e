import { beforeAll, expect, test } from 'vitest'
import { analysisEndpoints } from '@/lib/results/api-analysis'
import { resultEndpoints } from '@/lib/results/api'
import type { ByChoice } from '@/lib/results/schema-chosen'
import type { Survey } from '@/lib/surveys/schema'
import { chosenOrTold } from '@/lib/surveys/templates/rules-product'
import { call } from '../support/rest'
import { answer, ask, bearer, many, opened, signIn } from './disclosure-make'

beforeAll(signIn)

const ease = { key: 'ease', type: 'rating', label: 'How easy is it?', min: 1, max: 5 }
const questions = [chosenOrTold.questions[0], ease]
const made = async (over: object, counts: Record<string, [times: number, ease: number]>): Promise<Survey> => {
  const survey = await opened({ questions, minScore: 5, minComments: 8, ...over })
  await answer(
    survey,
    Object.entries(counts).flatMap(([chosen, [times, value]]) =>
      many(times, () => ({ answers: { ease: value, ...(chosen !== 'unsaid' && { chosen }) } })),
    ),
  )
  return survey
}
const read = (survey: Survey) => ask<ByChoice>(analysisEndpoints.chosen, 'pm', { id: survey.id })
const refusal = async (survey: Survey, role: 'pm' | 'developer') => {
  const response = await call(analysisEndpoints.chosen, bearer[role], { params: { id: survey.id } })
  return [response.status, ((await response.json()) as { reason?: string }).reason]
}

test('what those say who chose it and those who were told to, where single responses may be read', async () => {
  const survey = await made(
    { disclosure: 'responses' },
    {
      'i-chose-it': [6, 5],
      'my-team-chose-it': [4, 4],
      'we-were-told-to-use-it': [9, 1],
      'it-was-there-when-i-came': [8, 3],
    },
  )
  const found = await read(survey)
  expect(found).toMatchObject({ question: { key: 'chosen' }, least: 8 })
  expect(found.groups).toEqual([
    { value: 'chosen', answers: ['I chose it', 'My team chose it'], n: 10 },
    { value: 'told', answers: ['We were told to use it'], n: 9 },
    { value: 'found', answers: ['It was there when I came'], n: 8 },
  ])
  const [only] = found.questions
  expect(found.questions).toHaveLength(1)
  expect(only?.groups).toMatchObject([
    { value: 'chosen', n: 10, favourable: 1, mean: 4.6 },
    { value: 'told', n: 9, favourable: 0, mean: 1 },
    { value: 'found', n: 8, favourable: 0, mean: 3 },
  ])
})

test('a small group is hidden, and with it the next smallest: it would follow from the figures over everybody', async () => {
  const survey = await made(
    { disclosure: 'responses' },
    { 'i-chose-it': [12, 5], 'we-were-told-to-use-it': [3, 1], 'it-was-there-when-i-came': [9, 3] },
  )
  const found = await read(survey)
  expect(found.groups.map(({ n }) => n)).toEqual([12, null, null])
  expect(found.questions[0]?.groups.map(({ suppressed, n }) => [suppressed, n])).toEqual([
    [false, 12],
    [true, null],
    [true, null],
  ])
})

test('nowhere else: figures by group withhold it, looking decides nothing, and it is no dimension of the results', async () => {
  const counts = { 'i-chose-it': [10, 5], 'we-were-told-to-use-it': [10, 1] } as Record<string, [number, number]>
  const groups = await made({ disclosure: 'groups' }, counts)
  expect(await refusal(groups, 'pm')).toEqual([409, 'responses-withheld'])
  const unset = await made({}, counts)
  expect(await refusal(unset, 'pm')).toEqual([409, 'responses-withheld'])
  expect(await refusal(unset, 'pm')).toEqual([409, 'responses-withheld'])
  expect((await refusal(await made({ disclosure: 'responses' }, counts), 'developer'))[0]).toBe(403)
  const by = await call(resultEndpoints.results, bearer.pm, { params: { id: unset.id }, query: { by: 'chosen' } })
  expect(by.status).toBe(422)
  const without = await opened({ questions: [ease], disclosure: 'responses' })
  await answer(
    without,
    many(20, () => ({ answers: { ease: 3 } })),
  )
  expect((await refusal(without, 'pm'))[0]).toBe(422)
})
