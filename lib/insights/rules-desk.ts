import type { DeskPiece } from '@/lib/evidence/schema-desk'
import type { TriageState } from '@/lib/evidence/schema-triage'
import type { Stance, Suggestion } from './schema'

/** What was done with a piece. */
export type Deed =
  | { kind: 'file'; insight: string; stance: Stance }
  | { kind: 'new'; statement: string }
  | { kind: 'triage'; state: TriageState }
  | { kind: 'skip' }

export interface Step {
  id: number
  piece: DeskPiece
  deed: Deed
}

/** What the server has to do, in the order in which it was asked for. */
export type Order = { kind: 'do'; step: Step } | { kind: 'undo'; step: Step }

export interface DeskState {
  queue: readonly DeskPiece[]
  steps: readonly Step[]
  /** By piece; a piece that is not in it is still being looked up. */
  suggestions: Readonly<Record<string, readonly Suggestion[]>>
  /** The insight that `s` files under, by its place; null: none, so that nothing is filed by chance. */
  chosen: number | null
  /** Keys that wait for the suggestions of the piece. */
  waiting: readonly string[]
  next: number
  /** Why the last key did nothing. */
  hint: string | null
}

const STANCES: Record<string, Stance> = { s: 'supports', c: 'contradicts', x: 'context' }
const ASIDE: Record<string, TriageState> = { p: 'parked', n: 'not-evidence' }
const NEEDS_CHOICE = 'Choose an insight first, with 1 to 8.'

/** Only what much speaks for is chosen beforehand. */
const likely = (found: readonly Suggestion[] | undefined): number | null => (found?.[0]?.sure ? 0 : null)

export const openDesk = (
  queue: readonly DeskPiece[],
  suggestions: Readonly<Record<string, readonly Suggestion[]>>,
): DeskState => ({
  queue,
  steps: [],
  suggestions,
  chosen: likely(suggestions[queue[0]?.id ?? '']),
  waiting: [],
  next: 1,
  hint: null,
})

const at = (state: DeskState): readonly Suggestion[] | undefined => state.suggestions[state.queue[0]?.id ?? '']

const show = (state: DeskState): DeskState => ({ ...state, chosen: likely(at(state)), hint: null })

/** The first piece is dealt with, and the next one is shown. */
export function act(state: DeskState, deed: Deed): { state: DeskState; orders: Order[] } {
  const [piece, ...queue] = state.queue
  if (!piece) return { state, orders: [] }
  const step: Step = { id: state.next, piece, deed }
  const moved = show({ ...state, queue, steps: [...state.steps, step], next: state.next + 1 })
  return { state: moved, orders: deed.kind === 'skip' ? [] : [{ kind: 'do', step }] }
}

/** The last step is taken back, and its piece is shown again. */
export function undo(state: DeskState): { state: DeskState; orders: Order[] } {
  const step = state.steps.at(-1)
  if (!step) return { state: { ...state, hint: 'Nothing to take back.' }, orders: [] }
  const back = show({ ...state, queue: [step.piece, ...state.queue], steps: state.steps.slice(0, -1) })
  return { state: back, orders: step.deed.kind === 'skip' ? [] : [{ kind: 'undo', step }] }
}

/** One key, of a piece whose suggestions are there or not needed. */
function take(state: DeskState, key: string): { state: DeskState; orders: Order[] } {
  if (key === 'u') return undo(state)
  if (!state.queue[0]) return { state, orders: [] }
  if (key === ' ') return act(state, { kind: 'skip' })
  const aside = ASIDE[key]
  if (aside) return act(state, { kind: 'triage', state: aside })
  const found = at(state) ?? []
  const digit = Number(key)
  if (digit >= 1 && digit <= 9)
    return { state: found[digit - 1] ? { ...state, chosen: digit - 1, hint: null } : state, orders: [] }
  const stance = STANCES[key]
  if (!stance) return { state, orders: [] }
  const insight = state.chosen === null ? undefined : found[state.chosen]
  if (!insight) return { state: { ...state, hint: NEEDS_CHOICE }, orders: [] }
  return act(state, { kind: 'file', insight: insight.id, stance })
}

const needsSuggestions = (key: string) => key in STANCES || /^[1-9]$/.test(key)

/**
 * Keys in the order in which they were pressed: none is lost. A key that chooses among the suggestions of a piece waits
 * until these are there, and
 * those after it wait behind it.
 */
export function press(state: DeskState, keys: readonly string[]): { state: DeskState; orders: Order[] } {
  let now: DeskState = { ...state, waiting: [] }
  const orders: Order[] = []
  const all = [...state.waiting, ...keys]
  for (const [index, key] of all.entries()) {
    if (now.queue[0] && needsSuggestions(key) && at(now) === undefined)
      return { state: { ...now, waiting: all.slice(index) }, orders }
    const taken = take(now, key)
    now = taken.state
    orders.push(...taken.orders)
  }
  return { state: now, orders }
}

/** Suggestions came in. Pieces that were asked for and are not among them are before someone else: they leave the queue. */
export function arrive(
  state: DeskState,
  asked: readonly string[],
  found: Readonly<Record<string, readonly Suggestion[]>>,
): { state: DeskState; orders: Order[] } {
  const gone = new Set(asked.filter((id) => !(id in found)))
  const first = state.queue[0]?.id
  const queue = state.queue.filter((piece) => !gone.has(piece.id))
  const known = { ...state, queue, suggestions: { ...state.suggestions, ...found } }
  const isNew = queue[0]?.id !== first || (first !== undefined && first in found && !(first in state.suggestions))
  return press(isNew ? show(known) : known, [])
}

/** A step that the server refused: its piece waits again, behind the one that is read now. */
export function refuse(state: DeskState, order: Order): DeskState {
  if (order.kind === 'undo') {
    const queue = state.queue.filter((piece) => piece.id !== order.step.piece.id)
    return show({ ...state, queue, steps: [...state.steps, order.step] })
  }
  if (!state.steps.some((step) => step.id === order.step.id)) return state
  const [first, ...rest] = state.queue
  const queue = first ? [first, order.step.piece, ...rest] : [order.step.piece]
  const steps = state.steps.filter((step) => step.id !== order.step.id)
  return first ? { ...state, queue, steps } : show({ ...state, queue, steps })
}

/** Pieces that are to be looked up next. */
export const ahead = (state: DeskState, count: number): string[] =>
  state.queue
    .slice(0, count)
    .map((piece) => piece.id)
    .filter((id) => !(id in state.suggestions))

/** How many pieces were filed under an insight. */
export const filedCount = (state: DeskState): number =>
  state.steps.filter(({ deed }) => deed.kind === 'file' || deed.kind === 'new').length

/** How many pieces left the queue for good, with those that were read together with them. */
export const doneCount = (state: DeskState): number =>
  state.steps.reduce((sum, { deed, piece }) => sum + (deed.kind === 'skip' ? 0 : 1 + piece.together.length), 0)
