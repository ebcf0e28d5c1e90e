import { lockPieces } from '@/lib/evidence/commands'
import { listEvidenceIds, listInsightsOfChanged } from '@/lib/evidence/queries'
import type { Tx } from '@/lib/server/db'

/** Whether an insight is based on an RFC. That stays as it is until the transaction ends. */
export async function lockIsCited(tx: Tx, rfcId: string): Promise<boolean> {
  const evidence = [...(await listEvidenceIds(tx, [{ kind: 'rfc', id: rfcId }])).values()]
  await lockPieces(tx, evidence)
  return evidence.length > 0 && (await listInsightsOfChanged(tx, evidence)).length > 0
}
