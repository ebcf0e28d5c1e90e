import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalid } from '@/lib/core/errors'
import { addSummaries, emptySummary, type ImportFinding, type ImportSummary } from '@/lib/core/imports'
import { fieldErrorsOf } from '@/lib/core/zod'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { noteImported } from '@/lib/server/importing'
import type { ImportFile, ImportOptions } from '@/lib/server/room'
import { isMarkdown, readSurvey, readSurveyBytes } from './rules-detect'
import type { ImportedSurvey } from './rules-draft'
import { nameAndLanguage } from './rules-rust'
import { areAlike, sourceOf } from './rules-source'
import { importTranslation } from './rules-translation'
import { findSurvey, insertSurvey, lockSurvey, updateSurvey } from '../repo'
import { lockSources } from '../repo-undo'
import { endFindings, withEnds } from '../rules-ends'
import { assertQuestionChange, assertQuestions } from '../rules'
import { createSurveyInput } from '../schema'
import type { SurveyRecord } from '../schema-record'

const ALL = ['draft', 'open', 'closed'] as const

/** What a survey file did, in the words of every import. */
export interface SurveyImport extends ImportSummary {
  /** The survey it made, changed or found. */
  surveyId: string
  questions: number
}

type Reading = { file: ImportFile; source: string } & (
  { kind: 'survey'; survey: ImportedSurvey } | { kind: 'translation'; language: string }
)

/**
 * Takes over survey files: LimeSurvey `.lss`, Qualtrics `.qsf`, SurveyJS JSON, the Rust project's Markdown (`name.de.md` adds or renews the
 * German of `name.md`). A file makes its survey or brings it up to date. All of the files or none; the same again changes nothing.
 * @throws AppError invalid for a file without questions or a translation without its survey, conflict where responses are in the way
 */
export async function importSurveys(
  actor: MaybeActor,
  files: readonly ImportFile[],
  now: Date,
  { source: from, dryRun = false }: Pick<ImportOptions, 'source' | 'dryRun'> = {},
): Promise<ImportSummary & { surveyIds: string[] }> {
  const author = authorize(actor, 'survey.write')
  const read = files.map((file): Reading => {
    const { base, language } = isMarkdown(file.path) ? nameAndLanguage(file.path) : { base: '', language: null }
    if (language !== null) return { kind: 'translation', file, source: sourceOf(base, from), language }
    const survey = checked(file.bytes ? readSurveyBytes(file.bytes, file.path) : readSurvey(file.text, file.path), file)
    return { kind: 'survey', file, source: sourceOf(survey.source, from), survey }
  })
  // A survey comes before its translations, however the files are named.
  const ordered = [...read].sort((a, b) => Number(a.kind === 'translation') - Number(b.kind === 'translation'))
  const take = async (tx: Tx) => {
    const done: SurveyImport[] = []
    await lockSources(
      tx,
      ordered.map((one) => one.source),
    )
    for (const one of ordered) {
      const existing = await findSurvey({ sourceName: one.source }, [...ALL], tx)
      const taken =
        one.kind === 'survey'
          ? await takeSurvey(tx, one.file, { ...one.survey, source: one.source }, existing, author.id, now)
          : await takeTranslation(tx, one.file, one.source, one.language, existing)
      const language = one.kind === 'translation' ? one.language : null
      if (taken.created + taken.updated > 0)
        await audit(tx, author, 'survey.import', { kind: 'survey', id: taken.surveyId }, { file: one.source, language })
      await noteImported(tx, [
        ...(taken.created > 0 && one.kind === 'survey'
          ? [{ kind: 'survey', id: taken.surveyId, outcome: 'created' as const, file: one.file.path }]
          : taken.created + taken.updated > 0
            ? [{ kind: 'survey', id: taken.surveyId, outcome: 'updated' as const, file: one.file.path }]
            : []),
      ])
      done.push(taken)
    }
    return { ...addSummaries(done), surveyIds: [...new Set(done.map((one) => one.surveyId))] }
  }
  return dryRun ? rolledBack(take) : transaction(take)
}

