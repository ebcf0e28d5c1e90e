import type { CommentKind, RfcStatus } from './schema'

/** `author` wrote the RFC; `steward` is whoever may decide (the platform PM and admins). */
export type TransitionRole = 'author' | 'steward'
export type Transition = {
  from: RfcStatus
  to: RfcStatus
  by: readonly TransitionRole[]
  verb: string
  decides?: true
  needsReason?: true
}

const both = ['author', 'steward'] as const
const stewards = ['steward'] as const

/** Every move there is. The page draws its buttons from this table and the API its answers. */
export const transitions: readonly Transition[] = [
  { from: 'draft', to: 'review', by: both, verb: 'Start review' },
  { from: 'draft', to: 'withdrawn', by: both, verb: 'Withdraw' },
  { from: 'review', to: 'last-call', by: both, verb: 'Start last call' },
  { from: 'review', to: 'draft', by: both, verb: 'Back to draft' },
  { from: 'review', to: 'rejected', by: stewards, verb: 'Reject', decides: true },
  { from: 'review', to: 'withdrawn', by: both, verb: 'Withdraw' },
  { from: 'last-call', to: 'accepted', by: stewards, verb: 'Accept', decides: true },
  { from: 'last-call', to: 'rejected', by: stewards, verb: 'Reject', decides: true },
  { from: 'last-call', to: 'review', by: both, verb: 'Back to review' },
  { from: 'last-call', to: 'withdrawn', by: both, verb: 'Withdraw' },
  { from: 'accepted', to: 'implemented', by: both, verb: 'Mark implemented' },
  { from: 'accepted', to: 'superseded', by: stewards, verb: 'Mark superseded' },
  { from: 'implemented', to: 'superseded', by: stewards, verb: 'Mark superseded' },
  { from: 'rejected', to: 'draft', by: both, verb: 'Reopen as draft' },
  { from: 'withdrawn', to: 'draft', by: both, verb: 'Reopen as draft' },
]

/** Days a review stays open before its end date; nothing closes by itself. */
export const reviewDays = 14
/** Days of last call, as in Rust's final comment period. */
export const lastCallDays = 10

export const transition = (from: RfcStatus, to: RfcStatus) =>
  transitions.find((one) => one.from === from && one.to === to) ?? null

/** Statuses that `from` can move to, whoever asks. */
export const possibleStatuses = (from: RfcStatus): RfcStatus[] =>
  transitions.filter((one) => one.from === from).map((one) => one.to)

/** Moves that one of these movers may make. */
export const allowedTransitions = (from: RfcStatus, movers: readonly TransitionRole[]): Transition[] =>
  transitions.filter((one) => one.from === from && one.by.some((by) => movers.includes(by)))

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

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []
const binding = new Set([
  'must',
  'mustn',
  'shall',
  'should',
  'shouldn',
  'may',
  'never',
  'not',
  'no',
  'only',
  'always',
  'required',
  'optional',
])

/**
 * Whether an edit changes what is proposed, so that last call starts anew: twelve or more words differ, or one of them is a
 * number or a word that binds ("must", "not"). White space, punctuation and a mended typo do not.
 */
export const materialEdit = (before: string, after: string): boolean => {
  const counts = new Map<string, number>()
  for (const word of words(before)) counts.set(word, (counts.get(word) ?? 0) - 1)
  for (const word of words(after)) counts.set(word, (counts.get(word) ?? 0) + 1)
  let changed = 0
  for (const [word, count] of counts) {
    if (count === 0) continue
    if (binding.has(word) || /\p{N}/u.test(word)) return true
    changed += Math.abs(count)
  }
  return changed >= 12
}
