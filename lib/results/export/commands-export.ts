import { isHidden } from '@/lib/surveys/types/rules-facts'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { csvLine, type CsvValue } from '@/lib/core/text/csv-write'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { codebook, CODEBOOK, NOTE } from './rules-codebook'
import { count, earlyDaysNotes, exportNotes, noTotals, type Totals } from './rules-notes'
import { rScript } from './rules-r'
import { isBeforeDays, measure, spssCell, spssLine, variablesOf, type Variable } from './rules-spss'
import { spssSyntax } from './rules-spss-syntax'
import { withoutWords } from './rules-segments'
import { exportColumns, isComplete, type ExportCell, type ExportColumn } from './rules-table'
import { workbook } from './rules-xlsx'
import { getSurveyRecord } from '@/lib/surveys/queries'
import { openResponses, responsesWithheldOf, rowViewOf } from '../queries-responses'
import { listResponses } from '../repo-responses'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import type { ShownResponse } from '../schema-responses'
import type { ExportFormat } from '../schema-api'

type Exported = Pick<SurveyRecord, 'title' | 'questions' | 'anonymity' | 'minScore' | 'minComments'> & {
  /** Questions answered in words, which are read among the comments. */
  withheld: string[]
  /** Keys of hidden fields that are left out of the rows. */
  fields?: string[]
  /** Why no response is in it, where none is. */
  responsesWithheld?: string
}
type Batches = AsyncIterable<readonly ShownResponse[]>

const BATCH = 1_000
const BOM = '\uFEFF'

/**
 * Every response, in batches, by its random id: the order says nothing about when it came. Seen as `getResponses` shows it; recorded.
 * @throws AppError not_found, forbidden, conflict while so few have answered that a single response would point at somebody
 */
export async function exportResponses(
  actor: MaybeActor,
  id: string,
  reason: string | undefined,
  format?: ExportFormat,
): Promise<{ survey: Exported; batches: Batches }> {
  const reader = authorize(actor, 'survey.export')
  const found = await getSurveyRecord(reader, id)
  // What the columns mean can be said where no response is given.
  const responsesWithheld = format === 'codebook' && !reason ? await responsesWithheldOf(found) : null
  if (responsesWithheld !== null)
    return {
      survey: { ...found, questions: withoutWords(found.questions), withheld: [], responsesWithheld },
      batches: none(),
    }
  const { survey, counted, withPeople, of } = await openResponses(reader, found, reason)
  const { show, questions } = await rowViewOf(survey, withPeople)
  await transaction((tx) =>
    audit(tx, reader, 'survey.export', { kind: 'survey', id: survey.id }, { responses: counted }),
  )
  async function* batches(): AsyncGenerator<ShownResponse[]> {
    for (let after: string | undefined; ;) {
      const rows = await listResponses(survey.id, BATCH, after, of)
      yield await show(rows.slice(0, BATCH))
      if (rows.length <= BATCH) return
      after = rows[BATCH - 1]!.id
    }
  }
  const gone = survey.questions.filter(({ key }) => !questions.some((one) => one.key === key))
  const withheld = gone.filter((one) => !isHidden(one)).map(({ key }) => key)
  const fields = gone.filter(isHidden).map(({ key }) => key)
  const { title, anonymity, minScore, minComments } = survey
  return { survey: { title, anonymity, minScore, minComments, questions, withheld, fields }, batches: batches() }
}

async function* none(): AsyncGenerator<ShownResponse[]> {
  yield []
}

async function* mapped<A, B>(batches: AsyncIterable<A>, make: (batch: A) => B): AsyncGenerator<B> {
  for await (const batch of batches) yield make(batch)
}

async function* csv(
  header: readonly string[],
  batches: AsyncIterable<readonly (readonly CsvValue[])[]> | Iterable<readonly (readonly CsvValue[])[]>,
): AsyncGenerator<string> {
  yield BOM + csvLine(header)
  for await (const rows of batches) if (rows.length > 0) yield rows.map(csvLine).join('')
}

/** Ids of anonymous responses stay here: with them, two exports could be compared to see which row is new. */
async function* json(survey: Exported, batches: Batches, notes: () => string[]): AsyncGenerator<string> {
  const head = {
    title: survey.title,
    anonymity: survey.anonymity,
    questions: survey.questions,
    withheld: survey.withheld,
    fields: survey.fields ?? [],
  }
  yield `${JSON.stringify(head).slice(0, -1)},"responses":[`
  let before = ''
  for await (const batch of batches)
    for (const { id, ...response } of batch) {
      yield (
        before +
        JSON.stringify({
          ...(id !== null && { id }),
          ...response,
          complete: isComplete(survey.questions, response),
        })
      )
      before = ',\n'
    }
  yield `],"notes":${JSON.stringify(notes())}}`
}

type Script = (
  variables: readonly Variable[],
  widths: readonly number[],
  about: { csvFile: string; title: string; notes: readonly string[] },
) => string

