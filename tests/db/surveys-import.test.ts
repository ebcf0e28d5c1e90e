import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { describeCorpora, type Corpus } from '../support/corpus'
import { createSurvey } from '@/lib/surveys/commands'
import { importResponses, importWithSurvey } from '@/lib/results/import/commands-responses'
import { importSurveys } from '@/lib/surveys/import/commands-survey'
import { getPublicSurvey } from '@/lib/surveys/answering/queries-public'
import { getSurvey } from '@/lib/surveys/queries'
import { actorOf, makePerson, makeTeam } from './make'
import { getResults } from '@/lib/results/queries'
import { closeSurvey } from '@/lib/results/commands-close'
import { openSurvey } from '@/lib/surveys/commands-status'

const now = new Date('2026-05-04T13:14:15Z')
const reader = (corpus: Corpus) => (path: string) => ({ path: path.split('/').at(-1)!, text: corpus.read(path) })
let pm: Actor

beforeEach(async () => {
  await db.survey.deleteMany()
  await db.person.deleteMany()
  await db.team.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
})

describeCorpora('surveys/rust', (corpus) => {
  const file = reader(corpus)
  const isReal = corpus.name === 'corpus'
  const annual = isReal ? '2024-annual' : '2025-annual'

  const expected: [string, number, number][] = isReal
    ? [
        ['2024-annual.md', 50, 2],
        ['2026-infrastructure-feedback.md', 9, 0],
      ]
    : [
        ['2025-annual.md', 24, 2],
        ['2025-feedback.md', 9, 0],
      ]
  test.each(expected)(
    '%s: %i questions, %i notes, and nothing changes the second time',
    async (name, count, skipped) => {
      const first = await importSurveys(pm, [file(name)], now)
      expect(first).toMatchObject({ created: 1, updated: 0, unchanged: 0 })
      expect(first.skipped).toHaveLength(skipped)
      const before = await db.survey.findMany()
      expect((await getSurvey(pm, first.surveyIds[0]!)).questions).toHaveLength(count)
      expect(await importSurveys(pm, [file(name)], now)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
      expect(await db.survey.findMany()).toEqual(before)
    },
  )
  test('translations belong to their survey, in whatever order they are named, and show in its public form', async () => {
    await expect(importSurveys(pm, [file(`${annual}.de.md`)], now)).rejects.toMatchObject({ code: 'conflict' })
    const files = [`${annual}.ja.md`, `${annual}.de.md`, `${annual}.md`].map(file)
    const summary = await importSurveys(pm, files, now)
    expect(summary).toMatchObject({ created: 3, surveyIds: [expect.any(String)] })
    expect(summary.skipped.map((one) => `${one.file}:${one.line}`).sort()).toEqual(
      (isReal
        ? ['de.md:177', 'de.md:676', 'ja.md:177', 'ja.md:676', 'md:19', 'md:864']
        : ['de.md:92', 'de.md:196', 'ja.md:92', 'ja.md:196', 'md:17', 'md:268']
      )
        .map((place) => `${annual}.${place}`)
        .sort(),
    )
    expect(await importSurveys(pm, files, now)).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
    const survey = await openSurvey(pm, summary.surveyIds[0]!, now)
    expect(survey.languages.sort()).toEqual(['de', 'ja'])
    const german = await getPublicSurvey(survey.publicToken, 'de', now)
    expect(german.questions[0]!.label).toBe(isReal ? 'Nutzen Sie Rust?' : 'Nutzen Sie Lathe?')
    expect(german.questions.every((question) => !('note' in question))).toBe(true)
  })
  test('a broken file among good ones takes nothing', async () => {
    await expect(
      importSurveys(pm, [file(`${annual}.md`), { path: 'x.md', text: '# Nothing here' }], now),
    ).rejects.toMatchObject({ code: 'invalid' })
    expect(await db.survey.count()).toBe(0)
  })
})

describe('responses from CSV', () => {
  const make = (anonymity: 'anonymous' | 'named') =>
    createSurvey(
      pm,
      {
        title: 'Pulse',
        anonymity,
        questions: [
          { key: 'ease', type: 'rating', label: 'How easy?' },
          {
            key: 'tools',
            type: 'multi',
            label: 'Which tools?',
            options: [
              { value: 'ci', label: 'CI' },
              { value: 'ide', label: 'IDE, editor' },
            ],
          },
          {
            key: 'grid',
            type: 'matrix',
            label: 'Rate',
            options: [
              { value: 'good', label: 'Good' },
              { value: 'bad', label: 'Bad' },
            ],
            rows: ['docs', 'support'],
          },
          { key: 'why', type: 'longtext', label: 'Why?' },
        ],
      },
      now,
    )

  const csv = [
    'How easy?,tools,grid.docs,Rate [support],why,team,date,email',
    '4,CI;ide,Good,bad,"Two lines,\nand a comma",Payments,2026-04-01T10:00:00Z,ada@example.test',
    '4,CI;ide,Good,bad,"Two lines,\nand a comma",Payments,2026-04-01T10:00:00Z,ada@example.test',
    '5,,,,,,,',
    '9,,,,,,,',
    '3,Hammer,,,,,,',
    '3,,,,,No such team,,',
    '3,,,,,,yesterday,',
    ',,,,,,,x',
  ].join('\n')

  test('take every row that fits once, name the others with their line, and never store who, in an anonymous survey', async () => {
    await makeTeam({ name: 'Payments' })
    const survey = await make('anonymous')
    const summary = await importResponses(pm, 'pulse', [{ path: 'r.csv', text: csv }], now)
    expect(summary).toMatchObject({ created: 5, unchanged: 0 })
    expect(summary.skipped.map((one) => one.line)).toEqual([1, 7, 8, 11])
    // What says who or when, and cannot be read, costs no answer.
    expect(summary.findings?.map(({ line, key }) => [line, key])).toEqual([
      [9, 'team'],
      [10, 'date'],
    ])
    const rows = await db.surveyResponse.findMany({ orderBy: { day: 'asc' } })
    expect(rows.map((row) => row.personId)).toEqual([null, null, null, null, null])
    expect(rows[0]).toMatchObject({
      day: new Date('2026-04-01T00:00:00Z'),
      answers: {
        ease: 4,
        tools: ['ci', 'ide'],
        grid: { docs: 'good', support: 'bad' },
        why: 'Two lines,\nand a comma',
      },
    })
    expect(await importResponses(pm, survey.id, [{ path: 'r.csv', text: csv }], now)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 5,
    })
    await openSurvey(pm, survey.id, now)
    await closeSurvey(pm, survey.id, now)
    expect(await importResponses(pm, survey.id, [{ path: 'r.csv', text: csv }], now)).toMatchObject({
      created: 0,
      unchanged: 5,
    })
    expect((await getResults(pm, survey.id, {})).n).toBe(5)
  })
  test('of a named survey go to the people they name', async () => {
    await makePerson({ email: 'ada@example.test' })
    const survey = await make('named')
    const summary = await importResponses(pm, survey.id, [{ path: 'r.csv', text: csv }], now)
    expect(summary).toMatchObject({ created: 1, unchanged: 1 })
    expect(await db.surveyResponse.count()).toBe(1)
  })
  test.each(['', 'nothing,of\nthe,survey', 'How easy?\n', 'How easy?,How easy?\n1,2', 'How easy?\n"1'])(
    'refuse %j whole',
    async (text) => {
      const survey = await make('anonymous')
      await expect(importResponses(pm, survey.id, [{ path: 'r.csv', text }], now)).rejects.toMatchObject({
        name: 'AppError',
      })
    },
  )
  test('a thousand and more go in together, and fast', async () => {
    const survey = await make('anonymous')
    const text = [
      'ease,why',
      ...Array.from({ length: 2_500 }, (_, index) => `${1 + (index % 5)},Comment number ${index}`),
    ].join('\n')
    expect(await importResponses(pm, survey.id, [{ path: 'r.csv', text }], now)).toMatchObject({
      created: 2_500,
      skipped: [],
    })
    expect((await getResults(pm, survey.id, {})).questions[0]!.distribution!.map((one) => one.count)).toEqual([
      500, 500, 500, 500, 500,
    ])
  })
})

