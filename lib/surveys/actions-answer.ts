'use server'

import type { Route } from 'next'
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
import { TENURES } from './tenure'

/** What the answering page shows after a refusal: what is wrong, and everything that was typed. */
export interface AnswerState {
  attempt: number
  message?: string
  errors: FieldErrors
  values: FormValues
}

const text = (form: FormData, name: string): string => String(form.get(name) ?? '')

/** How a form came: by a single-use link, in a frame of another page. Whoever sends it may send anything here. */
export interface Arrival {
  ticket?: string | undefined
  framed?: boolean
}
const ticketOf = (arrival: Arrival): string | undefined => (typeof arrival?.ticket === 'string' && arrival.ticket !== '' ? arrival.ticket : undefined)
const placeOf = (arrival: Arrival, token: string): string => `${arrival?.framed === true ? '/embed' : '/s'}/${encodeURIComponent(token)}`

/**
 * Takes the answering page's form, sent with or without script. Sends the respondent on to the thanks; a refusal keeps what was typed.
 * The page binds `arrival`.
 */
export async function submitAnswers(arrival: Arrival, before: AnswerState, form: FormData): Promise<AnswerState> {
  const token = text(form, 'token')
  const now = systemClock()
  try {
    const { survey } = await definitionOf(token, now)
    const values = storableDeep(valuesOf(form)) as FormValues
    const tenure = TENURES.find((band) => band === values['segment:tenure']?.[0])
    const segments = { team: values['segment:team']?.[0] ?? '', role: values['segment:role']?.[0] ?? '', ...(tenure && { tenure }) }
    const actor = survey.anonymity === 'anonymous' ? null : await currentActor()
    await respond(actor, token, { answers: answersOf(survey.questions, values), segments, language: text(form, 'lang'), ticket: ticketOf(arrival) }, text(form, 'key') || null, now)
    await forgetDraft(actor, token, now)
  } catch (error) {
    const refused = failure(error)
    const errors = Object.fromEntries(Object.entries(refused.fieldErrors ?? {}).map(([path, messages]) => [path.replace(/^answers\./, ''), messages]))
    return { attempt: (Number(before?.attempt) || 0) + 1, message: refused.message, errors, values: valuesOf(form) }
  }
  redirect(`${placeOf(arrival, token)}/thanks` as Route)
}

/** "No, thank you", in one click. */
export async function declineSurvey(arrival: Arrival, form: FormData): Promise<void> {
  const token = text(form, 'token')
  const { survey } = await definitionOf(token, systemClock())
  const actor = survey.anonymity === 'anonymous' ? null : await currentActor()
  await decline(actor, token, systemClock(), ticketOf(arrival))
  await forgetDraft(actor, token, systemClock())
  redirect(`${placeOf(arrival, token)}/declined` as Route)
}
