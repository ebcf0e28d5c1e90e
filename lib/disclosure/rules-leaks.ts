import { smallGroups, type Column } from './rules-span'

export const DIMENSIONS = ['team', 'role', 'tenure'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/**
 * Where an answer came from, if that says something of who knows it: whoever made a file knows its rows, and who answered an open
 * address many times knows all but those that came by a single-use link ("invited").
 */
export type CellOrigin = 'imported' | 'invited'

/** How many answered, by cell: JSON of [team, role, tenure], '' where not said; and the origin, where there is one. */
export type Cells = Readonly<Record<string, number>>

export const cellKey = (team: string, role: string, tenure: string, origin?: CellOrigin): string =>
  JSON.stringify(origin ? [team, role, tenure, origin] : [team, role, tenure])
export const segmentsOf = (cell: string) => JSON.parse(cell) as [string, string, string, CellOrigin?]
const isOf = (origin: CellOrigin) => (cell: string) =>
  cell.endsWith(`"${origin}"]`) && (segmentsOf(cell) as string[]).length === 4
const [isImported, isInvited] = [isOf('imported'), isOf('invited')]

/**
 * Known answers cannot hide other people: those by single-use links are looked at by themselves, then with those of the open address,
 * the rows of files by themselves, and all together. Answers of the open address may hide among those by links.
 */
const ORIGINS: readonly ((cell: string) => boolean)[] = [isInvited, (cell) => !isImported(cell), isImported, () => true]
const someOf = (cells: Cells, of: (cell: string) => boolean): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([cell]) => of(cell)))

/** One step of a question's figures: everything that moved together. */
export interface Step {
  /** Who answered since the step before. */
  cells: Cells
  /** Whether the figure over everybody moved. */
  whole: boolean
  /** The segments whose figures moved. */
  moved: Readonly<Partial<Record<Dimension, readonly string[]>>>
  /** On how many people a figure of it has to stand to have a distribution: the minimum may be raised later. */
  distributions: number
}

export interface Limits {
  /**
   * The fewest people for which a score is shown, and the fewest for which the distribution of values is shown. Both
   * are equal for a question without a score.
   */
  scores: number
  distributions: number
  /** The factor by which the answers must grow before segments move again; 2 by default. */
  growth?: number
}

export const sum = (cells: Cells): number => Object.values(cells).reduce((total, n) => total + n, 0)

/** How many of these cells each segment has. */
export function sizesOf(cells: Cells, dimension: Dimension): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const [cell, n] of Object.entries(cells)) {
    const segment = segmentsOf(cell)[DIMENSIONS.indexOf(dimension)]!
    sizes.set(segment, (sizes.get(segment) ?? 0) + n)
  }
  return sizes
}

/** What is there now, less what was there at the last step. */
export function newCells(now: Cells, steps: readonly Step[]): Record<string, number> {
  const left: Record<string, number> = { ...now }
  for (const { cells } of steps) for (const [cell, n] of Object.entries(cells)) left[cell] = (left[cell] ?? 0) - n
  return Object.fromEntries(Object.entries(left).filter(([, n]) => n !== 0))
}

export interface Figure {
  dimension: Dimension | null
  segment: string
  /** The step it stands on. */
  step: number
  people: number
  /** Whether it was shown with its distribution. */
  spread: boolean
  candidate: boolean
}

/** Every figure that was shown, and on how many people it stood. */
export function figuresOf(steps: readonly Step[], last: number): Figure[] {
  const totals = DIMENSIONS.map(() => new Map<string, number>())
  let total = 0
  return steps.flatMap((step, at): Figure[] => {
    total += sum(step.cells)
    DIMENSIONS.forEach((dimension, d) => {
      for (const [segment, n] of sizesOf(step.cells, dimension))
        totals[d]!.set(segment, (totals[d]!.get(segment) ?? 0) + n)
    })
    const figure = (dimension: Dimension | null, segment: string, people: number): Figure => {
      return { dimension, segment, step: at, people, spread: people >= step.distributions, candidate: at === last }
    }
    return [
      ...(step.whole ? [figure(null, '', total)] : []),
      ...DIMENSIONS.flatMap((dimension, d) =>
        (step.moved[dimension] ?? []).map((segment) => figure(dimension, segment, totals[d]!.get(segment) ?? 0)),
      ),
    ]
  })
}