describeCorpora('surveys', (corpus) => {
  const other = reader(corpus)
  const surveys = [...corpus.list('.lss'), ...corpus.list('.qsf')]

  test('each file of another tool makes its survey once, can be opened, and changes nothing the second time', async () => {
    const files = surveys.map(other)
    const first = await importSurveys(pm, files, now)
    expect(first).toMatchObject({ created: surveys.length, updated: 0, unchanged: 0 })
    for (const id of first.surveyIds) expect((await openSurvey(pm, id, now)).status).toBe('open')
    const before = await db.survey.findMany({ orderBy: { id: 'asc' } })
    expect(await importSurveys(pm, files, now)).toMatchObject({ created: 0, updated: 0, unchanged: surveys.length })
    expect(await db.survey.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
  })
  const expected: [string, number][] =
    corpus.name === 'corpus'
      ? [
          ['Better_Sample_Survey', 10],
          ['Matrix_Single_Answer_Testing', 5],
          ['Multiple_Answer_MC_Questions', 5],
          ['Questions_with_Text_Entry_Components', 15],
          ['Single_Answer_MC_Questions', 5],
        ]
      : [
          ['tools_with_branches', 8],
          ['open_options', 5],
          ['own_codes', 5],
        ]
  test.each(expected)('the responses to %s go in once, and count', async (name, n) => {
    const {
      surveyIds: [id],
    } = await importSurveys(pm, [other(`qualtrics/${name}.qsf`)], now)
    const file = other(`qualtrics/${name}.csv`)
    const summary = await importResponses(pm, id!, [file], now)
    expect(summary).toMatchObject({ created: n, unchanged: 0 })
    expect(summary.skipped.filter((one) => one.line > 1)).toEqual([])
    expect(await importResponses(pm, id!, [file], now)).toMatchObject({ created: 0, unchanged: n })
    expect((await getResults(pm, id!, {})).n).toBe(n)
    expect(JSON.stringify(await db.surveyResponse.findMany())).not.toContain('R_')
  })
})

describe('files of other tools', () => {
  test('another survey in a file of the same name is not written over the first', async () => {
    await importSurveys(pm, [{ path: 'survey.json', text: '{"elements":[{"type":"text","name":"a"}]}' }], now)
    await expect(
      importSurveys(pm, [{ path: 'survey.json', text: '{"elements":[{"type":"text","name":"b"}]}' }], now),
    ).rejects.toMatchObject({ code: 'conflict' })
  })
  test('responses without a survey make one, once', async () => {
    await makeTeam({ name: 'Payments' })
    const text = [
      'Timestamp,Team,How easy are deploys?,Tools,E-mail,Why',
      ...Array.from(
        { length: 20 },
        (_, index) =>
          `2026-04-0${1 + (index % 9)} ` +
          `10:00:00,Payments,${1 + (index % 5)},${index % 2 ? 'CI;IDE' : 'CI'},p${index}@example.test,Because ${index}`,
      ),
    ].join('\n')
    const summary = await importWithSurvey(pm, [{ path: 'dx_pulse.csv', text }], now)
    expect(summary).toMatchObject({ created: 21 })
    const survey = await getSurvey(pm, summary.surveyIds[0]!)
    expect(survey.questions.map((question) => question.type)).toEqual(['rating', 'multi', 'text'])
    expect((await getResults(pm, survey.id, {})).questions[0]).toMatchObject({ n: 20, mean: 3 })
    expect(JSON.stringify([await db.surveyResponse.findMany(), await db.survey.findMany()])).not.toContain(
      '@example.test',
    )
    expect(await importWithSurvey(pm, [{ path: 'dx_pulse.csv', text }], now)).toMatchObject({
      created: 0,
      unchanged: 20,
    })
  })
  test('a mapping says what cannot be guessed', async () => {
    const survey = await createSurvey(
      pm,
      { title: 'Pulse', anonymity: 'anonymous', questions: [{ key: 'ease', type: 'rating', label: 'How easy?' }] },
      now,
    )
    const file = { path: 'r.csv', text: 'Q1,squadron\n4,Payments\n' }
    await makeTeam({ name: 'Payments' })
    await expect(importResponses(pm, survey.id, [file], now)).rejects.toMatchObject({ code: 'invalid' })
    expect(await importResponses(pm, survey.id, [file], now, { q1: 'ease', squadron: '@team' })).toMatchObject({
      created: 1,
      skipped: [],
    })
    await expect(importResponses(pm, survey.id, [file], now, { Q1: 'ease', nowhere: 'ease' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})
