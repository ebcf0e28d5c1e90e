import { DAY_MS } from '@/lib/core/clock'
import { groupBy } from '@/lib/core/group'
import { saysNothing } from '@/lib/reading/rules-content'
import type { Evidence } from './schema'
import type { DeskPiece } from './schema-desk'

/** A piece as far as the desk orders it. */
export type Waiting = Pick<
  Evidence,
  'id' | 'kind' | 'rung' | 'text' | 'people' | 'occurredAt' | 'platformTeam' | 'source' | 'ref'
> & {
  sourceId?: string | null
  askKey?: string | null
}

/**
 * Which survey results are one question, asked in several waves: a name of it by the id of each in its room. The rooms of surveys know;
 * the words alone do not say so, since two capabilities may be asked about alike.
 */
export type WaveNames = ReadonlyMap<string, string>

/** By what pieces are read together: a question over all waves, a thread of comments; anything else is by itself. */
export function togetherKey(piece: Waiting, waves: WaveNames): string {
  if (piece.kind === 'survey-result') return `asked ${waves.get(piece.ref.id) ?? piece.ref.id}`
  if (piece.kind === 'rfc-comment' && piece.askKey) return `thread ${piece.sourceId} ${piece.askKey}`
  return piece.id
}

const DEPTH = { high: 3, medium: 2, low: 1 }
/** A year makes a piece weigh a rung less. */
const AGE_DAYS = 365

/**
 * How much a piece would change if it were filed, by what confidence and reach read: its depth, how many people are
 * behind it, and its age. The
 * platform team's own words change nothing and come last, behind what says nothing by itself ("n/a").
 */
export function deskWeight(piece: Waiting, now: Date): number {
  const age = (now.getTime() - new Date(piece.occurredAt).getTime()) / DAY_MS / AGE_DAYS
  const last = piece.platformTeam ? 10 : saysNothing(piece.text) ? 5 : 0
  return DEPTH[piece.rung] + Math.log10(Math.max(1, piece.people)) - age - last
}

/**
 * What waits, without noise: one piece for a thread and for a question over all waves, what would change most first.
 * Of a question the newest wave is shown, of a thread its longest comment.
 */
export function deskQueue<T extends Waiting>(
  waiting: readonly T[],
  waves: WaveNames,
  now: Date,
): (T & Pick<DeskPiece, 'together'>)[] {
  const groups = [...groupBy(waiting, (piece) => togetherKey(piece, waves)).values()].map((group) => {
    const [first, ...rest] = group.toSorted((a, b) =>
      a.kind === 'rfc-comment'
        ? b.text.length - a.text.length || a.id.localeCompare(b.id)
        : b.occurredAt.localeCompare(a.occurredAt) || a.id.localeCompare(b.id),
    )
    return {
      ...first!,
      together: rest.map(({ id, text, source, occurredAt }) => ({ id, text, source, occurredAt })),
    }
  })
  return groups.sort((a, b) => deskWeight(b, now) - deskWeight(a, now) || a.id.localeCompare(b.id))
}
