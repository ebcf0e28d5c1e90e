import type { Question, QuestionType } from './schema'

// No library here: the answering page says with this how long the rest takes.

const SECONDS: Record<QuestionType, (question: Question) => number> = {
  rating: () => 7,
  nps: () => 7,
  yesno: () => 5,
  date: () => 10,
  number: () => 10,
  single: ({ options = [] }) => 6 + Math.min(options.length, 12) / 2,
  multi: ({ options = [] }) => 7 + Math.min(options.length, 20) * 0.8,
  matrix: ({ rows = [] }) => 6 + rows.length * 4,
  ranking: ({ options = [], max }) => 8 + Math.min(max ?? options.length, 12) * 3,
  maxdiff: ({ sets = [] }) => 5 + sets.length * 12,
  text: () => 30,
  longtext: () => 30,
}

const wordsIn = (text: string | undefined): number => text?.match(/\S+/g)?.length ?? 0

/** Seconds to read and answer one question: reading at four words a second beyond a usual question's twelve, then answering by its type. */
export const secondsFor = (question: Question): number =>
  SECONDS[question.type](question) +
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
