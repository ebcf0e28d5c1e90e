import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalid } from '@/lib/core/errors'
import { addSummaries, emptySummary, type ImportSummary } from '@/lib/core/imports'
import { fieldErrorsOf } from '@/lib/core/zod'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import type { ImportFile } from '@/lib/server/room'
import { importRustSurvey, nameAndLanguage } from './import/rust'
import { importTranslation } from './import/translation'
import { findSurvey, insertSurvey, lockSurvey, updateSurvey, type SurveyRecord } from './repo'
import { assertQuestionChange, assertQuestions } from './rules'
import { createSurveyInput } from './schema'

const ALL = ['draft', 'open', 'closed'] as const

/** What a survey file did, in the words of every import. */
export interface SurveyImport extends ImportSummary {
  /** The survey it made, changed or found. */
  surveyId: string
  questions: number
}

/**
 * Takes over survey files of the Rust project's Markdown. `name.md` makes the survey `name` or brings it up to date,
 * `name.de.md` adds or renews its German. All of the files or none; the same again changes nothing.
 * @throws AppError invalid for a file without questions or a translation without its survey, conflict where responses are in the way
 */
export async function importSurveys(actor: MaybeActor, files: readonly ImportFile[], now: Date): Promise<ImportSummary & { surveyIds: string[] }> {
  const author = authorize(actor, 'survey.write')
  // A survey comes before its translations, however the files are named.
  const ordered = [...files].sort((a, b) => Number(nameAndLanguage(a.path).language !== null) - Number(nameAndLanguage(b.path).language !== null))
  return transaction(async (tx) => {
    const done: SurveyImport[] = []
    for (const file of ordered) {
      const { base, language } = nameAndLanguage(file.path)
      const existing = await findSurvey({ sourceName: base }, [...ALL], tx)
      const one = language ? await takeTranslation(tx, file, base, language, existing) : await takeSurvey(tx, file, base, existing, author.id, now)
      if (one.created + one.updated > 0) await audit(tx, author, 'survey.import', { kind: 'survey', id: one.surveyId }, { file: base, language })
      done.push(one)
    }
    return { ...addSummaries(done), surveyIds: [...new Set(done.map((one) => one.surveyId))] }
  })
}

async function takeSurvey(tx: Tx, file: ImportFile, base: string, existing: SurveyRecord | null, authorId: string, now: Date): Promise<SurveyImport> {
  const { title, description, questions, skipped } = importRustSurvey(file.text, file.path)
  if (questions.length === 0) throw invalid(`${file.path}: there is no question in it (a “### ” heading with a “Type:” line).`)
  const checked = createSurveyInput.safeParse({ title, description, anonymity: 'anonymous', questions })
  if (!checked.success) throw invalid(`${file.path} cannot be taken over.`, fieldErrorsOf(checked.error))
  assertQuestions(questions)
  const summary = { ...emptySummary(), skipped, questions: questions.length }
  if (!existing) {
    const made = await insertSurvey(tx, { title, description, anonymity: 'anonymous', questions }, authorId, now, base)
    return { ...summary, created: 1, surveyId: made.id }
  }
  const survey = (await lockSurvey(tx, existing.id, [...ALL]))!
  if (same({ description, questions }, { description: survey.description, questions: survey.questions })) return { ...summary, unchanged: 1, surveyId: survey.id }
  assertQuestionChange(survey.questions, questions, survey.responses)
  await updateSurvey(tx, survey.id, { description, questions })
  return { ...summary, updated: 1, surveyId: survey.id }
}

async function takeTranslation(tx: Tx, file: ImportFile, base: string, language: string, existing: SurveyRecord | null): Promise<SurveyImport> {
  if (!existing) throw conflict(`${file.path} is a translation: import ${base}.md first.`)
  const survey = (await lockSurvey(tx, existing.id, [...ALL]))!
  const { translation, skipped } = importTranslation(file.text, file.path, survey.questions)
  if (Object.keys(translation.questions).length === 0) throw invalid(`${file.path}: none of its questions are those of ${base}.md.`)
  const summary = { ...emptySummary(), skipped, questions: Object.keys(translation.questions).length, surveyId: survey.id }
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
      ? Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, ordered(item)]))
      : value
const same = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
