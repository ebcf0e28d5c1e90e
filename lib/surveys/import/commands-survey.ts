import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalid } from '@/lib/core/errors'
import { addSummaries, emptySummary, type ImportSummary } from '@/lib/core/imports'
import { fieldErrorsOf } from '@/lib/core/zod'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import type { ImportFile } from '@/lib/server/room'
import { isMarkdown, readSurvey } from './rules-detect'
import type { ImportedSurvey } from './rules-draft'
import { nameAndLanguage } from './rules-rust'
import { importTranslation } from './rules-translation'
import { findSurvey, insertSurvey, lockSurvey, updateSurvey } from '../repo'
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
): Promise<ImportSummary & { surveyIds: string[] }> {
  const author = authorize(actor, 'survey.write')
  const read = files.map((file): Reading => {
    const { base, language } = isMarkdown(file.path) ? nameAndLanguage(file.path) : { base: '', language: null }
    if (language !== null) return { kind: 'translation', file, source: base, language }
    const survey = checked(readSurvey(file.text, file.path), file)
    return { kind: 'survey', file, source: survey.source, survey }
  })
  // A survey comes before its translations, however the files are named.
  const ordered = [...read].sort((a, b) => Number(a.kind === 'translation') - Number(b.kind === 'translation'))
  return transaction(async (tx) => {
    const done: SurveyImport[] = []
    for (const one of ordered) {
      const existing = await findSurvey({ sourceName: one.source }, [...ALL], tx)
      const taken =
        one.kind === 'survey'
          ? await takeSurvey(tx, one.file, one.survey, existing, author.id, now)
          : await takeTranslation(tx, one.file, one.source, one.language, existing)
      const language = one.kind === 'translation' ? one.language : null
      if (taken.created + taken.updated > 0)
        await audit(tx, author, 'survey.import', { kind: 'survey', id: taken.surveyId }, { file: one.source, language })
      done.push(taken)
    }
    return { ...addSummaries(done), surveyIds: [...new Set(done.map((one) => one.surveyId))] }
  })
}

/** @throws AppError invalid for a survey that we could not ask */
function checked(survey: ImportedSurvey, file: ImportFile): ImportedSurvey {
  if (survey.questions.length === 0) {
    const why = survey.skipped
      .slice(0, 3)
      .map((one) => one.reason)
      .join(' ')
    throw invalid(`${file.path}: there is no question in it that can be asked here. ${why}`.trim())
  }
  const { title, description, questions, translations } = survey
  const read = createSurveyInput.safeParse({ title, description, anonymity: 'anonymous', questions, translations })
  if (!read.success) throw invalid(`${file.path} cannot be taken over.`, fieldErrorsOf(read.error))
  assertQuestions(questions)
  return survey
}

async function takeSurvey(
  tx: Tx,
  file: ImportFile,
  read: ImportedSurvey,
  existing: SurveyRecord | null,
  authorId: string,
  now: Date,
): Promise<SurveyImport> {
  const { source, title, description, questions, skipped } = read
  const fields = { description, questions, ...(read.language && { language: read.language }) }
  const summary = { ...emptySummary(), skipped, questions: questions.length }
  if (!existing) {
    const made = await insertSurvey(
      tx,
      { ...fields, title, anonymity: 'anonymous', translations: read.translations },
      authorId,
      now,
      source,
    )
    return { ...summary, created: 1, surveyId: made.id }
  }
  const survey = (await lockSurvey(tx, existing.id, [...ALL]))!
  const known = new Set(survey.questions.map((question) => question.key))
  if (survey.questions.length > 0 && !questions.some((question) => known.has(question.key)))
    throw conflict(
      `${file.path}: “${survey.title}” came from a file of this name and has none of these questions. If this is another survey, rename the file.`,
    )
  // Languages that came from elsewhere, or were written here, stay.
  const translations = { ...survey.translations, ...read.translations }
  const before = {
    description: survey.description,
    questions: survey.questions,
    translations: survey.translations,
    ...(read.language && { language: survey.language }),
  }
  if (same({ ...fields, translations }, before)) return { ...summary, unchanged: 1, surveyId: survey.id }
  assertQuestionChange(survey.questions, questions, survey.responses)
  await updateSurvey(tx, survey.id, { ...fields, translations })
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
