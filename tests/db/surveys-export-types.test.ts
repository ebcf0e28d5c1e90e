import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { exportFile, exportResponses } from '@/lib/results/export/commands-export'
import { getResults } from '@/lib/results/queries'
import { db } from '@/lib/server/db'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Answers, CreateSurveyInput, Survey } from '@/lib/surveys/schema'
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

// Sliders, times, constant sums, hidden fields and rows that wait for an answer, in the readers that people have.
const now = new Date('2026-05-04T13:14:15Z')
const PEOPLE = 24
const options = (...values: string[]) => values.map((value) => ({ value, label: value.toUpperCase() }))
const na = { value: 'na', label: 'I do not use it', na: true }

const questions: CreateSurveyInput['questions'] = [
  { key: 'from', type: 'hidden', label: 'Where from', options: options('portal', '01', '1') },
  {
    key: 'load',
    type: 'slider',
    label: "Load, it's said",
    min: -5,
    max: 5,
    step: 0.5,
    minLabel: 'None',
    maxLabel: 'All',
    options: [na],
  },
  { key: 'start', type: 'time', label: 'Start', minTime: '22:00', maxTime: '06:00' },
  { key: 'split', type: 'sum', label: 'Split', total: 10, options: options('code', 'talk', '-99') },
  { key: 'uses', type: 'multi', label: 'Uses', options: options('docs', 'chat') },
  {
    key: 'grid',
    type: 'matrix',
    label: 'Rate',
    rows: options('docs', 'chat', 'all'),
    rowsIf: { docs: { question: 'uses', is: 'docs' }, chat: { question: 'uses', is: 'chat' } },
    options: [...options('1', '2', '-99'), na],
  },
  { key: 'why', type: 'slider', label: 'Why so much', showIf: { question: 'load', atLeast: 0 } },
]

const timeOf = (index: number) => `${['22', '23', '00', '05'][index % 4]}:${index % 2 ? '59' : '00'}`
function answersOf(index: number): Answers {
  const uses = [['docs'], ['chat'], ['docs', 'chat'], []][index % 4]!
  const load = -5 + (index % 21) / 2
  return {
    from: ['portal', '01', '1'][index % 3]!,
    ...(index % 7 === 0 ? { load: 'na' } : { load }),
    ...(index % 3 !== 0 && { start: timeOf(index) }),
    ...(index % 5 !== 0 && { split: { code: index % 10, talk: 9.5 - (index % 10), '-99': 0.5 } }),
    ...(uses.length > 0 && { uses }),
    grid: {
      ...(uses.includes('docs') && { docs: ['1', '2', '-99', 'na'][((index / 2) % 4) | 0]! }),
      ...(uses.includes('chat') && { chat: '2' }),
      all: index % 6 === 0 ? 'na' : '1',
    },
    ...(index % 7 !== 0 && load >= 0 && { why: index * 4 }),
  }
}

let pm: Actor
let survey: Survey
let results: Awaited<ReturnType<typeof getResults>>

beforeAll(async () => {
  await db.survey.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
  const made = await createSurvey(pm, { title: 'Newer kinds', anonymity: 'named', questions }, now)
  survey = await openSurvey(pm, made.id, now)
  for (let index = 0; index < PEOPLE; index++)
    await respond(actorOf(await makePerson()), survey.publicToken, { answers: answersOf(index) }, null, now)
  results = await getResults(pm, survey.id, {})
  expect(results.n).toBe(PEOPLE)
}, 120_000)

async function bytesOf(format: 'spss' | 'xlsx'): Promise<Uint8Array> {
  const { survey: record, batches } = await exportResponses(pm, survey.id, undefined)
  return new Uint8Array(await exportFile(record, batches, format).arrayBuffer())
}
const figuresOf = (key: string) => results.questions.find((question) => question.key === key)!
const shares = (list: { label: string; count: number }[] = []) =>
  Object.fromEntries(list.filter((one) => one.count > 0).map((one) => [one.label, one.count]))

