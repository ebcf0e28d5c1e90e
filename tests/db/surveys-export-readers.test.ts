import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { parseCsv, parseCsvRecords } from '@/lib/core/text/csv'
import { unguarded } from '@/lib/core/text/csv-write'
import { exportFile, exportResponses } from '@/lib/results/export/commands-export'
import { importResponses } from '@/lib/results/import/commands-responses'
import { getResults } from '@/lib/results/queries'
import type { ExportFormat } from '@/lib/results/schema-api'
import { db } from '@/lib/server/db'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { bestOf, worstOf } from '@/lib/surveys/answering/rules-maxdiff'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Answers, CreateSurveyInput, Question, Survey } from '@/lib/surveys/schema'
import {
  frequenciesOf,
  hasLibreOffice,
  hasPspp,
  LIBREOFFICE_MISSING,
  openWorkbook,
  PSPP_MISSING,
  runPspp,
} from '../support/readers'
import { actorOf, makePerson } from './make'

const now = new Date('2026-05-04T13:14:15Z')
const RESPONSES = 24
const na = { value: 'na', label: 'I do not use it', na: true }
const options = (...values: string[]) => values.map((value) => ({ value, label: value.toUpperCase() }))

/** Every type of question, with the values and words that a reader of files could take for something else. */
const questions: CreateSurveyInput['questions'] = [
  { key: 'ease', type: 'rating', label: "How easy, it's said?", minLabel: 'Hard', maxLabel: 'Easy', options: [na] },
  { key: 'rec', type: 'nps', label: 'Recommend?' },
  {
    key: 'plan',
    type: 'single',
    label: 'Plan',
    options: [
      { value: '1', label: 'One' },
      { value: '01', label: 'Zero one' },
      { value: 'none', label: 'There is none', na: true },
    ],
  },
  {
    key: 'pay',
    type: 'single',
    label: 'Pay',
    options: [
      { value: '1', label: 'Low' },
      { value: '2', label: 'High' },
      { value: '-99', label: 'Prefer not to say' },
    ],
  },
  { key: 'tools', type: 'multi', label: 'Tools', options: [...options('ci', 'ide'), na] },
  { key: 'grid', type: 'matrix', label: 'Rate', rows: ['docs', 'support'], options: [...options('1', '2', '-99'), na] },
  { key: 'many', type: 'matrix', label: 'Use', multiple: true, rows: ['go', 'rust'], options: options('work', 'home') },
  { key: 'order', type: 'ranking', label: 'Rank', options: options('a', 'b', 'c') },
  { key: 'minutes', type: 'number', label: 'Minutes' },
  { key: 'since', type: 'date', label: 'Since' },
  { key: 'happy', type: 'yesno', label: 'Happy?' },
  { key: 'best', type: 'maxdiff', label: 'Best', options: options('a', 'b', 'c', 'd', 'e') },
  { key: 'short', type: 'text', label: 'Short' },
  { key: 'why', type: 'longtext', label: 'Why?' },
]

const texts = [
  'one line',
  'two\nlines, "quoted"',
  '- a list\r\n- of two',
  "it's\n\n\nover",
  'a_x000D_b',
  "'=guarded",
  '=1+1',
  "'-5 days",
  'ä'.repeat(30),
]

function answersOf(index: number, survey: Survey): Answers {
  const sets = survey.questions.find((question) => question.key === 'best')!.sets!
  return {
    ease: index % 6 === 0 ? 'na' : 1 + (index % 5),
    rec: index % 11,
    plan: ['1', '01', '1', 'none'][index % 4]!,
    pay: ['1', '2', '-99'][index % 3]!,
    tools: [['na'], ['ci', 'ide'], ['ide']][index % 3]!,
    grid: { docs: ['1', '2', '-99', 'na'][index % 4]!, support: '2' },
    many: { go: index % 2 ? ['work', 'home'] : ['work'] },
    order: index % 2 ? ['a', 'b', 'c'] : ['c', 'a', 'b'],
    ...(index % 5 !== 0 && { minutes: index * 1.25 }),
    since: `2026-01-${String(index + 1).padStart(2, '0')}`,
    happy: index % 2 ? 'yes' : 'no',
    best: Object.fromEntries(
      sets.flatMap((set, at) => [
        [bestOf(at), set[index % 2]!],
        [worstOf(at), set[2]!],
      ]),
    ),
    short: `=x "${index}"`,
    why: texts[index % texts.length]!,
  }
}

