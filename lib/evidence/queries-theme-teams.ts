import { authorize, type MaybeActor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { nameableTeamsBySource } from './queries'
import { countAnonymousByTeam } from './repo'
import { countByThemeAndTeam } from './repo-theme-figures'
import type { Rung } from './schema'

/**
 * Pieces of themes by rung and team, the platform team's left out. `teamId` is null where there is no team, or where naming it with pieces of that source
 * could point at a person.
 */
export async function countThemePieces(
  actor: MaybeActor,
  themeIds: readonly string[],
): Promise<{ themeId: string; rung: Rung; teamId: string | null; pieces: number }[]> {
  authorize(actor, 'evidence.read')
  const rows = await countByThemeAndTeam(db, themeIds)
  const sourceIds = [...new Set(rows.flatMap((row) => (row.unnamed && row.sourceId ? [row.sourceId] : [])))]
  const groups = sourceIds.length > 0 ? await countAnonymousByTeam(db, { sourceIds }) : []
  const teams = nameableTeamsBySource(groups)
  return rows.map(({ themeId, rung, teamId, sourceId, unnamed, pieces }) => {
    const mayName = teamId !== null && (!unnamed || (sourceId !== null && teams.get(sourceId)?.has(teamId)))
    return { themeId, rung, teamId: mayName ? teamId : null, pieces }
  })
}
