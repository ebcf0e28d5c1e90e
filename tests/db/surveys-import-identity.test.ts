import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { importResponses, importWithSurvey } from '@/lib/results/import/commands-responses'
import { createSurvey, editSurvey } from '@/lib/surveys/commands'
import { importSurveys } from '@/lib/surveys/import/commands-survey'
import { getSurvey } from '@/lib/surveys/queries'
import type { Answers } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'

const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor

beforeEach(async () => {
  await db.survey.deleteMany()
  await db.person.deleteMany()
  await db.team.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
})

const weekly = (title: string, ...elements: object[]) => ({
  path: 'weekly.json',
  text: JSON.stringify({ title, pages: [{ name: 'p', elements }] }),
})
const first = weekly(
  'First week',
  { type: 'rating', name: 'question1', title: 'How was it?' },
  { type: 'comment', name: 'question2', title: 'What was missing?' },
)
const builds = weekly('Builds', { type: 'radiogroup', name: 'question1', title: 'Which one?', choices: ['a', 'b'] })

describe('which survey a file is', () => {
  test('another title in a file of the same name is another survey, and told', async () => {
    const made = await importSurveys(pm, [first], now)
    const other = await importSurveys(pm, [builds], now)
    expect(other).toMatchObject({ created: 1, updated: 0 })
    expect(other.findings).toEqual([
      expect.objectContaining({ file: 'weekly.json', message: expect.stringContaining('“First week” came from') }),
    ])
    expect((await getSurvey(pm, made.surveyIds[0]!)).questions.map(({ label }) => label)).toEqual([
      'How was it?',
      'What was missing?',
    ])
    // Each is found again by its own file.
    expect(await importSurveys(pm, [first], now)).toMatchObject({ unchanged: 1, surveyIds: made.surveyIds })
    expect(await importSurveys(pm, [builds], now)).toMatchObject({ unchanged: 1, surveyIds: other.surveyIds })
  })

  test('a survey that was renamed here is found again by its questions', async () => {
    const made = await importSurveys(pm, [first], now)
    const { revision } = await getSurvey(pm, made.surveyIds[0]!)
    await editSurvey(pm, made.surveyIds[0]!, { title: 'Joining', revision }, now)
    expect(await importSurveys(pm, [first], now)).toMatchObject({ unchanged: 1, surveyIds: made.surveyIds })
  })

  test('the same name and title from two sources are two surveys', async () => {
    const options = (source: string) => ({ source })
    const a = await importSurveys(pm, [first], now, options('team-a'))
    const b = await importSurveys(
      pm,
      [weekly('First week', { type: 'comment', name: 'question1', title: 'Why?' })],
      now,
      {
        source: 'team-b',
      },
    )
    expect(b).toMatchObject({ created: 1 })
    expect(b.surveyIds).not.toEqual(a.surveyIds)
    expect(await importSurveys(pm, [first], now, options('team-a'))).toMatchObject({ unchanged: 1 })
  })

  test('the same name and title with other questions is refused, and nothing changes', async () => {
    await importSurveys(pm, [first], now)
    const other = weekly('First week', { type: 'rating', name: 'question1', title: 'How fast are builds?' })
    await expect(importSurveys(pm, [other], now)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('--from'),
    })
    expect(await importSurveys(pm, [first], now)).toMatchObject({ unchanged: 1 })
  })

  test('a dry run answers the same and stores nothing', async () => {
    expect(await importSurveys(pm, [first], now, { dryRun: true })).toMatchObject({ created: 1, unchanged: 0 })
    expect(await db.survey.count()).toBe(0)
  })

  test('a file that lost a question says which', async () => {
    await importSurveys(pm, [first], now)
    const shorter = weekly('First week', { type: 'rating', name: 'question1', title: 'How was it?' })
    const { updated, findings } = await importSurveys(pm, [shorter], now)
    expect(updated).toBe(1)
    expect(findings).toEqual([
      expect.objectContaining({ message: '“First week” no longer asks “question2”: the file does not.' }),
    ])
  })

  test('responses: another header under the same name is another survey; half of it is refused', async () => {
    const file = (text: string) => ({ path: 'export.csv', text })
    const a = file('Which editor?,Why?\nvim,quick\nemacs,slow\nvim,old\nemacs,new\n')
    const made = await importWithSurvey(pm, [a], now)
    expect((await importWithSurvey(pm, [a], now)).surveyIds).toEqual(made.surveyIds)
    const other = file('Which shell?\nfish\nzsh\nfish\nzsh\n')
    const second = await importWithSurvey(pm, [other], now)
    expect(second.surveyIds).not.toEqual(made.surveyIds)
    expect((await importWithSurvey(pm, [other], now)).surveyIds).toEqual(second.surveyIds)
    await expect(
      importWithSurvey(pm, [file('Which editor?,Which font?\nvim,Mono\nemacs,Sans\nvim,Mono\nvim,Sans\n')], now),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('1 of the 2') })
    expect(await db.survey.count()).toBe(2)
  })
})

