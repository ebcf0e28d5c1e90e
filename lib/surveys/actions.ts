'use server'

import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import { id } from '@/lib/core/zod'
import { action } from '@/lib/server/action'
import { closeSurvey, createSurvey, editSurvey, openSurvey } from './commands'
import { editorSchema, fromEditor } from './editor'
import { importResponses } from './import-responses'
import { importSurveys } from './import-survey'

const one = z.object({ id })
const file = z.instanceof(File).refine((value) => value.size > 0, 'Choose a file.').refine((value) => value.size <= 10_000_000, 'At most 10 MB.')
const files = z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(file).min(1, 'Choose a file.').max(30))
const read = (uploads: File[]) => Promise.all(uploads.map(async (upload) => ({ path: upload.name, text: await upload.text() })))

export const openSurveyAction = action(one, (actor, input) => openSurvey(actor, input.id, systemClock()))
export const closeSurveyAction = action(one, (actor, input) => closeSurvey(actor, input.id, systemClock()))

export const saveSurveyAction = action(editorSchema, async (actor, input) => {
  const survey = fromEditor(input)
  const saved = input.id ? await editSurvey(actor, input.id, { ...survey, revision: input.revision }) : await createSurvey(actor, survey, systemClock())
  return { id: saved.id, revision: saved.revision }
})

export const importSurveysAction = action(z.object({ files }), async (actor, input) => importSurveys(actor, await read(input.files), systemClock()))

export const importResponsesAction = action(z.object({ id, files }), async (actor, input) => importResponses(actor, input.id, await read(input.files), systemClock()))
