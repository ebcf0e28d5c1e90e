import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { seesDrafts } from './policy'
import { similarItems, type SimilarRow } from './repo-similar'

const MOST = 5

/** Open items that say the same as a text that is being typed, the most alike first; none for a text without words. */
export async function listSimilarItems(
  actor: MaybeActor,
  { text, except }: { text: string; except?: string | undefined },
): Promise<SimilarRow[]> {
  const reader = authorize(actor, 'roadmap.read')
  if (text.trim() === '') return []
  return similarItems(db, text, { except: except ?? null, drafts: seesDrafts(reader), limit: MOST })
}
