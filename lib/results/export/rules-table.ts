import { allColumnsOf, cellOf, type AnswerColumn } from '../rules-columns'
import type { Question, Survey } from '@/lib/surveys/schema'
import { isWhole } from '@/lib/surveys/answering/rules-answers'
import { segmentAnswers, visibleQuestions } from '@/lib/surveys/answering/rules-visible'
import type { ShownResponse } from '../schema-responses'

export type ExportCell = string | number | null

/** One column of an export: an answer's, or something about the response. */
export interface ExportColumn {
  name: string
  label: string
  answer: AnswerColumn | null
  cell: (response: ShownResponse) => ExportCell
}

type Exported = Pick<Survey, 'questions' | 'anonymity'>

/**
 * Whether every question that these answers lead to and that must be answered is. Without a team, one asked of some
 * teams only does not count.
 */
export function isComplete(questions: readonly Question[], response: Pick<ShownResponse, 'answers'>): boolean {
  return visibleQuestions(questions, response.answers, segmentAnswers(null, null)).every(
    (question) => !question.required || isWhole(question, response.answers[question.key]),
  )
}

/**
 * The columns of an export, from the definition: none is missing because nobody filled it, and those of one question
 * stand together. Several
 * answers of a question are there twice: in one cell, for people, and one column an option, for tools.
 */
export function exportColumns({ questions, anonymity }: Exported): ExportColumn[] {
  const answers = allColumnsOf(questions)
  const taken = new Set(answers.map((column) => column.name.toLowerCase()))
  // A question may be called "team" as well.
  const about = (name: string, label: string, cell: ExportColumn['cell']): ExportColumn => ({
    name: taken.has(name) ? `${name} (segment)` : name,
    label,
    answer: null,
    cell,
  })
  return [
    ...(anonymity === 'anonymous'
      ? []
      : [
          about('day', 'Day of the answer', (one) => one.day),
          about('email', 'E-mail address', (one) => one.person?.email ?? null),
          about('name', 'Name', (one) => one.person?.name ?? null),
          about('role', 'Role', (one) => one.role),
        ]),
    about('team', 'Team', (one) => one.team),
    about('complete', 'Everything that had to be answered is (1), or not (0)', (one) =>
      Number(isComplete(questions, one)),
    ),
    ...answers.map((column): ExportColumn => ({
      name: column.name,
      label: column.label,
      answer: column,
      cell: (one) => cellOf(column, one.answers),
    })),
  ]
}

/** A table of answers. */
export function tableOf(
  survey: Exported,
  responses: readonly ShownResponse[],
): { header: string[]; rows: ExportCell[][] } {
  const columns = exportColumns(survey)
  return {
    header: columns.map((column) => column.name),
    rows: responses.map((one) => columns.map((column) => column.cell(one))),
  }
}
