import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict } from '@/lib/core/errors'
import { transaction } from '@/lib/server/db'
import { applyEdit, checkDate, lockSession } from './commands'
import { withPart, type EditedPart } from './rules-parts'
import type { SessionPatch } from './schema'

/**
 * Edits a session and a part of its text, which is too long for one form; the lines before and after it stay as they are.
 * @param body what the part says from now on
 * @throws AppError conflict where the session was edited since, or these lines are not as they were
 */
export async function editSessionPart(
  actor: MaybeActor,
  id: string,
  { body, part, ...patch }: SessionPatch & { body: string; baseVersion: number; part: EditedPart },
  clock: Clock = systemClock,
): Promise<void> {
  const author = authorize(actor, 'session.write')
  checkDate(patch.date, clock())
  await transaction(async (tx) => {
    const session = await lockSession(tx, id)
    const whole = session.version === patch.baseVersion ? withPart(session.body, part, body) : session.body
    if (whole === null) throw conflict('These lines have been edited since.')
    await applyEdit(tx, author, id, { ...patch, body: whole }, clock)
  })
}
