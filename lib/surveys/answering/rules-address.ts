import type { Question } from '../schema'
import { isHidden } from '../types/rules-facts'
import { fieldName, type FormValues } from './rules-fields'

type Asked = readonly Pick<Question, 'key' | 'type' | 'options'>[]

/**
 * What the query of an address says of a survey's hidden fields, by key: only declared fields, and of these only declared values. An
 * address may hold anything, a name or a number of somebody's too: nothing of it is kept that the survey does not list.
 */
export function saidByAddress(
  questions: Asked,
  query: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    questions.filter(isHidden).flatMap(({ key, options = [] }) => {
      const given = Object.hasOwn(query, key) ? [query[key]].flat()[0] : undefined
      return options.some((option) => option.value === given) ? [[key, given!] as const] : []
    }),
  )
}

/** The same as the fields of a form. */
export const valuesOfAddress = (said: Readonly<Record<string, string>>): FormValues =>
  Object.fromEntries(Object.entries(said).map(([key, value]) => [fieldName(key), [value]]))
