import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { finishUpload, startUpload } from '@/lib/results/commands-upload'
import { importResponses, importWithSurvey } from '@/lib/results/import/commands-responses'
import { getResults } from '@/lib/results/queries'
import { uploadReport } from '@/lib/results/queries-upload'
import { db } from '@/lib/server/db'
import { createSurvey } from '@/lib/surveys/commands'
import { actorOf, makePerson } from './make'

// What of a file is a response, and whether it has been here before: each figure is counted once more by hand.

const now = new Date('2026-05-20T13:14:15Z')
let pm: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Survey", "Person", "Team", "Outbox" CASCADE`
  pm = actorOf(await makePerson({ role: 'pm' }))
})

const file = (lines: readonly string[], path = 'answers.csv') => ({ path, text: `${lines.join('\n')}\n` })
/** How often each score was given, 1 to 5. */
async function scores(surveyId: string): Promise<number[]> {
  const { questions } = await getResults(pm, surveyId, {})
  return questions[0]!.distribution!.map((one) => one.count)
}
const survey = async (anonymity: 'anonymous' | 'named' = 'anonymous') =>
  (
    await createSurvey(
      pm,
      {
        title: 'Scores',
        anonymity,
        questions: [
          { key: 'score', type: 'rating', label: 'Score' },
          { key: 'why', type: 'text', label: 'Why' },
        ],
      },
      now,
    )
  ).id

describe('a row that its own tool says is no answer', () => {
  const qualtrics = (rows: readonly [status: string, finished: string, score: number][]) =>
    file([
      'StartDate,EndDate,Status,Finished,ResponseId,score',
      'Start Date,End Date,Response Type,Finished,Response ID,Score',
      '"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"',
      ...rows.map(
        ([status, finished, score], at) =>
          `2026-05-0${1 + (at % 9)} 10:00:00,2026-05-0${1 + (at % 9)} 10:05:00,${status},${finished},R_${String(at).padStart(15, 'a')},${score}`,
      ),
    ])
  const real = [1, 2, 2, 3, 3, 3, 4, 4, 5].map((score) => score)

  test.each([
    ['words', ['Survey Preview', 'Survey Test', 'Spam'], 'IP Address', 'False'],
    ['numbers', ['1', '2', '8'], '0', '0'],
  ])(
    'Qualtrics in %s: previews, tests and spam are left out and named; what was not finished counts',
    async (_, bad, good, open) => {
      const id = await survey()
      const rows = [
        ...real.map((score, at) => [good, at === 0 ? open : 'True', score] as [string, string, number]),
        ...bad.map((status) => [status, 'True', 5] as [string, string, number]),
      ]
      const summary = await importResponses(pm, id, [qualtrics(rows)], now)
      expect(summary.created).toBe(9)
      const reasons = summary.skipped.filter((one) => one.line > 1).map((one) => [one.line, one.reason])
      expect(reasons.map(([line]) => line)).toEqual([13, 14, 15])
      expect(reasons.map(([, reason]) => reason).join()).toMatch(/tried out.*tried out.*spam/s)
      expect(summary.findings?.map((one) => one.message)).toEqual([expect.stringContaining('1 response in this file')])
      expect(await scores(id)).toEqual([1, 2, 3, 2, 1])
    },
  )

  test('a survey that is made of such a file has no options and no rows of them', async () => {
    const rows = [...real.map((score) => ['IP Address', 'True', score]), ['Survey Preview', 'True', 9]] as [
      string,
      string,
      number,
    ][]
    const { surveyIds } = await importWithSurvey(pm, [qualtrics(rows)], now)
    expect(await scores(surveyIds[0]!)).toEqual([1, 2, 3, 2, 1])
  })

  test('KoboToolbox and ODK: what a reviewer refused', async () => {
    const id = await survey()
    const kobo = [
      'score,_uuid,_validation_status',
      ...real.map((score) => `${score},${crypto.randomUUID()},`),
      `5,${crypto.randomUUID()},Not Approved`,
    ]
    expect(await importResponses(pm, id, [file(kobo)], now)).toMatchObject({ created: 9 })
    expect(await scores(id)).toEqual([1, 2, 3, 2, 1])
  })

  test('on the page that matches columns they are named too, and not counted', async () => {
    const id = await survey()
    const rows = [...real.map((score) => ['IP Address', 'True', score]), ['Survey Preview', 'True', 5]] as [
      string,
      string,
      number,
    ][]
    const upload = await startUpload(pm, id, qualtrics(rows), now)
    const { check, rows: count } = await uploadReport(pm, upload, now)
    expect(count).toBe(9)
    expect(check).toMatchObject({ fits: 9, skipped: expect.arrayContaining([expect.objectContaining({ line: 13 })]) })
    expect(await finishUpload(pm, upload, {}, now)).toMatchObject({ created: 9 })
    expect(await scores(id)).toEqual([1, 2, 3, 2, 1])
  })

  test('a file of nothing else is taken in, and says so', async () => {
    const id = await survey()
    const rows = real.map((score): [string, string, number] => ['Survey Preview', 'True', score])
    const summary = await importResponses(pm, id, [qualtrics(rows)], now)
    expect(summary.created).toBe(9)
    expect(summary.findings?.map((one) => one.message)).toEqual([expect.stringContaining('none of the 9 responses')])
  })

  test('a question that is called "status" is a question', async () => {
    const { id } = await createSurvey(
      pm,
      { title: 'S', anonymity: 'anonymous', questions: [{ key: 'status', type: 'text', label: 'Status' }] },
      now,
    )
    const lines = ['status', ...Array.from({ length: 8 }, (_, at) => (at === 0 ? 'Deleted' : `Fine ${at}`))]
    expect(await importResponses(pm, id, [file(lines)], now)).toMatchObject({ created: 8, skipped: [] })
  })
})

