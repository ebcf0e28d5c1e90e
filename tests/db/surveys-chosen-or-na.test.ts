import { readFile } from 'node:fs/promises'
import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { exportFile, exportResponses } from '@/lib/results/export/commands-export'
import { importResponses } from '@/lib/results/import/commands-responses'
import { getResults } from '@/lib/results/queries'
import { db } from '@/lib/server/db'
import { createSurvey } from '@/lib/surveys/commands'
import type { CreateSurveyInput } from '@/lib/surveys/schema'
import { frequenciesOf, hasPspp, PSPP_MISSING, runPspp } from '../support/readers'
import { actorOf, makePerson } from './make'

// Other tools let people tick "does not apply" beside other choices. Counted as both, nine of nine who used a thing were eighteen of nine.

const now = new Date('2026-05-04T13:14:15Z')
const options = [
  { value: 'ci', label: 'CI' },
  { value: 'ide', label: 'IDE' },
  { value: 'na', label: 'None of it', na: true },
]
const questions: CreateSurveyInput['questions'] = [
  { key: 'tools', type: 'multi', label: 'Tools', options },
  { key: 'use', type: 'matrix', label: 'Use', multiple: true, rows: ['go'], options },
]
/** Nine who chose, nine who chose and said that it does not apply, three to whom it does not. */
const ROWS = [
  'tools,use.go',
  ...Array(9).fill('ci,ide'),
  ...Array(9).fill('ci;na,na;ci'),
  ...Array(3).fill('na,na'),
].join('\n')

let pm: Actor
let id: string
beforeEach(async () => {
  await db.survey.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
  id = (await createSurvey(pm, { title: 'Both', anonymity: 'anonymous', questions }, now)).id
})

const EXPECTED = [
  { n: 18, na: 3, counts: [18, 0] },
  { n: 18, na: 3, counts: [9, 9] },
]
async function shown() {
  const { questions } = await getResults(pm, id, {})
  return [questions[0]!, questions[1]!.rows![0]!].map(({ n, na, distribution }) => {
    return { n, na, counts: distribution!.map(({ count }) => count) }
  })
}

test('a row of a file that chose something and "does not apply" counts as what it chose, and the importer is told', async () => {
  const { created, skipped, findings } = await importResponses(pm, id, [{ path: 'r.csv', text: ROWS }], now)
  expect([created, skipped]).toEqual([21, []])
  expect(findings).toHaveLength(18)
  expect(findings![0]).toEqual({
    ...{ file: 'r.csv', line: 11, key: 'tools' },
    message: 'Chose something and “does not apply”: stored as what was chosen',
  })
  expect(await shown()).toEqual(EXPECTED)
})

test.runIf(hasPspp)('an SPSS file of it says the same in PSPP', async () => {
  await importResponses(pm, id, [{ path: 'r.csv', text: ROWS }], now)
  const { survey, batches } = await exportResponses(pm, id, undefined)
  const bytes = new Uint8Array(await exportFile(survey, batches, 'spss').arrayBuffer())
  const { tables } = await runPspp(bytes, 'FREQUENCIES tools_ci use_go_ci use_go_ide /STATISTICS=MEAN.')
  expect(frequenciesOf(tables, ['Tools [CI]', 'Use [go] [CI]', 'Use [go] [IDE]'])).toMatchObject([
    { valid: 18, missing: 3, counts: { chosen: 18 } },
    { valid: 18, missing: 3, counts: { chosen: 9, 'not chosen': 9 } },
    { valid: 18, missing: 3, counts: { chosen: 9, 'not chosen': 9 } },
  ])
})
if (!hasPspp) test.skip(PSPP_MISSING, () => {})

test('rows that were stored as both are mended, and counted again', async () => {
  await importResponses(pm, id, [{ path: 'r.csv', text: ROWS }], now)
  await getResults(pm, id, {})
  await db.$executeRaw`UPDATE "SurveyResponse" SET "answers" = jsonb_set("answers", '{tools}', '["ci", "na"]')
    WHERE "surveyId" = ${id} AND "answers" -> 'use' -> 'go' = '["ci"]'`
  await expect(getResults(pm, id, {})).rejects.toThrow('not a share')
  await db.$executeRawUnsafe(
    await readFile('prisma/migrations/20261207100000_chosen_or_not_applicable/migration.sql', 'utf8'),
  )
  expect(await shown()).toEqual(EXPECTED)
})
