import type { Option, Question } from '../schema'
import { TYPES } from '../types/rules-facts'

// No library here: the answering page runs this, too.

/** FNV-1a: a text as a number of 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Mulberry32, of Tommy Ettinger (public domain): numbers from 0 to 1, always the same ones from the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const keepsPlace = ({ fixed, open, na, exclusive }: Option): boolean => Boolean(fixed || open || na || exclusive)

/** The list in an order that the seed gives: every order is as likely as the others (Fisher–Yates). What keeps its place does. */
function shuffledBy(seed: string, list: readonly Option[]): Option[] {
  const next = numbersFrom(hashOf(seed))
  const free = list.filter((one) => !keepsPlace(one))
  for (let last = free.length - 1; last > 0; last--) {
    const at = Math.floor(next() * (last + 1))
    ;[free[last], free[at]] = [free[at]!, free[last]!]
  }
  return list.map((one) => (keepsPlace(one) ? one : free.shift()!))
}

/**
 * The questions as one respondent sees them: options, or rows, of shuffled questions in an order of their own.
 * @param seed whatever is this respondent's alone; the same seed gives the same order, in every language
 */
export const inOwnOrder = (questions: readonly Question[], seed: string): Question[] =>
  questions.map((question) => {
    const part = question.shuffled ? TYPES[question.type].shuffles : undefined
    const list = part && question[part]
    return list ? { ...question, [part]: shuffledBy(`${seed} ${question.key}`, list) } : question
  })
