import { listEvidenceIds } from '@/lib/evidence/queries'
import { otherWaves } from '@/lib/results/queries-asked'
import { askedName, type Asked } from '@/lib/results/rules-waves'
import { db } from '@/lib/server/db'

/** Ids of the results of a question in the other waves of its series, the newest first. For callers that have authorized the reading. */
export async function listOtherWaves(asked: Asked | null): Promise<string[]> {
  if (!asked) return []
  const refs = (await otherWaves(asked)).map((one) => ({ kind: 'survey-result' as const, id: askedName(one) }))
  const ids = await listEvidenceIds(db, refs)
  return refs.flatMap(({ id }) => ids.get(id) ?? [])
}
