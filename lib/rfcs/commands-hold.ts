import { conflict, notFound } from '@/lib/core/errors'
import type { Tx } from '@/lib/server/db'
import { lockRfc } from './repo-versions'
import { authorsOf } from './policy'
import type { Rfc } from './schema-rows'

/**
 * Keeps an RFC as it was seen until the transaction ends: what was decided on its status, authors and quorum holds when it
 * is written. Its text may be a later one.
 * @throws AppError conflict where one of these is another one by now
 */
export async function holdRfc(tx: Tx, seen: Rfc): Promise<Rfc> {
  const current = await lockRfc(tx, seen.id)
  if (!current) throw notFound(`RFC ${seen.number}`)
  const decides = (rfc: Rfc) => JSON.stringify([rfc.status, rfc.quorum, authorsOf(rfc)])
  if (decides(current) !== decides(seen))
    throw conflict(`RFC ${seen.number} was changed at the same moment. Look at it again.`)
  return current
}
