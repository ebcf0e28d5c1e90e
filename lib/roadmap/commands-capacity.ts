import { authorize, type MaybeActor } from '@/lib/core/actor'
import { AppError, invalidField } from '@/lib/core/errors'
import { getTeam } from '@/lib/people/queries'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { saveTeamCapacity } from './repo-groups'
import type { TeamCapacityInput } from './schema-views'

/** Says how many person-weeks a team has in a quarter; null takes it away. @throws AppError invalid for no such team */
export async function setTeamCapacity(
  actor: MaybeActor,
  { quarter, teamId, weeks }: TeamCapacityInput,
): Promise<TeamCapacityInput> {
  const pm = authorize(actor, 'roadmap.write')
  try {
    await getTeam(pm, teamId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') throw invalidField('teamId', 'There is no such team.')
    throw error
  }
  await transaction(async (tx) => {
    await saveTeamCapacity(tx, quarter, teamId, weeks)
    await audit(tx, pm, 'roadmap.capacity', { kind: 'team', id: teamId }, { quarter, weeks })
  })
  return { quarter, teamId, weeks }
}