describe('a later export of the same form', () => {
  const google = (n: number, more = false) =>
    file(
      [
        `Timestamp,Score${more ? ',Why,Which language?' : ',Why'}`,
        ...Array.from(
          { length: n },
          (_, at) => `2026/05/0${1 + (at % 9)} 10:00:${10 + at},${1 + (at % 5)},because${more ? ',' : ''}`,
        ),
      ],
      'later.csv',
    )

  test('with a column more has the same responses: they are not counted twice', async () => {
    const id = await survey()
    expect(await importResponses(pm, id, [google(10)], now)).toMatchObject({ created: 10 })
    expect(await importResponses(pm, id, [google(12, true)], now)).toMatchObject({ created: 2, unchanged: 10 })
    expect(await scores(id)).toEqual([3, 3, 2, 2, 2])
  })

  test('with its columns in another order, too', async () => {
    const id = await survey()
    await importResponses(pm, id, [google(10)], now)
    const turned = google(10)
      .text.trim()
      .split('\n')
      .map((line) => line.split(',').reverse().join(','))
    expect(await importResponses(pm, id, [file(turned)], now)).toMatchObject({ created: 0, unchanged: 10 })
  })

  const withIds = (rows: readonly [id: string, score: number][]) =>
    file(['Respondent ID,Score', ...rows.map(([id, score]) => `${id},${score}`)])
  const first = Array.from({ length: 8 }, (_, at): [string, number] => [String(11_000_000 + at), 4])

  test('of other people who said the same is other responses', async () => {
    const id = await survey()
    expect(await importResponses(pm, id, [withIds(first)], now)).toMatchObject({ created: 8 })
    const others = first.map(([own, score]): [string, number] => [String(Number(own) + 100), score])
    expect(await importResponses(pm, id, [withIds(others)], now)).toMatchObject({ created: 8, unchanged: 0 })
    expect(await scores(id)).toEqual([0, 0, 0, 16, 0])
  })

  test('in which somebody says something else is named, and counts once', async () => {
    const id = await survey()
    await importResponses(pm, id, [withIds(first)], now)
    const later = first.map(([own, score], at): [string, number] => [own, at === 3 ? 1 : score])
    const summary = await importResponses(pm, id, [withIds(later)], now)
    expect(summary).toMatchObject({ created: 0, unchanged: 7 })
    expect(summary.skipped.filter((one) => one.line > 1)).toEqual([
      { file: 'answers.csv', line: 5, reason: expect.stringContaining('says something else now') },
    ])
    expect(await scores(id)).toEqual([0, 0, 0, 8, 0])
  })

  test('what an earlier version of the hub imported is known by its cells', async () => {
    const id = await survey()
    await importResponses(pm, id, [withIds(first)], now)
    // As that version left it: receipts of the cells, without what was not kept.
    const cells = (count: number) => `${count} ${JSON.stringify([['score', '4']])}`
    const { sha256 } = await import('@/lib/server/hash')
    await db.surveyReceipt.deleteMany({ where: { surveyId: id } })
    await db.surveyReceipt.createMany({
      data: first.map((_, at) => ({ surveyId: id, hash: `import:${sha256(cells(at + 1))}`, body: '' })),
    })
    expect(await importResponses(pm, id, [withIds(first)], now)).toMatchObject({ created: 0, unchanged: 8 })
  })

  test('neither an id nor a time of a response of an anonymous survey is kept', async () => {
    const id = await survey()
    await importResponses(pm, id, [withIds(first)], now)
    await startUpload(pm, id, withIds(first), now)
    await importResponses(pm, id, [google(10)], now)
    const kept = JSON.stringify([await db.surveyReceipt.findMany(), await db.surveyUpload.findMany()])
    expect(kept).not.toMatch(/1100000\d|10:00:1/)
  })
})
