export const STANCES = ['supports', 'contradicts', 'context'] as const
export type Stance = (typeof STANCES)[number]

/** Insights of one trail, the best founded first, and pieces of each of them: the others are counted. */
export const TRAIL_INSIGHTS = 10
export const TRAIL_PIECES = 10

/** What every stance is sure of where it has as many: the side that has more does not push the other one out. */
const SURE: Record<Stance, number> = { supports: 6, contradicts: 3, context: 1 }

/** Of an insight's pieces by stance, each the newest first, those that a trail shows: for it, against it, then context. */
export function trailPieces<Piece>(of: Record<Stance, readonly Piece[]>): (Piece & { stance: Stance })[] {
  const left = () => TRAIL_PIECES - STANCES.reduce((sum, stance) => sum + take[stance], 0)
  const take = { supports: 0, contradicts: 0, context: 0 }
  for (const stance of STANCES) take[stance] = Math.min(of[stance].length, SURE[stance])
  for (const stance of STANCES) take[stance] += Math.min(of[stance].length - take[stance], left())
  return STANCES.flatMap((stance) => of[stance].slice(0, take[stance]).map((piece) => ({ ...piece, stance })))
}
