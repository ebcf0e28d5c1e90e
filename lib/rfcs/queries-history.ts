import { authorize, type Actor } from '@/lib/core/actor'
import { forbidden } from '@/lib/core/errors'
import { groupBy } from '@/lib/core/group'
import { blameBlocks } from './rules-blame'
import { authorsOf, isAuthor } from './policy'
import { requireRfc } from './queries'
import { peopleById } from './repo'
import { listReadReceipts } from './repo-read-receipts'
import { listSuggesters, textsOf } from './repo-versions'
import type { RfcFormat } from './schema'
import { authorView, suggesterView } from './presenter'

/**
 * The text of a version by block, each with the version that last changed it, by whom, in whose words where these were suggested, and
 * when.
 */
export async function getBlame(actor: Actor, number: number, version: number) {
  authorize(actor, 'rfc.read')
  const rfc = await requireRfc(number)
  const texts = await textsOf(rfc.id, version)
  const suggesters = await listSuggesters(
    rfc.id,
    texts.map((text) => text.version),
  )
  const people = await peopleById([...texts.map((text) => text.authorId), ...suggesters.values()])
  const by = new Map(
    texts.map((text) => [
      text.version,
      {
        author: authorView(text.authorId, rfc.authorText, people),
        suggestedBy: suggesterView(text, suggesters, people),
        at: text.createdAt.toISOString(),
      },
    ]),
  )
  const blocks = blameBlocks(
    `${rfc.id} ${version}`,
    texts.map((text) => ({ ...text, format: text.format as RfcFormat })),
  )
  return blocks.map((block) => ({ ...block, ...by.get(block.version)! }))
}
export type BlameView = Awaited<ReturnType<typeof getBlame>>

/**
 * Who has opened which version, for those who wrote it: each version with who has seen it, and who has seen an older
 * one but not the newest.
 * @throws AppError forbidden for everybody else
 */
export async function getReadReceipts(actor: Actor, number: number) {
  authorize(actor, 'rfc.read')
  const rfc = await requireRfc(number)
  if (!isAuthor(actor, rfc)) throw forbidden('Only its authors see who has read an RFC.')
  const rows = await listReadReceipts(rfc.id, authorsOf(rfc))
  const named = ({ personId, name }: { personId: string; name: string }) => ({ id: personId, name })
  const newest = new Set(rows.filter((row) => row.version === rfc.version).map((row) => row.personId))
  const behind = new Map(rows.filter((row) => !newest.has(row.personId)).map((row) => [row.personId, named(row)]))
  const versions = [...groupBy(rows, (row) => row.version)].map(([version, seen]) => ({
    version,
    people: seen.map(named),
  }))
  return {
    newest: rfc.version,
    people: new Set(rows.map((row) => row.personId)).size,
    versions,
    behind: [...behind.values()],
  }
}
export type ReadReceiptsView = Awaited<ReturnType<typeof getReadReceipts>>
