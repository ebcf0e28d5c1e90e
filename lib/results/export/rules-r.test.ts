import { expect, it } from 'vitest'
import { normalizeQuestion } from '@/lib/surveys/rules'
import type { QuestionInput } from '@/lib/surveys/schema'
import { rScript } from './rules-r'
import { variablesOf } from './rules-spss'
import { exportColumns } from './rules-table'

const scriptOf = (questions: QuestionInput[], title = 'X', notes: string[] = []) =>
  rScript(variablesOf(exportColumns({ questions: questions.map(normalizeQuestion), anonymity: 'anonymous' })), {
    csvFile: 'x.csv',
    title,
    notes,
  })

it('holds no sign beyond ASCII and no line end or quote of anybody’s words', () => {
  const label = 'a"); system("rm") # \\\n\u2028 ü 𝕫 \u0000\ud800'
  const script = scriptOf([{ key: 'q', type: 'text', label }], label, [label])
  expect(script).toMatch(/^[\n\x20-\x7e]*$/)
  const said = String.raw`"a\"); system(\"rm\") # \\ \u00fc \U0001d56b \ufffd"`
  expect(script).toContain(`attr(responses[["q"]], "label") <- ${said}\n`)
  expect(script).toContain(`attr(responses, "title") <- ${said}\n`)
  expect(script).toContain(`attr(responses, "notes") <- c(\n    ${said}\n  )\n`)
})

it('orders the levels of rows whose options are numbers by these, also where they are shown the other way round', () => {
  const script = scriptOf([
    {
      key: 'q',
      type: 'matrix',
      label: 'Q',
      rows: [{ value: 'a', label: 'A' }],
      options: [
        { value: '2', label: 'Much' },
        { value: '1', label: 'Little' },
        { value: '9', label: 'No idea', na: true },
      ],
    },
  ])
  expect(script).toContain('levels = c(1, 2),\n  labels = c(\n    "Little",\n    "Much"\n  ),\n  ordered = TRUE')
  expect(script).not.toContain('No idea')
})
