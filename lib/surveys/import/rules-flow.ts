import type { Condition, Test } from '../schema'

/** A question in the order of the file, and where its answers lead. */
export interface FlowNode {
  key: string
  line: number
  required: boolean
  /** Option values (as the answer holds them) of a question whose one answer decides; empty for all others. */
  outcomes: (string | number)[]
  /** Where an outcome leads other than to the next question; `null` when that place is unknown. */
  jumps: Map<string | number, number | null>
  /** Where everybody goes after this question, when not to the next. */
  skipTo?: number
  /** First of its section. */
  opensSection: boolean
}

// A term: which outcomes of which earlier questions lead here. `''` stands for "not answered". A question that is absent does not matter.
type Term = Map<string, Set<string | number>>
const UNANSWERED = ''

const domainOf = (node: FlowNode): (string | number)[] =>
  node.required ? node.outcomes : [...node.outcomes, UNANSWERED]
const sameSet = (a: Set<unknown>, b: Set<unknown>) => a.size === b.size && [...a].every((one) => b.has(one))

/** The one question in which two terms differ, if it is just one. */
function onlyDifference(a: Term, b: Term): string | undefined {
  const differing = [...new Set([...a.keys(), ...b.keys()])].filter((key) => {
    const [left, right] = [a.get(key), b.get(key)]
    return !left || !right || !sameSet(left, right)
  })
  return differing.length === 1 && a.has(differing[0]!) && b.has(differing[0]!) ? differing[0] : undefined
}

const covers = (a: Term, b: Term): boolean =>
  [...a].every(([key, values]) => {
    const narrower = b.get(key)
    return narrower !== undefined && [...narrower].every((value) => values.has(value))
  })

/** Joins terms that differ in one question only, drops questions of which every outcome leads here, and terms within another. */
function simplify(terms: Term[], domains: Map<string, (string | number)[]>): Term[] {
  const result = terms.map((term) => new Map(term))
  for (let changed = true; changed;) {
    changed = false
    for (const term of result)
      for (const [key, values] of term)
        if (domains.get(key)!.every((value) => values.has(value))) changed = term.delete(key)
    outer: for (let i = 0; i < result.length; i++)
      for (let j = i + 1; j < result.length; j++) {
        const [a, b] = [result[i]!, result[j]!]
        const key = onlyDifference(a, b)
        if (key !== undefined) a.set(key, new Set([...a.get(key)!, ...b.get(key)!]))
        else if (covers(b, a)) result[i] = b
        else if (!covers(a, b)) continue
        result.splice(j, 1)
        changed = true
        break outer
      }
  }
  return result
}

function toTest(key: string, values: Set<string | number>, domain: (string | number)[]): Test {
  if (!values.has(UNANSWERED)) return { question: key, is: [...values] }
  return { question: key, isNot: domain.filter((value) => !values.has(value)) }
}

function toCondition(terms: Term[], domains: Map<string, (string | number)[]>): Condition | undefined {
  const all = terms.map((term) => [...term].map(([key, values]) => toTest(key, values, domains.get(key)!)))
  if (all.length === 0 || all.some((tests) => tests.length === 0)) return undefined
  const parts = all.map((tests) => (tests.length === 1 ? tests[0]! : { all: tests }))
  return parts.length === 1 ? parts[0] : { any: parts }
}

export interface FlowResult {
  conditions: Map<string, Condition>
  /** Jumps to unknown places that were taken to lead to a section nothing else leads to: from line, to question. */
  guessed: { line: number; to: string }[]
  /** Questions that no path reaches. */
  unreachable: string[]
}

/**
 * Turns jumps ("after this answer go there") into conditions ("asked when these were answered so"), by walking the questions in
 * order and collecting, for each, the ways that lead to it. Only jumps forward are given to this function.
 */
export function conditionsFromFlow(nodes: readonly FlowNode[]): FlowResult {
  const domains = new Map(nodes.map((node) => [node.key, domainOf(node)]))
  const guessed = guess(nodes)
  const incoming: Term[][] = nodes.map(() => [])
  const conditions = new Map<string, Condition>()
  const unreachable: string[] = []
  nodes.forEach((node, index) => {
    const here = index === 0 ? [new Map()] : simplify(incoming[index]!, domains)
    incoming[index] = here
    if (here.length === 0) unreachable.push(node.key)
    const condition = toCondition(here, domains)
    if (condition) conditions.set(node.key, condition)
    const send = (to: number, outcomes?: (string | number)[]) => {
      if (to >= nodes.length) return
      for (const term of here)
        incoming[to]!.push(outcomes ? new Map(term).set(node.key, new Set(outcomes)) : new Map(term))
    }
    const following = node.skipTo ?? index + 1
    if (node.jumps.size === 0) return send(following)
    const byTarget = new Map<number, (string | number)[]>()
    for (const outcome of domainOf(node)) {
      const jump = node.jumps.get(outcome)
      const to = jump === undefined ? following : (jump ?? guessed.get(node.key) ?? following)
      byTarget.set(to, [...(byTarget.get(to) ?? []), outcome])
    }
    for (const [to, outcomes] of byTarget) send(to, outcomes)
  })
  return {
    conditions,
    unreachable,
    guessed: nodes.flatMap((node) =>
      guessed.has(node.key) ? [{ line: node.line, to: nodes[guessed.get(node.key)!]!.key }] : [],
    ),
  }
}

/** For jumps to unknown places: the first later section that nothing else leads to. */
function guess(nodes: readonly FlowNode[]): Map<string, number> {
  const reached = new Set<number>([0])
  nodes.forEach((node, index) => {
    for (const target of node.jumps.values()) if (target !== null) reached.add(target)
    if (!node.required || node.outcomes.length === 0 || node.outcomes.some((outcome) => !node.jumps.has(outcome)))
      reached.add(node.skipTo ?? index + 1)
  })
  const result = new Map<string, number>()
  nodes.forEach((node, index) => {
    if (![...node.jumps.values()].includes(null)) return
    const target = nodes.findIndex((other, at) => at > index && other.opensSection && !reached.has(at))
    if (target < 0) return
    result.set(node.key, target)
    reached.add(target)
  })
  return result
}
