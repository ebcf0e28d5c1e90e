/**
 * Which rows are a group's: what a person can try who has single responses and a group's figures. Each figure says how
 * many of the group chose
 * each value, so the group's rows are those whose values add up to its figures.
 */
export interface Puzzle {
  /** The rows, one number a question: the value chosen, from 0 on. */
  rows: readonly (readonly number[])[]
  /** How many of the group chose each value, by question. */
  figures: readonly (readonly number[])[]
}

const WEIGHT = 2 ** 40

function* subsets(count: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield []
  else
    for (let first = from; first <= count - size; first++)
      for (const rest of subsets(count, size - 1, first + 1)) yield [first, ...rest]
}

/**
 * Every choice of rows that has the group's figures. Half of the group is tried at a time: with one random weight a
 * value of a question, the
 * weights of two halves must add up to those of the figures, and what adds up by chance is checked.
 */
export function solutions({ rows, figures }: Puzzle, random: () => number): number[][] {
  const size = figures[0]!.reduce((sum, n) => sum + n, 0)
  const weights = figures.map((counts) => counts.map(() => Math.floor(random() * WEIGHT)))
  const weightOf = (row: readonly number[]) => row.reduce((sum, value, at) => sum + weights[at]![value]!, 0)
  const each = rows.map(weightOf)
  const total = figures.reduce(
    (sum, counts, at) => sum + counts.reduce((part, n, value) => part + n * weights[at]![value]!, 0),
    0,
  )
  // A row with a value that no one of the group chose is none of its rows.
  const possible = rows.flatMap((row, at) =>
    row.every((value, question) => figures[question]![value]! > 0) ? [at] : [],
  )
  const half = Math.floor(size / 2)
  const lower = new Map<number, number[][]>()
  for (const chosen of subsets(possible.length, half)) {
    const sum = chosen.reduce((part, at) => part + each[possible[at]!]!, 0)
    lower.set(sum, [...(lower.get(sum) ?? []), chosen])
  }
  const found: number[][] = []
  for (const upper of subsets(possible.length, size - half)) {
    const rest = total - upper.reduce((part, at) => part + each[possible[at]!]!, 0)
    // Each choice once: all of its lower half before all of its upper one.
    for (const low of lower.get(rest) ?? [])
      if (half === 0 || low.at(-1)! < upper[0]!) found.push([...low, ...upper].map((at) => possible[at]!))
  }
  return found.filter((chosen) =>
    figures.every((counts, at) =>
      counts.every((n, value) => chosen.filter((row) => rows[row]![at] === value).length === n),
    ),
  )
}

/** A survey of `people` with `questions` of five points, and one group of eight, whose answers lean a little to one side. */
export function puzzle(people: number, questions: number, random: () => number): Puzzle & { group: number[] } {
  const lean = random() - 0.5
  const answer = (ofGroup: boolean) => {
    const own = random() - 0.5
    return Array.from({ length: questions }, () =>
      Math.min(4, Math.max(0, Math.floor(5 * (random() + 0.3 * own + (ofGroup ? 0.3 * lean : 0))))),
    )
  }
  const group = Array.from({ length: 8 }, (_, at) => at * Math.floor(people / 8))
  const rows = Array.from({ length: people }, (_, at) => answer(group.includes(at)))
  const figures = Array.from({ length: questions }, (_, at) =>
    Array.from({ length: 5 }, (_, value) => group.filter((row) => rows[row]![at] === value).length),
  )
  return { rows, figures, group }
}
