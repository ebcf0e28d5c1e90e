import { testsOf } from '@/lib/surveys/answering/rules-visible'
import type { Question } from '@/lib/surveys/schema'
import {
  DIMENSIONS,
  newCells,
  nextStep,
  sizesOf,
  type Cells,
  type Dimension,
  type Limits,
  type MayMove,
  type Step,
} from './rules-ledger'
import { figuresOf } from './rules-leaks'
import { standing } from './rules-raised'

/** A question, or one row of a matrix: each is decided separately. */
export interface QuestionFigures {
  /** Unique within the survey. */
  name: string
  limits: Limits
  /** Who has answered it by now. */
  now: Cells
  /** What has moved so far. */
  steps: readonly Step[]
  /** Names of those whose answers decide who is asked this one. */
  roots: readonly string[]
  /**
   * Name of the one that says how many responded. A segment's figure says how many answered, which is mostly how many responded: so it is
   * shown only of segments of which that is shown. Otherwise one question would show a team and another one a role, and both together
   * how many people are in one and not in the other.
   */
  presence?: string
  /** People of whom nobody has answered it, by cell. */
  silent?: Cells
}

/**
 * The same, with the people of whom nobody has answered each: how many responded, and each question that everybody is asked. The figures of
 * a question may stand on other steps than those of how many responded, so that from them it could follow where from those it does not. Who
 * is asked any other question follows from figures of its roots that are shown for the same people.
 * @param silentOf the people of whom nobody answered, given who did
 */
export const withSilent = <T extends QuestionFigures>(
  questions: readonly T[],
  silentOf: (answered: Cells) => Cells,
): T[] => questions.map((one) => (one.roots.length > 0 ? one : { ...one, silent: silentOf(one.now) }))

/**
 * The questions whose answers finally decide who is asked a question: the questions that its condition tests, or, if
 * one of them has a condition itself, the questions behind that. A condition on team or role only has no roots, because
 * everybody's team and role is known.
 * @returns keys by key; none for a question that everybody is asked
 */
export function rootsOf(questions: readonly Pick<Question, 'key' | 'showIf'>[]): Map<string, string[]> {
  const roots = new Map<string, string[]>()
  const keys = new Set(questions.map(({ key }) => key))
  for (const { key, showIf } of questions) {
    const asked = showIf ? testsOf(showIf).map((test) => test.question) : []
    const own = asked.flatMap((one) => (keys.has(one) ? (roots.get(one)?.length ? roots.get(one)! : [one]) : []))
    roots.set(
      key,
      [...new Set(own)].filter((one) => one !== key),
    )
  }
  return roots
}

/** How many people a figure stands on; 0 while it was never shown, or some of them have answered since. */
export function peopleIfCurrent(
  { now, steps }: Pick<QuestionFigures, 'now' | 'steps'>,
  dimension: Dimension | null,
  segment: string,
): number {
  const moved = steps.findLastIndex((step) =>
    dimension === null ? step.whole : step.moved[dimension]?.includes(segment),
  )
  if (moved < 0) return 0
  const of = (cells: Cells) =>
    dimension === null
      ? Object.values(cells).reduce((sum, n) => sum + n, 0)
      : (sizesOf(cells, dimension).get(segment) ?? 0)
  return of(newCells(now, steps.slice(0, moved + 1))) === 0 ? of(now) : 0
}

/**
 * The next step of each question's figures, by name; those that may not move are left out.
 *
 * If a question has a condition, being asked it reveals an answer to another question (its root): how many of a team
 * answered it is the count of one value of the root. So it moves only where the root's figure is shown for the same
 * people, as a distribution and on the same answers. Its counts are then sums over groups that the root's ledger has
 * already found large enough.
 *
 * It yields after each decision, so that whoever runs it can let others work in between: one may take a second in a company of
 * hundreds of teams.
 */
export function* nextSteps(
  questions: readonly QuestionFigures[],
  last: boolean,
  mayMove: MayMove = () => true,
): Generator<void, Map<string, Step>> {
  const moved = new Map<string, Step>()
  const byName = new Map(questions.map((one) => [one.name, one]))
  // Most questions are answered by the same people: they are decided once.
  const decided = new Map<string, Step | null>()
  const follows = (roots: readonly string[], least: number): MayMove => {
    const known = new Map<string, boolean>()
    const shown = (root: string, dimension: Dimension | null, segment: string) => {
      const of = byName.get(root)
      const step = moved.get(root)
      return (
        of !== undefined &&
        peopleIfCurrent({ now: of.now, steps: step ? [...of.steps, step] : of.steps }, dimension, segment) >= least
      )
    }
    return (dimension, segment) => {
      const key = JSON.stringify([dimension, segment])
      const may = known.get(key) ?? roots.every((root) => shown(root, dimension, segment))
      known.set(key, may)
      return may && mayMove(dimension, segment)
    }
  }
  const isPresenceShown = (of: string | undefined): MayMove => {
    const one = of === undefined ? undefined : byName.get(of)
    if (!one) return mayMove
    const step = moved.get(one.name)
    const all = step ? [...one.steps, step] : one.steps
    const shown = new Set(
      DIMENSIONS.flatMap((by) => all.flatMap(({ moved }) => (moved[by] ?? []).map((is) => by + is))),
    )
    return (dimension, segment) => (dimension === null || shown.has(dimension + segment)) && mayMove(dimension, segment)
  }
  // Roots first: they have none themselves. Before all how many responded, which is decided by nothing else.
  const rank = ({ roots, presence }: QuestionFigures): number => (presence === undefined ? 0 : 1) + roots.length
  for (const one of [...questions].sort((a, b) => rank(a) - rank(b))) {
    const { name, limits, now, steps, roots, presence, silent } = one
    const same = JSON.stringify([limits, steps, now, roots, presence, silent])
    if (!decided.has(same)) {
      const may = roots.length === 0 ? isPresenceShown(presence) : follows(roots, limits.distributions)
      decided.set(same, nextStep(steps, now, limits, last, may, silent))
      yield
    }
    const step = decided.get(same)
    if (step) moved.set(name, step)
  }
  return moved
}

/** A figure of a question; dimension null: over everybody. */
export interface Shown {
  dimension: Dimension | null
  segment: string
}

/**
 * The figures that were shown and may not stand any more, by the limits of today: after the minimum was raised. What is left
 * of a question with a condition stands only beside the distributions of the questions that decide who is asked it.
 * @returns by name; without those of which all stands
 */
export function fallenFigures(
  questions: readonly Pick<QuestionFigures, 'name' | 'limits' | 'steps' | 'roots'>[],
): Map<string, Shown[]> {
  const keyOf = ({ dimension, segment }: Shown) => JSON.stringify([dimension, segment])
  const stands = new Map<string, Map<string, number>>()
  const fallen = new Map<string, Shown[]>()
  for (const { name, limits, steps, roots } of [...questions].sort((a, b) => a.roots.length - b.roots.length)) {
    const own = new Map(figuresOf(standing(steps, limits), -1).map((one) => [keyOf(one), one.people]))
    for (const key of own.keys())
      if (!roots.every((root) => (stands.get(root)?.get(key) ?? 0) >= limits.distributions)) own.delete(key)
    stands.set(name, own)
    const shown = new Map(
      figuresOf(steps, -1).map(({ dimension, segment }) => [keyOf({ dimension, segment }), { dimension, segment }]),
    )
    const gone = [...shown].flatMap(([key, one]) => (own.has(key) ? [] : [one]))
    if (gone.length > 0) fallen.set(name, gone)
  }
  return fallen
}
