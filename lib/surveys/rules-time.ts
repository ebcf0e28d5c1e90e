import type { Question } from './schema'
import { ANSWERING } from './types/rules-answering'

// No library here: the answering page says with this how long the rest takes.

const wordsIn = (text: string | undefined): number => text?.match(/\S+/g)?.length ?? 0

/** Seconds to read and answer one question: reading at four words a second beyond a usual question's twelve, then answering by its type. */
export const secondsFor = (question: Question): number =>
  ANSWERING[question.type].seconds(question) +
  Math.max(0, wordsIn(question.label) + wordsIn(question.help) + wordsIn(question.page?.text) - 12) / 4

const minutes = (questions: readonly Question[]): number =>
  Math.max(1, Math.round(questions.reduce((sum, question) => sum + secondsFor(question), 0) / 60))

/** Reading and answering time in whole minutes, at least one, of somebody who is asked every question. */
export const minutesFor = (questions: readonly Question[]): number => minutes(questions)

/** The same, from somebody whom no condition leads to more to somebody whom each does. */
export const minutesBetween = (questions: readonly Question[]): { least: number; most: number } => ({
  least: minutes(questions.filter((question) => !question.showIf)),
  most: minutes(questions),
})
