import { sha256 } from '@/lib/server/hash'
import { rfcsByNumber } from '../repo'
import { numbersBySourceFile, takenKeys } from '../repo-sources'
import type { Rfc } from '../schema-rows'
import { matchDocument, sourceFileOf, type Known } from './rules-identity'
import type { SaidSame, SourceDocument } from './schema'

/** A document with the RFC that it is, if it is one; `doubtful` where the two only look alike. */
export interface Matched {
  document: SourceDocument
  hash: string
  /** A key that no other RFC has, for a new one. */
  key: string
  rfc: Rfc | null
  doubtful: boolean
}

export const hashOf = (document: Pick<SourceDocument, 'header' | 'body'>) =>
  sha256(`${document.header}\u0000${document.body}`)

const AT_ONCE = 100

/**
 * Finds the RFC of each document, by the rules of `matchDocument`. No RFC is given to two documents.
 * @param from the named source of the import, null without one
 */
export async function matchDocuments(
  documents: readonly SourceDocument[],
  from: string | null,
): Promise<Map<SourceDocument, Matched>> {
  const matched = new Map<SourceDocument, Matched>()
  const claimed = new Set<number>()
  const keys = new Set<string>()
  for (let at = 0; at < documents.length; at += AT_ONCE) {
    const part = documents.slice(at, at + AT_ONCE)
    const named = new Map(part.map((document) => [document, namesOf(document, from)]))
    // Before the RFCs are looked up: one that another import makes in between is then found here, or its key is refused
    // when this one is written. The other way round it was made twice, the second time under the next key.
    const taken = await takenKeys(part.flatMap((document) => named.get(document)!.keys))
    const byFile = await numbersBySourceFile(part.map(({ headerPath }) => sourceFileOf(headerPath)))
    const rfcs = await rfcsByNumber([...byFile.values()].flat())
    const known = new Map([...rfcs].map(([number, rfc]) => [number, knownOf(rfc)]))
    for (const document of part) {
      const { hash, keys: own } = named.get(document)!
      const possible = (byFile.get(sourceFileOf(document.headerPath)) ?? [])
        .filter((number) => !claimed.has(number))
        .flatMap((number) => known.get(number) ?? [])
      const match = matchDocument(document, hash, possible, from)
      const key = own.find((one) => !taken.has(one) && !keys.has(one))!
      keys.add(key)
      if (match.kind === 'same') claimed.add(match.number)
      const rfc = match.kind === 'new' ? null : rfcs.get(match.number)!
      matched.set(document, { document, hash, key, rfc, doubtful: match.kind === 'doubtful' })
    }
  }
  return matched
}

/** What was said of documents that only look like an RFC here. One RFC is not given to two of them. */
export function settling(said: SaidSame | undefined): (match: Matched) => Matched {
  const given = new Map<number, SourceDocument>()
  return (match) => {
    const { document, rfc, doubtful } = match
    const which = said?.[document.path] ?? said?.[document.headerPath] ?? said?.['*']
    if (!rfc || !doubtful || which === undefined) return match
    if (which === 'new') return { ...match, rfc: null, doubtful: false }
    if ((given.get(rfc.number) ?? document) !== document) return match
    given.set(rfc.number, document)
    return { ...match, doubtful: false }
  }
}

/**
 * The hash of what a document says, and keys in the order they are tried: what it is called, with its source; then with its
 * folder; then with what it says.
 */
const namesOf = (document: SourceDocument, from: string | null): { hash: string; keys: string[] } => {
  const hash = hashOf(document)
  const key = from === null ? document.key : `${from}: ${document.key}`
  const folder = document.headerPath.split('/').slice(0, -1).join('/')
  return {
    hash,
    keys: [
      key,
      `${key} in ${folder}`,
      `${key} in ${folder} ${hash.slice(0, 12)}`,
      `${key} ${sha256(document.headerPath + document.body)}`,
    ],
  }
}

const knownOf = (rfc: Rfc): Known => ({
  number: rfc.number,
  from: rfc.sourceFrom,
  hash: rfc.sourceHash,
  edited: rfc.fileVersion !== null && rfc.version !== rfc.fileVersion,
  dialect: (rfc.source?.dialect ?? 'markdown') as Known['dialect'],
  headerPath: rfc.source?.headerPath ?? rfc.source?.path ?? '',
  title: rfc.title,
  body: rfc.body,
  sourceNumber: rfc.source?.number ?? null,
  authors: rfc.authorText ? rfc.authorText.split(', ') : [],
  dates: rfc.source?.dates ?? {},
  links: rfc.source?.links ?? [],
})
