// MaxDiff (best-worst scaling, case 1): the respondent sees a few options at a time and says which matters most and which least.
// Everybody sees the same sets, so that the form needs no script and a set tells nothing about who answered.
//
// An answer is `{ "1.best": value, "1.worst": value, "2.best": … }`: by set, counted from 1. A set is answered whole or left out.

type Options = readonly { value: string }[]

/** The names of a set's two choices within the answer, and of their fields in a form. */
export const bestOf = (set: number): string => `${set + 1}.best`
export const worstOf = (set: number): string => `${set + 1}.worst`

/** How many options a set shows unless the question says so: few enough to be compared at a glance, fewer than there are. */
export const usualPerSet = (options: number): number => (options <= 5 ? 3 : options <= 12 ? 4 : 5)

const APPEARANCES = 3
const TRIES = 60

// Numerical Recipes' linear congruential generator: the same options always give the same design.
function shuffled(count: number, seed: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  let state = seed
  for (let last = count - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const at = state % (last + 1)
    ;[order[last], order[at]] = [order[at]!, order[last]!]
  }
  return order
}

/** One greedy design: each set takes the options shown least so far, among them those least often together. */
function attempt(count: number, perSet: number, sets: number, seed: number): { sets: number[][]; spread: number } {
  const order = shuffled(count, seed)
  const shown = new Array<number>(count).fill(0)
  const together = Array.from({ length: count }, () => new Array<number>(count).fill(0))
  const design = Array.from({ length: sets }, () => {
    const set: number[] = []
    while (set.length < perSet) {
      const met = (item: number) => set.reduce((sum, other) => sum + together[item]![other]! ** 2, 0)
      const free = order.filter((item) => !set.includes(item))
      const least = Math.min(...free.map((item) => shown[item]!))
      const next = free
        .filter((item) => shown[item] === least)
        .reduce((best, item) => (met(item) < met(best) ? item : best))
      for (const other of set) {
        together[next]![other]! += 1
        together[other]![next]! += 1
      }
      shown[next]! += 1
      set.push(next)
    }
    return set
  })
  const pairs = together.flatMap((row, one) => row.slice(one + 1))
  return { sets: design, spread: pairs.reduce((sum, times) => sum + times * times, 0) }
}

/** Turns each set so that an option does not always stand first. */
function turned(sets: number[][], count: number): number[][] {
  const at = Array.from({ length: count }, () => [] as number[])
  return sets.map((set) => {
    const rest = [...set]
    return set.map((_, place) => {
      const next = rest.reduce((best, item) => ((at[item]![place] ?? 0) < (at[best]![place] ?? 0) ? item : best))
      rest.splice(rest.indexOf(next), 1)
      at[next]![place] = (at[next]![place] ?? 0) + 1
      return next
    })
  })
}

/**
 * The sets of a balanced design, as option values: each option in three sets (some in a fourth where it does not come out even),
 * every pair together about equally often. Deterministic.
 * @param perSet options in each set; fewer than there are options, else there is no design and the answer is empty
 */
export function designSets(options: Options, perSet = usualPerSet(options.length)): string[][] {
  const count = options.length
  if (perSet < 2 || count <= perSet) return []
  const sets = Math.ceil((count * APPEARANCES) / perSet)
  let best = attempt(count, perSet, sets, 1)
  for (let seed = 2; seed <= TRIES; seed++) {
    const other = attempt(count, perSet, sets, seed)
    if (other.spread < best.spread) best = other
  }
  return turned(best.sets, count).map((set) => set.map((item) => options[item]!.value))
}

/** How often one value was given in one place of the answers; a null value counts who answered that place at all. */
export interface SetCount {
  row: string
  value: string | null
  count: number
}

export interface BestWorst {
  value: string
  best: number
  worst: number
  /** In how many answered sets it was to choose from. */
  shown: number
  /** (best − worst) ÷ shown, from −1 (always worst) to 1 (always best); null where it was never shown. */
  score: number | null
}

/**
 * Best-worst counts and scores of each option (Louviere, Flynn & Marley, Best-Worst Scaling, 2015, ch. 1: the "BW score",
 * divided by how often the option was available).
 */
export function bestWorstScores(
  options: Options,
  sets: readonly (readonly string[])[],
  counts: readonly SetCount[],
): BestWorst[] {
  const byPlace = new Map<string, Map<string | null, number>>()
  for (const { row, value, count } of counts) {
    const place = byPlace.get(row) ?? new Map<string | null, number>()
    byPlace.set(row, place.set(value, (place.get(value) ?? 0) + count))
  }
  const given = (row: string, value: string) => byPlace.get(row)?.get(value) ?? 0
  const all = (set: readonly string[], row: string) => set.reduce((sum, value) => sum + given(row, value), 0)
  return options.map(({ value }) => {
    const within = sets.flatMap((set, index) => (set.includes(value) ? [{ set, index }] : []))
    const best = within.reduce((sum, { index }) => sum + given(bestOf(index), value), 0)
    const worst = within.reduce((sum, { index }) => sum + given(worstOf(index), value), 0)
    const shown = within.reduce((sum, { set, index }) => sum + all(set, bestOf(index)), 0)
    return { value, best, worst, shown, score: shown === 0 ? null : (best - worst) / shown }
  })
}
