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
  a.headcount - b.headcount || a.id.localeCompare(b.id)

const sumOf = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0)

/**
 * The teams of which it is never told how many answered: those of fewer people than the minimum, and of the next larger ones as many as
 * make a group with them. How many of all answered less all that is told is always about such a group or a larger one; of one small team
 * beside teams that are all told it would be its own number, also where that is none.
 */
export function keptTogether(teams: readonly Omit<TeamCount, 'open'>[], minimum: number): Set<string> {
  const bySize = teams.filter(({ headcount }) => headcount > 0).sort(smallestFirst)
  const kept = bySize.filter(({ headcount, n }) => !isEnough(headcount, minimum) && !isEnough(n, minimum))
  if (kept.length === 0) return new Set()
  const others = bySize.filter(({ headcount }) => isEnough(headcount, minimum))
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

/** A part of what is not told, with the most of it that can have answered as far as a reader knows. */
interface Untold {
  n: number
  most: number
}

/**
 * Whether the sum over all parts says how many answered of one of `teams`: where all of each, or next to nobody, makes it up.
 * @param rest what else is in the sum, which is no team of its own
 */
function followsFrom(teams: readonly Untold[], rest: Untold): boolean {
  const sum = rest.n + sumOf(teams, ({ n }) => n)
  const most = rest.most + sumOf(teams, (one) => one.most)
  return teams.some((one) => {
    // That they are not told says that somebody of them answered.
    const least = Math.max(teams.length === 1 ? 1 : 0, sum - (most - one.most))
    return least >= Math.min(one.most, sum)
  })
}

/**
 * The teams of which it is told how many answered: none of them, or at least the minimum. As long as some of one answered and fewer than
 * the minimum, no team is told to have no answers, so that it does not stand alone beside the number of all; and where it would follow
 * all the same, the smallest of the others is not told either.
 */
export function toldTeams(teams: readonly TeamCount[], minimum: number): Set<string> {
  const kept = keptTogether(teams, minimum)
  const isOpen = ({ n, open }: TeamCount) => open && isEnough(n, minimum)
  const open = teams.filter((one) => !kept.has(one.id) && isOpen(one)).sort(smallestFirst)
  const large = teams.filter((one) => !kept.has(one.id) && !isOpen(one) && isEnough(one.headcount, minimum))
  const ids = (all: readonly TeamCount[]) => new Set(all.map(({ id }) => id))
  const own = teams.filter(({ id }) => kept.has(id))
  const [answered, people] = [sumOf(own, ({ n }) => n), sumOf(own, ({ headcount }) => headcount)]
  if (large.every(({ n }) => n === 0))
    return ids(answered === 0 || isEnough(answered, minimum) ? [...open, ...large] : open)
  const rest = { n: answered, most: Math.max(people, answered) }
  const untold = large.map(({ n, headcount }) => ({
    n,
    most: isEnough(n, minimum) ? Math.max(headcount, n) : minimum - 1,
  }))
  while (open.length > 0 && followsFrom(untold, rest)) {
    const { n, headcount } = open.shift()!
    untold.push({ n, most: Math.max(headcount, n) })
  }
  return ids(open)
}
