import type { Survey } from './schema'

/** How many were asked: what the survey says, else everybody in its teams. Null when nobody knows. */
export const invitedOf = (survey: Pick<Survey, 'invited'>, teams: readonly { headcount: number }[]): number | null =>
  survey.invited ?? (teams.reduce((sum, team) => sum + team.headcount, 0) || null)

/** Whether only some of the people in the teams were asked, so that a whole team is no measure of who answered. */
export const asksSome = (survey: Pick<Survey, 'invited'>, teams: readonly { headcount: number }[]): boolean =>
  survey.invited !== null && survey.invited < teams.reduce((sum, team) => sum + team.headcount, 0)

/**
 * The teams with the number of those who were asked in place of all their people.
 * @param asked people asked, by team: from the ledger of invitations. Empty where it is not known who was asked: then
 * nobody knows it of any team, and each has 0.
 */
export const teamsAsked = <Team extends { id: string; headcount: number }>(
  teams: readonly Team[],
  asked: ReadonlyMap<string | null, number>,
): Team[] => teams.map((team) => ({ ...team, headcount: asked.get(team.id) ?? 0 }))
