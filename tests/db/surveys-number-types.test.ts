import { unzipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { parseCsv } from '@/lib/core/text/csv'
import { db } from '@/lib/server/db'
import { exportFile, exportResponses } from '@/lib/results/export/commands-export'
import { importResponses } from '@/lib/results/import/commands-responses'
import { getResults } from '@/lib/results/queries'
import type { ExportFormat } from '@/lib/results/schema-api'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Answers, CreateSurveyInput, Survey } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'

const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor

const questions: CreateSurveyInput['questions'] = [
  { key: 'load', type: 'slider', label: 'Load', max: 10, step: 0.5, minLabel: 'None', maxLabel: 'All of it' },
  { key: 'start', type: 'time', label: 'When do you start?' },
  {
    key: 'split',
    type: 'sum',
    label: 'Where does it go?',
    options: [
      { value: 'code', label: 'Code' },
      { value: 'talk', label: 'Talk' },
    ],
  },
  { key: 'why', type: 'text', label: 'Why so much?', showIf: { question: 'load', atLeast: 8 } },
]

const openOne = async (over: Partial<CreateSurveyInput> = {}): Promise<Survey> =>
  openSurvey(
    pm,
    (await createSurvey(pm, { title: 'Amounts', anonymity: 'anonymous', questions, ...over }, now)).id,
    now,
  )
const given = (index: number): Answers => ({
  load: (index % 21) / 2,
  ...(index % 3 !== 0 && { start: `${String(8 + (index % 3)).padStart(2, '0')}:${index % 2 ? '30' : '05'}` }),
  split: { code: 50 + (index % 5) * 10, talk: 50 - (index % 5) * 10 },
})
async function answer(survey: Survey, count: number, team?: string): Promise<void> {
  for (let index = 0; index < count; index++)
    await respond(null, survey.publicToken, { answers: given(index), segments: { ...(team && { team }) } }, null, now)
}
async function bytesOf(survey: Survey, format: ExportFormat): Promise<Uint8Array> {
  const { survey: record, batches } = await exportResponses(pm, survey.id, undefined)
  return new Uint8Array(await exportFile(record, batches, format).arrayBuffer())
}
const textOf = async (survey: Survey, format: ExportFormat) => new TextDecoder().decode(await bytesOf(survey, format))
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length

beforeEach(async () => {
  await db.survey.deleteMany()
  await db.person.deleteMany()
  await db.team.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
})

describe('sliders, times and constant sums', () => {
  test('the file has the same figures as the page', async () => {
    const survey = await openOne()
    await answer(survey, 42)
    const { questions: results } = await getResults(pm, survey.id, {})
    const [load, start, split] = results
    const { columns, rows } = parseCsv(await textOf(survey, 'csv'), { delimiter: ',' })
    expect(columns).toEqual(['team', 'complete', 'load', 'start', 'split.code', 'split.talk', 'why'])
    const column = (name: string) => rows.map((row) => row.cells[name]!).filter(Boolean)
    expect(load!.n).toBe(42)
    expect(load!.mean).toBeCloseTo(mean(column('load').map(Number)), 12)
    expect(split!.distribution!.map((one) => one.mean)).toEqual([
      mean(column('split.code').map(Number)),
      mean(column('split.talk').map(Number)),
    ])
    expect(split!.distribution!.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 12)
    expect(start!.n).toBe(28)
    expect(start!.distribution!.map((one) => one.count)).toEqual(
      Array.from({ length: 24 }, (_, hour) => column('start').filter((one) => Number(one.slice(0, 2)) === hour).length),
    )
    const sorted = column('start').sort()
    // 28 answers: between the 14th and the 15th.
    expect([sorted[13], sorted[14], start!.medianTime]).toEqual(['09:30', '10:05', '09:48'])
  })

  test('a group of fewer than a distribution needs is not shown, in no part of it', async () => {
    const [large, small] = await Promise.all([makeTeam({ headcount: 30 }), makeTeam({ headcount: 30 })])
    const survey = await openOne()
    await answer(survey, 20, large.name)
    await answer(survey, 6, small.name)
    const { questions: results } = await getResults(pm, survey.id, { by: 'team' })
    for (const question of results.filter((one) => one.key !== 'why')) {
      const group = question.groups!.find((one) => one.value === small.id)
      expect(group?.suppressed ?? true).toBe(true)
      expect(group?.distribution).toBeUndefined()
      expect(group?.mean ?? group?.medianTime).toBeUndefined()
    }
  })

  test('our own CSV is read back equal', async () => {
    const survey = await openOne()
    await answer(survey, 21)
    const again = await openOne({ title: 'Again' })
    const made = await importResponses(pm, again.id, [{ path: 'a.csv', text: await textOf(survey, 'csv') }], now)
    expect(made.skipped.map((one) => one.reason)).toEqual(['The column “complete” is no question of this survey'])
    const stored = async (id: string) =>
      (await db.surveyResponse.findMany({ where: { surveyId: id } })).map((one) => JSON.stringify(one.answers)).sort()
    expect(await stored(again.id)).toEqual(await stored(survey.id))
  })

  test('times and numbers are read as other tools write them', async () => {
    const survey = await openOne()
    const text = [
      'load;start;split.code;split.talk',
      '2,5;9:05 PM;100;0',
      'All of it;14:30:00;40,5;59,5',
      ';09:15:00.000+02:00;50;50',
      '5;noon;50;50',
      '5;09:00;50;40',
    ].join('\n')
    const made = await importResponses(pm, survey.id, [{ path: 'b.csv', text }], now)
    const rows = await db.surveyResponse.findMany({ where: { surveyId: survey.id } })
    expect(rows.map((one) => one.answers)).toEqual(
      expect.arrayContaining([
        { load: 2.5, start: '21:05', split: { code: 100, talk: 0 } },
        { load: 10, start: '14:30', split: { code: 40.5, talk: 59.5 } },
        { start: '09:15', split: { code: 50, talk: 50 } },
      ]),
    )
    expect(rows).toHaveLength(3)
    expect(made.skipped.map((one) => one.reason)).toEqual([
      'start: “noon” is not a time of day',
      'split: Together they must come to 100; these come to 90.',
    ])
  })

  test('statistics programs get numbers and times, and the words at the ends', async () => {
    const survey = await openOne()
    await answer(survey, 10)
    const files = unzipSync(await bytesOf(survey, 'spss'))
    const syntax = new TextDecoder().decode(Object.entries(files).find(([name]) => name.endsWith('.sps'))![1])
    expect(syntax).toMatch(/^ {4}load F12\.2$/m)
    expect(syntax).toMatch(/^ {4}start TIME5$/m)
    expect(syntax).toMatch(/^ {4}split_code F12\.2$/m)
    expect(syntax).toMatch(/VALUE LABELS load\r\n {2}0 'None'\r\n {2}10 'All of it'/)
    expect(syntax).toContain('VARIABLE LEVEL split_code (SCALE).')
    const book = parseCsv(await textOf(survey, 'codebook'), { delimiter: ',' })
    const line = (name: string) => book.rows.find((row) => row.cells.column === name)!.cells
    expect(line('split.code').holds).toBe('what one part got of 100')
    expect(line('start').holds).toBe('the time of day, as HH:MM')
    expect(line('load')['good end']).toBe('none')
  })
})
