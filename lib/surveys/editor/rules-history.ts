/** States of a thing that is edited, for undo and redo. Changes of one kind in a row (typing in one field) are one step. */
export interface History<T> {
  past: readonly T[]
  present: T
  future: readonly T[]
  /** What the last change was; null begins a new step. */
  kind: string | null
}

const MOST = 200

export const begin = <T>(present: T): History<T> => ({ past: [], present, future: [], kind: null })

/** A change. With the kind of the one before, it joins that step. */
export function change<T>(history: History<T>, next: T, kind: string | null = null): History<T> {
  if (next === history.present) return history
  if (kind !== null && kind === history.kind) return { ...history, present: next, future: [] }
  return { past: [...history.past, history.present].slice(-MOST), present: next, future: [], kind }
}

/** Ends the step, so that what comes next is one of its own. */
export const endStep = <T>(history: History<T>): History<T> =>
  history.kind === null ? history : { ...history, kind: null }

export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1)
  return before === undefined
    ? history
    : { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], kind: null }
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  return next === undefined ? history : { past: [...history.past, history.present], present: next, future, kind: null }
}
