import { AppError, conflict, invalid, invalidField, unauthenticated, type FieldErrors } from '@/lib/core/errors'
import { dayOf } from '@/lib/core/clock'
import type { MaybeActor } from '@/lib/core/actor'
import { transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { sha256 } from '@/lib/server/hash'
import { checkAnswers } from './answers'
import { definitionOf, type Definition } from './definition'
import { insertDecline, lockSurvey } from './repo'
import { disciplineOf, isSecondAnswer, receiptBody, storeResponse } from './repo-responses'
import type { Submission } from './schema'
import { asksSegment, segmentAnswers } from './visible'

const WINDOW_S = 60
// One counter a survey would make all its answers wait for each other's commit; of sixty-four, eight at a time hardly ever meet.
const SHARDS = 64

const closed = (status: string) => conflict(status === 'draft' ? 'This survey is not open yet.' : 'This survey is closed.')

/** Who answers, as far as the mode lets the hub know. @throws AppError unauthenticated where a name is needed and there is none */
function respondentOf({ survey }: Definition, actor: MaybeActor): { personId: string; teamId: string | null } | null {
  if (survey.anonymity === 'anonymous') return null
  if (!actor) throw unauthenticated(`This survey is ${survey.anonymity}: sign in to answer it.`)
  return { personId: actor.id, teamId: actor.teamId }
}

function segmentsOf({ teams }: Definition, segments: Submission['segments']): { teamId: string | null; role: string | null } {
  const wanted = segments?.team?.toLowerCase()
  const team = wanted ? teams.find((one) => one.id === segments?.team || one.name.toLowerCase() === wanted) : undefined
  if (wanted && !team) throw invalidField('segments.team', 'There is no such team.')
  return { teamId: team?.id ?? null, role: segments?.role || null }
}

const underAnswers = (errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([key, messages]) => [key ? `answers.${key}` : 'answers', messages]))

/**
 * Takes one response. The hot path is one statement on a survey known by heart: rate, state, key and response together.
 * Of an anonymous survey nothing is stored but the answers, the day, and the segments the respondent chose to give.
 * @param key of the sender, so that sending the same again stores one; the same key with other answers is a conflict
 * @throws AppError not_found, unauthenticated, invalid (by question), conflict (not open, answered already), rate_limited
 */
export async function respond(actor: MaybeActor, token: string, input: Submission, key: string | null, now: Date): Promise<{ accepted: true }> {
  const definition = await definitionOf(token, now)
  const attempt = await tryOnce(definition, actor, input, key, now)
  if (attempt) return attempt
  // What was known by heart is old: the survey was opened, closed or edited a moment ago.
  const second = await tryOnce(await definitionOf(token, now, true), actor, input, key, now)
  if (second) return second
  throw conflict('This survey was changed while you answered. Send it again.')
}

async function tryOnce(definition: Definition, actor: MaybeActor, input: Submission, key: string | null, now: Date): Promise<{ accepted: true } | null> {
  const { survey } = definition
  const person = respondentOf(definition, actor)
  const segments = person ? { teamId: person.teamId, role: null } : segmentsOf(definition, input.segments)
  // Known people are asked by what they are; that is read only where a question depends on it.
  const role = person && asksSegment(survey.questions, 'segment.role') ? await disciplineOf(person.personId) : segments.role
  const { answers, errors } = checkAnswers(survey.questions, input.answers, segmentAnswers(segments.teamId, role))
  const receipt = key === null ? null : { hash: sha256(key), body: sha256(JSON.stringify([answers, segments])) }
  if (survey.status === 'open' && Object.keys(errors).length > 0) throw invalid('Some answers need another look.', underAnswers(errors))

  const window = Math.floor(now.getTime() / (WINDOW_S * 1000)) * WINDOW_S * 1000
  const shard = Math.floor(Math.random() * SHARDS)
  const perShard = Math.ceil(env().RESPONSES_PER_MINUTE / SHARDS)
  const stored = await storeResponse({
    surveyId: survey.id, revision: survey.revision, day: dayOf(now), answers, ...segments, personId: person?.personId ?? null,
    language: input.language && survey.languages.includes(input.language) ? input.language : null, receipt,
    limit: { subject: `survey:${survey.id}:${shard}`, window: new Date(window), count: perShard },
  }).catch(async (error: unknown) => {
    if (!isSecondAnswer(error)) throw error
    if (receipt && (await receiptBody(survey.id, receipt.hash)) === receipt.body) return { withinLimit: true, open: true, stored: true }
    throw conflict('You have answered this survey already.')
  })
  if (stored.stored) return { accepted: true }
  if (!stored.withinLimit) {
    const wait = Math.max(1, Math.ceil((window + WINDOW_S * 1000 - now.getTime()) / 1000))
    throw new AppError('rate_limited', `This survey is getting too many answers at once. Try again in ${wait} seconds.`, undefined, wait)
  }
  if (stored.open) return sameAgain(survey.id, receipt)
  const current = (await definitionOf(survey.publicToken, now, true)).survey
  if (current.status !== 'open') throw closed(current.status)
  return null
}

/** Nothing was stored though the survey is open: the key was used before. */
async function sameAgain(surveyId: string, receipt: { hash: string; body: string } | null): Promise<{ accepted: true }> {
  if (receipt && (await receiptBody(surveyId, receipt.hash)) === receipt.body) return { accepted: true }
  throw conflict('This Idempotency-Key was used with another body.')
}

/** "No, thank you", in one click. Counted, and respected: who declined under a name is not asked again. */
export async function decline(actor: MaybeActor, token: string, now: Date): Promise<{ declined: true }> {
  const definition = await definitionOf(token, now)
  const person = respondentOf(definition, actor)
  await transaction(async (tx) => {
    const survey = await lockSurvey(tx, definition.survey.id, ['open'])
    if (!survey) throw closed('closed')
    await insertDecline(tx, survey.id, person?.personId ?? null)
  })
  return { declined: true }
}
