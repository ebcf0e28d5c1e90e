import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { createSurvey, editSurvey } from '@/lib/surveys/commands'
import { findOwnDraft, deleteOwnDraft, saveDraft } from '@/lib/surveys/answering/commands-drafts'
import { fromEditor, toEditor } from '@/lib/surveys/editor/rules-editor'
import { getPublicSurvey } from '@/lib/surveys/answering/queries-public'
import { getEditable } from '@/lib/surveys/queries-edit'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { getResponses } from '@/lib/results/queries-responses'
import type { Anonymity, CreateSurveyInput, Survey } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'
import { eraseAnswerer } from '@/lib/surveys/commands-erase'
import { closeSurvey } from '@/lib/results/commands-close'
import { openSurvey } from '@/lib/surveys/commands-status'

const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor
let developer: Actor

async function openOne(anonymity: Anonymity, over: Partial<CreateSurveyInput> = {}): Promise<Survey> {
  const questions: CreateSurveyInput['questions'] = over.questions ?? [{ key: 'say', type: 'text', label: 'Say' }]
  const survey = await createSurvey(pm, { title: 'Ask', anonymity, ...over, questions }, now)
  return openSurvey(pm, survey.id, now)
}
const keep = (actor: Actor | null, survey: Survey, text: string, key = 'form-1') =>
  saveDraft(actor, { token: survey.publicToken, key, values: { 'a:say': [text] } }, now)

beforeEach(async () => {
  await db.survey.deleteMany()
  await db.person.deleteMany()
  await db.team.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
  developer = actorOf(await makePerson({ role: 'developer' }))
})

describe('a half-filled form', () => {
  test('is kept for its writer alone, with the key of the first device', async () => {
    const survey = await openOne('named')
    await keep(developer, survey, 'On the phone')
    await keep(developer, survey, 'On the desk', 'form-2')
    expect(await findOwnDraft(developer, survey.id)).toEqual({ values: { 'a:say': ['On the desk'] }, key: 'form-1' })
    expect(await findOwnDraft(pm, survey.id)).toBeNull()
    await deleteOwnDraft(developer, survey.publicToken, now)
    expect(await db.surveyDraft.count()).toBe(0)
  })
  test('is never kept of an anonymous survey, not even by the database', async () => {
    const survey = await openOne('anonymous')
    await expect(keep(developer, survey, 'x')).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      db.surveyDraft.create({
        data: {
          surveyId: survey.id,
          anonymity: 'anonymous',
          personId: developer.id,
          values: {},
          key: 'k',
          updatedAt: now,
        },
      }),
    ).rejects.toThrow()
    await expect(keep(null, await openOne('named'), 'x')).rejects.toMatchObject({ code: 'unauthenticated' })
  })
  test('is gone once the survey closes, changes its mode, or its writer is erased', async () => {
    const closed = await openOne('confidential')
    await keep(developer, closed, 'x')
    await closeSurvey(pm, closed.id, now)
    const changed = await openOne('named')
    await keep(developer, changed, 'x')
    expect((await editSurvey(pm, changed.id, { anonymity: 'anonymous' })).anonymity).toBe('anonymous')
    const erased = await openOne('named')
    await keep(developer, erased, 'x')
    await db.$transaction((tx) => eraseAnswerer(tx, developer.id))
    expect(await db.surveyDraft.count()).toBe(0)
  })
  test('is not kept any more of somebody who has answered, or of a survey that is closed', async () => {
    const survey = await openOne('named')
    await respond(developer, survey.publicToken, { answers: { say: 'sent' } }, 'k', now)
    await keep(developer, survey, 'late')
    await closeSurvey(pm, survey.id, now)
    await keep(pm, survey, 'late')
    expect(await db.surveyDraft.count()).toBe(0)
  })
})

test('erasing somebody takes their name off what they answered and leaves the answer counted', async () => {
  const survey = await openOne('named')
  await respond(developer, survey.publicToken, { answers: { say: 'mine' } }, 'k', now)
  await db.$transaction((tx) => eraseAnswerer(tx, developer.id))
  expect(await db.surveyResponse.findMany({ select: { personId: true, answers: true } })).toEqual([
    { personId: null, answers: { say: 'mine' } },
  ])
})

