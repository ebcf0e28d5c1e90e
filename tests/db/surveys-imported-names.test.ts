import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { exportFile, exportResponses } from '@/lib/results/export/commands-export'
import { importResponses } from '@/lib/results/import/commands-responses'
import { finishUpload, startUpload } from '@/lib/results/commands-upload'
import { getComments } from '@/lib/results/queries-comments'
import { getResponses } from '@/lib/results/queries-responses'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Survey } from '@/lib/surveys/schema'
import { actorOf, makePerson } from './make'

// Rows of a file under people's names are not their answers.

const now = new Date('2026-05-04T13:14:15Z')
const MAPPING = { email: '@email' }
let pm: Actor
let ada: Actor

const draft = (anonymity: 'confidential' | 'named'): Promise<Survey> =>
  createSurvey(
    pm,
    {
      title: `Names ${anonymity}`,
      anonymity,
      questions: [
        { key: 'a', type: 'rating', label: 'A?' },
        { key: 'why', type: 'longtext', label: 'Why?' },
      ],
    },
    now,
  )
const forged = { path: 'forged.csv', text: 'email,a,why\nada@example.test,1,words that Ada never wrote\n' }

beforeEach(async () => {
  await db.survey.deleteMany()
  await db.person.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
  ada = actorOf(await makePerson({ email: 'ada@example.test' }))
})

describe.each(['confidential', 'named'] as const)('rows under names, in a %s survey', (anonymity) => {
  test.each(['advocate', 'pm', 'admin'] as const)(
    'forged by a %s: refused once it was open, by each door',
    async (role) => {
      const forger = actorOf(await makePerson({ role }))
      const survey = await openSurvey(pm, (await draft(anonymity)).id, now)
      await expect(importResponses(forger, survey.id, [forged], now, MAPPING)).rejects.toMatchObject({
        code: 'conflict',
      })
      const upload = await startUpload(forger, survey.id, forged, now)
      await expect(finishUpload(forger, upload, MAPPING, now)).rejects.toMatchObject({ code: 'conflict' })
      expect(await db.surveyResponse.count()).toBe(0)
      await respond(ada, survey.publicToken, { answers: { a: 5 } }, null, now)
    },
  )

  test('are audited with their file and people, and give way to the person’s own answer', async () => {
    const survey = await draft(anonymity)
    expect(await importResponses(pm, survey.id, [forged], now, MAPPING)).toMatchObject({ created: 1 })
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { action: 'survey.import-responses', subjectId: survey.id },
    })
    expect(entry.detail).toMatchObject({ created: 1, file: 'forged.csv', people: [ada.id] })
    await openSurvey(pm, survey.id, now)
    expect(await respond(ada, survey.publicToken, { answers: { a: 5 } }, null, now)).toEqual({ accepted: true })
    const rows = await db.surveyResponse.findMany({ where: { surveyId: survey.id } })
    expect(rows.map(({ personId, imported, answers }) => ({ personId, imported, answers }))).toEqual([
      { personId: ada.id, imported: false, answers: { a: 5 } },
    ])
    // A person's own answer stays the only one.
    await expect(respond(ada, survey.publicToken, { answers: { a: 4 } }, null, now)).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

test('rows of a file are marked wherever they show', async () => {
  const survey = await draft('named')
  await importResponses(pm, survey.id, [forged], now, MAPPING)
  const { data } = await getResponses(pm, survey.id, { limit: 10 })
  expect(data).toMatchObject([{ imported: true, person: { email: 'ada@example.test' } }])
  // Reading single responses is recorded.
  expect(
    await db.auditEntry.findMany({ where: { action: 'survey.read-responses', subjectId: survey.id } }),
  ).toMatchObject([{ actorId: pm.id, detail: { people: true } }])
  expect((await getComments(pm, survey)).comments).toMatchObject([{ imported: true }])
  const { survey: record, batches } = await exportResponses(pm, survey.id, undefined)
  const file = JSON.parse(await exportFile(record, batches, 'json').text()) as { responses: object[]; notes: string[] }
  expect(file.responses).toMatchObject([{ imported: true }])
  expect(file.notes.join(' ')).toContain('1 of them are rows of an imported file')
})

test(
  'a row that stands in figures of a confidential survey loses its name only, for the figures with and ' +
    'without it would tell it',
  async () => {
    const people = await Promise.all(Array.from({ length: 9 }, (_, i) => makePerson({ email: `p${i}@example.test` })))
    const survey = await draft('confidential')
    const text = ['email,a,why', ...people.map((one, i) => `${one.email},${1 + (i % 5)},some words`)].join('\n')
    await importResponses(pm, survey.id, [{ path: 'all.csv', text }], now, MAPPING)
    await getResponses(pm, survey.id, { limit: 20 })
    await openSurvey(pm, survey.id, now)
    await respond(actorOf(people[0]!), survey.publicToken, { answers: { a: 3 } }, null, now)
    expect(await db.surveyResponse.count({ where: { surveyId: survey.id, imported: true } })).toBe(9)
    const own = await db.surveyResponse.findMany({ where: { surveyId: survey.id, personId: people[0]!.id } })
    expect(own).toMatchObject([{ imported: false, answers: { a: 3 } }])
  },
)
