import { beforeAll, describe, expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import type { Actor } from '@/lib/core/actor'
import { exportFile, exportResponses } from '@/lib/results/export/commands-export'
import { getResults } from '@/lib/results/queries'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { bestOf, worstOf } from '@/lib/surveys/answering/rules-maxdiff'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Answers, CreateSurveyInput, Survey } from '@/lib/surveys/schema'
import { frequenciesOf, hasPspp, hasR, PSPP_MISSING, R_MISSING, runPspp, runR } from '../support/readers'
import { actorOf, makePerson } from './make'

// Answers that a reader of files could take for "does not apply", or for another day.

const now = new Date('2026-05-04T13:14:15Z')
const PEOPLE = 30
const na = { value: 'na', label: 'Does not apply', na: true }
const options = (...values: string[]) => values.map((value) => ({ value, label: `L ${value}` }))
const questions: CreateSurveyInput['questions'] = [
  { key: 'warmth', type: 'slider', label: 'Warmth', min: -100, max: 100, options: [na] },
  { key: 'change', type: 'number', label: 'Change', options: [na] },
  {
    key: 'pay',
    type: 'single',
    label: 'Pay',
    options: [...options('1', '2', '3'), ...options('-1', '9', '0', '99').map((option) => ({ ...option, na: true }))],
  },
  { key: 'since', type: 'date', label: 'Since' },
  { key: 'best', type: 'maxdiff', label: 'Best', options: options('1', '01', 'c', 'd', '-99') },
]
const DAYS = ['0026-05-01', '1500-03-01', '1582-10-14', '1582-10-15', '2026-05-01']

function answersOf(index: number, sets: readonly string[][]): Answers {
  return {
    warmth: index % 5 === 0 ? 'na' : [-99, -99, -100, 40, 100][index % 4]!,
    change: [-99, -100, 12][index % 3]!,
    pay: ['1', '2', '3', '3', '-1', '9', '0', '99'][index % 8]!,
    since: DAYS[index % DAYS.length]!,
    best: Object.fromEntries(
      sets.flatMap((set, at) =>
        (index + at) % 4 === 0
          ? []
          : [
              [bestOf(at), set[index % 2]!],
              [worstOf(at), set[2]!],
            ],
      ),
    ),
  }
}

let pm: Actor
let survey: Survey
let results: Awaited<ReturnType<typeof getResults>>
beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  survey = await openSurvey(pm, (await createSurvey(pm, { title: 'Ends', anonymity: 'named', questions }, now)).id, now)
  const sets = survey.questions.find(({ key }) => key === 'best')!.sets!
  for (let index = 0; index < PEOPLE; index++)
    await respond(actorOf(await makePerson()), survey.publicToken, { answers: answersOf(index, sets) }, null, now)
  results = await getResults(pm, survey.id, {})
  expect(results.n).toBe(PEOPLE)
}, 120_000)

async function bytesOf(format: 'spss' | 'r'): Promise<Uint8Array> {
  const { survey: record, batches } = await exportResponses(pm, survey.id, undefined)
  return new Uint8Array(await exportFile(record, batches, format).arrayBuffer())
}
const figuresOf = (key: string) => results.questions.find((question) => question.key === key)!
const scores = ['warmth', 'change'] as const
const shares = () =>
  Object.fromEntries(figuresOf('pay').distribution!.map(({ label, count }) => [label, count] as const))

describe('in PSPP', () => {
  if (!hasPspp) return test.skip(PSPP_MISSING, () => {})

  test('an answer of -99 counts, and so does one between the numbers that say "does not apply"', async () => {
    const { code, errors, tables } = await runPspp(
      await bytesOf('spss'),
      'FREQUENCIES warmth change pay /STATISTICS=MEAN.',
    )
    expect([code, errors]).toEqual([0, expect.not.stringMatching(/error:|warning:/i)])
    const found = frequenciesOf(tables, ['Warmth', 'Change', 'Pay'])
    for (const [at, key] of scores.entries()) {
      const { n, mean } = figuresOf(key)
      expect([key, found[at]!.valid, found[at]!.mean]).toEqual([key, n, expect.closeTo(mean!, 2)])
    }
    expect([found[2]!.valid, found[2]!.missing]).toEqual([figuresOf('pay').n, figuresOf('pay').na])
    expect(found[2]!.counts).toMatchObject(shares())
  })

  test('a day from before the first that SPSS has is none, and the file says so', async () => {
    const bytes = await bytesOf('spss')
    const { errors, tables } = await runPspp(bytes, 'LIST since.')
    expect(errors).not.toMatch(/error:|warning:/i)
    const days = tables.find((table) => table.title === 'Data List')!.rows.slice(1)
    expect(days.flat().sort()).toEqual(
      ['.', '.', '.', '1582/10/15', '2026/05/01']
        .flatMap((day) => Array<string>(PEOPLE / DAYS.length).fill(day))
        .sort(),
    )
    const syntax = Object.entries(unzipSync(bytes)).find(([name]) => name.endsWith('.sps'))![1]
    expect(strFromU8(syntax)).toContain('Left out: 18 days of since before 15 October 1582')
  })

  test('how often each option was best and worst is what the results say', async () => {
    const { sets = [], options: given = [] } = survey.questions.find(({ key }) => key === 'best')!
    const columns = sets.flatMap((_, at) => [
      { name: `best_${at + 1}_best`, label: `Best [set ${at + 1}, most]`, is: 'best' },
      { name: `best_${at + 1}_worst`, label: `Best [set ${at + 1}, least]`, is: 'worst' },
    ])
    const { tables } = await runPspp(
      await bytesOf('spss'),
      `FREQUENCIES ${columns.map(({ name }) => name).join(' ')} /STATISTICS=MEAN.`,
    )
    const found = frequenciesOf(
      tables,
      columns.map(({ label }) => label),
    )
    const timesOf = (is: string, label: string) =>
      columns.reduce((sum, one, at) => sum + (one.is === is ? (found[at]!.counts[label] ?? 0) : 0), 0)
    expect(given.map(({ label }) => [label, timesOf('best', label), timesOf('worst', label)])).toEqual(
      figuresOf('best').distribution!.map(({ label, count, worst }) => [label, count, worst]),
    )
  })
})

describe('in R', () => {
  if (!hasR) return test.skip(R_MISSING, () => {})

  test('an answer of -99 counts, and a day of any year is that day', async () => {
    const { said, columns } = await runR(await bytesOf('r'), 'C.UTF-8')
    expect(said).toBe('')
    for (const key of scores) {
      const cells = columns[key]!.cells.flatMap((cell) => (cell === null ? [] : [Number(cell)]))
      const mean = cells.reduce((sum, one) => sum + one, 0) / cells.length
      expect([key, cells.length, mean]).toEqual([key, figuresOf(key).n, expect.closeTo(figuresOf(key).mean!, 9)])
    }
    expect(columns.since!.cells.filter((cell) => cell !== null)).toHaveLength(PEOPLE)
  })
})
