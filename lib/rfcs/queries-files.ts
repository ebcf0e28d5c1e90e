import { authorize, type Actor } from '@/lib/core/actor'
import { fileName, writeNumbered } from './import/rules-numbered-file'
import { authorsOf } from './policy'
import { requireRfc } from './queries'
import { peopleById, rfcsAfter } from './repo'
import type { Rfc, Who } from './schema-rows'

export type RfcFile = { number: number; name: string; text: string }

const toFile = (rfc: Rfc, people: Map<string, Who>): RfcFile => {
  const { number, version, title, body, format, status, labels } = rfc
  const first = (rfc.authorId && people.get(rfc.authorId)?.name) || rfc.authorText || ''
  const author = [first, ...rfc.coauthorIds.flatMap((id) => people.get(id)?.name ?? [])].filter(Boolean).join(', ')
  const source =
    rfc.source && rfc.sourceKey && rfc.sourceHash ? { ...rfc.source, key: rfc.sourceKey, hash: rfc.sourceHash } : null
  return {
    number,
    name: fileName(rfc),
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