let pm: Actor
let survey: Survey
let results: Awaited<ReturnType<typeof getResults>>

beforeAll(async () => {
  await db.survey.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
  const made = await createSurvey(pm, { title: "Every kind, it's all.", anonymity: 'anonymous', questions }, now)
  survey = await openSurvey(pm, made.id, now)
  for (let index = 0; index < RESPONSES; index++)
    await respond(null, survey.publicToken, { answers: answersOf(index, survey) }, null, now)
  results = await getResults(pm, survey.id, {})
  expect(results.n).toBe(RESPONSES)
}, 120_000)

async function bytesOf(format: ExportFormat): Promise<Uint8Array> {
  const { survey: record, batches } = await exportResponses(pm, survey.id, undefined)
  return new Uint8Array(await exportFile(record, batches, format).arrayBuffer())
}
const textOf = async (format: ExportFormat) => new TextDecoder().decode(await bytesOf(format))
const figuresOf = (key: string) => results.questions.find((question) => question.key === key)!
const questionOf = (key: string) => survey.questions.find((question) => question.key === key) as Question

/** Each closed column of the file with what the results say: how many count, to how many it does not apply, how often each value. */
function expected(): { name: string; label: string; n: number; na: number; counts: Record<string, number> }[] {
  const shares = (list: { label: string; count: number }[] = []) =>
    Object.fromEntries(list.filter((one) => one.count > 0).map((one) => [one.label, one.count]))
  const single = ['ease', 'rec', 'plan', 'pay', 'happy'].map((key) => {
    const { n, na: without = 0, distribution } = figuresOf(key)
    return { name: key, label: questionOf(key).label, n: n!, na: without, counts: shares(distribution) }
  })
  const rows = figuresOf('grid').rows!.map((row) => ({
    name: `grid_${row.value}`,
    label: `Rate [${row.label}]`,
    n: row.n!,
    na: row.na ?? 0,
    counts: shares(row.distribution),
  }))
  const chosen = (name: string, label: string, n: number, without: number, count: number) => ({
    name,
    label,
    n,
    na: without,
    counts: Object.fromEntries(
      Object.entries({ 'not chosen': n - count, chosen: count }).filter(([, times]) => times > 0),
    ),
  })
  const tools = figuresOf('tools')
  const several = tools.distribution!.map((share) =>
    chosen(`tools_${share.value}`, `Tools [${share.label}]`, tools.n!, tools.na!, share.count),
  )
  const go = figuresOf('many').rows!.find((row) => row.value === 'go')!
  const inRow = go.distribution!.map((share) =>
    chosen(`many_go_${share.value}`, `Use [go] [${share.label}]`, go.n!, RESPONSES - go.n!, share.count),
  )
  return [...single, ...rows, ...several, ...inRow]
}

