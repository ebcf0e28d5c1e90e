'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import type { Result } from '@/lib/core/errors'
import type { ImportSummary } from '@/lib/core/imports'
import { id } from '@/lib/core/zod'
import { action, posted } from '@/lib/server/action'
import { dropUpload, finishUpload, mapUpload, startUpload } from './commands-upload'
import { importSurveys } from './import/command-survey'
import { uploadColumns } from './queries-upload'

/** What an import's form shows once it has been sent, with or without script. */
export type ImportState = Result<ImportSummary & { surveyIds?: string[] }> | null

const file = z
  .instanceof(File, { message: 'Choose a file.' })
  .refine((value) => value.size > 0, 'Choose a file.')
  .refine((value) => value.size <= 10_000_000, 'At most 10 MB.')
const files = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(file, 'Choose a file.').min(1, 'Choose a file.').max(30),
)
const read = (uploads: File[]) =>
  Promise.all(uploads.map(async (upload) => ({ path: upload.name, text: await upload.text() })))

const takeSurveys = action(z.object({ files }), async (actor, input) =>
  importSurveys(actor, await read(input.files), systemClock()),
)
const take = action(z.object({ id: id.optional(), file }), async (actor, input) =>
  startUpload(actor, input.id ?? null, { path: input.file.name, text: await input.file.text() }, systemClock()),
)

const mappingForm = z.looseObject({ upload: id, intent: z.enum(['check', 'import', 'drop']) })
/** The form's fields `c0`, `c1`, … are the columns in order. */
const sent = action(mappingForm, async (actor, { upload, intent, ...fields }) => {
  if (intent === 'drop') {
    await dropUpload(actor, upload)
    return null
  }
  const names = await uploadColumns(actor, upload)
  const mapping = Object.fromEntries(
    names.flatMap((name, index) =>
      typeof fields[`c${index}`] === 'string' ? [[name, String(fields[`c${index}`]).trim()]] : [],
    ),
  )
  await mapUpload(actor, upload, mapping)
  return intent === 'import' ? finishUpload(actor, upload, mapping, systemClock()) : null
})

/** Survey files. */
export async function importSurveyFiles(_before: ImportState, form: FormData): Promise<ImportState> {
  return takeSurveys(form)
}

/** A file of responses: on to the page on which its columns are matched. */
export async function uploadResponses(_before: ImportState, form: FormData): Promise<ImportState> {
  const taken = await take(form)
  if (!taken.ok) return taken
  redirect(`/surveys/import?upload=${encodeURIComponent(taken.data)}`)
}

/** Columns that were matched: checked again, or imported. */
export async function sendMapping(_before: ImportState, form: FormData): Promise<ImportState> {
  const upload = encodeURIComponent(String(posted(form).get('upload') ?? ''))
  const done = await sent(form)
  if (!done.ok) return done
  if (posted(form).get('intent') === 'drop') redirect('/surveys/import')
  if (!done.data) redirect(`/surveys/import?upload=${upload}`)
  const { surveyId, created, unchanged, skipped } = done.data
  redirect(
    `/surveys/import?survey=${encodeURIComponent(surveyId)}&new=${created}&known=${unchanged}&left=${skipped.filter((one) => one.line > 1).length}`,
  )
}
