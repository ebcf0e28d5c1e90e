import type { Audience, Rung } from './schema'

/** A piece as far as it is decided which one of several stands for all. */
export interface Candidate {
  id: string
  audience: Audience
  rung: Rung
  occurredAt: Date
}

const DEPTH: Record<Rung, number> = { low: 0, medium: 1, high: 2 }

/**
 * Which of several pieces that say the same stands for all: one that everyone may read, of these the deepest, of these the oldest.
 * Words that only researchers may read never stand for words that are open to all, which would be gone for the others.
 */
export function standsForAll<T extends Candidate>(pieces: readonly T[]): T {
  const sorted = pieces.toSorted(
    (a, b) =>
      Number(b.audience === 'everyone') - Number(a.audience === 'everyone') ||
      DEPTH[b.rung] - DEPTH[a.rung] ||
      a.occurredAt.getTime() - b.occurredAt.getTime() ||
      (a.id < b.id ? -1 : 1),
  )
  return sorted[0]!
}

/** Whether a piece may stand for others: see `standsForAll`. */
export const mayStandFor = (
  kept: Pick<Candidate, 'audience'>,
  others: readonly Pick<Candidate, 'audience'>[],
): boolean => kept.audience === 'everyone' || others.every((one) => one.audience === 'researchers')

/** A text as it is compared with others for what says the same. */
export interface ComparedText {
  id: string
  text: string
  kind: string
  anonymous: boolean
  sourceId: string | null
  askKey: string | null
}

/**
 * Among which texts one is looked for that says the same. Words that come back beside a name would tell who said them before:
 * an answer without a name is compared with answers to the same question alone, which other people gave; what was said in talks,
 * and what was captured, among itself; what stands under names likewise.
 */
export function comparedWith({ kind, anonymous, sourceId, askKey }: Omit<ComparedText, 'id' | 'text'>): string {
  if (anonymous) return JSON.stringify([sourceId, askKey])
  if (kind === 'highlight' || kind === 'observation') return 'talks'
  return kind === 'ticket' || kind === 'chat' || kind === 'note' ? 'captured' : 'names'
}
