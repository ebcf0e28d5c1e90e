'use server'

import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import { readable } from '@/lib/core/readable'
import { action } from '@/lib/server/action'
import { importSurveys } from './import/commands-survey'
import { uploadedFile, type ImportState } from './schema-import'

const files = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(uploadedFile, 'Choose a file.').min(1, 'Choose a file.').max(30),
)
const read = (uploads: File[]) =>
  Promise.all(
    uploads.map(async (upload) => readable({ path: upload.name, bytes: new Uint8Array(await upload.arrayBuffer()) })),
  )

const takeSurveys = action(z.object({ files }), async (actor, input) =>
  importSurveys(actor, await read(input.files), systemClock()),
)
/** Survey files. */
export async function importSurveyFiles(_before: ImportState, form: FormData): Promise<ImportState> {
  return takeSurveys(form)
}
