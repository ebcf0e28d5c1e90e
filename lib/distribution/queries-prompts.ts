import type { Actor } from '@/lib/core/actor'
import { forReader } from '@/lib/surveys/presenter'
import { answerPath, ticketHash, ticketOf } from '@/lib/surveys/answering/queries-single-use-link'
import { readPreference } from './repo-invitations'
import type { Survey } from '@/lib/surveys/schema'
import { openFor, spentTickets } from '@/lib/surveys/queries-record'

/** A survey that waits for this person, with the address at which they answer it. */
export interface AskedSurvey extends Survey {
  path: string
}

/**
 * What is asked of this person: open surveys they have neither answered nor declined, as far as the hub may know. Their own
 * single-use links are computed for this page and looked up; nothing of it is kept.
 */
export async function surveysAskedOf(actor: Actor): Promise<AskedSurvey[]> {
  const open = (await openFor(actor.id)).map(({ survey, round }) => {
    const ticket = survey.anonymity === 'anonymous' && round !== null ? ticketOf(survey.id, actor.id, round) : null
    return { survey, ticket, hash: ticket && ticketHash(ticket) }
  })
  const spent = await spentTickets(open.flatMap(({ survey, hash }) => (hash ? [{ surveyId: survey.id, hash }] : [])))
  return open
    .filter(({ hash }) => hash === null || !spent.has(hash))
    .map(({ survey, ticket }) => ({ ...forReader(null, survey), path: answerPath(survey.publicToken, ticket) }))
}

/** What a person has said about being asked. */
export const myAskPreference = (actor: Actor) => readPreference(actor.id)
