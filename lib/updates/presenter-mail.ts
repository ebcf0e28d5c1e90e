import { listMailHeaders } from '@/lib/core/mail-headers'
import { beginning } from '@/lib/core/text/excerpt'
import type { ItemUpdateKind } from './schema'

export interface ToldMailText {
  kind: ItemUpdateKind
  title: string
  /** Markdown, as it was written. */
  body: string
  /** To a person who said the opposite. */
  isOpposed: boolean
  /** The person's own words. */
  said: readonly string[]
  url: string
  muteUrl: string
  /** For a mail program's own button (RFC 8058). */
  mutePost: string
}

const LEAD: Record<ItemUpdateKind, string> = {
  started: 'Work has started on something that you spoke about.',
  shipped: 'Something shipped that you spoke about.',
  declined: 'Something that you spoke about was decided against. Here is why.',
  measured: 'Something that you spoke about was measured.',
}
const OPPOSED: Record<ItemUpdateKind, string> = {
  started: 'Work has started on something that you spoke against.',
  shipped: 'Something shipped that you spoke against.',
  declined: 'Something that you spoke against was decided against.',
  measured: 'Something that you spoke against was measured.',
}
const MAX_WORDS = 3

/** The mail to one person. No picture, no tracking, nothing that is fetched. */
export function toldMail(to: string, text: ToldMailText) {
  const lines = [
    (text.isOpposed ? OPPOSED : LEAD)[text.kind],
    text.said.length > 0
      ? `You said:\n${text.said
          .slice(0, MAX_WORDS)
          .map((words) => `  “${beginning(words, 240)}”`)
          .join('\n')}`
      : '',
    text.title,
    text.body,
    `Read it, with what it was based on:\n${text.url}`,
    `No more mail about what became of what you said:\n${text.muteUrl}`,
  ]
  return {
    to,
    subject: text.title.slice(0, 200),
    text: `${lines.filter((line) => line !== '').join('\n\n')}\n`,
    headers: listMailHeaders(text.mutePost),
  }
}

/** The mail to somebody who speaks for a capability in their team. */
export const championMail = (
  to: string,
  text: Pick<ToldMailText, 'title' | 'body' | 'url' | 'muteUrl' | 'mutePost'> & { lead: string },
) => ({
  to,
  subject: text.title.slice(0, 200),
  text: `${[
    text.lead,
    text.title,
    text.body,
    `Read it in the hub:\n${text.url}`,
    `No more mail of this kind, nor about what became of what you said:\n${text.muteUrl}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`,
  headers: listMailHeaders(text.mutePost),
})

/** The mail with the review of a month. */
export const reviewMail = (
  to: string,
  text: Pick<ToldMailText, 'title' | 'body' | 'url' | 'muteUrl' | 'mutePost'>,
) => ({
  to,
  subject: text.title.slice(0, 200),
  text: `${[text.title, text.body, `Read it in the hub:\n${text.url}`, `No more mail of this kind:\n${text.muteUrl}`].join('\n\n')}\n`,
  headers: listMailHeaders(text.mutePost),
})
