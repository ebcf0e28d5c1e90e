import type { FieldErrors } from '@/lib/core/errors'
import { pagesOf } from '@/lib/surveys/answering/rules-form'
import { secondsFor } from '@/lib/surveys/rules-time'
import type { Answers, Question } from '@/lib/surveys/schema'

/** A page of the form with those of its questions that the answers so far lead to. */
export type ShownPage = ReturnType<typeof pagesOf<Question>>[number] & { shown: Question[] }

/** What is wrong with the answer to a question, or to its free text. */
export const errorOf = (errors: FieldErrors, { key }: Pick<Question, 'key'>): string | undefined =>
  errors[key]?.[0] ?? errors[`${key}.text`]?.[0]

/** @param visible keys of the questions that are asked; null before the script runs, when all are there */
export const shownPages = (questions: readonly Question[], visible: ReadonlySet<string> | null): ShownPage[] =>
  pagesOf(questions).map((page) => ({
    ...page,
    shown: page.questions.filter(({ key }) => !visible || visible.has(key)),
  }))

/** Indexes of the pages on which anything is asked. */
export const openPages = (pages: readonly ShownPage[]): number[] =>
  pages.flatMap((page, index) => (page.shown.length > 0 ? [index] : []))

/** The first page with an error; −1 where there is none. */
export const pageWithError = (pages: readonly ShownPage[], errors: FieldErrors): number =>
  pages.findIndex((page) => page.questions.some((question) => errorOf(errors, question) !== undefined))

/** Of the errors of all answers those of one page's questions. */
export function errorsOnPage(page: ShownPage | undefined, errors: FieldErrors): FieldErrors {
  const here = new Set(page?.shown.map(({ key }) => key))
  return Object.fromEntries(Object.entries(errors).filter(([key]) => here.has(key.replace(/\.text$/, ''))))
}

/** Seconds for what is not answered yet, from a page on. */
export const secondsLeft = (pages: readonly ShownPage[], from: number, answers: Answers): number =>
  pages
    .slice(from)
    .flatMap((page) => page.shown)
    .filter(({ key }) => answers[key] === undefined)
    .reduce((sum, question) => sum + secondsFor(question), 0)
