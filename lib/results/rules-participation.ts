import { isEnough } from '@/lib/core/minimum'

/** A team with how many people it has, how many of them answered, and whether that number may be told by itself. */
export interface TeamCount {
  id: string
  headcount: number
  n: number
  open: boolean
}

/** By size, not by answers: which team is left out must not tell how many of it answered. */
const smallestFirst = (a: Pick<TeamCount, 'id' | 'headcount'>, b: Pick<TeamCount, 'id' | 'headcount'>): number =>
  a.headcount - b.headcount || (a.id < b.id ? -1 : 1)

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0)

/**
 * The teams of which it is never told how many answered: those of fewer people than the minimum, and of the next larger ones as many as
 * make a group with them. How many of all answered less all that is told is always about such a group or a larger one; of one small team
 * beside teams that are all told it would be its own number, also where that is none.
 */
export function keptTogether(teams: readonly Omit<TeamCount, 'open'>[], minimum: number): Set<string> {
  const peopled = teams.filter(({ headcount }) => headcount > 0)
  const kept = peopled.filter(({ headcount, n }) => !isEnough(headcount, minimum) && !isEnough(n, minimum))
  if (kept.length === 0) return new Set()
  const others = peopled.filter(({ headcount }) => isEnough(headcount, minimum)).sort(smallestFirst)
  while (
    !isEnough(
      sumOf(kept, ({ headcount }) => headcount),
      minimum,
    ) &&
    others.length > 0
  )
    kept.push(others.shift()!)
  return new Set(kept.map(({ id }) => id))
}

/** A part of what is not told, with the fewest and the most of it that can have answered as far as a reader knows. */
interface Untold {
  n: number
  least: number
  most: number
}

/**
 * Whether the sum over all parts says how many answered of one of `teams`.
 * @param rest what else is in the sum, which is no team of its own
 */
function followsFrom(teams: readonly Untold[], rest: Untold): boolean {
  const all = [...teams, rest]
  const [sum, leastOfAll] = [sumOf(all, ({ n }) => n), sumOf(all, ({ least }) => least)]
  const bounded = sumOf(all, ({ most }) => (most === Infinity ? 0 : most))
  const unbounded = sumOf(all, ({ most }) => Number(most === Infinity))
  return teams.some((one) => {
    const isUnbounded = one.most === Infinity
    const mostOfOthers = unbounded > Number(isUnbounded) ? Infinity : bounded - (isUnbounded ? 0 : one.most)
    const least = Math.max(one.least, sum - mostOfOthers)
    return least >= Math.min(one.most, sum - (leastOfAll - one.least))
  })
}

/**
 * The teams of which it is told how many answered: none of them, or at least the minimum. Where the number of a team that has fewer would
 * follow from the number of all, no team is told to have no answers, so that it does not stand alone beside it; and where it would follow
 * all the same, the smallest of the others is not told either.
 * @param once each person answers once, so that of a team there are no more answers than people
 */
export function toldTeams(teams: readonly TeamCount[], minimum: number, once: boolean): Set<string> {
  const kept = keptTogether(teams, minimum)
  const isOpen = ({ n, open }: TeamCount) => open && isEnough(n, minimum)
  const open = teams.filter((one) => !kept.has(one.id) && isOpen(one)).sort(smallestFirst)
  const large = teams.filter((one) => !kept.has(one.id) && !isOpen(one) && isEnough(one.headcount, minimum))
  const ids = (all: readonly TeamCount[]) => new Set(all.map(({ id }) => id))
  const most = (n: number, people: number) => (once && n <= people ? people : Infinity)
  const own = teams.filter(({ id }) => kept.has(id))
  const answered = sumOf(own, ({ n }) => n)
  const people = sumOf(own, ({ headcount }) => headcount)
  const rest: Untold = { n: answered, least: 0, most: own.length === 0 ? 0 : most(answered, people) }
  const untoldOf =
    (least: number) =>
    ({ n, headcount }: TeamCount): Untold => ({
      n,
      least,
      most: isEnough(n, minimum) ? most(n, headcount) : minimum - 1,
    })
  // As long as the empty ones are told, somebody of each of these answered.
  const some = large.filter(({ n }) => n > 0).map(untoldOf(1))
  const isFree = some.length === 0 ? answered === 0 || isEnough(answered, minimum) : !followsFrom(some, rest)
  if (isFree) return ids([...open, ...large.filter(({ n }) => n === 0)])
  // One alone that is not told is not empty, or it would be.
  const untold = large.map(untoldOf(large.length === 1 ? 1 : 0))
  while (open.length > 0 && followsFrom(untold, rest)) {
    const { n, headcount } = open.shift()!
    untold.push({ n, least: 0, most: most(n, headcount) })
  }
  return ids(open)
}
