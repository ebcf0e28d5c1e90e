import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalid, notFound } from '@/lib/core/errors'
import {
  addSummaries,
  type ImportFinding,
  type ImportMapping,
  type ImportSummary,
  type Skipped,
} from '@/lib/core/imports'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { noteImported, runningImport } from '@/lib/server/importing'
import type { ImportFile } from '@/lib/server/room'
import { mappingFor, prepareResponses, readResponses } from './queries-plan'
import { unsaidEnds } from './rules-ends'
import { inferQuestions } from './rules-infer'
import { withoutMarks } from './rules-marks'
import { redact } from './rules-redact'
import { sharedQuestions, sourceOf } from '@/lib/surveys/import/rules-source'
import { sha256 } from '@/lib/server/hash'
import { readTable, type ResponseTable } from './rules-table'
import type { Mapping } from './rules-targets'
import { withoutTrials } from './rules-trials'
import { countUp } from '../jobs-tally'
import { DISCLOSURES, type Disclosure } from '@/lib/surveys/schema'
import { visibleStatuses } from '@/lib/surveys/policy'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { findSurvey } from '@/lib/surveys/queries-record'
import {
  changedSinceImport,
  hasLiveAnswers,
  insertSurvey,
  lockSources,
  lockSurvey,
  insertImported,
} from '@/lib/surveys/commands-record'

const BATCH = 1_000
const ALL = ['draft', 'open', 'closed'] as const

/**
 * A survey by id, public token, the name of its file, or else exact title.
 * @throws AppError conflict where several have this title: rows of one must not get into another
 */
export async function surveyNamed(actor: MaybeActor, name: string): Promise<SurveyRecord> {
  const statuses = visibleStatuses(actor)
  const known = await findSurvey({ OR: [{ id: name }, { publicToken: name }, { sourceName: name }] }, statuses)
  if (known) return known
  const title = { equals: name, mode: 'insensitive' as const }
  const survey = await findSurvey({ title }, statuses)
  if (!survey) throw notFound(`A survey named “${name}”`)
  if (await findSurvey({ title, id: { not: survey.id } }, statuses))
    throw conflict(`Several surveys are called “${name}”. Name one by its id.`)
  return survey
}

async function assertTakesRows(tx: Tx, survey: SurveyRecord, named: boolean): Promise<void> {
  // Rows that one person knows would fill a group up to the minimum, and leave what another said.
  if (survey.anonymity !== 'named' && (await hasLiveAnswers(survey.id, tx)))
    throw conflict('This survey has answers already. Rows of a file go into a survey of their own.')
  if (named && survey.openedAt !== null)
    throw conflict(
      'This survey has been open here, where people answer for themselves. Answers under their names can be ' +
        'imported only into one that never was.',
    )
}

/**
 * Stores what fits of a table and names the rest. What was stored is audited with the file and the people it names.
 * @throws AppError conflict where rows are new and the survey has answers of its own, or they have names and it was open here
 */
export async function storeTable(
  tx: Tx,
  importer: Actor,
  survey: SurveyRecord,
  file: string,
  table: ResponseTable,
  mapping: Mapping,
  now: Date,
): Promise<ImportSummary> {
  const { responses, skipped, findings, plan } = await prepareResponses(tx, survey, file, table, mapping, now)
  const unknown = plan.ignored.map((name): Skipped => ({
    file,
    line: 1,
    reason: `The column “${name}” is no question of this survey`,
  }))
  const changed = await changedSinceImport(tx, survey.id, responses)
  const before = responses
    .filter(({ hash }) => changed.has(hash))
    .map(({ line }): Skipped => ({
      file,
      line,
      reason: 'It was imported before and says something else now: what it said then stays',
    }))
  let created = 0
  for (let from = 0; from < responses.length; from += BATCH)
    created += await insertImported(tx, survey.id, responses.slice(from, from + BATCH), runningImport())
  if (created > 0) {
    const people = responses.flatMap(({ personId }) => (personId === null ? [] : [personId]))
    await assertTakesRows(tx, survey, people.length > 0)
    await audit(tx, importer, 'survey.import-responses', { kind: 'survey', id: survey.id }, { created, file, people })
  }
  if (created > BATCH) await enqueue(tx, countUp, { surveyId: survey.id }, { key: survey.id })
  return {
    created,
    updated: 0,
    unchanged: responses.length - created - before.length,
    skipped: [...(table.read?.skipped ?? []), ...unknown, ...skipped, ...before],
    findings: [...(table.read?.findings ?? []), ...findings],
  }
}

