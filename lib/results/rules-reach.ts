/** One team's part in one survey. */
interface Part {
  anonymity: string
  minScore: number
  teamId: string
  n: number
  last: Date
  open: boolean
}

/** How much and how lately a team was heard by surveys. */
export interface Reach {
  teamId: string
  pieces: number
  last: Date
}

/**
 * Teams' parts in the surveys, added up. Where people are not named, a team's part counts only if it is large enough and the
 * survey's own results tell it: otherwise the picture of all would tell what the results of one may not.
 */
export function reachByTeam(parts: readonly Part[]): Reach[] {
  const teams = new Map<string, Reach>()
  for (const part of parts) {
    if (part.anonymity !== 'named' && (!part.open || part.n < part.minScore)) continue
    const before = teams.get(part.teamId)
    teams.set(part.teamId, {
      teamId: part.teamId,
      // The fullest survey, not the sum: five pulses among ten people are not fifty voices.
      pieces: Math.max(before?.pieces ?? 0, part.n),
      last: before && before.last > part.last ? before.last : part.last,
    })
  }
  return [...teams.values()]
}
