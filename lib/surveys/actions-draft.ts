'use server'

import { systemClock } from '@/lib/core/clock'
import { action } from '@/lib/server/action'
import { draftSchema, keepDraft } from './answering/commands-drafts'

/** Keeps a half-filled form, so that its writer can go on with it on another device. */
export const keepAnswers = action(draftSchema, (actor, input) => keepDraft(actor, input, systemClock()))