/** What a file of responses made: its questions by label, and its rows as answers by label. */
async function taken(text: string, path = 'answers.csv') {
  const summary = await importWithSurvey(pm, [{ path, text }], now)
  const { questions } = await getSurvey(pm, summary.surveyIds[0]!)
  const rows = await db.surveyResponse.findMany({ where: { surveyId: summary.surveyIds[0]! }, orderBy: { day: 'asc' } })
  const labelOf = new Map(questions.map(({ key, label }) => [key, label]))
  return {
    summary,
    questions,
    days: rows.map((row) => row.day.toISOString().slice(0, 10)),
    rows: rows.map((row) =>
      Object.fromEntries(
        Object.entries(row.answers as Answers).map(([key, value]) => [labelOf.get(key) ?? key, value]),
      ),
    ),
  }
}

describe('responses of other tools', () => {
  test('columns that clean to one key stay apart', async () => {
    const { rows, questions } = await taken(
      '[C],[C#],[C++]\nbasic,expert,basic\n,basic,expert\nbasic,expert,\nbasic,basic,expert\nexpert,basic,basic\nexpert,expert,basic\n',
    )
    expect(questions.map(({ label }) => label)).toEqual(['[C]', '[C#]', '[C++]'])
    const count = (label: string) => rows.filter((row) => label in row).length
    expect(['[C]', '[C#]', '[C++]'].map(count)).toEqual([5, 6, 5])
    expect(rows.filter((row) => row['[C#]'] === 'expert')).toHaveLength(3)
  })

  test('times of answering are cut to the day in any language, and no question is made of them', async () => {
    const german = 'ID,Startzeit,Fertigstellungszeit,E-Mail,Name,Wie ist CI?\n'
    const lines = [13, 14, 15].map((day, at) => `${at + 1},${day}.4.26 9:12:03,${day}.4.26 9:15:01,anonymous,,Gut`)
    const { questions, days, summary } = await taken(`${german}${lines.join('\n')}\n`)
    expect(questions.map(({ label }) => label)).toEqual(['Wie ist CI?'])
    expect(days).toEqual(['2026-04-13', '2026-04-14', '2026-04-15'])
    expect(summary.skipped.map(({ reason }) => reason)).toContainEqual(
      expect.stringContaining('“Startzeit” is not stored'),
    )
    // But for when the survey was stored, by the clock on the wall.
    expect(JSON.stringify(await db.survey.findMany({ omit: { updatedAt: true } }))).not.toContain('9:1')
    const unknown = await taken('開始,終了,感想\n2026/04/01 9:12:01,2026/04/01 9:15:01,良い\n', 'ja.csv')
    expect(unknown.questions.map(({ label }) => label)).toEqual(['感想'])
    expect(unknown.days).toEqual(['2026-04-01'])
  })

  test('the time stamp that Google writes into its CSV is read', async () => {
    const { days, rows } = await taken(
      'Timestamp,CI? [Speed],CI? [Flakiness],Tools\n' +
        '2024/11/03 9:12:01 PM GMT+1,Good,Bad,"Argo CD, Helm;Jenkins"\n' +
        '2024/11/04 9:12:01 AM GMT+1,Bad,Bad,Jenkins\n' +
        '2024/11/05 9:12:01 AM GMT+1,Good,Good,"Argo CD, Helm"\n',
    )
    expect(days).toEqual(['2024-11-03', '2024-11-04', '2024-11-05'])
    expect(rows[0]).toMatchObject({ 'CI?': { Speed: 'Good', Flakiness: 'Bad' }, Tools: ['Argo CD, Helm', 'Jenkins'] })
  })

  test.each([
    ['a number above 12 decides for the column', ['03/04/2026', '13/04/2026'], ['2026-04-03', '2026-04-13'], 0],
    ['no response is from after today', ['06/02/2026', '07/02/2026'], ['2026-02-06', '2026-02-07'], 0],
    [
      'else the rows are in order',
      ['01/02/2026', '02/02/2026', '03/02/2026', '01/03/2026'],
      ['2026-02-01', '2026-02-02', '2026-02-03', '2026-03-01'],
      0,
    ],
    ['what stays open is told, and the row is kept', ['01/02/2026'], ['2026-05-04'], 1],
    ['what is no day is told, and the row is kept', ['soon', '2026-04-01'], ['2026-04-01', '2026-05-04'], 1],
  ] as const)('order of day and month: %s', async (_, cells, days, told) => {
    const read = await taken(`Date,Why?\n${cells.map((cell, at) => `${cell},reason ${at}`).join('\n')}\n`)
    expect(read.days).toEqual([...days])
    expect(read.summary.findings?.filter(({ key }) => key === 'Date')).toHaveLength(told)
  })

  test('a person may say the order of a column that leaves it open', async () => {
    const survey = await createSurvey(
      pm,
      { title: 'Order', anonymity: 'anonymous', questions: [{ key: 'why', type: 'text', label: 'Why?' }] },
      now,
    )
    const file = { path: 'o.csv', text: 'Date,why\n01/02/2026,x\n' }
    expect(await importResponses(pm, survey.id, [file], now, { Date: '@day:dmy' })).toMatchObject({
      created: 1,
      findings: [],
    })
    expect((await db.surveyResponse.findFirstOrThrow()).day.toISOString()).toContain('2026-02-01')
  })

  test('a team that is not known leaves the answers in', async () => {
    await makeTeam({ name: 'Payments' })
    const read = await taken('Team,Why?\nPayments,a\nNobody knows,b\n')
    expect(read.rows).toHaveLength(2)
    expect(read.summary.findings).toContainEqual(expect.objectContaining({ line: 3, key: 'Team' }))
  })

  test('a tool’s mark for no answer is none, and scales stay scales', async () => {
    const { questions, rows, summary } = await taken(
      `Ease,Years,Kind\n${['1,4,a', 'NA,NA,b', '5,10,a', '3,2,b', '2,NA,NA'].join('\n')}\n`,
    )
    expect(questions.map(({ type }) => type)).toEqual(['rating', 'rating', 'single'])
    expect(rows.flatMap((row) => Object.values(row))).not.toContain('NA')
    expect(summary.findings).toContainEqual(
      expect.objectContaining({ key: 'NA', message: expect.stringContaining('4 cells') }),
    )
  })

  test('“N/A” among the points of a scale is an answer that does not apply', async () => {
    const { questions, rows } = await taken('Ease\n1\nN/A\n5\n3\n2\n4\n')
    expect(questions[0]).toMatchObject({ type: 'rating', options: [{ value: 'N/A', na: true }] })
    expect(rows.filter((row) => row.Ease === 'N/A')).toHaveLength(1)
  })

  test('lists with commas keep an option whole that holds one', async () => {
    const survey = await createSurvey(
      pm,
      {
        title: 'Commas',
        anonymity: 'anonymous',
        questions: [
          {
            key: 'tools',
            type: 'multi',
            label: 'Tools',
            options: [
              { value: 'a', label: 'Yes, (mostly) in CI' },
              { value: 'b', label: 'Yes' },
              { value: 'c', label: 'Locally' },
              { value: 'o', label: 'Other', open: true },
            ],
          },
        ],
      },
      now,
    )
    const text = 'tools\n"Yes, (mostly) in CI, Locally"\n"Yes, Locally"\n"Locally, on a plane"\n'
    expect(await importResponses(pm, survey.id, [{ path: 'c.csv', text }], now)).toMatchObject({
      created: 3,
      skipped: [],
    })
    const stored = (await db.surveyResponse.findMany()).map((row) => JSON.stringify(row.answers)).sort()
    expect(stored).toEqual(
      [{ tools: ['a', 'c'] }, { tools: ['b', 'c'] }, { tools: ['c', 'o'], 'tools.text': 'on a plane' }]
        .map((one) => JSON.stringify(one))
        .sort(),
    )
  })

  test('lists under several columns become rows with several answers', async () => {
    const line = (at: number) => (at % 2 ? 'CI;IDE,IDE' : 'IDE,CI;Docs;IDE')
    const { questions } = await taken(
      `Where? [Mon],Where? [Tue]\n${Array.from({ length: 8 }, (_, at) => line(at)).join('\n')}\n`,
    )
    expect(questions).toEqual([
      expect.objectContaining({ type: 'matrix', multiple: true, options: expect.objectContaining({ length: 3 }) }),
    ])
  })

  test('an anonymous respondent of a confidential survey is kept without a person', async () => {
    const person = await makePerson({ email: 'kim@hub.test' })
    const survey = await createSurvey(
      pm,
      { title: 'Who', anonymity: 'confidential', questions: [{ key: 'why', type: 'text', label: 'Why?' }] },
      now,
    )
    const text = 'Email,why\nkim@hub.test,a\nanonymous,b\nAnonymous,c\nother@hub.test,d\n'
    const summary = await importResponses(pm, survey.id, [{ path: 'w.csv', text }], now)
    expect(summary).toMatchObject({ created: 3 })
    expect(summary.skipped).toHaveLength(1)
    const people = (await db.surveyResponse.findMany()).map((row) => row.personId)
    expect(people.filter((one) => one === person.id)).toHaveLength(1)
    expect(people.filter((one) => one === null)).toHaveLength(2)
  })
})