describe('the SPSS files', () => {
  test.runIf(hasPspp)('in PSPP: cases, valid n, missing, labels and counts are those of the results', async () => {
    const columns = expected()
    const names = columns.map((one) => one.name).join(' ')
    const { code, errors, tables } = await runPspp(
      await bytesOf('spss'),
      `FREQUENCIES ${names} /STATISTICS=MEAN.\nDISPLAY DOCUMENTS.`,
    )
    expect([code, errors]).toEqual([0, expect.not.stringMatching(/error:|warning:/i)])
    const found = frequenciesOf(
      tables,
      columns.map((one) => one.label),
    )
    for (const [index, { name, n, na: without, counts }] of columns.entries()) {
      const { valid, missing, counts: own } = found[index]!
      expect([name, valid, missing]).toEqual([name, n, RESPONSES - n])
      const { 'I do not use it': notUsed, 'There is none': none, '.': nothing, ...others } = own
      expect([name, others]).toEqual([name, counts])
      expect([name, notUsed ?? none ?? nothing ?? 0]).toEqual([name, without])
    }
    expect(
      tables
        .find((table) => table.title === 'Documents')!
        .rows.flat()
        .join(' '),
    ).toContain('24 responses')
  })

  test.runIf(hasPspp)(
    'in PSPP: means of ratings, recommendations, numbers and places are those of the results',
    async () => {
      const places = ['a', 'b', 'c'].map((value) => `order_${value}`)
      const names = ['ease', 'rec', 'minutes', ...places]
      const means = names.map((name) => `m_${name}`)
      const { code, tables } = await runPspp(
        await bytesOf('spss'),
        `COMPUTE one=1.
       AGGREGATE /OUTFILE=* /BREAK=one ${names.map((name) => `/m_${name}=MEAN(${name})`).join(' ')}.
       FORMATS ${means.join(' ')} (F20.12).\nLIST ${means.join(' ')}.`,
      )
      expect(code).toBe(0)
      const listed = tables.find((table) => table.title === 'Data List')!.rows
      const ranks = new Map(figuresOf('order').distribution!.map((share) => [share.value, share.place!]))
      const wanted = [
        ...['ease', 'rec', 'minutes'].map((key) => figuresOf(key).mean!),
        ...['a', 'b', 'c'].map((value) => ranks.get(value)!),
      ]
      expect(listed[1]!.map(Number).map((mean) => mean.toFixed(9))).toEqual(wanted.map((mean) => mean.toFixed(9)))
    },
  )

  test.runIf(hasPspp)(
    'in PSPP: each text is one cell of its case, whole and unguarded, and a date is a date',
    async () => {
      const { tables } = await runPspp(await bytesOf('spss'), 'LIST since short why.\nDISPLAY DICTIONARY.')
      const rows = tables.find((table) => table.title === 'Data List')!.rows.slice(1)
      expect(rows).toHaveLength(RESPONSES)
      const wanted = Array.from({ length: RESPONSES }, (_, index) => [
        `2026/01/${String(index + 1).padStart(2, '0')}`,
        `=x "${index}"`,
        texts[index % texts.length]!.replace(/[\r\n]+/g, ' / '),
      ])
      expect(rows.sort()).toEqual(wanted.sort())
      const variables = tables.find((table) => table.title === 'Variables')!.rows
      expect(variables.find((cells) => cells[0] === 'why')).toContain('A60')
    },
  )

  if (!hasPspp) test.skip(PSPP_MISSING, () => {})

  test('have no command that PSPP calls an error, and widths that fit', async () => {
    const files = Object.entries(unzipSync(await bytesOf('spss')))
    const syntax = strFromU8(files.find(([name]) => name.endsWith('.sps'))![1])
    expect(syntax).not.toContain('UNICODE')
    expect(syntax).not.toMatch(/A(?:8000|32767)/)
    expect(syntax).toContain('MISSING VALUES plan (-99).')
    expect(syntax).toContain('MISSING VALUES grid_docs (-100).')
    expect(syntax).not.toMatch(/MISSING VALUES pay/)
    expect(syntax).toContain('NAME=$tools')
  })
})

