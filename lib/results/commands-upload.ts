import { authorize, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import type { ImportSummary } from '@/lib/core/imports'
import { transaction, type Tx } from '@/lib/server/db'
import type { ImportFile } from '@/lib/server/room'
import { mappingFor, readResponses } from './import/queries-plan'
import { storeTable, surveyFor } from './import/commands-responses'
import type { Mapping } from './import/rules-targets'
import { visibleStatuses } from '@/lib/surveys/policy'
import { deleteUpload, deleteUploads, findUpload, insertUpload, setUploadMapping } from './repo-uploads'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { findSurvey } from '@/lib/surveys/queries-record'
import { lockSurvey } from '@/lib/surveys/commands-record'

/**
 * Takes in a file whose columns are to be matched before its responses are imported. What must not be kept is cut out first. Without a
 * survey, a draft is made of its columns.
 * @returns what names the upload from here on; for its uploader only, and for a day
 */
export async function startUpload(
  actor: MaybeActor,
  surveyId: string | null,
  file: ImportFile,
  now: Date,
): Promise<string> {
  const importer = authorize(actor, 'survey.write')
  return transaction(async (tx) => {
    const made = surveyId === null ? await surveyFor(tx, importer, file, now) : null
    const survey = made?.survey ?? (await findSurvey({ id: surveyId ?? '' }, visibleStatuses(importer), tx))
    if (!survey) throw notFound('This survey')
    const { table } = readResponses(file.text, file.path, survey, now)
    table.read?.findings.unshift(...(made?.guesses ?? []))
    await deleteUploads(tx, new Date(now.getTime() - DAY_MS))
    return insertUpload(tx, { surveyId: survey.id, name: file.path, table }, importer.id, now)
  })
}

/** Keeps what a person said about the columns. */
export async function mapUpload(actor: MaybeActor, id: string, mapping: Mapping): Promise<void> {
  const importer = authorize(actor, 'survey.write')
  const kept = await transaction((tx) => setUploadMapping(tx, id, importer.id, mapping))
  if (!kept) throw notFound('This upload')
}

async function lockedSurvey(tx: Tx, id: string): Promise<SurveyRecord> {
  const survey = await lockSurvey(tx, id, ['draft', 'open', 'closed'])
  if (!survey) throw notFound('This survey')
  return survey
}

/** Imports what fits, all of it or nothing, and forgets the file. */
export async function finishUpload(
  actor: MaybeActor,
  id: string,
  mapping: Mapping,
  now: Date,
): Promise<ImportSummary & { surveyId: string }> {
  const importer = authorize(actor, 'survey.write')
  return transaction(async (tx) => {
    const upload = await findUpload(id, importer.id, tx)
    if (!upload) throw notFound('This upload')
    const survey = await lockedSurvey(tx, upload.surveyId)
    const summary = await storeTable(
      tx,
      importer,
      survey,
      upload.name,
      upload.table,
      mappingFor(upload.table, survey, mapping),
      now,
    )
    await deleteUpload(tx, id, importer.id)
    return { ...summary, surveyId: survey.id }
  })
}

/** Forgets the file. */
export async function dropUpload(actor: MaybeActor, id: string): Promise<void> {
  const importer = authorize(actor, 'survey.write')
  await transaction((tx) => deleteUpload(tx, id, importer.id))
}

/** Any of the files that wait may name somebody who is erased; whoever uploaded one can do so again. */
export const forgetAllUploads = async (tx: Tx): Promise<void> => void (await deleteUploads(tx))

/** Every night: what nobody came back to for a day. */
export const dropOldUploads = (now: Date): Promise<number> =>
  transaction(async (tx) => (await deleteUploads(tx, new Date(now.getTime() - DAY_MS))).count)