/** What reads the answers into a program for statistics: how its file ends, and whether it begins with a byte order mark. */
const SCRIPTS: Record<'spss' | 'r', { ending: string; mark: string; script: Script }> = {
  spss: { ending: 'sps', mark: BOM, script: spssSyntax },
  r: { ending: 'R', mark: '', script: (variables, _widths, about) => rScript(variables, about) },
}

/**
 * Two files in one: the answers as numbers, and the script that names them. The script comes last, for its widths are those of
 * the longest texts.
 */
async function* withScript(
  survey: Exported,
  batches: Batches,
  format: keyof typeof SCRIPTS,
  name: string,
  notes: () => string[],
): AsyncGenerator<Uint8Array> {
  const variables = variablesOf(exportColumns(survey))
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const file = (path: string) => {
    const entry = new ZipDeflate(path, { level: 3 })
    zip.add(entry)
    return entry
  }
  const table = file(`${name}.csv`)
  const widths: number[] = []
  const early = new Map<string, number>()
  const cellOf = (variable: Variable, one: ShownResponse) => {
    const cell = spssCell(variable, variable.column.cell(one))
    if (format !== 'spss' || !isBeforeDays(variable, cell)) return cell
    early.set(variable.name, (early.get(variable.name) ?? 0) + 1)
    return null
  }
  table.push(strToU8(BOM + spssLine(variables.map((variable) => variable.name))))
  for await (const batch of batches) {
    const rows = batch.map((one) => variables.map((variable) => cellOf(variable, one)))
    for (const cells of rows) measure(widths, cells)
    table.push(strToU8(rows.map(spssLine).join('')))
    yield* ready.splice(0)
  }
  table.push(new Uint8Array(), true)
  const { ending, mark, script } = SCRIPTS[format]
  const syntax = file(`${name}.${ending}`)
  const about = { csvFile: `${name}.csv`, title: survey.title, notes: [...notes(), ...earlyDaysNotes(early)] }
  syntax.push(strToU8(mark + script(variables, widths, about)), true)
  zip.end()
  yield* ready.splice(0)
}

const baseName = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .toLowerCase() || 'survey'

/** The content types that an export may have. */
export const exportTypes = (): string[] => [...new Set(Object.values(TYPES).map(({ type }) => type.split(';')[0]!))]

const TYPES: Record<ExportFormat, { type: string; ending: string }> = {
  csv: { type: 'text/csv; charset=utf-8', ending: 'responses.csv' },
  json: { type: 'application/json', ending: 'responses.json' },
  spss: { type: 'application/zip', ending: 'spss.zip' },
  r: { type: 'application/zip', ending: 'r.zip' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'responses.xlsx' },
  codebook: { type: 'text/csv; charset=utf-8', ending: 'codebook.csv' },
}

/** The same batches, each counted as it passes. */
async function* counted(batches: Batches, totals: Totals): AsyncGenerator<readonly ShownResponse[]> {
  for await (const batch of batches) {
    count(totals, batch)
    yield batch
  }
}

/** Rows that are known only once all that come before them are written. */
async function* later<T>(rows: () => T): AsyncGenerator<T> {
  yield rows()
}

function piecesOf(
  survey: Exported,
  given: Batches,
  format: ExportFormat,
  name: string,
): AsyncIterable<string | Uint8Array> {
  const totals = noTotals()
  const batches = counted(given, totals)
  const notes = () => exportNotes(survey, totals)
  if (format === 'json') return json(survey, batches, notes)
  if (format === 'spss' || format === 'r') return withScript(survey, batches, format, name, notes)
  const columns = exportColumns(survey)
  if (format === 'codebook') return codebookCsv(columns, batches, notes)
  const header = columns.map((column) => column.name)
  const rows = mapped(batches, (batch) => batch.map((one): ExportCell[] => columns.map((column) => column.cell(one))))
  if (format === 'csv') return csv(header, rows)
  return workbook([
    { name: 'responses', header, rows },
    { name: 'codebook', header: CODEBOOK, rows: [codebook(columns)] },
    { name: 'notes', header: ['note'], rows: later(() => notes().map((note) => [note])) },
  ])
}

/** What the columns mean, then what the responses leave out, for which all of them are counted. */
async function* codebookCsv(
  columns: readonly ExportColumn[],
  batches: Batches,
  notes: () => string[],
): AsyncGenerator<string> {
  yield* csv(CODEBOOK, [codebook(columns)])
  for await (const batch of batches) void batch
  yield notes()
    .map((note) => csvLine(CODEBOOK.map((_, at) => [NOTE, note][at] ?? '')))
    .join('')
}

/** Bytes as they are made: an export of any length is never held whole. */
function streamOf(pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}

/**
 * Responses as a file. In CSV, text that a spreadsheet would take for a formula is made harmless, in headers too; the other formats
 * say of each cell what it is.
 */
export function exportFile(survey: Exported, batches: Batches, format: ExportFormat): Response {
  const name = baseName(survey.title)
  const { type, ending } = TYPES[format]
  return new Response(streamOf(piecesOf(survey, batches, format, name)), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}-${ending}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
