import { textsIn } from '@/lib/core/text/texts-in'
import type { WordSearch } from '@/lib/core/text/word-search'
import { db, type Tx } from '@/lib/server/db'
import {
  forgetFileNames,
  forgetFiles,
  forgetLines,
  forgetMappings,
  forgetReasons,
  listFileNames,
  listMappings,
  listReasons,
} from './repo'

/** Forgets files and previews of imports that were begun before this moment. */
export const forgetOldFiles = (before: Date): Promise<void> => forgetFiles(db, before)

/** Before a person is erased: files that wait, and lines of files that were imported, can hold their name and words. */
export async function forgetAllFiles(tx: Tx): Promise<void> {
  await forgetFiles(tx)
  await forgetLines(tx)
}

/**
 * Everything an import keeps of files besides what became of them: files that wait, lines, and names of files, why it ended early and
 * what a source's words were said to mean, where they hold words that were withdrawn, or a name.
 */
export async function forgetCopies(tx: Tx, sought: WordSearch): Promise<void> {
  await forgetAllFiles(tx)
  await forgetFileNames(
    tx,
    (await listFileNames(tx)).filter((file) => sought.find(file)),
  )
  await forgetReasons(
    tx,
    (await listReasons(tx)).flatMap(({ id, reason }) => (sought.find(reason) ? [id] : [])),
  )
  // The words of a file are the names of the fields.
  const held = (await listMappings(tx)).filter((one) => {
    const { source, mapping } = one
    return sought.find(
      [
        source,
        ...textsIn(mapping),
        ...Object.values(Object(mapping)).flatMap((words) => Object.keys(Object(words))),
      ].join('\n'),
    )
  })
  await forgetMappings(
    tx,
    held.map((one) => one.source),
  )
}
