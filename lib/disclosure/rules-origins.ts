/**
 * Where answers came from. Somebody may know all rows of a file, and all answers of an open address but those of others: what they know
 * must not be the company in which somebody else's answer is counted. An answer by a single-use link ("invited") is one person's, so
 * those are company for each other and for everybody else.
 */
export interface OriginKind {
  imported: boolean
  /** By a single-use link. */
  invited: boolean
}

export interface OriginCounts extends OriginKind {
  counted: number
  waiting: number
}

interface Minimums {
  minScore: number
  minComments: number
}

export const isSame = (a: OriginKind, b: OriginKind): boolean => a.imported === b.imported && a.invited === b.invited

/**
 * How many answers of an origin are counted together: the first time as many as a score needs, later as a distribution does. Next to
 * answers of another origin it is always the latter, since a figure over both has a distribution.
 */
function leastOf(origin: OriginCounts, origins: readonly OriginCounts[], { minScore, minComments }: Minimums): number {
  if (origin.imported) return origin.counted === 0 ? minScore : minComments
  // An answer of the open address may hide among those by links, not the other way round.
  const others = origins.filter((one) => one.imported || (origin.invited && !isSame(one, origin)))
  const here = origins.reduce((sum, one) => sum + (one.imported ? 0 : one.counted), 0)
  const isAlone = others.every(({ counted, waiting }) => counted === 0 && waiting < minScore)
  return isAlone && (origin.invited ? origin.counted : here) === 0 ? minScore : minComments
}

/**
 * The waiting answers that are counted now, as batches of one or two origins. Few answers of the open address go with those by links,
 * if there are enough of these; few by links wait for more, however many of the open address there are.
 * @param most so many go into one batch
 */
export function batchesDue(origins: readonly OriginCounts[], minimums: Minimums, most = Infinity): OriginKind[][] {
  const isDue = (one: OriginCounts): boolean => one.waiting > 0 && one.waiting >= leastOf(one, origins, minimums)
  const [files, open, invited] = [
    origins.filter((one) => one.imported),
    origins.find((one) => !one.imported && !one.invited),
    origins.find((one) => !one.imported && one.invited),
  ]
  const together =
    open !== undefined &&
    invited !== undefined &&
    open.waiting > 0 &&
    isDue(invited) &&
    invited.waiting >= minimums.minComments &&
    open.waiting + invited.waiting <= most
  const here = together ? [[open, invited]] : [open, invited].flatMap((one) => (one && isDue(one) ? [[one]] : []))
  return [...here, ...files.filter(isDue).map((one) => [one])]
}

/** How many of a batch a team has, and of these by a single-use link; null: no team. */
export interface BatchSize {
  teamId: string | null
  n: number
  invited: number
}

/**
 * The teams that may stand beside the words and rows of a batch: those with enough in it, as long as what is left without a team is
 * enough too, or nothing. The same holds for those by single-use links alone.
 */
export function nameableInBatch(sizes: readonly BatchSize[], minimum: number): Set<string> {
  const isEnough = (n: number) => n === 0 || n >= minimum
  const named: (BatchSize & { teamId: string })[] = []
  const rest = { n: 0, invited: 0 }
  const leave = ({ n, invited }: BatchSize) => {
    rest.n += n
    rest.invited += invited
  }
  for (const { teamId, n, invited } of sizes)
    if (teamId !== null && n >= minimum && isEnough(invited)) named.push({ teamId, n, invited })
    else leave({ teamId, n, invited })
  named.sort((a, b) => b.n - a.n || a.teamId.localeCompare(b.teamId))
  while (!isEnough(rest.n) || !isEnough(rest.invited)) {
    const smallest = named.pop()
    if (!smallest) break
    leave(smallest)
  }
  return new Set(named.map(({ teamId }) => teamId))
}
