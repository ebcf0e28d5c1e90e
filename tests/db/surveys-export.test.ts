import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { parseCsv, parseCsvRecords } from '@/lib/core/text/csv'
import { db } from '@/lib/server/db'
import { createSurvey } from '@/lib/surveys/commands'
import { exportFile, exportResponses } from '@/lib/results/export/commands-export'
import { importResponses } from '@/lib/results/import/commands-responses'
import { respond } from '@/lib/surveys/answering/commands-respond'
import type { Answers, CreateSurveyInput, Survey } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'
import { getResults } from '@/lib/results/queries'
import type { ExportFormat } from '@/lib/results/schema-api'
import { openSurvey } from '@/lib/surveys/commands-status'

const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor

const questions: CreateSurveyInput['questions'] = [
  { key: 'ease', type: 'rating', label: 'How easy?', required: true, minLabel: 'Very hard', maxLabel: 'Very easy' },
  {
    key: 'tools',
    type: 'multi',
    label: '=Which tools?',
    options: [
      { value: 'ci', label: 'CI' },
      { value: 'other', label: 'Other', open: true },
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
  {
    key: 'order',
    type: 'ranking',
    label: 'Rank',
    options: [
      { value: 'a', label: 'A' },
      { value: 'b', label: "B's" },
    ],
  },
  {
    key: 'os',
    type: 'single',
    label: 'System',
    options: [
      { value: 'linux', label: 'Linux' },
      { value: 'mac', label: 'macOS' },
    ],
  },
  { key: 'oncall', type: 'rating', label: 'On-call load', showIf: { question: 'os', is: 'linux' } },
  { key: 'why', type: 'longtext', label: 'Why?' },
  { key: 'never', type: 'text', label: 'Never filled' },
]

async function openOne(over: Partial<CreateSurveyInput> = {}): Promise<Survey> {
  return openSurvey(
    pm,
    (await createSurvey(pm, { title: 'Pulse, spring', anonymity: 'anonymous', questions, ...over }, now)).id,
    now,
  )
}
async function answer(survey: Survey, count: number, make: (index: number) => Answers, team?: string): Promise<void> {
  for (let index = 0; index < count; index++)
    await respond(null, survey.publicToken, { answers: make(index), segments: { ...(team && { team }) } }, null, now)
}
async function bytesOf(survey: Survey, format: ExportFormat): Promise<Uint8Array> {
  const { survey: record, batches } = await exportResponses(pm, survey.id, undefined)
  return new Uint8Array(await exportFile(record, batches, format).arrayBuffer())
}
const textOf = async (survey: Survey, format: ExportFormat) => new TextDecoder().decode(await bytesOf(survey, format))

const some = (index: number): Answers => ({
  ease: 1 + (index % 5),
  tools: index % 3 === 0 ? ['ci', 'other'] : ['ci'],
  ...(index % 3 === 0 && { 'tools.text': '=cmd|calc' }),
  grid: { docs: index % 2 ? 'good' : 'bad' },
  order: index % 2 ? ['a', 'b'] : ['b'],
  os: index % 2 ? 'linux' : 'mac',
  ...(index % 4 === 1 && { why: 'It, "works"\nmostly' }),
})

beforeEach(async () => {
  await db.survey.deleteMany()
  await db.person.deleteMany()
  await db.team.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
})

describe('a file of responses', () => {
  test('has every row and every figure that the results count, in each column, whoever filled it', async () => {
    const survey = await openOne()
    await answer(survey, 45, some)
    const results = await getResults(pm, survey.id, {})
    const { columns, rows } = parseCsv(await textOf(survey, 'csv'), { delimiter: ',' })
    expect(columns).toEqual([
      'team',
      'complete',
      'ease',
      'tools',
      'tools[ci]',
      'tools[other]',
      'tools.text',
      'grid.docs',
      'grid.support',
      'order',
      'order[a]',
      'order[b]',
      'os',
      'oncall',
      'why',
      'never',
    ])
    expect(rows).toHaveLength(results.n!)
    const of = (key: string) => results.questions.find((question) => question.key === key)!
    const count = (column: string, value: string) => rows.filter((row) => row.cells[column] === value).length
    for (const share of [...of('ease').distribution!, ...of('os').distribution!])
      expect(count(share.value === Number(share.value) ? 'ease' : 'os', String(share.value))).toBe(share.count)
    for (const share of of('tools').distribution!)
      expect([
        count(`tools[${share.value}]`, '1'),
        rows.filter((row) => row.cells.tools!.split(';').includes(String(share.value))).length,
      ]).toEqual([share.count, share.count])
    for (const share of of('grid').rows![0]!.distribution!)
      expect(count('grid.docs', String(share.value))).toBe(share.count)
    for (const share of of('order').distribution!) expect(count(`order[${share.value}]`, '1')).toBe(share.count)
    for (const key of ['ease', 'why', 'never', 'os'])
      expect([key, rows.filter((row) => row.cells[key] !== '').length]).toEqual([key, of(key).n ?? 0])
    expect(
      rows.filter((row) => row.cells['tools.text'] !== '').every((row) => row.cells['tools.text'] === "'=cmd|calc"),
    ).toBe(true)
    expect(rows.every((row) => row.cells.complete === '1')).toBe(true)
  })
  test('says in each format the same', async () => {
    const survey = await openOne()
    await answer(survey, 12, some)
    const { rows } = parseCsv(await textOf(survey, 'csv'), { delimiter: ',' })
    const json = JSON.parse(await textOf(survey, 'json')) as { responses: { answers: Answers; complete: boolean }[] }
    expect(json.responses.map((one) => String(one.answers.ease))).toEqual(rows.map((row) => row.cells.ease))
    expect(json.responses.every((one) => one.complete && !('id' in one))).toBe(true)
    const sheets = unzipSync(await bytesOf(survey, 'xlsx'))
    const sheet = strFromU8(sheets['xl/worksheets/sheet1.xml']!)
    expect(sheet.match(/<row /g)).toHaveLength(rows.length + 1)
    expect([...sheet.matchAll(/<c r="C\d+" s="0"><v>(\d)<\/v>/g)].map((match) => match[1])).toEqual(
      rows.map((row) => row.cells.ease),
    )
    expect(sheet).toContain('>=cmd')
    expect(strFromU8(sheets['xl/worksheets/sheet2.xml']!)).toContain('>=Which tools?')
    const codebook = parseCsvRecords(await textOf(survey, 'codebook')).map((record) => record.cells)
    expect(codebook.find((cells) => cells[0] === 'oncall')).toEqual(
      expect.arrayContaining(['On-call load', 'rating', 'os is linux']),
    )
    expect(codebook.filter((cells) => cells[0] === 'ease').map((cells) => cells.slice(-3))).toEqual([
      ['1', 'Very hard', 'high'],
      ['2', '2', ''],
      ['3', '3', ''],
      ['4', '4', ''],
      ['5', 'Very easy', ''],
    ])
  })
  test('can be read by SPSS: legal names, numbers, labels, and nothing that ends the command', async () => {
    const survey = await openOne({ title: "Robert'); DROP. *" })
    await answer(survey, 9, some)
    const files = unzipSync(await bytesOf(survey, 'spss'))
    const [syntax, table] = [
      strFromU8(Object.entries(files).find(([name]) => name.endsWith('.sps'))![1]),
      strFromU8(Object.entries(files).find(([name]) => name.endsWith('.csv'))![1]),
    ]
    const [header, ...rows] = parseCsvRecords(table).map((record) => record.cells) as [string[], ...string[][]]
    expect(header).toEqual([
      'team',
      'complete',
      'ease',
      'tools_ci',
      'tools_other',
      'tools_text',
      'grid_docs',
      'grid_support',
      'order_a',
      'order_b',
      'os',
      'oncall',
      'why',
      'never',
    ])
    const declared = [
      ...syntax
        .split('/VARIABLES=')[1]!
        .split(/^ {2}\./m)[0]!
        .matchAll(/^ {4}(\S+) (\S+)/gm),
    ].map((match) => match[1])
    expect(declared).toEqual(header)
    expect(syntax).toContain("VALUE LABELS os\r\n  1 'Linux'\r\n  2 'macOS'")
    expect(syntax).toContain("order_b 'Rank [B''s]'")
    expect(rows.every((row) => ['1', '2'].includes(row[header.indexOf('os')]!))).toBe(true)
    expect(rows.every((row) => row.length === header.length)).toBe(true)
  })
  test('can be taken over into a copy of the survey, and says the same there', async () => {
    const survey = await openOne()
    await answer(survey, 20, (index) => ({ ...some(index), tools: ['ci'], 'tools.text': '' }))
    const copy = await createSurvey(pm, { title: 'Copy', anonymity: 'anonymous', questions }, now)
    expect(
      await importResponses(pm, copy.id, [{ path: 'r.csv', text: await textOf(survey, 'csv') }], now),
    ).toMatchObject({ created: 20 })
    const figures = async (id: string) => (await getResults(pm, id, {})).questions
    expect(await figures(copy.id)).toEqual(await figures(survey.id))
  })
})

describe('an anonymous survey', () => {
  test('names a team beside a row only where the results show that team for all the row answers', async () => {
    await makeTeam({ name: 'Payments', headcount: 30 })
    await makeTeam({ name: 'Search', headcount: 30 })
    const survey = await openOne({ minScore: 5, minComments: 8 })
    // Of Payments only three are asked about on-call, of Search twelve.
    await answer(
      survey,
      20,
      (index) => ({ ease: 3, os: index < 3 ? 'linux' : 'mac', ...(index < 3 && { oncall: 5 }) }),
      'Payments',
    )
    await answer(
      survey,
      20,
      (index) => ({ ease: 4, os: index < 12 ? 'linux' : 'mac', ...(index < 12 && { oncall: 1 }) }),
      'Search',
    )
    const { rows } = parseCsv(await textOf(survey, 'csv'), { delimiter: ',' })
    expect(rows).toHaveLength(40)
    // All rows of a team or none: the 17 who were not asked, taken from the team's 20, would leave three.
    expect(rows.filter((row) => row.cells.team !== '')).toEqual([])
    const { questions } = await getResults(pm, survey.id, { by: 'team' })
    // Of a team whose rows could be told by its figures, no question is shown by team: that would tell the three.
    expect(questions.every(({ groups }) => groups!.every((group) => group.suppressed))).toBe(true)
  })
  test('whose figures by team were shown of some questions only gives no rows, and says so', async () => {
    await makeTeam({ name: 'Payments', headcount: 30 })
    await makeTeam({ name: 'Search', headcount: 30 })
    const survey = await openOne({ minScore: 5, minComments: 8 })
    const some = (asked: number) => (index: number) => ({
      ease: 3,
      os: index < asked ? 'linux' : 'mac',
      ...(index < asked && { oncall: 5 }),
    })
    await answer(survey, 20, some(3), 'Payments')
    await answer(survey, 20, some(12), 'Search')
    const shown = (await getResults(pm, survey.id, { by: 'team' })).questions.map(({ key, groups }) => [
      key,
      groups!.some((group) => !group.suppressed),
    ])
    expect(shown).toContainEqual(['ease', true])
    expect(shown).toContainEqual(['oncall', false])
    await expect(textOf(survey, 'csv')).rejects.toMatchObject({ code: 'conflict' })
    const { survey: record, batches } = await exportResponses(pm, survey.id, undefined, 'codebook')
    const codebook = await exportFile(record, batches, 'codebook').text()
    expect(codebook).toContain('Left out: every response.')
    expect(codebook).toContain('ease')
  })
  test('is in no order that says when, has no day, no role, no id', async () => {
    const survey = await openOne()
    await answer(survey, 24, (index) => ({ ease: 1 + (index % 5), why: `number ${String(index).padStart(2, '0')}` }))
    const { rows, columns } = parseCsv(await textOf(survey, 'csv'), { delimiter: ',' })
    const order = rows.map((row) => row.cells.why!)
    expect(order).not.toEqual([...order].sort())
    expect(columns.filter((name) => /^(?:day|role|e-?mail|name|id|.*time|.*date)$/.test(name))).toEqual([])
    expect(await textOf(survey, 'json')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|2026-05-04/)
  })
})

test('partial answers are marked', async () => {
  const survey = await createSurvey(pm, { title: 'Partial', anonymity: 'anonymous', questions }, now)
  const text = ['ease,os', ...Array.from({ length: 9 }, (_, index) => (index < 3 ? ',mac' : '4,mac'))].join('\n')
  await importResponses(pm, survey.id, [{ path: 'r.csv', text }], now)
  const { rows } = parseCsv(await textOf(survey, 'csv'), { delimiter: ',' })
  expect(
    rows
      .map((row) => [row.cells.ease === '' ? '0' : '1', row.cells.complete])
      .every(([had, complete]) => had === complete),
  ).toBe(true)
  expect(rows.filter((row) => row.cells.complete === '0')).toHaveLength(3)
})
