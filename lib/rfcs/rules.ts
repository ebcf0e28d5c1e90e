import { machine, type Transition } from '@/lib/core/machine'
import type { CommentKind, RfcStatus } from './schema'

/** `author` wrote the RFC; `steward` is the platform PM and admins, who may decide. */
export type TransitionRole = 'author' | 'steward'
export interface RfcTransition extends Transition<RfcStatus, TransitionRole> {
  /** Writes a decision record. */
  decides?: true
  /** Ends a proposal without accepting it. A decision is never without a reason in words; taking it back may be. */
  asksWhy?: true
}

const both = ['author', 'steward'] as const
const stewards = ['steward'] as const
const considered = ['review', 'last-call'] as const

/** Every move there is. The object carries those that its reader may take (`actions`), and the API answers from the same table. */
export const rfcMachine = machine<RfcStatus, TransitionRole, RfcTransition>(
  [
    { from: 'draft', to: 'review', by: both, verb: 'Start review' },
    { from: 'review', to: 'last-call', by: both, verb: 'Start last call' },
    { from: 'last-call', to: 'accepted', by: stewards, verb: 'Accept', decides: true },
    { from: 'review', to: 'draft', by: both, verb: 'Back to draft' },
    { from: 'last-call', to: 'review', by: both, verb: 'Back to review' },
    { from: considered, to: 'rejected', by: stewards, verb: 'Reject', decides: true, asksWhy: true },
    { from: ['draft', ...considered, 'postponed'], to: 'withdrawn', by: both, verb: 'Withdraw', asksWhy: true },
    { from: considered, to: 'postponed', by: stewards, verb: 'Postpone', decides: true, asksWhy: true },
    { from: 'accepted', to: 'implemented', by: both, verb: 'Mark implemented' },
    { from: ['accepted', 'implemented'], to: 'superseded', by: stewards, verb: 'Mark superseded' },
    { from: ['rejected', 'withdrawn', 'postponed'], to: 'draft', by: both, verb: 'Reopen as draft' },
  ],
  { thing: 'RFC' },
)

/** The way of a proposal to its decision; the other statuses lead no nearer to it. */
const way: readonly RfcStatus[] = ['draft', 'review', 'last-call', 'accepted']
/** Whether a move brings a proposal nearer to its decision. */
export const isOnward = (from: RfcStatus, to: RfcStatus): boolean => way.indexOf(to) > way.indexOf(from)

/** Days a review stays open before its end date; nothing closes by itself. */
export const reviewDays = 14
/** Days of last call, as in Rust's final comment period. */
export const lastCallDays = 10
/** The fewest days that a last call is given: a week with its weekend. */
export const lastCallMinimumDays = 5

/** When the stage that begins now ends; null for stages without an end. `asked` days instead of the usual ones. */
export const stageEnd = (status: RfcStatus, now: Date, asked?: number): Date | null => {
  const usual = status === 'review' ? reviewDays : status === 'last-call' ? lastCallDays : null
  const days = usual === null ? null : (asked ?? usual)
  return days === null ? null : new Date(now.getTime() + days * 86_400_000)
}

/** When last call ends that a material edit starts anew: it lasts as long as it was given in the first place. */
export const restartedEnd = (
  lastCall: { lastCallStartedAt: Date | null; reviewEndsAt: Date | null },
  now: Date,
): Date | null => {
  const given =
    lastCall.lastCallStartedAt && lastCall.reviewEndsAt
      ? Math.max(1, Math.round((lastCall.reviewEndsAt.getTime() - lastCall.lastCallStartedAt.getTime()) / 86_400_000))
      : undefined
  return stageEnd('last-call', now, given)
}

const DAY = 86_400_000

/** The earliest end that a last call may be given: it lasts at least `lastCallMinimumDays` from its beginning. */
export const earliestEnd = (startedAt: Date): Date => new Date(startedAt.getTime() + lastCallMinimumDays * DAY)

/** Whether a decision comes before the end that last call promised; that needs a reason, which the record shows. */
export const cutsShort = (rfc: { status: RfcStatus; reviewEndsAt: Date | null }, to: RfcStatus, now: Date): boolean =>
  rfc.status === 'last-call' &&
  rfcMachine.find(rfc.status, to)?.decides === true &&
  rfc.reviewEndsAt !== null &&
  now < rfc.reviewEndsAt

/** What speaks against deleting an RFC. */
export interface TakenUp {
  status: string
  isDecided: boolean
  comments: number
  approvals: number
  coauthors: number
  linkedBy: number
  isCited: boolean
}

/** Why an RFC cannot be deleted; null where it can: a draft that nobody but its author has had to do with. */
export function whyNotDeletable(rfc: TakenUp): string | null {
  if (rfc.status !== 'draft') return 'Only a draft can be deleted. Withdraw this one: what was said about it stays.'
  if (rfc.isDecided) return 'It was decided once, which is kept. Withdraw it instead.'
  if (rfc.comments > 0) return 'It has comments, which would be lost. Withdraw it instead.'
  if (rfc.coauthors > 0) return 'Others write it too. Withdraw it instead.'
  if (rfc.approvals > 0) return 'It was approved. Withdraw it instead.'
  if (rfc.linkedBy > 0) return 'Another RFC names it. Withdraw it instead.'
  return rfc.isCited ? 'An insight is based on it. Withdraw it instead.' : null
}

/** The text can be edited until it is decided. */
export const editable = (status: RfcStatus) => ['draft', 'review', 'last-call'].includes(status)
/** Approvals are asked for while the proposal is being considered. */
export const approvable = (status: RfcStatus) => status === 'review' || status === 'last-call'

export type OpenThread = { id: string; kind: CommentKind; authorId: string | null; resolvedAt: Date | null }

/**
 * What stands in the way of a move: an open concern stops acceptance, an open hold ("I am still reading")
 * stops last call and acceptance.
 */
export const blockers = <T extends OpenThread>(to: RfcStatus, threads: readonly T[]): { concerns: T[]; holds: T[] } => {
  const open = threads.filter((thread) => thread.resolvedAt === null)
  return {
    concerns: to === 'accepted' ? open.filter((thread) => thread.kind === 'concern') : [],
    holds: to === 'accepted' || to === 'last-call' ? open.filter((thread) => thread.kind === 'hold') : [],
  }
}

export type ResolveRule = 'allowed' | 'needs-reason' | 'forbidden'

/**
 * Who may resolve a thread. A concern is resolved by whoever raised it; a steward can set it aside with a recorded
 * reason. A hold can be lifted by its raiser, the RFC's author or a steward. A comment by anyone who may comment.
 */
export const resolveRule = (
  kind: CommentKind,
  who: { raiser: boolean; author: boolean; steward: boolean },
): ResolveRule => {
  if (kind === 'comment' || who.raiser) return 'allowed'
  if (kind === 'hold') return who.author || who.steward ? 'allowed' : 'forbidden'
  return who.steward ? 'needs-reason' : 'forbidden'
}
