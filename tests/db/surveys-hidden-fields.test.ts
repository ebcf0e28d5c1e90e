import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { exportFile, exportResponses } from '@/lib/results/export/commands-export'
import { getResults } from '@/lib/results/queries'
import { getResponses } from '@/lib/results/queries-responses'
import { getCrosstab } from '@/lib/results/queries-crosstab'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { saidByAddress, valuesOfAddress } from '@/lib/surveys/answering/rules-address'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Anonymity, Answers, CreateSurveyInput, Survey } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'

const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor

const options = ['portal', 'chat'].map((value) => ({ value, label: value.toUpperCase() }))
const questions: CreateSurveyInput['questions'] = [
  {
    key: 'from',
    type: 'hidden',
    label: 'Where from',
    options,
    required: true,
    showIf: { question: 'segment.role', is: 'x' },
  },
  { key: 'ease', type: 'rating', label: 'How easy?' },
  { key: 'chat', type: 'rating', label: 'How was the chat?', showIf: { question: 'from', is: 'chat' } },
  { key: 'more', type: 'yesno', label: 'More of it?', showIf: { question: 'chat', answered: true } },
]
const openOne = async (anonymity: Anonymity = 'anonymous'): Promise<Survey> =>
  openSurvey(pm, (await createSurvey(pm, { title: 'From', anonymity, questions }, now)).id, now)
async function answer(survey: Survey, count: number, answers: Answers, team?: string): Promise<void> {
  for (let index = 0; index < count; index++)
    await respond(null, survey.publicToken, { answers, segments: { ...(team && { team }) } }, null, now)
}
const figuresOf = async (survey: Survey, key: string, query: { by?: 'team' } = {}) =>
  (await getResults(pm, survey.id, query)).questions.find((one) => one.key === key)!

beforeEach(async () => {
  await db.survey.deleteMany()
  await db.person.deleteMany()
  await db.team.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
})

describe('a hidden field', () => {
  test('is what the address says of it, if that is declared; nothing else of an address is kept', async () => {
    const survey = await openOne()
    const said = (query: Record<string, string | string[]>) => saidByAddress(survey.questions, query)
    expect(said({ from: 'chat', name: 'Ada', ease: '5', t: 'x' })).toEqual({ from: 'chat' })
    expect(said({ from: ['portal', 'chat'] })).toEqual({ from: 'portal' })
    expect(said({ from: 'ada@example.org' })).toEqual({})
    expect(valuesOfAddress({ from: 'chat' })).toEqual({ 'a:from': ['chat'] })
    await expect(answer(survey, 1, { from: 'ada@example.org', ease: 3 })).rejects.toMatchObject({
      fieldErrors: { 'answers.from': ['Choose one of the options.'] },
    })
  })

  test('is neither required nor asked on a condition, and cannot take a name that the address uses', async () => {
    const survey = await openOne()
    expect(survey.questions[0]).not.toHaveProperty('required')
    expect(survey.questions[0]).not.toHaveProperty('showIf')
    await answer(survey, 1, { ease: 3 })
    const taken = [{ key: 'lang', type: 'hidden' as const, label: 'L', options }]
    const made = createSurvey(pm, { title: 'T', anonymity: 'anonymous', questions: taken }, now).then(({ id }) =>
      openSurvey(pm, id, now),
    )
    await expect(made).rejects.toMatchObject({
      fieldErrors: { 'questions.0.key': [expect.stringContaining('address')] },
    })
  })

  test('decides what is asked', async () => {
    const survey = await openOne()
    await answer(survey, 1, { from: 'portal', ease: 3, chat: 4 })
    await answer(survey, 1, { from: 'chat', ease: 3, chat: 4 })
    const rows = await db.surveyResponse.findMany({ where: { surveyId: survey.id } })
    expect(rows.map((one) => one.answers)).toEqual(
      expect.arrayContaining([
        { from: 'portal', ease: 3 },
        { from: 'chat', ease: 3, chat: 4 },
      ]),
    )
  })

  test('is shown once each of its values has enough answers, and never by group', async () => {
    const team = await makeTeam({ headcount: 60 })
    const survey = await openOne()
    await answer(survey, 12, { from: 'portal', ease: 3 }, team.name)
    await answer(survey, 7, { from: 'chat', ease: 3 }, team.name)
    expect((await figuresOf(survey, 'from')).suppressed).toBe(true)
    expect((await figuresOf(survey, 'from')).distribution).toBeUndefined()
    expect((await figuresOf(survey, 'ease')).suppressed).toBe(false)
    await answer(survey, 20, { from: 'chat', ease: 3 }, team.name)
    expect((await figuresOf(survey, 'from')).distribution!.map((one) => one.count)).toEqual([12, 27])
    const groups = (await figuresOf(survey, 'from', { by: 'team' })).groups!
    expect(groups.every((one) => one.suppressed && one.n === null)).toBe(true)
    expect((await figuresOf(survey, 'ease', { by: 'team' })).groups!.some((one) => !one.suppressed)).toBe(true)
  })

  test('stands in no row, file or table where nobody is to be known, and neither do answers that follow from it', async () => {
    const survey = await openOne()
    await answer(survey, 12, { from: 'portal', ease: 3 })
    await answer(survey, 12, { from: 'chat', ease: 2, chat: 4, more: 'yes' })
    const page = await getResponses(pm, survey.id, { limit: 50 })
    expect(page.data.map((one) => one.answers)).toEqual(
      expect.arrayContaining([...Array<object>(12).fill({ ease: 3 }), ...Array<object>(12).fill({ ease: 2 })]),
    )
    const { survey: record, batches } = await exportResponses(pm, survey.id, undefined)
    const text = await exportFile(record, batches, 'json').text()
    expect(text).not.toContain('portal')
    expect(text).toContain('Left out: from, which the address said')
    await expect(getCrosstab(pm, survey.id, { rows: 'from', columns: 'ease' })).rejects.toMatchObject({
      fieldErrors: { rows: [expect.stringContaining('no such closed question')] },
    })
  })
})