describe('what is asked of some teams only', () => {
  const questions: CreateSurveyInput['questions'] = [
    { key: 'all', type: 'text', label: 'All' },
    { key: 'some', type: 'text', label: 'Some', required: true, showIf: { question: 'segment.team', is: 'team-a' } },
  ]
  test('is asked of them and nobody else, by what they choose or what is known of them', async () => {
    const team = await db.team.create({ data: { id: 'team-a', name: 'A', headcount: 20 } })
    const anonymous = await openOne('anonymous', { questions })
    const send = (answers: Record<string, string>, segments?: { team: string }) =>
      respond(null, anonymous.publicToken, { answers, ...(segments && { segments }) }, null, now)
    await expect(send({ all: 'x' }, { team: 'A' })).rejects.toMatchObject({
      fieldErrors: { 'answers.some': ['Please answer this one.'] },
    })
    await send({ all: 'x', some: 'not of me' })
    await send({ some: 'of me' }, { team: 'A' })
    expect((await db.surveyResponse.findMany({ select: { answers: true } })).map((row) => row.answers)).toEqual(
      expect.arrayContaining([{ all: 'x' }, { some: 'of me' }]),
    )
    const member = actorOf(await makePerson({ team }))
    const named = await openOne('named', { questions })
    await expect(respond(member, named.publicToken, { answers: { all: 'x' } }, null, now)).rejects.toMatchObject({
      code: 'invalid',
    })
    await respond(developer, named.publicToken, { answers: { all: 'x' } }, null, now)
  })
  test('does not tell the team of single answers where the team itself may not be told', async () => {
    await db.team.create({ data: { id: 'team-a', name: 'A', headcount: 20 } })
    await makeTeam({ name: 'B', headcount: 20 })
    const survey = await openOne('anonymous', { questions })
    for (let index = 0; index < 12; index++)
      await respond(null, survey.publicToken, { answers: { all: `b${index}` }, segments: { team: 'B' } }, null, now)
    for (let index = 0; index < 2; index++)
      await respond(
        null,
        survey.publicToken,
        { answers: { all: `a${index}`, some: 'only A' }, segments: { team: 'A' } },
        null,
        now,
      )
    const { data } = await getResponses(pm, survey.id, { limit: 50 })
    expect(data.length).toBeGreaterThan(0)
    expect(JSON.stringify(data)).not.toContain('only A')
  })
})

describe('languages', () => {
  const translations = {
    de: { title: 'Fragen', questions: { say: { label: 'Sagen Sie es' }, gone: { label: 'Weg' } } },
  }
  test('come back from the builder as they were, without what the survey no longer has', async () => {
    const made = await createSurvey(
      pm,
      {
        title: 'Words',
        anonymity: 'anonymous',
        language: 'en',
        translations,
        questions: [{ key: 'say', type: 'text', label: 'Say it' }],
      },
      now,
    )
    const editable = await getEditable(pm, made.id)
    const saved = fromEditor(toEditor(editable.survey, editable.translations))
    expect(saved.translations).toEqual({ de: { title: 'Fragen', questions: { say: { label: 'Sagen Sie es' } } } })
    await editSurvey(pm, made.id, { translations: saved.translations!, language: 'en' })
    await openSurvey(pm, made.id, now)
    const german = await getPublicSurvey(made.publicToken, 'de', now)
    expect([german.title, german.questions[0]!.label, german.language, german.languages]).toEqual([
      'Fragen',
      'Sagen Sie es',
      'en',
      ['de'],
    ])
  })
  test('say what is wrong in the language it was answered in', async () => {
    const survey = await openOne('anonymous', {
      translations,
      questions: [{ key: 'say', type: 'text', label: 'Say it', required: true }],
    })
    await expect(respond(null, survey.publicToken, { answers: {}, language: 'de' }, null, now)).rejects.toMatchObject({
      fieldErrors: { 'answers.say': ['Bitte beantworten.'] },
    })
  })
})

test('yes or no and best-worst questions are laid out when they are made, and stay so', async () => {
  const options = ['a', 'b', 'c', 'd', 'e'].map((value) => ({ value, label: value.toUpperCase() }))
  const survey = await openOne('anonymous', {
    questions: [
      { key: 'yes', type: 'yesno', label: 'Yes?' },
      { key: 'best', type: 'maxdiff', label: 'Best', options },
    ],
  })
  const sets = survey.questions[1]!.sets!
  expect(survey.questions[0]!.options).toEqual([
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ])
  expect(sets).toHaveLength(5)
  const best = Object.fromEntries(
    sets.flatMap((set, index) => [
      [`${index + 1}.best`, set[0]],
      [`${index + 1}.worst`, set[1]],
    ]),
  )
  await respond(null, survey.publicToken, { answers: { yes: 'no', best } }, null, now)
  await expect(
    respond(
      null,
      survey.publicToken,
      { answers: { best: { '1.best': sets[0]![0], '1.worst': sets[0]![0] } } },
      null,
      now,
    ),
  ).rejects.toMatchObject({ code: 'invalid' })
  const edited = await editSurvey(pm, survey.id, {
    questions: survey.questions.map((question) => ({ ...question, label: `${question.label} now` })),
  })
  expect(edited.questions[1]!.sets).toEqual(sets)
  await expect(
    editSurvey(pm, survey.id, {
      questions: survey.questions.map((question) => ({
        ...question,
        ...(question.sets && { sets: [...sets].reverse() }),
      })),
    }),
  ).rejects.toMatchObject({ code: 'conflict' })
})
