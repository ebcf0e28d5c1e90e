import {
  DIMENSIONS,
  leaksOf,
  newCells,
  silentLeaksOf,
  sizesOf,
  sum,
  type Cells,
  type Dimension,
  type Leak,
  type Limits,
  type Step,
} from './rules-leaks'
import { ledgersAfterRaise, type Ledger } from './rules-raised'

export { cellKey, DIMENSIONS, newCells, sizesOf } from './rules-leaks'
export type { CellOrigin, Cells, Dimension, Limits, Step } from './rules-leaks'

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

const stepOf = (cells: Cells, chosen: readonly Candidate[], { distributions }: Limits): Step => ({
  cells,
  distributions,
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
 * @param silent people of whom nobody answered, by cell: of no few of them it may follow
 */
export function nextStep(
  steps: readonly Step[],
  now: Cells,
  limits: Limits,
  last: boolean,
  mayMove: MayMove = anyMoves,
  silent: Cells = {},
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
  const isAnySilent = Object.keys(silent).length > 0
  const leaksWith = (of: readonly Candidate[]): Leak[] => {
    for (const one of ledgers) {
      const leaks = leaksOf([...one.steps, stepOf(came, of, limits)], one.limits)
      if (leaks.length > 0) return leaks
    }
    return isAnySilent ? silentLeaksOf([...steps, stepOf(came, of, limits)], silent, limits.scores) : []
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
  return chosen.length === 0 ? null : stepOf(came, chosen, limits)
}
