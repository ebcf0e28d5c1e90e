import writeExcelFile from 'write-excel-file/node'
import { neutralize, writeCsv } from '@/lib/core/text/csv-write'
import { cellOf, columnsOf } from './csv-columns'
import type { ShownResponse } from './responses'
import type { Survey } from './schema'

/** A table of answers: the columns come from the definition, so none is missing because nobody filled it. */
export function tableOf(survey: Pick<Survey, 'questions' | 'anonymity'>, responses: readonly ShownResponse[]): { header: string[]; rows: (string | number | null)[][] } {
  const columns = columnsOf(survey.questions)
  const known = survey.anonymity !== 'anonymous'
  const header = [...(known ? ['day', 'email', 'name', 'role'] : []), 'team', ...columns.map((column) => column.name)]
  const rows = responses.map((one) => [
    ...(known ? [one.day, one.person?.email ?? null, one.person?.name ?? null, one.role] : []),
    one.team, ...columns.map((column) => cellOf(column, one.answers)),
  ])
  return { header, rows }
}

const fileName = (survey: Pick<Survey, 'title'>, ending: string): string =>
  `${survey.title.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).toLowerCase() || 'survey'}-responses.${ending}`

const download = (body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response =>
  new Response(body, { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } })

/** Responses as a file. Text that a spreadsheet would take for a formula is made harmless, in headers too. */
export async function exportFile(survey: Pick<Survey, 'title' | 'questions' | 'anonymity'>, responses: readonly ShownResponse[], format: 'csv' | 'json' | 'xlsx'): Promise<Response> {
  if (format === 'json') return download(JSON.stringify({ title: survey.title, questions: survey.questions, responses }), 'application/json', fileName(survey, 'json'))
  const { header, rows } = tableOf(survey, responses)
  if (format === 'csv') return download(writeCsv(header, rows), 'text/csv; charset=utf-8', fileName(survey, 'csv'))
  const text = (value: string) => ({ value: neutralize(value), type: String })
  const sheet = [
    header.map((name) => ({ ...text(name), fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => (value === null ? null : typeof value === 'number' ? { value, type: Number } : text(value)))),
  ]
  const buffer = await writeExcelFile(sheet).toBuffer()
  return download(new Uint8Array(buffer), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName(survey, 'xlsx'))
}