/** Carried out and taken back: what would happen. */
async function rolledBack<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  try {
    await transaction(async (tx) => {
      result = { value: await run(tx) }
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  return result!.value
}
class TakenBack extends Error {}

/** @throws AppError invalid for a survey that we could not ask */
function checked(survey: ImportedSurvey, file: ImportFile): ImportedSurvey {
  if (survey.questions.length === 0) {
    const why = survey.skipped
      .slice(0, 3)
      .map((one) => one.reason)
      .join(' ')
    throw invalid(`${file.path}: there is no question in it that can be asked here. ${why}`.trim())
  }
  const { title, description, closing = '', questions, translations } = survey
  const read = createSurveyInput.safeParse({
    title,
    description,
    closing,
    anonymity: 'anonymous',
    questions,
    translations,
  })
  if (!read.success) throw invalid(`${file.path} cannot be taken over.`, fieldErrorsOf(read.error))
  assertQuestions(questions)
  return survey
}

/** Another survey from a file of the same name: its title is part of what it is known by. */
const titled = (source: string, title: string): string => `${source}#${title}`

/** The survey that a file is about: of the same id, or of the same name and title. */
async function surveyOf(
  tx: Tx,
  { source, title, hasId, questions }: ImportedSurvey,
  existing: SurveyRecord | null,
): Promise<{ survey: SurveyRecord | null; source: string }> {
  // A survey may have been renamed here: then its questions tell.
  const sameWords = () =>
    questions.filter(({ key, label }) => existing?.questions.some((one) => one.key === key && one.label === label))
  if (!existing || hasId || existing.title === title || sameWords().length * 2 >= questions.length)
    return { survey: existing, source }
  const own = titled(source, title)
  return { survey: await findSurvey({ sourceName: own }, [...ALL], tx), source: own }
}

async function takeSurvey(
  tx: Tx,
  file: ImportFile,
  read: ImportedSurvey,
  existing: SurveyRecord | null,
  authorId: string,
  now: Date,
): Promise<SurveyImport> {
  const { title, description, closing, skipped } = read
  const of = await surveyOf(tx, read, existing)
  const { questions, ...ends } = withEnds(read.questions, of.survey?.questions)
  const fields = {
    description,
    questions,
    ...(closing && { closing }),
    ...(read.language && { language: read.language }),
  }
  const say = (message: string): ImportFinding => ({ file: file.path, line: 1, key: 'survey', message })
  const findings: ImportFinding[] = endFindings(ends).map(say)
  const summary = { ...emptySummary(), skipped, findings, questions: questions.length }
  if (!of.survey) {
    const made = await insertSurvey(
      tx,
      { ...fields, title, anonymity: 'anonymous', translations: read.translations },
      authorId,
      now,
      of.source,
    )
    if (existing)
      findings.push(
        say(`A new survey: “${existing.title}” came from a file of the same name, and this one is called “${title}”.`),
      )
    return { ...summary, created: 1, surveyId: made.id }
  }
  const survey = (await lockSurvey(tx, of.survey.id, [...ALL]))!
  if (!areAlike(survey.questions, questions))
    throw conflict(
      `${file.path}: “${survey.title}” came from a file of this name and asks other questions. ` +
        'If this is another survey, rename the file or name its source (--from).',
    )
  const lost = survey.questions.filter(({ key }) => !questions.some((question) => question.key === key))
  // Languages that came from elsewhere, or were written here, stay.
  const translations = { ...survey.translations, ...read.translations }
  const before = {
    description: survey.description,
    ...(closing && { closing: survey.closing }),
    questions: survey.questions,
    translations: survey.translations,
    ...(read.language && { language: survey.language }),
  }
  if (same({ ...fields, translations }, before)) return { ...summary, unchanged: 1, surveyId: survey.id }
  assertQuestionChange(survey.questions, questions, survey.responses)
  await updateSurvey(tx, survey.id, { ...fields, translations })
  const names = lost.map(({ key }) => `“${key}”`).join(', ')
  if (lost.length > 0) findings.push(say(`“${survey.title}” no longer asks ${names}: the file does not.`))
  return { ...summary, updated: 1, surveyId: survey.id }
}

async function takeTranslation(
  tx: Tx,
  file: ImportFile,
  base: string,
  language: string,
  existing: SurveyRecord | null,
): Promise<SurveyImport> {
  if (!existing) throw conflict(`${file.path} is a translation: import ${base}.md first.`)
  const survey = (await lockSurvey(tx, existing.id, [...ALL]))!
  const { translation, skipped } = importTranslation(file.text, file.path, survey.questions)
  if (Object.keys(translation.questions).length === 0)
    throw invalid(`${file.path}: none of its questions are those of ${base}.md.`)
  const summary = {
    ...emptySummary(),
    skipped,
    questions: Object.keys(translation.questions).length,
    surveyId: survey.id,
  }
  const before = survey.translations[language]
  if (same(translation, before)) return { ...summary, unchanged: 1 }
  await updateSurvey(tx, survey.id, { translations: { ...survey.translations, [language]: translation } })
  return before ? { ...summary, updated: 1 } : { ...summary, created: 1 }
}

/** jsonb forgets the order of keys, so that is not compared. */
const ordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(ordered)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, item]) => item !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, item]) => [key, ordered(item)]),
        )
      : value
const same = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
