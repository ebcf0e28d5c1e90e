import { authorize, type MaybeActor } from '@/lib/core/actor'
import { countEvidence, getEvidence, listEvidence } from '@/lib/evidence/queries'
import type { Evidence } from '@/lib/evidence/schema'
import { db } from '@/lib/server/db'
import { likelyInsights } from './repo'
import type { Suggestion } from './schema'

const MAX_SUGGESTIONS = 8

/** Insights that share words with a piece, then the newest ones. */
export async function suggestInsights(actor: MaybeActor, evidenceId: string): Promise<Suggestion[]> {
  authorize(actor, 'insight.write')
  const piece = await getEvidence(actor, evidenceId)
  return likelyInsights(db, piece.text, MAX_SUGGESTIONS)
}

/** The synthesis desk: what is in no insight yet, newest first, how much there is, and insights for the first piece. */
export async function desk(
  actor: MaybeActor,
  limit: number,
): Promise<{ queue: Evidence[]; waiting: number; suggestions: Suggestion[] }> {
  authorize(actor, 'insight.write')
  const [page, waiting] = await Promise.all([
    listEvidence(actor, { linked: 'no', limit }),
    countEvidence(actor, { linked: 'no' }),
  ])
  const first = page.data[0]
  return { queue: page.data, waiting, suggestions: first ? await likelyInsights(db, first.text, MAX_SUGGESTIONS) : [] }
}
