import { systemClock } from '@/lib/core/clock'
import { listEvidenceIds, listInsightsOfChanged } from '@/lib/evidence/queries'
import { transaction } from '@/lib/server/db'
import { rescoreInsights } from './refresh'
import { forgetAgrees } from './repo-voices'

/**
 * After the good end of questions was changed: what "favourable answers agree" meant, when it was filed, were the answers at
 * the other end. The links take what is usual again (rules-voices.ts), and the insights are counted anew.
 * @param ids of results, as evidence refers to them: survey and question key
 */
export async function followFavourableEnd({ ids }: { ids: string[] }): Promise<void> {
  await transaction(async (tx) => {
    const refs = ids.map((id) => ({ kind: 'survey-result' as const, id }))
    const pieces = [...(await listEvidenceIds(tx, refs)).values()]
    if (pieces.length === 0 || (await forgetAgrees(tx, pieces)) === 0) return
    await rescoreInsights(tx, await listInsightsOfChanged(tx, pieces), systemClock, { anew: true })
  })
}
