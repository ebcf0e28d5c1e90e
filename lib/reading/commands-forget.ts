import { textsIn } from '@/lib/core/text/texts-in'
import type { WordSearch } from '@/lib/core/text/word-search'
import type { Tx } from '@/lib/server/db'
import { eachRunText, forgetChanges } from './repo-forget'

/** Takes the names of themes out of earlier runs where they hold words that were withdrawn, or a name. */
export async function forgetCopies(tx: Tx, sought: WordSearch): Promise<void> {
  const held: string[] = []
  for await (const { id, ...lists } of eachRunText(tx)) if (sought.find(textsIn(lists).join('\n'))) held.push(id)
  if (held.length > 0) await forgetChanges(tx, held)
}
