'use server'

import { redirect } from 'next/navigation'
import { paths } from '@/lib/core/paths'
import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import { invalidField } from '@/lib/core/errors'
import { notText, readable } from '@/lib/core/readable'
import { id } from '@/lib/core/zod'
import { action, posted } from '@/lib/server/action'
import { dropUpload, finishUpload, mapUpload, startUpload } from './commands-upload'
import { uploadColumns } from './queries-upload'
import { uploadedFile, type ImportState } from '@/lib/surveys/schema-import'

const take = action(z.object({ id: id.optional(), file: uploadedFile }), async (actor, input) =>
  startUpload(actor, input.id ?? null, await tableIn(input.file), systemClock()),
)

/** A CSV file, or the table of a workbook. @throws AppError invalid at `file` */
async function tableIn(file: File) {
  const read = readable({ path: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  if (read.text === '' && read.bytes) throw invalidField('file', notText(read))
  return { path: read.path, text: read.text }
}

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

/** A file of responses: on to the page on which its columns are matched. */
export async function uploadResponses(_before: ImportState, form: FormData): Promise<ImportState> {
  const taken = await take(form)
  if (!taken.ok) return taken
  redirect(paths.surveyImport({ upload: taken.data }))
}

/** Columns that were matched: checked again, or imported. */
export async function sendMapping(_before: ImportState, form: FormData): Promise<ImportState> {
  const upload = encodeURIComponent(String(posted(form).get('upload') ?? ''))
  const done = await sent(form)
  if (!done.ok) return done
  if (posted(form).get('intent') === 'drop') redirect(paths.surveyImport())
  if (!done.data) redirect(paths.surveyImport({ upload }))
  const { surveyId, created, unchanged, skipped } = done.data
  redirect(
    paths.surveyImport({
      survey: surveyId,
      new: created,
      known: unchanged,
      left: skipped.filter((one) => one.line > 1).length,
    }),
  )
}
