import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { discardInsight } from './repo-desk'

/**
 * Takes back an insight that was made at the desk a moment ago, as if it had never been made.
 * @throws AppError conflict where something else was linked to it since, or it is on an item
 */
export async function takeBackInsight(actor: MaybeActor, id: string, evidenceIds: readonly string[]): Promise<void> {
  const author = authorize(actor, 'insight.write')
  await transaction(async (tx) => {
    if (!(await discardInsight(tx, id, author.id, evidenceIds)))
      throw conflict('This insight is in use by now. Archive it instead.')
    await audit(tx, author, 'insight.take-back', { kind: 'insight', id })
  })
}
