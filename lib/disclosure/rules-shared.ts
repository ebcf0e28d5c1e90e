import { cellKey, figuresOf, leaksOf, segmentsOf, type Cells, type Figure, type Limits, type Step } from './rules-leaks'
import { standing } from './rules-raised'

/** Which figures may be read now: the one over everybody, and those of these teams. */
export interface Standing {
  whole: boolean
  teams: ReadonlySet<string>
}

/** The cells with only the team, or nothing, kept of who answered: the reader gets no figure by role or tenure. */
function coarse(cells: Cells, byTeam: boolean): Cells {
  const sums: Record<string, number> = {}
  for (const [cell, people] of Object.entries(cells)) {
    const [team, , , origin] = segmentsOf(cell)
    const key = cellKey(byTeam ? team : '', '', '', origin)
    sums[key] = (sums[key] ?? 0) + people
  }
  return sums
}

const without = (step: Step, gone: readonly Pick<Figure, 'dimension' | 'segment'>[]): Step => ({
  ...step,
  whole: step.whole && !gone.some(({ dimension }) => dimension === null),
  moved: {
    team: (step.moved.team ?? []).filter(
      (segment) => !gone.some((one) => one.dimension === 'team' && one.segment === segment),
    ),
  },
})

/** The step with those of its figures that may be shown next to what was shown before, the largest ones where not all may. */
function allowed(before: readonly Step[], step: Step, limits: Limits): Step {
  const at = before.length
  const isNew = (one: Figure) => one.step === at
  const all = figuresOf([...before, step], at).filter(isNew)
  let left = without(
    step,
    all.filter(({ people }) => people < limits.scores),
  )
  for (;;) {
    const leaks = leaksOf([...before, left], limits)
    if (leaks.length === 0) return left
    const gone = leaks.flatMap(({ figures }) => {
      const own = figures.filter(isNew)
      return own.length === 0
        ? []
        : [own.reduce((a, b) => (b.people < a.people || (b.people === a.people && a.dimension === null) ? b : a))]
    })
    // Nothing of this step is the reason: nothing more is told.
    if (gone.length === 0) return without(left, all)
    left = without(left, gone)
  }
}

/**
 * What somebody may read for whom a larger minimum holds than the survey's, and who looks again and again: of what the survey has shown
 * step by step only that of which no sum is about fewer people than this minimum. Each step is decided after those before it, so that
 * what was readable once is never joined by something that would tell a smaller group. A figure that moved by too few is not readable
 * until it has moved by enough.
 * @param before so many steps were taken before there was such a reader: of these only what they said last was ever to be seen
 */
export function standingFor(steps: readonly Step[], limits: Limits, before: number, byTeam: boolean): Standing {
  const seen = steps.map((step): Step => ({
    cells: coarse(step.cells, byTeam),
    whole: step.whole,
    moved: { team: byTeam ? (step.moved.team ?? []) : [] },
    distributions: Math.max(step.distributions, limits.distributions),
  }))
  const shown = standing(seen.slice(0, before), limits)
  for (const step of seen.slice(before)) shown.push(allowed(shown, step, limits))
  const isLast = (moves: (step: Step) => boolean) => {
    const at = seen.findLastIndex(moves)
    return at >= 0 && moves(shown[at]!)
  }
  const teams = new Set(seen.flatMap((step) => step.moved.team ?? []))
  return {
    whole: isLast((step) => step.whole),
    teams: new Set([...teams].filter((team) => isLast((step) => step.moved.team?.includes(team) ?? false))),
  }
}
