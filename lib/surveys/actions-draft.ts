'use server'

import { systemClock } from '@/lib/core/clock'
import { action } from '@/lib/server/action'
import { draftSchema, saveDraft } from './answering/commands-drafts'

/** Keeps a half-filled form, so that its writer can go on with it on another device. */
export const keepAnswers = action(draftSchema, (actor, input) => saveDraft(actor, input, systemClock()))