/** @throws AppError invalid where two columns have one name and one of them is an answer: which one it is must be said */
function assertNoTwins(table: ResponseTable, mapping: Mapping, said: Mapping, file: string): void {
  const twin = table.columns.find(
    ({ name }) =>
      / \(\d+\)$/.test(name) && mapping[name.replace(/ \(\d+\)$/, '')] && said[name] === undefined && !mapping[name],
  )
  if (twin)
    throw invalid(
      `${file}: the column “${twin.name.replace(/ \(\d+\)$/, '')}” is there twice; map “${twin.name}” to say which is which.`,
    )
}

/** What was said of the columns that this file has. */
const ofTable = (table: ResponseTable, said: Mapping): Mapping => {
  const names = new Set(table.columns.map(({ name }) => name.toLowerCase()))
  return Object.fromEntries(Object.entries(said).filter(([name]) => names.has(name.trim().toLowerCase())))
}

async function takeFiles(
  tx: Tx,
  importer: Actor,
  survey: SurveyRecord,
  files: readonly ImportFile[],
  now: Date,
  said: Mapping = {},
  isNew = false,
  ofAll = false,
): Promise<ImportSummary> {
  const summaries: ImportSummary[] = []
  for (const file of files) {
    const { table, cut } = readResponses(file.text, file.path, survey, now)
    const mapping = mappingFor(table, survey, ofAll ? ofTable(table, said) : said)
    assertNoTwins(table, mapping, said, file.path)
    const summary = await storeTable(tx, importer, survey, file.path, table, mapping, now)
    // Of a survey that this import made, only that it was made.
    if (summary.created > 0 && !isNew)
      await noteImported(tx, [{ kind: 'responses', id: survey.id, outcome: 'updated', file: file.path }])
    summaries.push({ ...summary, skipped: [...cut, ...summary.skipped] })
  }
  return addSummaries(summaries)
}

/**
 * Takes over responses from CSV: our own, Qualtrics', SurveyMonkey's or any with a header that names questions by key
 * or label. Which column
 * is what is guessed, and said by `mapping` where the guess is wrong. All rows that fit are taken in one transaction, the others named with
 * their line; a file imported again changes nothing.
 * @param mapping by column name: `key`, `key.row`, `key[option]`, `key.text`, `@team`, `@role`, `@day`, `@email`, or '' for nothing
 * @param ofAll it was said of several files, or of those that the source sent before: one need not have each column
 */
export async function importResponses(
  actor: MaybeActor,
  name: string,
  files: readonly ImportFile[],
  now: Date,
  mapping?: Mapping,
  ofAll = false,
): Promise<ImportSummary> {
  const importer = authorize(actor, 'survey.write')
  const found = await surveyNamed(importer, name)
  return transaction(async (tx) => {
    const survey = await lockSurvey(tx, found.id, [...ALL])
    if (!survey) throw notFound('This survey')
    return takeFiles(tx, importer, survey, files, now, mapping, false, ofAll)
  })
}

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path
/** A file's name as a title: "2026_dev survey.csv" → "2026 dev survey" */
const titleFrom = (path: string): string =>
  nameOf(path)
    .replace(/\.[^.]*$/, '')
    .replace(/[-_]+/g, ' ')
    .trim()
    .slice(0, 300) || 'Imported survey'

