import { timingSafeEqual } from 'node:crypto'
import { paths } from '@/lib/core/paths'
import { hmac, sha256 } from '@/lib/server/hash'

const NUMBER_BYTES = 16
export const SEAL_BYTES = 16
const LENGTH = Math.ceil(((NUMBER_BYTES + SEAL_BYTES) * 4) / 3)

/** Whether it is a person's first link of a survey, or one that they have in addition: asked again, they may answer again. */
export type LinkKind = 'first' | 'again'

const SEALS: Readonly<Record<LinkKind, string>> = { first: 'ticket seal', again: 'ticket seal of another round' }

const sealOf = (kind: LinkKind, surveyId: string, number: Buffer): Buffer =>
  hmac(SEALS[kind], surveyId, number.toString('hex')).subarray(0, SEAL_BYTES)

const linkOf = (kind: LinkKind, surveyId: string, number: Buffer): string =>
  Buffer.concat([number, sealOf(kind, surveyId, number)]).toString('base64url')

/**
 * The single-use link of one person for one survey: a number that only the hub can compute, and a seal that shows it did.
 * Nothing is kept of it until it is spent. See docs/decisions/0007-asking-without-knowing-who-answered.md.
 * @param round 1, and one more each time an event asks the same person again
 * @throws AppError unavailable without a secret
 */
export const singleUseLinkOf = (surveyId: string, personId: string, round: number): string =>
  linkOf(
    round > 1 ? 'again' : 'first',
    surveyId,
    hmac('ticket number', surveyId, personId, round).subarray(0, NUMBER_BYTES),
  )

/** Which kind of link of this survey a ticket is, which the hub made; null for any other text. */
export function linkKind(surveyId: string, ticket: string): LinkKind | null {
  if (ticket.length !== LENGTH) return null
  const bytes = Buffer.from(ticket, 'base64url')
  if (bytes.length !== NUMBER_BYTES + SEAL_BYTES || bytes.toString('base64url') !== ticket) return null
  const [number, seal] = [bytes.subarray(0, NUMBER_BYTES), bytes.subarray(NUMBER_BYTES)]
  return (['first', 'again'] as const).find((kind) => timingSafeEqual(seal, sealOf(kind, surveyId, number))) ?? null
}

/** As a spent ticket is kept: by its number alone, as it was before there were two seals. */
export const singleUseLinkHash = (surveyId: string, ticket: string): string =>
  sha256(linkOf('first', surveyId, Buffer.from(ticket, 'base64url').subarray(0, NUMBER_BYTES)))

/** The address at which a survey is answered, with a ticket where there is one. */
export const answerPath = (publicToken: string, ticket?: string | null): string =>
  paths.answer(publicToken, { t: ticket ?? undefined })
