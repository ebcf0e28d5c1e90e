'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/core/clock'
import { AppError, type FieldErrors } from '@/lib/core/errors'
import { storableDeep } from '@/lib/core/input'
import { paths } from '@/lib/core/paths'
import { fill } from '@/lib/core/text/fill'
import { failure, posted } from '@/lib/server/action'
import { orNotFound } from '@/lib/server/page'
import { currentActor } from '@/lib/server/session'
import { getDefinition } from './answering/queries-definition'
import { deleteOwnDraft } from './answering/commands-drafts'
import { answersOf, valuesOf, type FormValues } from './answering/rules-form'
import { reasonOf } from './answering/rules-reasons'
import { decline, respond } from './answering/commands-respond'
import { languageFor } from './rules-language'
import { TENURES } from './schema-tenure'
import { NOTICE_LANGUAGES } from './messages/presenter-notices'
import { refusalsIn } from './messages/presenter-refusals'
import type { SurveyRecord } from './schema-record'

/** What the answering page shows after a refusal: what is wrong, and everything that was typed. */
export interface AnswerState {
  attempt: number
  message?: string
  errors: FieldErrors
  values: FormValues
  /** What the order of its shuffled options went by. */
  order?: string
}

const text = (form: FormData, name: string): string => String(posted(form).get(name) ?? '')

/** How a form came: by a single-use link, in a frame of another page. Whoever sends it may send anything here. */
export interface Arrival {
  ticket?: string | undefined
  framed?: boolean
}
const ticketOf = (arrival: Arrival): string | undefined =>
  typeof arrival?.ticket === 'string' && arrival.ticket !== '' ? arrival.ticket : undefined

/** The form's language, of those the survey has. */
const languageIn = ({ language, languages }: SurveyRecord, form: FormData): string =>
  languageFor(language, languages, text(form, 'lang'), [])

/** The pages of a survey, and the same in a frame. */
const PAGES = {
  answer: [paths.answer, paths.embed],
  thanks: [paths.answerThanks, paths.embedThanks],
  declined: [paths.answerDeclined, paths.embedDeclined],
} as const

/** A page of the survey, in the language its form was in. */
const placeOf = (
  arrival: Arrival,
  survey: SurveyRecord,
  form: FormData,
  page: keyof typeof PAGES,
  query: { t?: string; refused?: string } = {},
): Route =>
  PAGES[page][arrival?.framed === true ? 1 : 0](survey.publicToken, { lang: languageIn(survey, form), ...query })

/** A refusal in the respondent's language: the survey's where it is known, else the form's own as far as there are words for it. */
function refusalWords(error: unknown, survey: SurveyRecord | undefined, form: FormData): string {
  const language = survey ? languageIn(survey, form) : languageFor('en', NOTICE_LANGUAGES, text(form, 'lang'), [])
  const known = error instanceof AppError ? error : undefined
  return fill(
    refusalsIn(language)[reasonOf({ code: known?.code, reason: known?.extensions?.reason })],
    {
      seconds: known?.retryAfter ?? 0,
    },
    language,
  )
}

/**
 * Takes the answering page's form, sent with or without script. Sends the respondent on to the thanks; a refusal keeps what was typed.
 * The page binds `arrival`.
 */
export async function submitAnswers(arrival: Arrival, before: AnswerState, form: FormData): Promise<AnswerState> {
  const token = text(form, 'token')
  const now = systemClock()
  let survey: SurveyRecord | undefined
  try {
    survey = (await getDefinition(token, now)).survey
    const values = storableDeep(valuesOf(form)) as FormValues
    const tenure = TENURES.find((band) => band === values['segment:tenure']?.[0])
    const segments = {
      team: values['segment:team']?.[0] ?? '',
      role: values['segment:role']?.[0] ?? '',
      ...(tenure && { tenure }),
    }
    const actor = survey.anonymity === 'anonymous' ? null : await currentActor()
    await respond(
      actor,
      token,
      {
        answers: answersOf(survey.questions, values),
        segments,
        language: text(form, 'lang'),
        ticket: ticketOf(arrival),
      },
      text(form, 'key') || null,
      now,
    )
    await deleteOwnDraft(actor, token, now)
  } catch (error) {
    const refused = failure(error)
    const errors = Object.fromEntries(
      Object.entries(refused.fieldErrors ?? {}).map(([path, messages]) => [path.replace(/^answers\./, ''), messages]),
    )
    const order = text(form, 'order').slice(0, 200)
    return {
      attempt: (Number(before?.attempt) || 0) + 1,
      message: refusalWords(error, survey, form),
      errors,
      values: valuesOf(form),
      ...(order && { order }),
    }
  }
  redirect(placeOf(arrival, survey, form, 'thanks'))
}

/** "No, thank you", in one click. What stands in the way of it is said by the survey's page, to which one is sent back. */
export async function declineSurvey(arrival: Arrival, form: FormData): Promise<void> {
  const token = text(form, 'token')
  const { survey } = await orNotFound(getDefinition(token, systemClock()))
  const actor = survey.anonymity === 'anonymous' ? null : await currentActor()
  try {
    await decline(actor, token, systemClock(), ticketOf(arrival))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const refused = reasonOf({ code: error.code, reason: error.extensions?.reason })
    redirect(placeOf(arrival, survey, form, 'answer', { t: ticketOf(arrival), refused }))
  }
  await deleteOwnDraft(actor, token, systemClock())
  redirect(placeOf(arrival, survey, form, 'declined'))
}
