import { bestOf, worstOf } from './rules-maxdiff'
import type { Question } from '../schema'

// Runs in the answering page too: no library here.

/** What a form holds: values by field name, as often as they were chosen. */
export type FormValues = Record<string, string[]>

/** The field of a question, of a matrix row, of an option's place in a ranking, or of the text beside an open option. */
export const fieldName = (key: string, part?: string): string => (part === undefined ? `a:${key}` : `a:${key}:${part}`)
export const openName = (key: string): string => `a:${key}.text`

/** The fields of a form that are answers or segments. */
export function valuesOf(form: FormData): FormValues {
  const values: FormValues = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && (name.startsWith('a:') || name.startsWith('segment:')))
      (values[name] ??= []).push(value)
  return values
}

const numberOr = (text: string | undefined): number | string | undefined => {
  if (text === undefined || text.trim() === '') return undefined
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) ? number : text
}

function valueOf(question: Question, values: FormValues): unknown {
  const name = fieldName(question.key)
  switch (question.type) {
    case 'rating':
    case 'nps':
    case 'number':
      return numberOr(values[name]?.[0])
    case 'multi':
      return values[name]
    case 'maxdiff': {
      const chosen = (question.sets ?? [])
        .flatMap((_, set) => [bestOf(set), worstOf(set)])
        .flatMap((part) => {
          const value = values[fieldName(question.key, part)]?.[0]
          return value ? [[part, value]] : []
        })
      return chosen.length > 0 ? Object.fromEntries(chosen) : undefined
    }
    case 'matrix': {
      const rows = (question.rows ?? []).flatMap((row) => {
        const cell = values[fieldName(question.key, row.value)]
        return cell ? [[row.value, question.multiple ? cell : cell[0]]] : []
      })
      return rows.length > 0 ? Object.fromEntries(rows) : undefined
    }
    case 'ranking': {
      const placed = (question.options ?? []).flatMap((option) => {
        const place = Number(values[fieldName(question.key, option.value)]?.[0])
        return place > 0 ? [{ place, value: option.value }] : []
      })
      return placed.length > 0 ? placed.sort((a, b) => a.place - b.place).map((one) => one.value) : undefined
    }
    default:
      return values[name]?.[0]
  }
}

/** A sent form as answers by question key. Whether they are right is for `checkAnswers`. */
export function answersOf(questions: readonly Question[], values: FormValues): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const question of questions) {
    const value = valueOf(question, values)
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
