import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { exportFile, exportResponses } from '@/lib/results/export/commands-export'
import { importResponses } from '@/lib/results/import/commands-responses'
import { createSurvey } from '@/lib/surveys/commands'
import type { CreateSurveyInput } from '@/lib/surveys/schema'
import { db } from '@/lib/server/db'
import { hasR, R_MISSING, runR } from '../support/readers'
import { actorOf, makePerson } from './make'

const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor
beforeEach(async () => {
  await db.survey.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
})

const questions: CreateSurveyInput['questions'] = [
  { key: 'why', type: 'longtext', label: 'Why "so"? \\ C:\\new ünd 𝕫' },
  { key: 'if', type: 'number', label: 'Minutes' },
  {
    key: 'plan',
    type: 'single',
    label: 'Plan',
    options: [
      { value: 'free', label: 'Größer' },
      { value: 'paid', label: 'Same' },
      { value: 'team', label: 'Same' },
      { value: 'na', label: 'Not mine', na: true },
    ],
  },
  {
    key: 'ease',
    type: 'rating',
    label: 'Easy?',
    minLabel: 'Hard',
    maxLabel: 'Easy',
    options: [{ value: 'na', label: 'No idea', na: true }],
  },
  {
    key: 'tools',
    type: 'multi',
    label: 'Tools',
    options: [
      { value: 'ci', label: 'CI' },
      { value: 'ide', label: 'IDE' },
    ],
  },
  { key: 'since', type: 'date', label: 'Since' },
]
const ROWS = `why,if,plan,ease,tools,since
"say ""x"", \\n ü 𝕫
and more",1.5,free,1,ci,2026-01-31
NA,-3,paid,5,ci;ide,
,,,,,
#no comment,0,team,na,ide,2025-12-01
'quoted',12345678,na,3,,
e,10,free,2,ci,
f,20,free,4,ci,
g,30,paid,5,ide,2024-02-29
h,40,free,1,,
`

describe.skipIf(!hasR)(hasR ? 'an export for R' : R_MISSING, () => {
  test.each(['C', 'C.UTF-8'])('is read by R as it was answered, in the locale %s', async (locale) => {
    const { id } = await createSurvey(pm, { title: 'Wie läuft’s?', anonymity: 'anonymous', questions }, now)
    await importResponses(pm, id, [{ path: 'rows.csv', text: ROWS }], now)
    const { survey, batches } = await exportResponses(pm, id, undefined)
    const bytes = new Uint8Array(await exportFile(survey, batches, 'r').arrayBuffer())
    const { said, columns, title, notes } = await runR(bytes, locale)
    expect(said).toBe('')
    expect(title).toBe('Wie läuft’s?')
    expect(notes.length).toBeGreaterThan(0)
    // In a random order, as every export: put in that of the file by a column in which all are unlike.
    const given = [1.5, -3, 0, 12345678, 10, 20, 30, 40].map(String)
    const cells = (name: string) => given.map((minutes) => columns[name]!.cells[columns.if!.cells.indexOf(minutes)])
    expect(columns.if!.cells.toSorted()).toEqual(given.toSorted())
    expect(columns.why).toMatchObject({ class: 'character', label: 'Why "so"? \\ C:\\new ünd 𝕫' })
    expect(cells('why')).toEqual([
      'say "x", \\n ü 𝕫 / and more',
      'NA',
      '#no comment',
      "'quoted'",
      ...['e', 'f', 'g', 'h'],
    ])
    expect(columns.plan).toMatchObject({ class: 'factor', levels: ['Größer', 'Same (2)', 'Same (3)'] })
    expect(cells('plan')).toEqual(['Größer', 'Same (2)', 'Same (3)', null, 'Größer', 'Größer', 'Same (2)', 'Größer'])
    expect(columns.ease).toMatchObject({ class: 'numeric', labels: ['1=Hard', '2=2', '3=3', '4=4', '5=Easy'] })
    expect(cells('ease')).toEqual(['1', '5', null, '3', '2', '4', '5', '1'])
    expect(columns.tools_ci).toMatchObject({ class: 'numeric', labels: ['0=not chosen', '1=chosen'] })
    expect(cells('tools_ci')).toEqual(['1', '1', '0', null, '1', '1', '0', null])
    expect(cells('tools_ide')).toEqual(['0', '1', '1', null, '0', '0', '1', null])
    expect(columns.since!.class).toBe('Date')
    expect(cells('since')).toEqual(['2026-01-31', null, '2025-12-01', null, null, null, '2024-02-29', null])
    expect(columns.team!.cells).toEqual(Array(8).fill(null))
  })
})
