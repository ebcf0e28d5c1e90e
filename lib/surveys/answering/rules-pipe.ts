import { plainText } from '@/lib/core/text/inline'
import type { Answers, Question } from '../schema'

// `{{tool}}` in a question's words stands for the answer to the question `tool`; `{{tool|that tool}}` says what stands there while it is
// not known: before it is answered, and on a page without script, which shows all questions at once.

const PIPE = /\{\{\s*([A-Za-z0-9][\w-]*)\s*(?:\|([^{}]*))?\}\}/g
const UNKNOWN = '…'

/** Text with earlier answers put in. What comes out is plain text to be shown as such: an answer is never read as mark-up. */
export const piped = (text: string, answerOf: (key: string) => string | undefined): string =>
  text.replace(
    PIPE,
    (_, key: string, otherwise: string | undefined) => answerOf(key)?.trim() || otherwise?.trim() || UNKNOWN,
  )

/** Text with one answer put in for good; what else it wants stays. */
export const pipedWith = (text: string, key: string, answer: string): string =>
  text.replace(PIPE, (whole, name: string) => (name === key ? answer : whole))

/** The questions whose answers a text wants. */
export const pipedKeys = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(PIPE)].map((match) => match[1]!)

/** Whether every answer that a text wants has words for when it is not known. */
export const pipesHaveText = (text: string): boolean => [...text.matchAll(PIPE)].every((match) => match[2]?.trim())

/** A text for those who are not answering: with the words for an unknown answer. */
export const unpiped = (text: string): string => piped(text, () => undefined)

/** An answer in the words it was given in: the labels of options, or what was written beside an open one; undefined where there is none. */
export function answerText(question: Question, answers: Answers, language = 'en'): string | undefined {
  const value = answers[question.key]
  if (value === undefined || (typeof value === 'object' && !Array.isArray(value))) return undefined
  const own = answers[`${question.key}.text`]
  const wordsOf = (one: string) => {
    const option = question.options?.find((candidate) => candidate.value === one)
    return option?.open && typeof own === 'string' && own.trim() ? own : plainText(option?.label ?? one)
  }
  const words = [value].flat().map((one) => (typeof one === 'number' ? String(one) : wordsOf(one)))
  return words.length > 0 ? new Intl.ListFormat(language).format(words) : undefined
}
