import { DAY_MS } from '@/lib/core/clock'
import { groupBy } from '@/lib/core/group'
import type { Evidence } from './schema'
import type { DeskPiece } from './schema-desk'

/** A piece as far as the desk orders it. */
export type Waiting = Pick<
  Evidence,
  'id' | 'kind' | 'rung' | 'text' | 'people' | 'occurredAt' | 'platformTeam' | 'source'
> & {
  sourceId?: string | null
  askKey?: string | null
}

/**
 * The question of a survey result without the name of its survey: "Developer pulse, May: How easy …" and "… June: How
 * easy …" are one series.
 */
export const questionOf = (source: string): string => source.slice(source.indexOf(': ') + 1).trim()

/** By what pieces are read together: a question over all waves, a thread of comments; anything else is by itself. */
export function togetherKey(piece: Waiting): string {
  if (piece.kind === 'survey-result' && piece.askKey) return `asked ${piece.askKey} ${questionOf(piece.source)}`
  if (piece.kind === 'rfc-comment' && piece.askKey) return `thread ${piece.sourceId} ${piece.askKey}`
  return piece.id
}

const DEPTH = { high: 3, medium: 2, low: 1 }
/** A year makes a piece weigh a rung less. */
const AGE_DAYS = 365

/**
 * How much a piece would change if it were filed, by what confidence and reach read: its depth, how many people are
 * behind it, and its age. The
 * platform team's own words change nothing and come last.
 */
export function deskWeight(piece: Waiting, now: Date): number {
  const age = (now.getTime() - new Date(piece.occurredAt).getTime()) / DAY_MS / AGE_DAYS
  return DEPTH[piece.rung] + Math.log10(Math.max(1, piece.people)) - age - (piece.platformTeam ? 10 : 0)
}

/**
 * What waits, without noise: one piece for a thread and for a question over all waves, what would change most first.
 * Of a question the newest wave is shown, of a thread its longest comment.
 */
export function deskQueue<T extends Waiting>(waiting: readonly T[], now: Date): (T & Pick<DeskPiece, 'together'>)[] {
  const groups = [...groupBy(waiting, togetherKey).values()].map((group) => {
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
