import {
  DIMENSIONS,
  figuresOf,
  leaksOf,
  segmentsOf,
  type Dimension,
  type Figure,
  type Limits,
  type Step,
} from './rules-leaks'

/** What was shown, and the limits that it is judged by. */
export interface Ledger {
  steps: readonly Step[]
  limits: Limits
}

type Kept = (dimension: Dimension | null, segment: string, step: number) => boolean

/** The steps with only some of the figures that moved in them. */
const withOnly = (steps: readonly Step[], kept: Kept): Step[] =>
  steps.map((step, at) => ({
    ...step,
    whole: step.whole && kept(null, '', at),
    moved: Object.fromEntries(
      DIMENSIONS.map((dimension) => [
        dimension,
        (step.moved[dimension] ?? []).filter((segment) => kept(dimension, segment, at)),
      ]),
    ),
  }))

const fewest = (figures: readonly Figure[]): Figure =>
  figures.reduce((a, b) => (b.people < a.people || (b.people === a.people && a.dimension === null) ? b : a))

/**
 * Of each figure what it says now, as far as these limits let it stand. After the minimum was raised, what is left must not tell by
 * subtraction what is hidden, to somebody who looks for the first time.
 */
export function standing(steps: readonly Step[], limits: Limits): Step[] {
  const last = new Map<string, number>()
  steps.forEach((step, at) => {
    if (step.whole) last.set('', at)
    for (const dimension of DIMENSIONS)
      for (const segment of step.moved[dimension] ?? []) last.set(`${dimension} ${segment}`, at)
  })
  const nameOf = (dimension: Dimension | null, segment: string) => (dimension === null ? '' : `${dimension} ${segment}`)
  let left = withOnly(steps, (dimension, segment, at) => last.get(nameOf(dimension, segment)) === at).map((step) => {
    // What it said when it moved, it says by the limits of today.
    return { ...step, distributions: Math.max(step.distributions, limits.distributions) }
  })
  const hide = (gone: readonly Figure[]) => {
    left = withOnly(
      left,
      (dimension, segment) => !gone.some((one) => one.dimension === dimension && one.segment === segment),
    )
  }
  hide(figuresOf(left, -1).filter(({ people }) => people < limits.scores))
  for (let leaks = leaksOf(left, limits); leaks.length > 0; leaks = leaksOf(left, limits))
    hide(leaks.map(({ figures }) => fewest(figures)))
  return left
}

/** The steps with so many people more in every cell that stands in one of these figures. */
const withMore = (steps: readonly Step[], figures: readonly Figure[], more: number): Step[] =>
  steps.map((step, at) => ({
    ...step,
    cells: Object.fromEntries(
      Object.entries(step.cells).map(([cell, people]) => {
        const segments = segmentsOf(cell)
        const isIn = figures.some(
          (one) =>
            one.step >= at && (one.dimension === null || segments[DIMENSIONS.indexOf(one.dimension)] === one.segment),
        )
        return [cell, isIn ? people + more : people]
      }),
    ),
  }))

/**
 * After the minimum was raised, some of what was shown before is about too few by now, and cannot be unseen. What comes is
 * judged three times: by the new limits with what still stands, for those who look now; by the new limits with all that was shown,
 * where what is too few counts as enough, so that only what is added to it is found; and by the limits that all of it keeps.
 */
export function ledgersAfterRaise(steps: readonly Step[], limits: Limits): Ledger[] {
  let known = steps
  for (let leaks = leaksOf(known, limits); leaks.length > 0; leaks = leaksOf(known, limits))
    known = withMore(
      known,
      leaks.flatMap(({ figures }) => figures),
      limits.distributions,
    )
  let { scores, distributions } = limits
  while (leaksOf(steps, { scores: 1, distributions }).length > 0) distributions--
  scores = Math.min(scores, distributions)
  while (leaksOf(steps, { scores, distributions }).length > 0) scores--
  return [
    { steps: standing(steps, limits), limits },
    { steps: known, limits },
    { steps, limits: { scores, distributions } },
  ]
}
