import { textsIn } from '@/lib/core/text/texts-in'
import type { WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import { eachNoticeText, forgetExcerpts } from './repo-texts'

/** Takes words that were withdrawn, and names, out of the inboxes that quote a comment. */
export async function forgetCopies(tx: Tx, sought: WordSearch): Promise<void> {
  const held: string[] = []
  for await (const { id, detail } of eachNoticeText(tx)) if (sought.find(textsIn(detail).join('\n'))) held.push(id)
  if (held.length > 0) await forgetExcerpts(tx, held)
}
