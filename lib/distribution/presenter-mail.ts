import { listMailHeaders } from '@/lib/core/mail-headers'
import { formatDay } from '@/lib/core/relative-time'
import { plural } from '@/lib/core/format'
import type { Anonymity } from '@/lib/surveys/schema'

export interface Invitation {
  title: string
  purpose: string
  askedBy: string
  anonymity: Anonymity
  minutes: number
  closesAt: string | null
  /** Where it is answered, whole. */
  answerUrl: string
  /** Page on which one can say "no more", and the address for mail programs' own button (RFC 8058). */
  stopUrl: string
  stopPost: string
}

/** One mail, as the mail server takes it. */
export interface InvitationMail {
  to: string
  subject: string
  text: string
  headers: Record<string, string>
}

const MODE: Record<Anonymity, string> = {
  anonymous:
    'It is anonymous. The link below works once and is yours, so please do not pass it on; that it was used ' +
    'is kept apart from what was answered, and nothing joins the two.',
  confidential: 'It is confidential: researchers see who answered only after writing down why. You answer signed in.',
  named: 'It is named: whoever sees your answers sees your name. You answer signed in.',
}

/** The text of an invitation, or of a reminder. No picture, no tracking, nothing that is fetched. */
export function invitationMail(to: string, invitation: Invitation, reminder: boolean): InvitationMail {
  const { title, purpose, askedBy, anonymity, minutes, closesAt, answerUrl, stopUrl, stopPost } = invitation
  const lines = [
    `${askedBy || 'Your platform team'} asks for about ${plural(minutes, 'minute')} of your time: ${title}`,
    purpose,
    MODE[anonymity],
    `Answer, or decline in one click:\n${answerUrl}`,
    closesAt ? `It closes on ${formatDay(new Date(closesAt))}.` : '',
    reminder ? 'This is a reminder. If you have answered or declined, there is nothing to do.' : '',
    `No more mail about surveys, or none for a while:\n${stopUrl}`,
  ]
  return {
    to,
    subject: `${reminder ? 'Reminder: ' : ''}${title}`.slice(0, 200),
    text: `${lines.filter((line) => line !== '').join('\n\n')}\n`,
    headers: listMailHeaders(stopPost),
  }
}
