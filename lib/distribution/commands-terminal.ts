import { randomUUID } from 'node:crypto'
import { inOwnOrder } from '@/lib/surveys/answering/rules-order'
import type { MaybeActor } from '@/lib/core/actor'
import { AppError, forbidden, invalid } from '@/lib/core/errors'
import { getPublicSurvey } from '@/lib/surveys/answering/queries-public'
import { terminalText, typedAnswers } from './presenter-terminal'
import { decline, respond } from '@/lib/surveys/answering/commands-respond'
import { publicUrl } from '@/lib/surveys/queries-record'

const plain = (text: string, status = 200, wait?: number): Response =>
  new Response(text.endsWith('\n') ? text : `${text}\n`, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      ...(wait && { 'retry-after': String(wait) }),
    },
  })

/** A refusal as a terminal wants it: one line, and one for each question that is wrong. An address of nobody's is the API's own 404. */
async function inWords(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'not_found') throw error
    const wrong = Object.entries(error.fieldErrors ?? {}).map(
      ([path, messages]) => `  ${path.replace(/^answers\./, '')}: ${messages[0] ?? ''}`,
    )
    return plain([error.message, ...wrong].join('\n'), error.status, error.retryAfter)
  }
}

const addressOf = (token: string, ticket: string | undefined) =>
  `${publicUrl(token)}.txt${ticket ? `?t=${ticket}` : ''}`

async function anonymousSurvey(token: string, now: Date) {
  const survey = await getPublicSurvey(token, undefined, now)
  if (survey.anonymity !== 'anonymous')
    throw forbidden(`This survey is ${survey.anonymity}: answer it on its page, ${publicUrl(token)}`)
  return survey
}

/** A survey as plain text. */
export const readInTerminal = (token: string, ticket: string | undefined, now: Date): Promise<Response> =>
  inWords(async () => {
    const survey = await anonymousSurvey(token, now)
    if (survey.status === 'closed') return plain('This survey is closed.')
    // A terminal has no form that could carry an order: each reading has its own, a ticket always the same.
    const questions = inOwnOrder(survey.questions, ticket ?? randomUUID())
    return plain(terminalText({ ...survey, questions }, addressOf(token, ticket)))
  })

/** Takes what `curl -d` sends. */
export const answerInTerminal = (
  actor: MaybeActor,
  token: string,
  fields: Record<string, string[]>,
  ticket: string | undefined,
  key: string | null,
  now: Date,
): Promise<Response> =>
  inWords(async () => {
    const survey = await anonymousSurvey(token, now)
    if (fields.decline) {
      await decline(actor, token, now, ticket)
      return plain('Thanks for letting us know. We only count that someone declined.')
    }
    const { answers, unknown } = typedAnswers(survey.questions, fields)
    if (unknown.length > 0) throw invalid(`No question has this name: ${unknown.slice(0, 10).join(', ')}`)
    if (Object.keys(answers).length === 0)
      throw invalid(`Nothing was answered. Read the questions: curl ${addressOf(token, ticket)}`)
    const segments = {
      ...(fields.team?.[0] && { team: fields.team[0].slice(0, 200) }),
      ...(fields.role?.[0] && { role: fields.role[0].slice(0, 100) }),
    }
    await respond(null, token, { answers, segments, ...(ticket && { ticket }) }, key, now)
    return plain('Thank you. Your answers are in, and nothing joins them to you.', 201)
  })
