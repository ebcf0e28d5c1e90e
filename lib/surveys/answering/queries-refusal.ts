import { isTicket, ticketHash } from './queries-single-use-link'
import type { Anonymity, SurveyStatus } from '../schema'
import { spentTickets } from './repo-links'

/** Why an answering page shows no form; each has its words in `words/notices.ts`. */
export type Refusal = 'closed' | 'invitedOnly' | 'notWhole' | 'spent'

/**
 * Why an answering page shows no form; null where it does. What is sent is checked again when it is sent.
 * @param ticket the single-use part of the address
 */
export async function refusalOf(
  survey: { id: string; status: SurveyStatus; anonymity: Anonymity; invitedOnly: boolean },
  ticket: string | undefined,
): Promise<Refusal | null> {
  if (survey.status === 'closed') return 'closed'
  if (survey.anonymity !== 'anonymous') return null
  if (!ticket) return survey.invitedOnly ? 'invitedOnly' : null
  if (!isTicket(survey.id, ticket)) return 'notWhole'
  const spent = await spentTickets([{ surveyId: survey.id, hash: ticketHash(ticket) }])
  return spent.size > 0 ? 'spent' : null
}