/** Each cell's people of each step, with the figures that include them. */
function columnsOf(steps: readonly Step[], figures: readonly Figure[]): Column[] {
  return steps.flatMap(({ cells }, at) => {
    const after = figures.map((figure, number) => ({ ...figure, number })).filter((figure) => figure.step >= at)
    const whole = after.filter((figure) => figure.dimension === null).map(({ number }) => number)
    const bySegment = new Map<string, number[]>()
    for (const { dimension, segment, number } of after) {
      if (dimension === null) continue
      const key = `${dimension} ${segment}`
      bySegment.set(key, [...(bySegment.get(key) ?? []), number])
    }
    return Object.entries(cells).map(([cell, people]) => {
      const segments = segmentsOf(cell)
      const own = DIMENSIONS.flatMap((dimension, d) => bySegment.get(`${dimension} ${segments[d]!}`) ?? [])
      return { people, figures: [...whole, ...own].sort((a, b) => a - b) }
    })
  })
}

/** A group of too few people, and the figures from which it can be computed. */
export interface Leak {
  people: number
  figures: Figure[]
}

/**
 * Groups of too few people that can be computed by adding and subtracting the figures of these steps, the smallest first; none if
 * there is none. Scores are checked with all figures, distributions with the figures that have one. The origins of answers
 * are checked separately, and together. Whether a figure has a distribution depends on all that it stands on:
 * five answers next to thirty rows of a file are shown with one, and whoever made the file would have the five answers' own.
 */
export function leaksOf(steps: readonly Step[], limits: Limits): Leak[] {
  const figures = figuresOf(steps, steps.length - 1)
  const all = steps.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0)
  for (const of of ORIGINS) {
    const own = steps.map((step) => ({ ...step, cells: someOf(step.cells, of) }))
    const cells = own.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0)
    // No one knows all that was answered here: of the rows of a file alone, figures count as they do for them.
    const known = of === isImported ? figuresOf(own, own.length - 1) : figures
    const leaks = cells > 0 ? leaksWithin(own, known, limits) : []
    if (leaks.length > 0) return leaks
    // There is one origin only.
    if (cells === all) return []
  }
  return []
}

/**
 * Groups of too few people of whom it follows that none answered: a combination of figures that is about nobody who answered, and about
 * fewer people than `least` who did not. Those who answered count as enough, so that only the others are found; what was told before
 * stays told.
 * @param silent how many people each cell has in which nobody answered so far
 */
export function silentLeaksOf(steps: readonly Step[], silent: Cells, least: number): Leak[] {
  const figures = figuresOf(steps, steps.length - 1)
  const all = steps.map((step, at) => {
    const heard = Object.fromEntries(Object.keys(step.cells).map((cell) => [cell, least]))
    return { ...step, cells: at === 0 ? { ...silent, ...heard } : heard }
  })
  const { found } = smallGroups(columnsOf(all, figures), figures.length, least)
  return found
    .filter(({ people }) => people < least)
    .map((group) => ({ people: group.people, figures: group.figures.map((one) => figures[one]!) }))
    .filter((leak) => leak.figures.some(({ candidate }) => candidate))
}

function leaksWithin(steps: readonly Step[], all: readonly Figure[], limits: Limits): Leak[] {
  const levels =
    limits.scores === limits.distributions
      ? [{ figures: all, least: limits.scores }]
      : [
          { figures: all.filter((figure) => figure.spread), least: limits.distributions },
          { figures: all, least: limits.scores },
        ]
  for (const { figures, least } of levels) {
    const { found } = smallGroups(columnsOf(steps, figures), figures.length, least)
    if (found.length > 0)
      return found.map((group) => ({ people: group.people, figures: group.figures.map((one) => figures[one]!) }))
  }
  return []
}
