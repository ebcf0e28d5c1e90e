import type { Question } from '../schema'
import { ANSWERING } from '../types/rules-answering'
import { openName, type FormValues } from './rules-fields'

export { fieldName, openName, type FormValues } from './rules-fields'

// Runs in the answering page too: no library here.

/** The fields of a form that are answers or segments. */
export function valuesOf(form: FormData): FormValues {
  const values: FormValues = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && (name.startsWith('a:') || name.startsWith('segment:')))
      (values[name] ??= []).push(value)
  return values
}

/** A sent form as answers by question key. Whether they are right is for `checkAnswers`. */
export function answersOf(questions: readonly Question[], values: FormValues): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const question of questions) {
    const value = ANSWERING[question.type].fromForm(question, values)
    if (value !== undefined && value !== '') answers[question.key] = value
    const text = values[openName(question.key)]?.[0]
    if (text?.trim()) answers[`${question.key}.text`] = text
  }
  return answers
}

/** Questions by the page they are on. */
export function pagesOf<Q extends Pick<Question, 'page'>>(
  questions: readonly Q[],
): { title: string | null; text: string | null; questions: Q[] }[] {
  const pages: { title: string | null; text: string | null; questions: Q[] }[] = []
  for (const question of questions) {
    if (question.page || pages.length === 0)
      pages.push({ title: question.page?.title ?? null, text: question.page?.text ?? null, questions: [] })
    pages.at(-1)!.questions.push(question)
  }
  return pages
}

/** The page that holds the question at a place of the survey, and where on that page it stands; null where there is none. */
export function placeOf(
  pages: readonly { questions: readonly unknown[] }[],
  index: number,
): { page: number; within: number } | null {
  let before = 0
  for (const [page, { questions }] of pages.entries()) {
    if (index >= before && index < before + questions.length) return { page, within: index - before }
    before += questions.length
  }
  return null
}
