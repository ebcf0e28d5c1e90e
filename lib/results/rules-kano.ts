import { KANO_ANSWERS } from '@/lib/core/stats/kano'
import type { Question } from '@/lib/surveys/schema'
import { answerOf, isScale } from '@/lib/surveys/types/rules-facts'

/** How the five answers of a Kano question are usually put, from liking it to disliking it. */
const SAID = [
  /^(?!.*\bdislike).*\blike\b/i,
  /\bexpect|\bmust\b/i,
  /\bneutral\b/i,
  /\btolerate\b|\blive with\b/i,
  /\bdislike\b/i,
]

/** Whether a question has the five answers of a Kano pair, by their values or as they are usually put. */
export function isKano(question: Question): boolean {
  if (isScale(question) || answerOf(question) !== 'option') return false
  const options = (question.options ?? []).filter((option) => !option.na)
  return (
    options.length === KANO_ANSWERS.length &&
    options.every(({ value, label }, at) => value === KANO_ANSWERS[at] || SAID[at]!.test(label))
  )
}

/** Whether a survey asks about a feature twice, as Kano does: if it is there, and if it is not. Which is which a person says. */
export const asksKano = (questions: readonly Question[]): boolean => questions.filter(isKano).length >= 2
