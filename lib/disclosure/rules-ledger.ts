import { smallGroups, type Column } from './rules-span'

export const DIMENSIONS = ['team', 'role', 'tenure'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** How many answered, by cell: JSON of [team, role, tenure], '' where not said; and 'imported' of the rows of a file. */
export type Cells = Readonly<Record<string, number>>

export const cellKey = (team: string, role: string, tenure: string, imported = false): string =>
  JSON.stringify(imported ? [team, role, tenure, 'imported'] : [team, role, tenure])
const segmentsOf = (cell: string) => JSON.parse(cell) as [string, string, string, 'imported'?]
const isImported = (cell: string): boolean => cell.endsWith('"imported"]') && segmentsOf(cell).length === 4

/** Somebody who made the file knows all its rows, so its rows cannot hide other people: each origin is looked at by itself, and both together. */
const ORIGINS: readonly ((cell: string) => boolean)[] = [(cell) => !isImported(cell), isImported, () => true]
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

/**
 * Segments move only when the answers have doubled, because each step that was shown restricts what later steps may
 * show.
 */
const SEGMENT_GROWTH = 2
const MAX_SEGMENT_STEPS = 8
const GROWTH = 0.1
const LATER_GROWTH = 0.25
const MANY_STEPS = 12
// Beyond, the teams alone are shown: the search would take seconds.
const MAX_CELLS = 3_000

const sum = (cells: Cells): number => Object.values(cells).reduce((total, n) => total + n, 0)

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

/**
 * Whether the figure over everybody may now include all `n` answers. The first time there must be enough for a score;
 * later each step must add enough for a distribution. While the survey is open, a step must also add at least a tenth
 * (after 12 steps: a quarter).
 */
export function everybodyMayMove(
  n: number,
  steps: readonly { of: number }[],
  limits: Limits,
  closed: boolean,
): boolean {
  const last = steps.at(-1)?.of
  if (last === undefined) return n >= limits.scores
  const growth = closed ? 0 : last * (steps.length < MANY_STEPS ? GROWTH : LATER_GROWTH)
  return n - last >= Math.max(limits.distributions, growth)
}

interface Figure {
  dimension: Dimension | null
  segment: string
  /** The step it stands on. */
  step: number
  people: number
  candidate: boolean
}

/** Every figure that was shown, and on how many people it stood. */
function figuresOf(steps: readonly Step[], last: number): Figure[] {
  const totals = DIMENSIONS.map(() => new Map<string, number>())
  let total = 0
  return steps.flatMap((step, at): Figure[] => {
    total += sum(step.cells)
    DIMENSIONS.forEach((dimension, d) => {
      for (const [segment, n] of sizesOf(step.cells, dimension))
        totals[d]!.set(segment, (totals[d]!.get(segment) ?? 0) + n)
    })
    const candidate = at === last
    return [
      ...(step.whole ? [{ dimension: null, segment: '', step: at, people: total, candidate }] : []),
      ...DIMENSIONS.flatMap((dimension, d) =>
        (step.moved[dimension] ?? []).map((segment) => {
          return { dimension, segment, step: at, people: totals[d]!.get(segment) ?? 0, candidate }
        }),
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
interface Leak {
  people: number
  figures: Figure[]
}

/**
 * Groups of too few people that can be computed by adding and subtracting the figures of these steps, the smallest first; none if
 * there is none. Scores are checked with all figures, distributions with the figures that have one. People who answered here and
 * rows of an imported file are checked separately, and together. Whether a figure has a distribution depends on all that it stands on:
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

function leaksWithin(steps: readonly Step[], all: readonly Figure[], limits: Limits): Leak[] {
  const levels =
    limits.scores === limits.distributions
      ? [{ figures: all, least: limits.scores }]
      : [
          { figures: all.filter((figure) => figure.people >= limits.distributions), least: limits.distributions },
          { figures: all, least: limits.scores },
        ]
  for (const { figures, least } of levels) {
    const { found } = smallGroups(columnsOf(steps, figures), figures.length, least)
    if (found.length > 0)
      return found.map((group) => ({ people: group.people, figures: group.figures.map((one) => figures[one]!) }))
  }
  return []
}

/** What was shown, and the limits that it is judged by. */
interface Ledger {
  steps: readonly Step[]
  limits: Limits
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
 * judged twice: by the new limits, in which those few count as enough, so that only what is added to what is known of them is
 * found; and by the limits that all of what was shown keeps.
 */
function ledgersAfterRaise(steps: readonly Step[], limits: Limits): Ledger[] {
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
    { steps: known, limits },
    { steps, limits: { scores, distributions } },
  ]
}

/** Whether segments may move in this step. */
function segmentsDue(steps: readonly Step[], now: number, growth: number, last: boolean): boolean {
  let [total, at, times] = [0, 0, 0]
  for (const step of steps) {
    total += sum(step.cells)
    if (!DIMENSIONS.some((dimension) => (step.moved[dimension]?.length ?? 0) > 0)) continue
    at = total
    times++
  }
  return at === 0 || last || (times < MAX_SEGMENT_STEPS && now >= at * growth)
}

interface Candidate {
  dimension: Dimension | null
  segment: string
  people: number
}

/** Whether the figures of a segment may move at all. Dimension null means the figure over everybody. */
export type MayMove = (dimension: Dimension | null, segment: string) => boolean
const anyMoves: MayMove = () => true

function candidatesOf(steps: readonly Step[], now: Cells, came: Cells, limits: Limits, mayMove: MayMove): Candidate[] {
  const dimensions = Object.keys(now).length > MAX_CELLS ? DIMENSIONS.slice(0, 1) : DIMENSIONS
  return dimensions.flatMap((dimension) => {
    const shown = new Set(steps.flatMap((step) => step.moved[dimension] ?? []))
    const grown = sizesOf(came, dimension)
    // A figure that was shown before and has not moved since may have been left behind by several steps.
    const stale = (segment: string) => {
      const since = steps.findLastIndex((step) => step.moved[dimension]?.includes(segment))
      return steps.slice(since + 1).some((step) => sizesOf(step.cells, dimension).has(segment))
    }
    return [...sizesOf(now, dimension)]
      .filter(([segment, n]) => n >= limits.scores && mayMove(dimension, segment))
      .filter(([segment]) => !shown.has(segment) || grown.has(segment) || stale(segment))
      .map(([segment, people]) => ({ dimension, segment, people }))
  })
}

const stepOf = (cells: Cells, chosen: readonly Candidate[]): Step => ({
  cells,
  whole: chosen.some(({ dimension }) => dimension === null),
  moved: Object.fromEntries(
    DIMENSIONS.map((dimension) => [
      dimension,
      chosen.filter((one) => one.dimension === dimension).map(({ segment }) => segment),
    ]),
  ),
})

const nameOf = ({ dimension, segment }: Pick<Candidate, 'dimension' | 'segment'>): string => `${dimension} ${segment}`

const rank = ({ dimension }: Candidate): number => (dimension === null ? -1 : DIMENSIONS.indexOf(dimension))
const largestFirst = (a: Candidate, b: Candidate): number =>
  b.people - a.people || rank(a) - rank(b) || a.segment.localeCompare(b.segment)

/**
 * The next step of one question's figures, given who has answered it so far: the figures that may move together, so
 * that no sum or difference of any figures ever shown is about fewer people than the minimum. Null if none may move.
 *
 * While there are leaks, the smallest of the figures that cause each is hidden. Then each hidden figure is tried once
 * more.
 * @param last no more answers will come, so everything that may be shown is shown
 * @param mayMove leaves figures out beforehand
 */
export function nextStep(
  steps: readonly Step[],
  now: Cells,
  limits: Limits,
  last: boolean,
  mayMove: MayMove = anyMoves,
): Step | null {
  const came = newCells(now, steps)
  const totals: { of: number }[] = []
  for (const step of steps) {
    const of = (totals.at(-1)?.of ?? 0) + sum(step.cells)
    totals.push({ of })
  }
  const n = sum(now)
  const wholes = totals.filter((_, at) => steps[at]!.whole)
  const whole = everybodyMayMove(n, wholes, limits, last) && mayMove(null, '')
  if (!whole && !(last && wholes.length > 0)) return null
  let chosen: Candidate[] = whole ? [{ dimension: null, segment: '', people: Infinity }] : []
  if (segmentsDue(steps, n, limits.growth ?? SEGMENT_GROWTH, last))
    chosen.push(...candidatesOf(steps, now, came, limits, mayMove))
  chosen.sort(largestFirst)
  // Each hidden figure, and the figures of this step with which it makes a group computable.
  const hidden = new Map<Candidate, readonly string[]>()
  let ledgers: readonly Ledger[] = [{ steps, limits }]
  const leaksWith = (of: readonly Candidate[]): Leak[] => {
    for (const one of ledgers) {
      const leaks = leaksOf([...one.steps, stepOf(came, of)], one.limits)
      if (leaks.length > 0) return leaks
    }
    return []
  }
  for (;;) {
    const leaks = leaksWith(chosen)
    if (leaks.length === 0) break
    if (ledgers.length === 1 && leaks.some(({ figures }) => !figures.some(({ candidate }) => candidate))) {
      ledgers = ledgersAfterRaise(steps, limits)
      continue
    }
    const left = new Set(chosen)
    const order = new Map(chosen.map((one, at) => [nameOf(one), { one, at }]))
    for (const { figures } of leaks) {
      const names = figures.filter(({ candidate }) => candidate).map(nameOf)
      const makes = names.flatMap((name) => order.get(name) ?? [])
      if (makes.length === 0) return null
      // One of them is hidden by now: this group cannot be computed any more.
      if (makes.some(({ one }) => !left.has(one))) continue
      const { one } = makes.reduce((a, b) => (a.at > b.at ? a : b))
      left.delete(one)
      hidden.set(one, names)
    }
    chosen = [...left]
  }
  const shown = new Set(chosen.map(nameOf))
  for (const [one, names] of [...hidden].sort(([a], [b]) => largestFirst(a, b))) {
    // All others are shown: it would be computable again.
    if (names.every((name) => name === nameOf(one) || shown.has(name))) continue
    const more = [...chosen, one].sort(largestFirst)
    if (leaksWith(more).length > 0) continue
    chosen = more
    shown.add(nameOf(one))
  }
  return chosen.length === 0 ? null : stepOf(came, chosen)
}
