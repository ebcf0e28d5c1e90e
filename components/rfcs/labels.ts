import type { Tone } from '@/components/ui/badge'
import type { Show } from '@/lib/rfcs/rules-threads'
import type { CommentKind, RfcStatus } from '@/lib/rfcs/schema'
import type { ReactionKind } from '@/lib/rfcs/schema-discuss'

export const STATUS_TONES: Record<RfcStatus, Tone> = {
  draft: 'neutral',
  review: 'active',
  'last-call': 'warn',
  accepted: 'good',
  rejected: 'bad',
  withdrawn: 'done',
  postponed: 'neutral',
  superseded: 'done',
  implemented: 'good',
}

export const KIND_LABELS: Record<CommentKind, string> = { comment: 'Comment', concern: 'Concern', hold: 'Hold' }
export const KIND_TONES: Record<CommentKind, Tone> = { comment: 'neutral', concern: 'bad', hold: 'warn' }
export const KIND_HELP: Record<CommentKind, string> = {
  comment: 'Says something; stops nothing.',
  concern: 'Stops acceptance until you resolve it.',
  hold: 'Asks for time: no last call until it is lifted.',
}

/** "1 comment", "3 comments" */
export const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`

/** Names of those who said the same word, as many as are read at a glance: "Ada, Bo and 58 more". */
export const someOf = (names: readonly string[], most = 12): string =>
  names.length > most + 1 ? `${names.slice(0, most).join(', ')} and ${names.length - most} more` : names.join(', ')

export const REACTION_LABELS: Record<ReactionKind, string> = {
  agree: 'Agree',
  disagree: 'Disagree',
  thanks: 'Thanks',
  unclear: 'Unclear',
}
export const SHOW_LABELS: Record<Show, string> = {
  all: 'All',
  open: 'Open',
  new: 'New',
  mine: 'Yours',
  concerns: 'Concerns and holds',
}
