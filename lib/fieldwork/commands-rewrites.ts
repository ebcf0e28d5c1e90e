import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { markRewritten } from './repo-rewrites'

/** A person rewrote a text, or saw that nothing is left in it. @throws AppError not_found where it is not open */
export async function markDone(actor: MaybeActor, id: string, clock: Clock = systemClock): Promise<void> {
  const author = authorize(actor, 'session.write')
  await transaction(async (tx) => {
    if (!(await markRewritten(tx, id, author.id, clock()))) throw notFound('This text')
    await audit(tx, author, 'rewrite.done', { kind: 'rewrite', id })
  })
}
