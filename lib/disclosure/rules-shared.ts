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

/** What somebody may read for whom a larger minimum holds than the survey's: who has a share. */
export interface Reader {
  limits: Limits
  /** So many steps were taken before there was such a reader: of these only what they said last was ever to be seen. */
  before: number
  byTeam: boolean
}

/** The figures of both. */
const both = (one: Step, other: Step): Step => ({
  ...one,
  whole: one.whole || other.whole,
  moved: { team: [...new Set([...(one.moved.team ?? []), ...(other.moved.team ?? [])])] },
})

/** What one reader has, beside what others have who may be the same person, and the minimum that all of it keeps together. */
interface Beside {
  others: readonly Step[]
  limits: Limits
}

/** Of each leak that a reader's figures make, by themselves or together with what others have: those of its figures that only they have. */
function leaksBeside(own: readonly Step[], beside: readonly Beside[]): Figure[][] {
  for (const { others, limits } of beside) {
    const leaks = leaksOf(
      own.map((step, at) => (others[at] ? both(step, others[at]) : step)),
      limits,
    )
    if (leaks.length > 0) return leaks.map(({ figures }) => figures.filter((one) => has(own, one) && !has(others, one)))
  }
  return []
}

/**
 * The step with those of its figures that may be shown next to what was shown before, the largest ones where not all may.
 * @param from figures of steps from here on are new
 */
function allowed(steps: readonly Step[], from: number, limits: Limits, beside: readonly Beside[]): Step[] {
  const isNew = (one: Figure) => one.step >= from
  const all = figuresOf(steps, steps.length - 1).filter(isNew)
  const less = (left: readonly Step[], gone: readonly Figure[]): Step[] =>
    left.map((step, at) =>
      without(
        step,
        gone.filter((one) => one.step === at),
      ),
    )
  let left = less(
    steps,
    all.filter(({ people }) => people < limits.scores),
  )
  for (;;) {
    const leaks = leaksBeside(left, beside)
    if (leaks.length === 0) return left
    const gone = leaks.flatMap((figures) => {
      const own = figures.filter(isNew)
      return own.length === 0
        ? []
        : [own.reduce((a, b) => (b.people < a.people || (b.people === a.people && a.dimension === null) ? b : a))]
    })
    // Nothing that is new is the reason: nothing more is told.
    if (gone.length === 0) return less(left, all)
    left = less(left, gone)
  }
}

const has = (steps: readonly Step[], { dimension, segment, step }: Figure): boolean =>
  (dimension === null ? steps[step]?.whole : steps[step]?.moved.team?.includes(segment)) ?? false

/**
 * What somebody may read for whom a larger minimum holds than the survey's, and who looks again and again: of what the survey has shown
 * step by step only that of which no sum is about fewer people than this minimum. Each step is decided after those before it, so that
 * what was readable once is never joined by something that would tell a smaller group. A figure that moved by too few is not readable
 * until it has moved by enough.
 * @param others whoever else has such figures of the same survey: one person may have both, and then no sum of all of them is about fewer
 * people than the smaller one of their minimums
 */
export function standingFor(steps: readonly Step[], reader: Reader, others: readonly Reader[] = []): Standing {
  const readers = [reader, ...others].sort((a, b) => a.limits.scores - b.limits.scores || a.before - b.before)
  const byTeam = readers.some((one) => one.byTeam)
  const seen = steps.map((step): Step => ({
    cells: coarse(step.cells, byTeam),
    whole: step.whole,
    moved: { team: byTeam ? (step.moved.team ?? []) : [] },
    distributions: step.distributions,
  }))
  const of = (one: Reader, from: readonly Step[]): Step[] =>
    from.map((step) => ({
      ...step,
      moved: one.byTeam ? step.moved : { team: [] },
      distributions: Math.max(step.distributions, one.limits.distributions),
    }))
  const shown = new Map<Reader, Step[]>(readers.map((one) => [one, []]))
  /** For each minimum up to this reader's own: what those have shown who have at least that. */
  const besideOf = (one: Reader): Beside[] =>
    readers
      .filter(({ limits }) => limits.scores <= one.limits.scores)
      .map(({ limits }) => ({
        limits,
        others: readers
          .filter((other) => other !== one && other.limits.scores >= limits.scores)
          .map((other) => shown.get(other)!)
          .reduce((all, next) => seen.flatMap((_, at) => joined(all[at], next[at])), [] as Step[]),
      }))
  for (let at = 0; at <= steps.length; at++) {
    for (const one of readers.filter(({ before }) => before === at && at > 0)) {
      const last = standing(of(one, seen.slice(0, at)), one.limits)
      shown.set(one, allowed(last, 0, one.limits, besideOf(one)))
    }
    for (const one of readers.filter(({ before }) => before <= at && at < steps.length))
      shown.set(one, allowed([...shown.get(one)!, ...of(one, [seen[at]!])], at, one.limits, besideOf(one)))
  }
  const own = shown.get(reader)!
  const isLast = (moves: (step: Step) => boolean) => {
    const at = seen.findLastIndex(moves)
    return at >= 0 && own[at] !== undefined && moves(own[at])
  }
  const teams = new Set(seen.flatMap((step) => step.moved.team ?? []))
  return {
    whole: isLast((step) => step.whole),
    teams: new Set([...teams].filter((team) => isLast((step) => step.moved.team?.includes(team) ?? false))),
  }
}

const joined = (one: Step | undefined, other: Step | undefined): Step[] =>
  one && other ? [both(one, other)] : one ? [one] : other ? [other] : []
