import { conflict, forbidden } from './errors'

/** One step of a thing's life: from which states to which, who may take it, and what the button says. */
export interface Transition<S extends string, R extends string = string> {
  from: S | readonly S[]
  to: S
  /** Roles on the thing that may take the step. */
  by: readonly R[]
  /** The button's text: "Start review". */
  verb: string
}

/** A step as a page or an API answer offers it. */
export interface AllowedAction<S extends string> {
  to: S
  verb: string
  allowed: boolean
  /** Why it is refused, in words for the reader; null where it is allowed. */
  reason: string | null
}

/** How errors name the thing and its states. */
export interface MachineNames<S extends string> {
  /** "survey", as in "This survey is closed and cannot become open." */
  thing: string
  labels?: Partial<Record<S, string>>
}

/** What a state machine answers. `roles` left out asks whether the step exists at all. */
export interface Machine<S extends string, R extends string, T extends Transition<S, R>> {
  transitions: readonly T[]
  /** The step between two states, or null. */
  find: (from: S, to: S) => T | null
  /** Whether the step exists and one of these roles may take it. */
  can: (from: S, to: S, roles?: readonly R[]) => boolean
  /** The states that can follow, in the order of the table. */
  next: (from: S, roles?: readonly R[]) => S[]
  /**
   * The step.
   * @throws AppError conflict where the table has no such step, forbidden where none of the roles may take it
   */
  assert: (from: S, to: S, roles?: readonly R[]) => T
  /**
   * Every step out of a state, refused ones with their reason. `refuse` adds what depends on the thing itself: it
   * answers a reason, or null where nothing stands against the step.
   */
  allowed: (from: S, roles: readonly R[], refuse?: (step: T) => string | null) => AllowedAction<S>[]
}

/**
 * One state machine from its table of steps. Pages draw buttons from `allowed`, commands call `assert`, and the error
 * texts come from the same table.
 * @throws Error (a defect) when two steps join the same two states
 */
export function machine<const S extends string, const R extends string, T extends Transition<S, R> = Transition<S, R>>(
  transitions: readonly (T & Transition<S, R>)[],
  names: MachineNames<NoInfer<S>> = { thing: 'thing' },
): Machine<S, R, T> {
  const label = (state: S) => names.labels?.[state] ?? state
  const leaves = (step: T, from: S) => (typeof step.from === 'string' ? step.from === from : step.from.includes(from))
  const out = (from: S) => transitions.filter((step) => leaves(step, from))
  const holds = (step: T, roles?: readonly R[]) => !roles || step.by.some((role) => roles.includes(role))

  const seen = new Set<string>()
  for (const step of transitions) {
    for (const from of typeof step.from === 'string' ? [step.from] : step.from) {
      const pair = `${from} → ${step.to}`
      if (seen.has(pair)) throw new Error(`Two steps are ${pair}.`)
      seen.add(pair)
    }
  }

  const find = (from: S, to: S) => out(from).find((step) => step.to === to) ?? null
  const next = (from: S, roles?: readonly R[]) =>
    out(from)
      .filter((step) => holds(step, roles))
      .map((step) => step.to)

  return {
    transitions,
    find,
    next,
    can(from, to, roles) {
      const step = find(from, to)
      return step !== null && holds(step, roles)
    },
    assert(from, to, roles) {
      const step = find(from, to)
      if (!step) {
        const possible = next(from).map(label)
        const then = possible.length > 0 ? `It can become ${possible.join(', ')}.` : 'This is its final state.'
        throw conflict(`This ${names.thing} is ${label(from)} and cannot become ${label(to)}. ${then}`)
      }
      if (!holds(step, roles)) throw forbidden(roleReason(step))
      return step
    },
    allowed: (from, roles, refuse) =>
      out(from).map((step) => {
        const reason = holds(step, roles) ? (refuse?.(step) ?? null) : roleReason(step)
        return { to: step.to, verb: step.verb, allowed: reason === null, reason }
      }),
  }
}

const roleReason = (step: { verb: string; by: readonly string[] }) =>
  `"${step.verb}" is for: ${step.by.join(', ') || 'no role'}.`
