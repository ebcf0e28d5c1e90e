import type { Survey } from './schema'

/** How many were asked: what the survey says, else everybody in its teams. Null when nobody knows. */
export const invitedOf = (survey: Pick<Survey, 'invited'>, teams: readonly { headcount: number }[]): number | null =>
  survey.invited ?? (teams.reduce((sum, team) => sum + team.headcount, 0) || null)
