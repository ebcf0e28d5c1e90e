import { authorize, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { forgetMappings } from './repo'

/**
 * Forgets what was said of the files of a source: the next one is read as if it were the first. Imports that were made with
 * it stay as they are.
 * @throws AppError not_found
 */
export async function forgetMapping(actor: MaybeActor, source: string): Promise<void> {
  const importer = authorize(actor, 'import.write')
  await transaction(async (tx) => {
    const { count } = await forgetMappings(tx, [source])
    if (count === 0) throw notFound('What was remembered of this source')
    await audit(tx, importer, 'import.mapping-forgotten', { kind: 'import-mapping', id: source })
  })
}
