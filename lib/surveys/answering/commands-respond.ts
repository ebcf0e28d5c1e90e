import type { FieldErrors } from '@/lib/core/errors'
import { dayOf } from '@/lib/core/clock'
import type { MaybeActor } from '@/lib/core/actor'
import { db, transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { hmac } from '@/lib/server/hash'
import { consume } from '@/lib/server/rate-limit'
import { checkAnswers } from './rules-answers'
import { noteArrival } from './commands-arrivals'
import { getDefinition, type Definition } from './queries-definition'
import { linkKind, singleUseLinkHash } from './queries-single-use-link'
import { declineRateSubject } from './rules-rate'
import { refused } from './rules-refusal'
import { insertDecline, lockSurvey } from '../repo'
import { isSecondAnswer, isUsedKey, storeResponse } from './repo-respond'
import { disciplineOf, findSubmissionBody, markLinkUsed, replaceImported } from './repo-responses'
import type { Submission } from '../schema'
import type { Tenure } from '../schema-tenure'
import { asksSegment, segmentAnswers } from './rules-visible'
import { statusAt } from '../rules'
import { wordsFor } from '../messages/presenter-messages'
import { listInvitationsOf } from './repo-links'

const WINDOW_S = 60

const closed = (status: string) =>
  status === 'draft'
    ? refused('notOpen', 'conflict', 'This survey is not open yet.')
    : refused('closed', 'conflict', 'This survey is closed.')

/** Who answers, as far as the mode lets the hub know. @throws AppError unauthenticated where a name is needed and there is none */
function respondentOf({ survey }: Definition, actor: MaybeActor): { personId: string; teamId: string | null } | null {
  if (survey.anonymity === 'anonymous') return null
  if (!actor) throw refused('signIn', 'unauthenticated', `This survey is ${survey.anonymity}: sign in to answer it.`)
  return { personId: actor.id, teamId: actor.teamId }
}

/**
 * The single-use link an anonymous answer came by, as its hash and whether it was the person's first; null where it came by the public
 * address.
 * @throws AppError forbidden for a link that is not of this survey, and without one where only the invited may answer
 */
function linkFor({ survey }: Definition, ticket: string | undefined): { hash: string; isFirst: boolean } | null {
  if (survey.anonymity !== 'anonymous') return null
  const kind = ticket ? linkKind(survey.id, ticket) : null
  if (ticket && !kind)
    throw refused(
      'notWhole',
      'forbidden',
      'This is not a whole link of this survey. Take it from your invitation again.',
    )
  if (!ticket && survey.invitedOnly)
    throw refused(
      'invitedOnly',
      'forbidden',
      'This survey is for those who were invited: take the link in your invitation, or the one on your home page.',
    )
  return ticket ? { hash: singleUseLinkHash(survey.id, ticket), isFirst: kind === 'first' } : null
}

/** @throws AppError forbidden to a person who was not invited where only the invited may answer */
async function assertInvited({ survey }: Definition, person: { personId: string } | null): Promise<void> {
  if (!person || !survey.invitedOnly || (await listInvitationsOf(db, survey.id, person.personId)).length > 0) return
  throw refused('invitedOnly', 'forbidden', 'This survey is for those who were invited.')
}

/** What is kept of a response's time: the day, or only the month where people were asked one by one. */
const keptDay = ({ survey }: Definition, now: Date): Date =>
  survey.anonymity === 'anonymous' && survey.datePrecision === 'month'
    ? new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))
    : dayOf(now)

// Under the hub's key, so that who has the database cannot hash each stored answer and look for its receipt.
const receiptOf = (key: string, body: unknown) => ({
  hash: hmac('receipt', key).toString('hex'),
  body: hmac('receipt', JSON.stringify(body)).toString('hex'),
})

function segmentsOf(
  { teams }: Definition,
  segments: Submission['segments'],
): { teamId: string | null; role: string | null; tenure: Tenure | null } {
  const wanted = segments?.team?.toLowerCase()
  const team = wanted ? teams.find((one) => one.id === segments?.team || one.name.toLowerCase() === wanted) : undefined
  if (wanted && !team)
    throw refused('noTeam', 'invalid', 'There is no such team.', {
      fieldErrors: { 'segments.team': ['There is no such team.'] },
    })
  return { teamId: team?.id ?? null, role: segments?.role || null, tenure: segments?.tenure || null }
}

const underAnswers = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([key, messages]) => [key ? `answers.${key}` : 'answers', messages]))

/**
 * Takes one response. The hot path is one statement on a survey known by heart: rate, state, key and response together,
 * with those that came meanwhile.
 * Of an anonymous survey nothing is stored but the answers, the day, and the segments the respondent chose to give.
 * @param key of the sender, so that sending the same again stores one; the same key with other answers is a conflict
 * @throws AppError not_found, unauthenticated, invalid (by question), conflict (not open, answered already), rate_limited
 */
