import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { db } from '@/lib/server/db'
import { createSurvey } from '@/lib/surveys/commands'
import { dropOldUploads, dropUpload, finishUpload, mapUpload, startUpload } from '@/lib/results/commands-upload'
import { importSurveys } from '@/lib/surveys/import/commands-survey'
import { uploadReport } from '@/lib/results/queries-upload'
import type { Survey } from '@/lib/surveys/schema'
import { results } from '@/lib/results/room'
import { actorOf, makePerson, makeTeam } from './make'

const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor
let survey: Survey

const file = {
  path: 'answers.csv',
  text: [
    'Timestamp,Name,E-mail,IP Address,squad,Q1,Why?',
    '2026-05-01 09:13:44,Ada Byron,ada@example.test,10.1.2.3,Payments,4,Slow',
    '2026-05-02 10:00:00,Bob,bob@example.test,10.1.2.4,Payments,9,Fine',
  ].join('\n'),
}

beforeEach(async () => {
  await db.survey.deleteMany()
  await db.person.deleteMany()
  await db.team.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
  await makeTeam({ name: 'Payments' })
  survey = await createSurvey(
    pm,
    {
      title: 'Pulse',
      anonymity: 'anonymous',
      questions: [
        { key: 'ease', type: 'rating', label: 'How easy?' },
        { key: 'why', type: 'longtext', label: 'Why?' },
      ],
    },
    now,
  )
})

describe('a file that waits for its columns to be matched', () => {
  test('holds nothing that an anonymous survey may not know, not even until then', async () => {
    await startUpload(pm, survey.id, file, now)
    expect(JSON.stringify(await db.surveyUpload.findMany())).not.toMatch(
      /Ada|Bob|@example|10\.1\.2|09:13|Name|E-mail|IP Address/,
    )
  })
  test('shows what it is taken for and what would become of it, and stores nothing', async () => {
    const id = await startUpload(pm, survey.id, file, now)
    const report = await uploadReport(pm, id, now)
    expect(report.columns.map((column) => [column.name, column.target, column.samples, column.filled])).toEqual([
      ['Timestamp', '@day', ['2026-05-01', '2026-05-02'], 2],
      ['squad', '@team', ['Payments'], 2],
      ['Q1', '', ['4', '9'], 2],
      ['Why?', 'why', ['Slow', 'Fine'], 2],
    ])
    await mapUpload(pm, id, { Timestamp: '@day', squad: '@team', Q1: 'ease', 'Why?': 'why' })
    expect((await uploadReport(pm, id, now)).check).toEqual({
      fits: 1,
      skipped: [{ file: 'answers.csv', line: 3, reason: 'ease: At most 5.' }],
      more: 0,
      findings: [],
    })
    await mapUpload(pm, id, { Timestamp: '@day', squad: '@team', Q1: 'why', 'Why?': 'why' })
    expect((await uploadReport(pm, id, now)).check).toEqual({ refused: expect.stringContaining('cannot both be why') })
    expect(await db.surveyResponse.count()).toBe(0)
  })
  test('is imported whole and forgotten; what was refused leaves it as it was', async () => {
    const id = await startUpload(pm, survey.id, file, now)
    await expect(finishUpload(pm, id, { Q1: 'nowhere' }, now)).rejects.toMatchObject({ code: 'invalid' })
    expect([await db.surveyUpload.count(), await db.surveyResponse.count()]).toEqual([1, 0])
    expect(await finishUpload(pm, id, { Q1: 'ease', squad: '@team' }, now)).toMatchObject({
      created: 1,
      surveyId: survey.id,
    })
    expect(await db.surveyUpload.count()).toBe(0)
    await expect(finishUpload(pm, id, {}, now)).rejects.toMatchObject({ code: 'not_found' })
    expect(await db.surveyResponse.findMany({ select: { day: true, answers: true, personId: true } })).toEqual([
      { day: new Date('2026-05-01T00:00:00Z'), answers: { ease: 4, why: 'Slow' }, personId: null },
    ])
  })
  test('is its uploader’s only, for a day, and no longer than somebody in it may have been erased', async () => {
    const other = actorOf(await makePerson({ role: 'admin' }))
    const developer = actorOf(await makePerson({ role: 'developer' }))
    const id = await startUpload(pm, survey.id, file, now)
    await expect(uploadReport(other, id, now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(mapUpload(other, id, {})).rejects.toMatchObject({ code: 'not_found' })
    await expect(finishUpload(other, id, {}, now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(startUpload(developer, survey.id, file, now)).rejects.toMatchObject({ code: 'forbidden' })
    await dropUpload(other, id)
    expect([await dropOldUploads(now), await dropOldUploads(new Date(now.getTime() + DAY_MS + 1))]).toEqual([0, 1])
    await startUpload(pm, survey.id, file, now)
    await db.$transaction((tx) => results.erase!(tx, developer.id))
    expect(await db.surveyUpload.count()).toBe(0)
  })
  test('makes a draft where it has no survey, the same one each time', async () => {
    const ids = [await startUpload(pm, null, file, now), await startUpload(pm, null, file, now)]
    const reports = await Promise.all(ids.map((id) => uploadReport(pm, id, now)))
    expect(reports[0]!.survey).toEqual(reports[1]!.survey)
    expect(reports[0]!.survey).toMatchObject({ title: 'answers', anonymity: 'anonymous' })
    expect(reports[0]!.check).toMatchObject({ fits: 2 })
  })
})

test.each([
  ['x.lss', '<document><questions></document>', /x\.lss:1:\d+/],
  ['x.json', '{"pages": [', /x\.json:1:12/],
  ['x.qsf', '{"SurveyElements": []}', /x\.qsf/],
  ['x.json', '{"elements": []}', /no question/],
])('a broken file (%s %s) takes nothing, and says where', async (path, text, reason) => {
  const before = await db.survey.count()
  await expect(
    importSurveys(
      pm,
      [
        { path: 'ok.json', text: '{"elements":[{"type":"text","name":"a"}]}' },
        { path, text },
      ],
      now,
    ),
  ).rejects.toMatchObject({ code: 'invalid', message: expect.stringMatching(reason) })
  expect(await db.survey.count()).toBe(before)
})
