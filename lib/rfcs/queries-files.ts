import { authorize, type Actor } from '@/lib/core/actor'
import { fileName, writeNumbered } from './import/rules-numbered-file'
import { exportedImages, type ExportedImage } from './import/rules-file-images'
import { authorsOf } from './policy'
import { requireRfc } from './queries'
import { sourceFileOf } from './import/rules-identity'
import { peopleById, rfcsAfter } from './repo'
import { numbersBySourceFile } from './repo-sources'
import type { Rfc, Who } from './schema-rows'

/** `images`: those that its text shows by a relative address, which are files beside it. */
export type RfcFile = { number: number; name: string; text: string; images: ExportedImage[] }

/** An RFC as a file, with the people whom its authors' ids name. */
export const toFile = (rfc: Rfc, people: Map<string, Who>): RfcFile => {
  const { number, version, title, body, format, status, labels } = rfc
  const first = (rfc.authorId && people.get(rfc.authorId)?.name) || rfc.authorText || ''
  const author = [first, ...rfc.coauthorIds.flatMap((id) => people.get(id)?.name ?? [])].filter(Boolean).join(', ')
  // Images are files beside it: another hub takes them in with the text that shows them.
  const { images: _, ...detail } = rfc.source ?? {}
  const source =
    rfc.source && rfc.sourceKey && rfc.sourceHash
      ? {
          ...(detail as typeof rfc.source),
          ...(rfc.sourceFrom && { from: rfc.sourceFrom }),
          key: rfc.sourceKey,
          hash: rfc.sourceHash,
        }
      : null
  return {
    number,
    name: fileName(rfc),
    images: exportedImages(rfc),
    text: writeNumbered({
      number,
      version,
      title,
      body,
      format,
      status,
      labels,
      author,
      created: rfc.createdAt,
      source,
    }),
  }
}

/** An RFC as a file: front matter with its number and version, then its text as it is. @throws AppError not_found */
export async function rfcFile(actor: Actor, number: number): Promise<RfcFile> {
  authorize(actor, 'rfc.read')
  const rfc = await requireRfc(number)
  return toFile(rfc, await peopleById(authorsOf(rfc)))
}

/** The number of the one RFC that came from a file of this name; null where there is none, or several. */
export async function findByFile(actor: Actor, name: string): Promise<number | null> {
  authorize(actor, 'rfc.read')
  if (!/^[^/]{1,300}\.[a-z]{2,10}$/i.test(name)) return null
  const numbers = (await numbersBySourceFile([sourceFileOf(name)])).get(sourceFileOf(name)) ?? []
  return numbers.length === 1 ? numbers[0]! : null
}

const AT_ONCE = 50

/** Every RFC as a file, in the order of their numbers, without holding them all. */
export async function* rfcFiles(actor: Actor): AsyncGenerator<RfcFile> {
  authorize(actor, 'rfc.read')
  for (let last = 0; ;) {
    const rows = await rfcsAfter(last, AT_ONCE)
    const people = await peopleById(rows.flatMap(authorsOf))
    for (const row of rows) yield toFile(row, people)
    if (rows.length < AT_ONCE) return
    last = rows.at(-1)!.number
  }
}
