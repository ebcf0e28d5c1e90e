'use server'

import { z } from 'zod'
import { systemClock } from '@/lib/core/clock'
import { id } from '@/lib/core/zod'
import { action } from '@/lib/server/action'
import { createSurvey, editSurvey } from './commands'
import { editorSchema, fromEditor } from './editor/rules-editor'
import { deleteSurvey } from './commands-delete'
import { openSurvey } from './commands-status'

const one = z.object({ id })

export const openSurveyAction = action(one, (actor, input) => openSurvey(actor, input.id, systemClock()))

export const deleteSurveyAction = action(one, (actor, input) => deleteSurvey(actor, input.id))

export const saveSurveyAction = action(editorSchema, async (actor, input) => {
  const survey = fromEditor(input)
  const saved = input.id
    ? await editSurvey(actor, input.id, { ...survey, revision: input.revision })
    : await createSurvey(actor, survey, systemClock())
  return { id: saved.id, revision: saved.revision }
})
