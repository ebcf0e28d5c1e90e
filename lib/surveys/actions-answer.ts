'use server'

import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import type { FieldErrors } from '@/lib/core/errors'
import { storableDeep } from '@/lib/core/input'
import { failure } from '@/lib/server/action'
import { currentActor } from '@/lib/server/session'
import { definitionOf } from './definition'
import { forgetDraft } from './drafts'
import { answersOf, valuesOf, type FormValues } from './form'
import { decline, respond } from './respond'

/** What the answering page shows after a refusal: what is wrong, and everything that was typed. */
export interface AnswerState {
  attempt: number
  message?: string
  errors: FieldErrors
  values: FormValues
}

const text = (form: FormData, name: string): string => String(form.get(name) ?? '')

/** Takes the answering page's form, sent with or without script. Sends the respondent on to the thanks; a refusal keeps what was typed. */
export async function submitAnswers(before: AnswerState, form: FormData): Promise<AnswerState> {
  const token = text(form, 'token')
  const now = systemClock()
  try {
    const { survey } = await definitionOf(token, now)
    const values = storableDeep(valuesOf(form)) as FormValues
    const segments = { team: values['segment:team']?.[0] ?? '', role: values['segment:role']?.[0] ?? '' }
    const actor = survey.anonymity === 'anonymous' ? null : await currentActor()
    await respond(actor, token, { answers: answersOf(survey.questions, values), segments, language: text(form, 'lang'), ticket: text(form, 'ticket') || undefined }, text(form, 'key') || null, now)
    await forgetDraft(actor, token, now)
  } catch (error) {
    const refused = failure(error)
    const errors = Object.fromEntries(Object.entries(refused.fieldErrors ?? {}).map(([path, messages]) => [path.replace(/^answers\./, ''), messages]))
    return { attempt: (Number(before?.attempt) || 0) + 1, message: refused.message, errors, values: valuesOf(form) }
  }
  redirect(`/s/${encodeURIComponent(token)}/thanks`)
}

/** "No, thank you", in one click. */
export async function declineSurvey(form: FormData): Promise<void> {
  const token = text(form, 'token')
  const { survey } = await definitionOf(token, systemClock())
  const actor = survey.anonymity === 'anonymous' ? null : await currentActor()
  await decline(actor, token, systemClock(), text(form, 'ticket') || undefined)
  await forgetDraft(actor, token, systemClock())
  redirect(`/s/${encodeURIComponent(token)}/declined`)
}
