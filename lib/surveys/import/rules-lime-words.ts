import { wordsOf } from './rules-html'
import { cell, type LimeRow, type LimeTables } from './rules-lime-tables'

/**
 * Finds the words of a LimeSurvey file in one language: newer files keep them in tables of their own, older ones in the
 * rows themselves.
 */
export interface LimeWords {
  group: (row: LimeRow, field: 'group_name' | 'description') => string
  question: (row: LimeRow, field: 'question' | 'help' | 'script') => string
  answer: (row: LimeRow) => string
  survey: (field: string) => string
  attribute: (qid: string, name: string) => string
  /** The language they are read in, and whether it is the survey's own. */
  language: string
  own: boolean
}

const keyOf = (...parts: string[]): string => JSON.stringify(parts)

function lookup(
  rows: readonly LimeRow[] | undefined,
  names: readonly string[],
  language: string,
): Map<string, LimeRow> {
  return new Map(
    (rows ?? [])
      .filter((row) => cell(row, 'language') === language)
      .map((row) => [keyOf(...names.map((name) => cell(row, name))), row]),
  )
}

/** @param own the survey's own language, in which rows without one are written */
export function limeWords(tables: LimeTables, language: string, own: boolean): LimeWords {
  const table = (name: string) => tables.get(name) ?? []
  const groups = lookup(tables.get('group_l10ns') ?? tables.get('groups'), ['gid'], language)
  const questions = lookup(
    tables.get('question_l10ns') ?? [...table('questions'), ...table('subquestions')],
    ['qid'],
    language,
  )
  const answersById = lookup(tables.get('answer_l10ns'), ['aid'], language)
  const answersByCode = lookup(tables.get('answers'), ['qid', 'code', 'scale_id'], language)
  const settings = table('surveys_languagesettings').find((row) => cell(row, 'surveyls_language') === language)
  const attributes = new Map<string, string>()
  for (const row of table('question_attributes')) {
    const said = cell(row, 'language')
    if (said === '' || said === language)
      attributes.set(keyOf(cell(row, 'qid'), cell(row, 'attribute')), cell(row, 'value'))
  }
  // A file of one language may leave the column out altogether.
  const inline = (row: LimeRow, field: string) => (own && cell(row, 'language') === '' ? cell(row, field) : '')
  return {
    group: (row, field) => cell(groups.get(keyOf(cell(row, 'gid'))), field) || inline(row, field),
    question: (row, field) => cell(questions.get(keyOf(cell(row, 'qid'))), field) || inline(row, field),
    answer: (row) =>
      cell(answersById.get(keyOf(cell(row, 'aid'))), 'answer') ||
      cell(answersByCode.get(keyOf(cell(row, 'qid'), cell(row, 'code'), cell(row, 'scale_id'))), 'answer') ||
      inline(row, 'answer'),
    survey: (field) => cell(settings, field),
    attribute: (qid, name) => attributes.get(keyOf(qid, name)) ?? '',
    language,
    own,
  }
}

export const plain = (html: string): string => wordsOf(html).text.replace(/\s+/g, ' ')
