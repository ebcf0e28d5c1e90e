import type { Tone } from '@/components/ui/badge'
import type { CommentKind, RfcStatus } from '@/lib/rfcs/schema'

export const statusTones: Record<RfcStatus, Tone> = {
  draft: 'neutral',
  review: 'active',
  'last-call': 'warn',
  accepted: 'good',
  rejected: 'bad',
  withdrawn: 'done',
  superseded: 'done',
  implemented: 'good',
}

export const kindNames: Record<CommentKind, string> = { comment: 'Comment', concern: 'Concern', hold: 'Hold' }
export const kindTones: Record<CommentKind, Tone> = { comment: 'neutral', concern: 'bad', hold: 'warn' }
export const kindHelp: Record<CommentKind, string> = {
  comment: 'Says something; stops nothing.',
  concern: 'Stops acceptance until you resolve it.',
  hold: 'Asks for time: no last call until it is lifted.',
}

/** "1 comment", "3 comments" */
export const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`
