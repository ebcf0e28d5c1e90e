import { isTicket, ticketHash } from './reach/ticket'
import { spentTickets } from './repo-invitations'
import type { Anonymity } from './schema'

/**
 * Why an answering page shows no form, in words; null where it does. What is sent is checked again when it is sent.
 * @param ticket the single-use part of the address
 */
export async function refusalOf(survey: { id: string; anonymity: Anonymity; invitedOnly: boolean }, ticket: string | undefined): Promise<string | null> {
  if (survey.anonymity !== 'anonymous') return null
  if (!ticket) return survey.invitedOnly ? 'This survey is for those who were invited. Take the link in your invitation, or the one on your home page.' : null
  if (!isTicket(survey.id, ticket)) return 'This link is not whole, or of another survey. Take it from your invitation again.'
  const spent = await spentTickets([{ surveyId: survey.id, hash: ticketHash(ticket) }])
  return spent.size > 0 ? 'This link has been used: it works once. Thank you.' : null
}
