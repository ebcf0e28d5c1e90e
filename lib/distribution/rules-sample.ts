import { groupBy } from '@/lib/core/group'

/** Somebody who may be asked. */
export interface Candidate {
  id: string
  teamId: string | null
  /** The last time they were asked in this series; null when never. */
  lastAsked: Date | null
}

/** A number in [0, 1) from a text, always the same (FNV-1a, then a mix): the tie-breaker that favours nobody. */
function unit(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/**
 * Shares `size` among groups in proportion to their sizes, by largest remainder; a group gets at most what it has.
 * Source: Hamilton's method (Balinski & Young, Fair Representation, 1982, ch. 2).
 */
export function allocate(groups: ReadonlyMap<string, number>, size: number): Map<string, number> {
  const total = [...groups.values()].reduce((sum, each) => sum + each, 0)
  const wanted = Math.min(size, total)
  const quotas = [...groups].map(([key, count]) => ({ key, exact: total === 0 ? 0 : (count * wanted) / total }))
  const shares = new Map(quotas.map(({ key, exact }) => [key, Math.floor(exact)]))
  const left = wanted - [...shares.values()].reduce((sum, each) => sum + each, 0)
  const byRemainder = [...quotas].sort((a, b) => (b.exact % 1) - (a.exact % 1) || (a.key < b.key ? -1 : 1))
  for (const { key } of byRemainder.slice(0, left)) shares.set(key, (shares.get(key) ?? 0) + 1)
  return shares
}

/** How many to ask: of each team, and altogether; null where all. */
export interface SampleSize {
  /** The most of each team over the whole survey, including people invited earlier. */
  perTeam: number | null
  /** The most in this draw, without people invited earlier. */
  sample: number | null
}

/** How many of each team a survey has invited; those without a team under null. */
export type InvitedBefore = ReadonlyMap<string | null, number>

/**
 * A new sample: at most `perTeam` of each team and `sample` in all, shared in proportion to the people left in each
 * team. Within a team, people who were never asked, or were asked longest ago, come first.
 * @param before how many of each team were invited earlier: they are not candidates, but they use up places
 * @param seed the same seed draws the same people; another seed breaks ties differently
 */
export function drawSample<T extends Candidate>(
  candidates: readonly T[],
  { perTeam, sample }: SampleSize,
  before: InvitedBefore,
  seed: string,
): T[] {
  const teams = groupBy(candidates, (one) => one.teamId ?? '')
  const room = (team: string) => (perTeam === null ? Infinity : Math.max(0, perTeam - (before.get(team || null) ?? 0)))
  const most = new Map([...teams].map(([team, members]) => [team, Math.min(members.length, room(team))]))
  const left = [...most.values()].reduce((sum, each) => sum + each, 0)
  const size = Math.min(sample ?? left, left)
  if (size >= candidates.length) return [...candidates]
  const shares = allocate(most, size)
  const turn = (one: T) => one.lastAsked?.getTime() ?? -Infinity
  return [...teams].flatMap(([team, members]) =>
    [...members]
      .sort((a, b) =>
        turn(a) === turn(b) ? unit(`${seed} ${a.id}`) - unit(`${seed} ${b.id}`) : turn(a) < turn(b) ? -1 : 1,
      )
      .slice(0, shares.get(team) ?? 0),
  )
}