/** What a person chose that a new survey gives, in the table of an import. @throws AppError invalid for anything else */
export function disclosureIn(mapping: ImportMapping | undefined): Disclosure | null {
  const said = mapping?.disclosure?.['*'] || null
  const known = DISCLOSURES.find((one) => one === said)
  if (said !== null && !known) throw invalid(`“${said}” is no choice: ${DISCLOSURES.join(' or ')}.`)
  return known ?? null
}

/**
 * For responses that have no survey yet: each file makes a draft whose questions are its columns, and fills it. The
 * draft is anonymous: what
 * says who answered is not taken over. A file of the same name and columns finds the survey it made before.
 * @param from the source that the files are from; the same name from another source is another survey
 * @param disclosure what the surveys give, chosen before they have a row; null: what is asked for first decides
 */
export async function importWithSurvey(
  actor: MaybeActor,
  files: readonly ImportFile[],
  now: Date,
  from?: string,
  disclosure: Disclosure | null = null,
): Promise<ImportSummary & { surveyIds: string[] }> {
  const importer = authorize(actor, 'survey.write')
  return transaction(async (tx) => {
    const done: (ImportSummary & { surveyId: string })[] = []
    for (const file of files) {
      const { survey, created, guesses } = await surveyFor(tx, importer, file, now, from, disclosure)
      if (created) await noteImported(tx, [{ kind: 'survey', id: survey.id, outcome: 'created', file: file.path }])
      const summary = await takeFiles(tx, importer, survey, [file], now, {}, created)
      const findings = created ? [...guesses, ...unsaidEnds(survey, file.path)] : []
      done.push({
        ...summary,
        findings: [...findings, ...(summary.findings ?? [])],
        created: summary.created + Number(created),
        surveyId: survey.id,
      })
    }
    return { ...addSummaries(done), surveyIds: done.map((one) => one.surveyId) }
  })
}

/**
 * The survey that a file of responses makes of its columns, or made before; locked. `guesses`: what of a new one is one.
 * @throws AppError conflict where a file of this name made a survey that has some of these questions and not all
 */
export async function surveyFor(
  tx: Tx,
  author: Actor,
  file: ImportFile,
  now: Date,
  from?: string,
  disclosure: Disclosure | null = null,
): Promise<{ survey: SurveyRecord; created: boolean; guesses: ImportFinding[] }> {
  const none = new Set<string>()
  const said = withoutTrials(readTable(file.text, file.path), file.path, none).table
  const { table } = redact(withoutMarks(said, file.path).table, 'anonymous', none, now)
  const { questions, findings } = inferQuestions(table, file.path)
  const name = sourceOf(`csv-${nameOf(file.path)}`, from)
  // Another file of the same name, with other columns, has its columns in its source.
  const source = `${name}#${sha256(JSON.stringify(questions.map(({ label }) => label))).slice(0, 12)}`
  await lockSources(tx, [name])
  const existing =
    (await findSurvey({ sourceName: source }, [...ALL], tx)) ?? (await findSurvey({ sourceName: name }, [...ALL], tx))
  const known = existing && (await lockSurvey(tx, existing.id, [...ALL]))
  const shared = known ? sharedQuestions(known.questions, questions).length : 0
  if (known && shared === questions.length) return { survey: known, created: false, guesses: [] }
  if (known && shared > 0)
    throw conflict(
      `${file.path}: a file of this name made “${known.title}”, and only ${shared} of the ${questions.length} ` +
        `questions in this one are its questions. ` +
        'To add to that survey, import into it by its id; for another survey, rename the file or name its source (--from).',
    )
  const survey = await insertSurvey(
    tx,
    { title: titleFrom(file.path), anonymity: 'anonymous', questions, disclosure },
    author.id,
    now,
    known ? source : name,
  )
  await audit(
    tx,
    author,
    'survey.import',
    { kind: 'survey', id: survey.id },
    { file: name, questions: questions.length },
  )
  return { survey, created: true, guesses: findings }
}
