import { isScale } from '../types/rules-facts'
import { conditionSchema, type Condition, type Question, type Test } from '../schema'

/** A condition of another tool, of any shape. */
export type Logic =
  { kind: 'test'; test: Test } | { kind: 'all' | 'any'; parts: Logic[] } | { kind: 'not'; part: Logic }

/** Why a condition has no counterpart here, in words that follow "its condition". */
export class Unrepresentable extends Error {}

export const ALWAYS: Logic = { kind: 'all', parts: [] }
export const test = (one: Test): Logic => ({ kind: 'test', test: one })
export const all = (...parts: Logic[]): Logic => ({ kind: 'all', parts })
export const any = (...parts: Logic[]): Logic => ({ kind: 'any', parts })
export const not = (part: Logic): Logic => ({ kind: 'not', part })

/** More ways than this to reach a question are not written down. */
const MAX_WAYS = 50
const MAX_TESTS = 20
/** Comparisons of one condition. No hand-written one has as many; from a file they would cost time that grows faster than their number. */
export const MAX_COMPARISONS = 200

type Kinds = ReadonlyMap<string, Question>
type Term = Test[]

const list = (value: Test['is']): (string | number)[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

/** The opposite of one test. Whole points have a next one below and above; of other numbers, up to the limit and not the limit itself. */
function opposite(one: Test, kinds: Kinds): Logic {
  const { question, is, isNot, atLeast, atMost, answered } = one
  if (is !== undefined) return test({ question, isNot: is })
  if (isNot !== undefined) return test({ question, is: isNot })
  if (answered !== undefined) return test({ question, answered: !answered })
  const whole = kinds.has(question) && isScale(kinds.get(question)!)
  if (!whole) {
    const [value, limit] = atLeast !== undefined ? [atLeast, { atMost: atLeast }] : [atMost!, { atLeast: atMost! }]
    return any(all(test({ question, ...limit }), test({ question, isNot: value })), test({ question, answered: false }))
  }
  const limit = atLeast !== undefined ? { atMost: atLeast - 1 } : { atLeast: atMost! + 1 }
  return any(test({ question, ...limit }), test({ question, answered: false }))
}

/** Ways to hold: any of them, each all of some tests. */
function ways(logic: Logic, kinds: Kinds, negated: boolean): Term[] {
  if (logic.kind === 'not') return ways(logic.part, kinds, !negated)
  if (logic.kind === 'test') return negated ? ways(opposite(logic.test, kinds), kinds, false) : [[logic.test]]
  const parts = logic.parts.map((part) => ways(part, kinds, negated))
  if ((logic.kind === 'any') !== negated) return capped(parts.flat())
  // The usual case, at once: each part holds in one way.
  if (parts.every((part) => part.length === 1)) return [parts.flatMap(([term]) => term!)]
  return parts.reduce<Term[]>(
    (sum, part) => capped(sum.flatMap((left) => part.map((right) => [...left, ...right]))),
    [[]],
  )
}

function capped(terms: Term[]): Term[] {
  const kept = [...new Map(terms.map((term) => [JSON.stringify(term), term])).values()]
  if (kept.length > MAX_WAYS * 4) throw new Unrepresentable('has too many ways to hold')
  return kept
}

/** Tests of one question that say together what one test can: not a and not b is not any of a, b. */
function merged(term: Term): Term {
  const result: Term = []
  const different = new Map(term.map((one) => [JSON.stringify(one), one]))
  for (const one of different.values()) {
    const same = result.find(
      (other) => other.question === one.question && one.isNot !== undefined && other.isNot !== undefined,
    )
    if (same) same.isNot = [...new Set([...list(same.isNot), ...list(one.isNot)])]
    else result.push({ ...one })
  }
  return result
}

/** Ways that differ in one value only: a or b is any of a, b. */
function joined(terms: Term[]): Term[] {
  const result: Term[] = []
  for (const term of terms) {
    const [one] = term
    const same =
      term.length === 1 &&
      one!.is !== undefined &&
      result.find((other) => other.length === 1 && other[0]!.is !== undefined && other[0]!.question === one!.question)
    if (same) same[0]!.is = [...new Set([...list(same[0]!.is), ...list(one!.is)])]
    else result.push(term)
  }
  return result
}

/** How many tests a condition is made of. */
function comparisons(logic: Logic): number {
  let count = 0
  const open = [logic]
  for (let one = open.pop(); one; one = open.pop()) {
    if (one.kind === 'test') count += 1
    else if (one.kind === 'not') open.push(one.part)
    else for (const part of one.parts) open.push(part)
  }
  return count
}

/**
 * A condition in our form: any of some, each all of some tests. Undefined when it always holds.
 * @throws Unrepresentable where it has no such form, or never holds
 */
export function conditionOf(logic: Logic, kinds: Kinds): Condition | undefined {
  if (comparisons(logic) > MAX_COMPARISONS) throw new Unrepresentable(`has more than ${MAX_COMPARISONS} comparisons`)
  const terms = joined(ways(logic, kinds, false).map(merged))
  if (terms.some((term) => term.length === 0)) return undefined
  if (terms.length === 0) throw new Unrepresentable('never holds')
  if (terms.length > MAX_WAYS || terms.some((term) => term.length > MAX_TESTS))
    throw new Unrepresentable('has too many ways to hold')
  const parts = terms.map((term) => (term.length === 1 ? term[0]! : { all: term }))
  const condition = parts.length === 1 ? parts[0] : { any: parts }
  const checked = conditionSchema.safeParse(condition)
  if (!checked.success) throw new Unrepresentable('is longer than ours may be')
  return checked.data
}
