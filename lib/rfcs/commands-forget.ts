import { textsIn } from '@/lib/core/text/texts-in'
import type { WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import { eachFileFinding, eachNoticeText, forgetExcerpts, forgetFileFindings } from './repo-texts'

/**
 * Takes words that were withdrawn, and names, out of the inboxes that quote a comment, and out of what was told of files:
 * such a file is read again when it comes again.
 */
export async function forgetCopies(tx: Tx, sought: WordSearch): Promise<void> {
  const held: string[] = []
  for await (const { id, detail } of eachNoticeText(tx)) if (sought.find(textsIn(detail).join('\n'))) held.push(id)
  if (held.length > 0) await forgetExcerpts(tx, held)
  const told: string[] = []
  for await (const { id, sourceFindings } of eachFileFinding(tx))
    if (sought.find(textsIn(sourceFindings).join('\n'))) told.push(id)
  if (told.length > 0) await forgetFileFindings(tx, told)
}
