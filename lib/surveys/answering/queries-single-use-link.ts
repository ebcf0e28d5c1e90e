import { timingSafeEqual } from 'node:crypto'
import { paths } from '@/lib/core/paths'
import { hmac, sha256 } from '@/lib/server/hash'

const NUMBER_BYTES = 16
export const SEAL_BYTES = 16
const LENGTH = Math.ceil(((NUMBER_BYTES + SEAL_BYTES) * 4) / 3)

const sealOf = (surveyId: string, number: Buffer): Buffer =>
  hmac('ticket seal', surveyId, number.toString('hex')).subarray(0, SEAL_BYTES)

/**
 * The single-use link of one person for one survey: a number that only the hub can compute, and a seal that shows it did.
 * Nothing is kept of it until it is spent. See docs/decisions/0007-asking-without-knowing-who-answered.md.
 * @param round 1, and one more each time an event asks the same person again
 * @throws AppError unavailable without a secret
 */
export function singleUseLinkOf(surveyId: string, personId: string, round: number): string {
  const number = hmac('ticket number', surveyId, personId, round).subarray(0, NUMBER_BYTES)
  return Buffer.concat([number, sealOf(surveyId, number)]).toString('base64url')
}

/** Whether the hub made this ticket, for this survey. */
export function isSingleUseLink(surveyId: string, ticket: string): boolean {
  if (ticket.length !== LENGTH) return false
  const bytes = Buffer.from(ticket, 'base64url')
  if (bytes.length !== NUMBER_BYTES + SEAL_BYTES || bytes.toString('base64url') !== ticket) return false
  return timingSafeEqual(bytes.subarray(NUMBER_BYTES), sealOf(surveyId, bytes.subarray(0, NUMBER_BYTES)))
}

/** As a spent ticket is kept. */
export const singleUseLinkHash = (ticket: string): string => sha256(ticket)

/** The address at which a survey is answered, with a ticket where there is one. */
export const answerPath = (publicToken: string, ticket?: string | null): string =>
  paths.answer(publicToken, { t: ticket ?? undefined })
