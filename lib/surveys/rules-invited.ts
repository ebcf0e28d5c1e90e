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

/** Whom a survey asked. */
export interface AskedTeams {
  /** Whether somebody chose whom of the people in the teams to ask. */
  some: boolean
  /** People who were asked, by team; empty where that is not known. */
  people: ReadonlyMap<string, number>
}

/** So much of the people who were asked has to be of other teams before two surveys are of other people. */
const OTHERS = 0.25

/**
 * Times the root of one over the people drawn: of samples of 10 to 100 people of 20 teams, drawn at random, fewer than one in a hundred
 * are further apart than that (rules-invited.test.ts draws them).
 */
const ABOVE_CHANCE = 0.7

const totalOf = ({ people }: AskedTeams): number => [...people.values()].reduce((sum, n) => sum + n, 0)

/**
 * Whether two surveys asked people of other teams, so that what differs between their figures may be the teams and not time: where one
 * chose whom to ask, a quarter of the people or more are of teams that the other asked fewer of (index of dissimilarity), and more than
 * if both had drawn at random from the same people (`ABOVE_CHANCE` beyond the mean of that). Where a survey that asked everybody is compared with
 * another one that did, the company itself has changed.
 */
export function asksOtherTeams(a: AskedTeams, b: AskedTeams): boolean {
  const [ofA, ofB] = [totalOf(a), totalOf(b)]
  if (!(a.some || b.some) || ofA === 0 || ofB === 0) return false
  // Everybody is no sample: only the other one varies by chance.
  const spread = (a.some ? 1 / ofA : 0) + (b.some ? 1 / ofB : 0)
  let [apart, byChance] = [0, 0]
  for (const team of new Set([...a.people.keys(), ...b.people.keys()])) {
    const [inA, inB] = [a.people.get(team) ?? 0, b.people.get(team) ?? 0]
    const share = (inA + inB) / (ofA + ofB)
    apart += Math.abs(inA / ofA - inB / ofB) / 2
    // The mean size of a normal deviation is its standard deviation times the root of 2/π.
    byChance += Math.sqrt((2 / Math.PI) * share * (1 - share) * spread) / 2
  }
  return apart >= OTHERS && apart > byChance + ABOVE_CHANCE * Math.sqrt(spread)
}
