import { authorize, type MaybeActor } from '@/lib/core/actor'
import { AppError, notFound } from '@/lib/core/errors'
import type { ImportFinding, Skipped } from '@/lib/core/imports'
import { shortened } from '@/lib/core/text/excerpt'
import { db } from '@/lib/server/db'
import { mappingFor, prepareResponses } from './import/queries-plan'
import { unsaidEnds } from './import/rules-ends'
import { answerTargets, IGNORE, segmentTargets, SEGMENT_WORDS } from './import/rules-targets'
import { visibleStatuses } from '@/lib/surveys/policy'
import { findUpload } from './repo-uploads'
import { findSurvey } from '@/lib/surveys/queries-record'

export interface UploadColumn {
  name: string
  /** The question's words, where the header has them. */
  label: string
  samples: string[]
  /** How many rows have something in it. */
  filled: number
  target: string
}

/** What may be chosen for a column: a name that is kept, and words. */
export interface TargetChoice {
  value: string
  label: string
  group: string
}

export interface UploadReport {
  id: string
  name: string
  survey: { id: string; title: string; anonymity: string; questions: number }
  rows: number
  columns: UploadColumn[]
  choices: TargetChoice[]
  /** What an import would do now; or why it cannot be done. */
  check: { fits: number; skipped: Skipped[]; more: number; findings: ImportFinding[] } | { refused: string }
}

const SAMPLES = 3
const MAX_SKIPPED = 50

function samplesOf(cells: readonly string[]): string[] {
  const samples = new Set<string>()
  for (const cell of cells) {
    if (cell !== '') samples.add(shortened(cell, 60))
    if (samples.size === SAMPLES) break
  }
  return [...samples]
}

/**
 * A file that waits to be imported: its columns with what they are taken for, and what would become of its rows.
 * Nothing is stored by it.
 */
export async function uploadReport(actor: MaybeActor, id: string, now: Date): Promise<UploadReport> {
  const importer = authorize(actor, 'survey.write')
  const upload = await findUpload(id, importer.id)
  const survey = upload && (await findSurvey({ id: upload.surveyId }, visibleStatuses(importer)))
  if (!upload || !survey) throw notFound('This upload')
  const { table } = upload
  const mapping = mappingFor(table, survey, upload.mapping)
  const columns = table.columns.map(({ name, label }, index): UploadColumn => {
    const cells = table.rows.map((row) => row.cells[index] ?? '')
    return {
      name,
      label: label === name ? '' : label,
      samples: samplesOf(cells),
      filled: cells.filter(Boolean).length,
      target: mapping[name] ?? IGNORE,
    }
  })
  const choices: TargetChoice[] = [
    ...segmentTargets(survey.anonymity).map((segment) => ({
      value: segment,
      label: SEGMENT_WORDS[segment],
      group: 'About who answered',
    })),
    ...[...answerTargets(survey.questions).values()].map((column) => ({
      value: column.name,
      label: column.name,
      group: column.question.label.slice(0, 80),
    })),
  ]
  let check: UploadReport['check']
  try {
    const prepared = await prepareResponses(db, survey, upload.name, table, mapping, now)
    const { responses } = prepared
    const skipped = [...(table.read?.skipped ?? []), ...prepared.skipped]
    const findings = [...(table.read?.findings ?? []), ...prepared.findings]
    check = {
      fits: responses.length,
      skipped: skipped.slice(0, MAX_SKIPPED),
      more: Math.max(0, skipped.length - MAX_SKIPPED),
      findings: [...(survey.sourceName?.startsWith('csv-') ? unsaidEnds(survey, upload.name) : []), ...findings],
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    check = { refused: error.message }
  }
  return {
    id,
    name: upload.name,
    survey: { id: survey.id, title: survey.title, anonymity: survey.anonymity, questions: survey.questions.length },
    rows: table.rows.length,
    columns,
    choices,
    check,
  }
}

/** The names of a file's columns, in order: a form names them by their place. */
export async function uploadColumns(actor: MaybeActor, id: string): Promise<string[]> {
  const upload = await findUpload(id, authorize(actor, 'survey.write').id)
  if (!upload) throw notFound('This upload')
  return upload.table.columns.map((column) => column.name)
}