export async function respond(
  actor: MaybeActor,
  token: string,
  input: Submission,
  key: string | null,
  now: Date,
): Promise<{ accepted: true }> {
  const definition = await getDefinition(token, now)
  const attempt = await tryOnce(definition, actor, input, key, now)
  if (attempt) return attempt
  // What was known by heart is old: the survey was opened, closed or edited a moment ago.
  const second = await tryOnce(await getDefinition(token, now, true), actor, input, key, now)
  if (second) return second
  throw refused('changed', 'conflict', 'This survey was changed while you answered. Send it again.')
}

async function tryOnce(
  definition: Definition,
  actor: MaybeActor,
  input: Submission,
  key: string | null,
  now: Date,
): Promise<{ accepted: true } | null> {
  const { survey } = definition
  const person = respondentOf(definition, actor)
  const link = linkFor(definition, input.ticket)
  const segments = person ? { teamId: person.teamId, role: null, tenure: null } : segmentsOf(definition, input.segments)
  // Known people are asked by what they are; that is read only where a question depends on it.
  const role =
    person && asksSegment(survey.questions, 'segment.role') ? await disciplineOf(person.personId) : segments.role
  const { answers, errors } = checkAnswers(
    survey.questions,
    input.answers,
    segmentAnswers(segments.teamId, role),
    wordsFor(input.language || survey.language),
  )
  const receipt = key === null ? null : receiptOf(key, [answers, segments])
  if (statusAt(survey, now) === 'open' && Object.keys(errors).length > 0)
    throw refused('look', 'invalid', 'Some answers need another look.', { fieldErrors: underAnswers(errors) })
  await assertInvited(definition, person)

  const window = Math.floor(now.getTime() / (WINDOW_S * 1000)) * WINDOW_S * 1000
  const response = {
    surveyId: survey.id,
    revision: survey.revision,
    day: keptDay(definition, now),
    answers,
    ...segments,
    personId: person?.personId ?? null,
    language: input.language && survey.languages.includes(input.language) ? input.language : null,
    receipt,
    link,
    limit: { window: new Date(window), count: env().RESPONSES_PER_MINUTE },
    now,
  }
  const stored = await storeResponse(response).catch(async (error: unknown) => {
    if (isUsedKey(error)) return { withinLimit: true, open: true, stored: false }
    if (!isSecondAnswer(error)) throw error
    if (receipt && (await findSubmissionBody(survey.id, receipt.hash)) === receipt.body)
      return { withinLimit: true, open: true, stored: true }
    // A row of a file under this person's name is not their answer: theirs takes its place.
    if (person && (await transaction((tx) => replaceImported(tx, survey.id, person.personId))))
      return storeResponse(response)
    throw refused('answered', 'conflict', 'You have answered this survey already.')
  })
  if (stored.stored) {
    await noteArrival()
    return { accepted: true }
  }
  if (!stored.withinLimit) {
    const wait = Math.max(1, Math.ceil((window + WINDOW_S * 1000 - now.getTime()) / 1000))
    throw refused(
      'tooFast',
      'rate_limited',
      `This survey is getting too many answers at once. Try again in ${wait} seconds.`,
      { retryAfter: wait },
    )
  }
  if (stored.open) return sameAgain(survey.id, receipt, link !== null)
  const current = (await getDefinition(survey.publicToken, now, true)).survey
  const status = statusAt(current, now)
  if (status !== 'open') throw closed(status)
  return null
}

/** Nothing was stored though the survey is open: the key or the link was used before. */
async function sameAgain(
  surveyId: string,
  receipt: { hash: string; body: string } | null,
  byTicket: boolean,
): Promise<{ accepted: true }> {
  if (receipt && (await findSubmissionBody(surveyId, receipt.hash)) === receipt.body) return { accepted: true }
  throw byTicket
    ? refused('spent', 'conflict', 'This link has been used already: it works once.')
    : refused('keyUsed', 'conflict', 'This Idempotency-Key was used with another body.')
}

/**
 * "No, thank you", in one click. Counted, and respected: who declined under a name is not asked again, and a single-use link is spent
 * by it, so that no reminder follows.
 */
export async function decline(
  actor: MaybeActor,
  token: string,
  now: Date,
  ticket?: string,
): Promise<{ declined: true }> {
  const definition = await getDefinition(token, now)
  const person = respondentOf(definition, actor)
  const link = linkFor(definition, ticket)
  await consume(declineRateSubject(definition.survey.id), { count: env().RESPONSES_PER_MINUTE, seconds: WINDOW_S }, now)
  await transaction(async (tx) => {
    const survey = await lockSurvey(tx, definition.survey.id, ['open'])
    if (!survey || statusAt(survey, now) !== 'open') throw closed('closed')
    if (link !== null && !(await markLinkUsed(tx, survey.id, link.hash))) return
    await insertDecline(tx, survey.id, person?.personId ?? null)
  })
  return { declined: true }
}
