import type { Question } from '../schema'

/**
 * What an imported thing is known by: its own id or its file's name, and the source it is from where that was said. The same name
 * from two sources is two things.
 */
export const sourceOf = (name: string, from: string | undefined): string =>
  from?.trim() ? `${from.trim()}/${name}` : name

/** A key that says nothing of its question: a tool's or our own numbering. */
const NUMBERED = /^(?:question|q|frage|untitled)[-_ ]?\d*$/i

/** Questions of a file that a survey has already: of the same key and, where that is only a number, of the same words. */
export const sharedQuestions = (own: readonly Question[], read: readonly Question[]): Question[] =>
  read.filter((question) => {
    const same = own.find((one) => one.key === question.key)
    return same && (!NUMBERED.test(question.key) || same.label === question.label)
  })

/** Whether two lists of questions are so alike that they are one survey: half of the shorter one is in both. */
export const areAlike = (own: readonly Question[], read: readonly Question[]): boolean =>
  own.length === 0 || sharedQuestions(own, read).length * 2 >= Math.min(own.length, read.length)