describe('the workbook', () => {
  test.runIf(hasLibreOffice)(
    'in LibreOffice: each cell is that of the CSV file, texts are whole and unguarded, counts are those of the results',
    async () => {
      const { responses, codebook, notes } = await openWorkbook(await bytesOf('xlsx'))
      const csv = parseCsvRecords(await textOf('csv'), ',').map(({ cells }) => cells.map(unguarded))
      const oneEnd = (cell: string) => cell.replace(/\r\n?/g, '\n')
      expect(responses).toEqual(csv.map((cells) => cells.map(oneEnd)))
      const [header, ...rows] = responses as [string[], ...string[][]]
      expect(rows).toHaveLength(RESPONSES)
      const column = (name: string) => rows.map((cells) => cells[header.indexOf(name)]!)
      for (const key of ['plan', 'pay', 'happy'])
        for (const share of figuresOf(key).distribution!)
          expect([key, share.value, column(key).filter((cell) => cell === share.value).length]).toEqual([
            key,
            share.value,
            share.count,
          ])
      for (const key of ['ease', 'rec', 'minutes']) {
        const numbers = column(key).filter((cell) => cell !== '' && cell !== 'na')
        const mean = numbers.reduce((sum, cell) => sum + Number(cell), 0) / numbers.length
        expect([key, numbers.length, mean]).toEqual([key, figuresOf(key).n, expect.closeTo(figuresOf(key).mean!, 9)])
      }
      // Who chose "does not apply" is in no share of the other options.
      const { n, distribution } = figuresOf('tools')
      for (const share of distribution!)
        expect([
          column(`tools[${share.value}]`).filter((cell) => cell !== '').length,
          column(`tools[${share.value}]`).filter((cell) => cell === '1').length,
        ]).toEqual([n, share.count])
      const missing = codebook!.filter((cells) => cells[7] === 'yes').map((cells) => [cells[0], cells[8]])
      expect(missing).toEqual(
        expect.arrayContaining([
          ['ease', 'na'],
          ['plan', 'none'],
          ['grid.docs', 'na'],
        ]),
      )
      expect(notes!.flat().join(' ')).toContain('The team stands beside 0 of 24 responses.')
    },
    180_000,
  )
  if (!hasLibreOffice) test.skip(LIBREOFFICE_MISSING, () => {})
})

describe('what was left out and why', () => {
  test('is said in each format that has a place for it', async () => {
    const said = 'Left out: who answered, the day, the role and the time in the company, for the survey is anonymous.'
    const { notes } = JSON.parse(await textOf('json')) as { notes: string[] }
    expect(notes).toContain(said)
    const lines = parseCsvRecords(await textOf('codebook'), ',').map((record) => record.cells)
    expect(lines.filter((cells) => cells[0] === '(note)').map((cells) => cells[1])).toEqual(notes)
    const files = Object.entries(unzipSync(await bytesOf('spss')))
    const syntax = strFromU8(files.find(([name]) => name.endsWith('.sps'))![1])
    expect(syntax).toContain('Left out: who answered, the day, the role')
  })
})

test('the own CSV file is read back as it was written, guarded texts too', async () => {
  const copy = await createSurvey(pm, { title: 'Copy', anonymity: 'anonymous', questions: survey.questions }, now)
  const text = await textOf('csv')
  expect(await importResponses(pm, copy.id, [{ path: 'r.csv', text }], now)).toMatchObject({ created: RESPONSES })
  const stored = async (id: string) =>
    (await db.surveyResponse.findMany({ where: { surveyId: id } })).map(({ answers }) => JSON.stringify(answers)).sort()
  const inOrder = (answers: string) => JSON.stringify(JSON.parse(answers.replaceAll('\\r\\n', '\\n')), undefined)
  const keyed = (answers: string) => {
    const read = JSON.parse(inOrder(answers)) as Answers
    return JSON.stringify(survey.questions.map(({ key }) => read[key] ?? null))
  }
  expect((await stored(copy.id)).map(keyed).sort()).toEqual((await stored(survey.id)).map(keyed).sort())
  expect(parseCsv(text, { delimiter: ',' }).rows).toHaveLength(RESPONSES)
})
