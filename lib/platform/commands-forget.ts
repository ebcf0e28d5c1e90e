import type { WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import { eachTypedDetail, forgetExcerptsOfWork, forgetFirstAnswers, storeDetails } from './repo-forget'
import { withoutWords } from './rules-forget'

/**
 * Takes copies out of what the workspace keeps for itself: first answers to repeated requests, which are a convenience of a
 * day, excerpts that came with work, and what somebody typed as a reason into the audit. The entry stays, with a mark where the words were.
 */
export async function forgetCopies(tx: Tx, sought: WordSearch): Promise<void> {
  await forgetFirstAnswers(tx)
  await forgetExcerptsOfWork(tx)
  if (sought.empty) return
  const changed: { id: string; detail: unknown }[] = []
  for await (const { id, detail } of eachTypedDetail(tx)) {
    const without = withoutWords(detail, sought)
    if (without !== detail) changed.push({ id, detail: without })
  }
  await storeDetails(tx, changed)
}