describe('the SPSS files of newer kinds of questions', () => {
  if (!hasPspp) return test.skip(PSPP_MISSING, () => {})

  test('in PSPP: valid n, missing and counts are those of the results', async () => {
    const rows = figuresOf('grid').rows!
    const closed = [
      { name: 'from', ...figuresOf('from') },
      ...rows.map((row) => ({ ...row, name: `grid_${row.value}`, label: `Rate [${row.label}]` })),
    ]
    const names = closed.map(({ name }) => name).join(' ')
    const { code, errors, tables } = await runPspp(await bytesOf('spss'), `FREQUENCIES ${names} /STATISTICS=MEAN.`)
    expect([code, errors]).toEqual([0, expect.not.stringMatching(/error:|warning:/i)])
    const found = frequenciesOf(
      tables,
      closed.map(({ label }) => label),
    )
    for (const [index, { name, n, na: without = 0, distribution }] of closed.entries()) {
      const { valid, missing, counts } = found[index]!
      expect([name, valid, missing]).toEqual([name, n, PEOPLE - n!])
      const { 'I do not use it': notUsed = 0, '.': _nothing, ...others } = counts
      expect([name, others, notUsed]).toEqual([name, shares(distribution), without])
    }
    // Whoever does not use a thing was not asked about it: a hole, not "does not apply".
    expect(rows.map(({ n, na: without = 0 }) => n! + without)).toEqual([12, 12, PEOPLE])
  })

  test('in PSPP: means of sliders and parts are those of the results, and who was not asked is missing', async () => {
    const parts = figuresOf('split').distribution!
    const names = ['load', 'why', ...parts.map(({ value }) => `split_${value}`.replace('-', ''))]
    const { code, errors, tables } = await runPspp(
      await bytesOf('spss'),
      `DISPLAY DICTIONARY.\nDESCRIPTIVES load why split_code split_talk split_99 /STATISTICS=MEAN MINIMUM MAXIMUM.
       COMPUTE one=1.
       AGGREGATE /OUTFILE=* /BREAK=one ${names.map((name) => `/m_${name}=MEAN(${name}) /n_${name}=NU(${name})`).join(' ')}.
       FORMATS ${names.map((name) => `m_${name}`).join(' ')} (F20.12).
       LIST ${names.flatMap((name) => [`m_${name}`, `n_${name}`]).join(' ')}.`,
    )
    expect([code, errors]).toEqual([0, expect.not.stringMatching(/error:|warning:/i)])
    const listed = tables.find((table) => table.title === 'Data List')!.rows[1]!.map(Number)
    const wanted = [
      ...['load', 'why'].flatMap((key) => [figuresOf(key).mean!, figuresOf(key).n!]),
      ...parts.flatMap((part) => [part.mean!, figuresOf('split').n!]),
    ]
    expect(listed.map((one) => one.toFixed(9))).toEqual(wanted.map((one) => one.toFixed(9)))
  })

  test('in PSPP: a time is a time of its day', async () => {
    const { tables } = await runPspp(
      await bytesOf('spss'),
      'COMPUTE minutes=start/60.\nFORMATS minutes (F8.0).\nLIST minutes start.',
    )
    const rows = tables.find((table) => table.title === 'Data List')!.rows.slice(1)
    const wanted = Array.from({ length: PEOPLE }, (_, index) => answersOf(index).start as string | undefined).map(
      (time) => (time ? String(Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) : '.'),
    )
    expect(rows.map(([minutes]) => minutes).sort()).toEqual(wanted.sort())
    expect(rows.filter(([minutes]) => minutes !== '.')).toHaveLength(figuresOf('start').n!)
  })
})

test.runIf(hasLibreOffice)(
  'the workbook in LibreOffice: sliders, times and parts are what was answered',
  async () => {
    const { responses } = await openWorkbook(await bytesOf('xlsx'))
    const [header, ...rows] = responses as [string[], ...string[][]]
    const column = (name: string) => rows.map((cells) => cells[header.indexOf(name)]!)
    expect(rows).toHaveLength(PEOPLE)
    const all = Array.from({ length: PEOPLE }, (_, index) => answersOf(index))
    const texts = (of: (answers: Answers) => unknown) => all.map((one) => String(of(one) ?? '')).sort()
    expect(column('load').sort()).toEqual(texts(({ load }) => load))
    expect(column('start').sort()).toEqual(texts(({ start }) => start))
    expect(column('from').sort()).toEqual(texts(({ from }) => from))
    expect(column('split.talk').sort()).toEqual(
      texts(({ split }) => (split as Record<string, number> | undefined)?.talk),
    )
    expect(column('grid.docs').sort()).toEqual(texts(({ grid }) => (grid as Record<string, string>).docs))
  },
  180_000,
)
if (!hasLibreOffice) test.skip(LIBREOFFICE_MISSING, () => {})
