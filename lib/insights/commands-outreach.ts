import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { invalidField, notFound } from '@/lib/core/errors'
import { mapTeamNames } from '@/lib/people/queries'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { lockInsight } from './repo'
import { saveOutreach, setOutreachDone } from './repo-outreach'
import type { NewOutreach } from './schema-outreach'

/** Puts a message to a team on the list of those who do research; a person sends them. @returns the id @throws AppError not_found, invalid */
export async function keepOutreach(
  actor: MaybeActor,
  insightId: string,
  { team, text }: NewOutreach,
  clock: Clock = systemClock,
): Promise<{ id: string }> {
  const author = authorize(actor, 'insight.write')
  if (!(await mapTeamNames([team])).has(team)) throw invalidField('team', 'No team has this id.')
  return transaction(async (tx) => {
    if (!(await lockInsight(tx, insightId))) throw notFound('This insight')
    const row = { insightId, teamId: team, text, madeById: author.id, createdAt: clock() }
    const id = await saveOutreach(tx, row)
    await audit(tx, author, 'insight.outreach', { kind: 'insight', id: insightId }, { team })
    return { id }
  })
}

/** Takes words off the list, or puts them back. @throws AppError not_found */
export async function finishOutreach(
  actor: MaybeActor,
  id: string,
  done: boolean,
  clock: Clock = systemClock,
): Promise<void> {
  authorize(actor, 'insight.write')
  await transaction(async (tx) => {
    if (!(await setOutreachDone(tx, id, done ? clock() : null))) throw notFound('These words')
  })
}
