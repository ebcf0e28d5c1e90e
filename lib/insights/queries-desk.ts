import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import { askedOf, countDeskPieces, listDeskPieces } from '@/lib/evidence/queries-triage'
import type { DeskPiece } from '@/lib/evidence/schema-desk'
import { groupWaves } from '@/lib/results/queries-asked'
import { db } from '@/lib/server/db'
import { listOtherWaves } from './queries-waves'
import { insightsOfPieces, likelyInsights, newestInsights } from './repo-desk'
import { notFound } from '@/lib/core/errors'
import { wordOfStem } from './rules-shared-words'
import type { Suggestion } from './schema'

const MAX_LIKELY = 5
const MAX_SUGGESTIONS = 8
/** One or two words in common (“production”, “change”) say little: a key must not file by them. */
const SURE_WORDS = 3

/**
 * Insights that a piece may speak to. Likely ones come first and say why: another wave of the same question is in
 * it, or it shares words with
 * the statement. Then the newest ones, which nothing speaks for: they are to be chosen by hand.
 */
export async function suggestInsights(actor: MaybeActor, evidenceId: string): Promise<Suggestion[]> {
  authorize(actor, 'insight.write')
  const [piece] = await listEvidenceByIds(actor, [evidenceId])
  if (!piece) throw notFound('This evidence')
  const [waves, likely, newest] = await Promise.all([
    listOtherWaves(askedOf(piece)).then((ids) => insightsOfPieces(db, ids, MAX_LIKELY)),
    likelyInsights(db, piece.text, MAX_LIKELY),
    newestInsights(db, MAX_SUGGESTIONS),
  ])
  const all: Suggestion[] = [
    ...waves.map((one) => ({ ...one, because: 'another wave of this question is in it', sure: true })),
    ...likely.map(({ words, ...one }) => ({
      ...one,
      because: `both say: ${words.map((stem) => wordOfStem(stem, one.statement)).join(', ')}`,
      sure: words.length >= SURE_WORDS,
    })),
    ...newest.map((one) => ({ ...one, because: null, sure: false })),
  ]
  return all.filter((one, at) => all.findIndex(({ id }) => id === one.id) === at).slice(0, MAX_SUGGESTIONS)
}

/** The synthesis desk: what waits for this reader, what would change most first, how much there is, and insights for the first piece. */
export async function desk(
  actor: MaybeActor,
  limit: number,
  clock: Clock = systemClock,
): Promise<{ queue: DeskPiece[]; waiting: number; suggestions: Suggestion[] }> {
  authorize(actor, 'insight.write')
  const [queue, waiting] = await Promise.all([
    listDeskPieces(actor, limit, clock(), groupWaves),
    countDeskPieces(actor),
  ])
  const first = queue[0]
  return { queue, waiting, suggestions: first ? await suggestInsights(actor, first.id) : [] }
}
