import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { exportFile, exportResponses } from '@/lib/results/export/commands-export'
import { importResponses } from '@/lib/results/import/commands-responses'
import { getResults } from '@/lib/results/queries'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { CreateSurveyInput } from '@/lib/surveys/schema'
import { db } from '@/lib/server/db'
import { frequenciesOf, hasPspp, PSPP_MISSING, runPspp } from '../support/readers'
import { actorOf, makePerson } from './make'

// Two small surveys on which a file said more cases than there were, and an answer that nobody gave.
const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor

beforeEach(async () => {
  await db.survey.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
})

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))

async function inPspp(id: string, names: string, labels: string[]) {
  const { survey, batches } = await exportResponses(pm, id, undefined)
  const bytes = new Uint8Array(await exportFile(survey, batches, 'spss').arrayBuffer())
  const { code, errors, tables } = await runPspp(bytes, `FREQUENCIES ${names} /STATISTICS=MEAN.`)
  expect([code, errors]).toEqual([0, expect.not.stringMatching(/error:|warning:/i)])
  return frequenciesOf(tables, labels)
}

const eight: CreateSurveyInput['questions'] = [
  { key: 'why', type: 'longtext', label: 'Why?' },
  { key: 'n', type: 'number', label: 'Minutes' },
  {
    key: 'code',
    type: 'single',
    label: 'Plan',
    options: [
      { value: '1', label: 'One' },
      { value: '01', label: 'Zero one' },
    ],
  },
  {
    key: 'gone',
    type: 'single',
    label: 'Pay',
    options: [...options({ 1: 'Low', 2: 'High' }), { value: '-99', label: 'Prefer not to say' }],
  },
]
const ROWS = `why,n,code,gone
"slow
and flaky",10,1,1
fine a,20,1,2
fine b,30,1,-99
fine c,40,01,-99
- a list,50,01,-99
fine d,60,1,1
fine e,70,1,2
a_x000D_b,80,01,2
`

describe('an SPSS file in PSPP', () => {
  test.runIf(hasPspp)(
    'of texts with line breaks, options 1 and 01, and an option -99 has its eight cases',
    async () => {
      const { id } = await createSurvey(pm, { title: 'Eight', anonymity: 'anonymous', questions: eight }, now)
      expect(await importResponses(pm, id, [{ path: 'responses.csv', text: ROWS }], now)).toMatchObject({ created: 8 })
      const { questions } = await getResults(pm, id, {})
      expect(questions.find((one) => one.key === 'n')).toMatchObject({ n: 8, mean: 45 })
      const [minutes, plan, pay] = await inPspp(id, 'n code gone', ['Minutes', 'Plan', 'Pay'])
      expect(minutes).toMatchObject({ valid: 8, missing: 0, mean: 45 })
      expect(plan).toMatchObject({ valid: 8, missing: 0, counts: { One: 5, 'Zero one': 3 } })
      expect(pay).toMatchObject({ valid: 8, missing: 0, counts: { Low: 2, High: 3, 'Prefer not to say': 3 } })
    },
  )

  test.runIf(hasPspp)('of a row to which something does not apply counts it as missing, and ten cases', async () => {
    const questions: CreateSurveyInput['questions'] = [
      { key: 'sat', type: 'rating', label: 'Satisfied?', min: 1, max: 5 },
      {
        key: 'mx',
        type: 'matrix',
        label: 'How well?',
        rows: [{ value: 'ci', label: 'CI' }],
        options: [
          ...options({ 1: 'Badly', 2: 'So-so', 3: 'Well' }),
          { value: 'na', label: 'I do not use it', na: true },
        ],
      },
      { key: 'why', type: 'longtext', label: 'Why?' },
    ]
    const made = await createSurvey(pm, { title: 'Ten', anonymity: 'anonymous', questions }, now)
    const { id, publicToken } = await openSurvey(pm, made.id, now)
    for (let at = 0; at < 10; at += 1) {
      const why = at < 3 ? 'first line\nsecond line' : 'one line'
      await respond(null, publicToken, { answers: { sat: 4, mx: { ci: at < 5 ? '3' : 'na' }, why } }, null, now)
    }
    const [sat, ci] = await inPspp(id, 'sat mx_ci', ['Satisfied?', 'How well? [CI]'])
    expect(sat).toMatchObject({ valid: 10, missing: 0, mean: 4 })
    expect(ci).toMatchObject({ valid: 5, missing: 5, counts: { Well: 5 } })
  })

  if (!hasPspp) test.skip(PSPP_MISSING, () => {})
})
